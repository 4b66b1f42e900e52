import type { FlagLimits } from '../calendar/rules/flag-limits.ts';
import type { Author } from '../platform/act.ts';
import type { Http } from '../platform/http/http.ts';
import type { Role } from './contract.ts';
import type { Right } from './rules/rights.ts';

/** Who is acting: a person in one post (chức vụ), with the unit over which that post has jurisdiction. */
export interface Actor extends Author {
  readonly accountId: string;
  readonly personName: string;
  readonly postTitle: string;
  readonly role: Role;
  readonly unitName: string;
  /** The unit that the post answers for; its subtree is what the post may see. */
  readonly jurisdictionUnitId: string;
  /** The rights left to a delegation or a token; null or absent: all of the role. */
  readonly only?: ReadonlySet<Right> | null;
  /** True where that unit is the top of the authority: the post sees all of it. */
  readonly wholeAuthority: boolean;
  /** After how many days the post's authority raises flags; null or absent for the usual limits. */
  readonly limits?: FlagLimits | null;
  /** The post's body works in an installation of its own: here the post may only look. */
  readonly worksElsewhere?: boolean;
  /**
   * The authorities that lists of this post ask, its own first, as they stood when the request came;
   * absent where the actor was not made by a request.
   */
  readonly reach?: readonly string[];
}

/** The http kit as every capability's routes receive it. */
export type ActorHttp = Http<Actor>;
