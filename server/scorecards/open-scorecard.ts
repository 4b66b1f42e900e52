import {
  addDays,
  type Day,
  dayInVietnam,
  parseDay,
  startOfDayInVietnam,
} from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may, type Right } from '../organisation/rules/may.ts';
import { reachOf } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { scorecardsRanking } from './seen-scorecards.ts';
import { findScorecard, type ScorecardRecord } from './store/scorecard-store.ts';

/** A scorecard as a post sees it on a day. */
export interface ScorecardSight {
  readonly card: ScorecardRecord;
  readonly actor: Actor;
  readonly day: Day;
  readonly today: Day;
  readonly isPast: boolean;
  /** The end of the day looked at where it is past; null for now. */
  readonly until: Date | null;
  /** It belongs to the post's own authority, which sees what is published of it whole. */
  readonly isOwn: boolean;
}

/**
 * Opens a scorecard of the post's authority, or of another that ranks one of its units.
 *
 * @param asOf `YYYY-MM-DD`; undefined for today
 * @throws Refusal NOT_FOUND, BAD_INPUT where the day is none
 */
export async function openScorecard(
  platform: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  id: string,
  asOf?: string,
): Promise<ScorecardSight> {
  requireRight(actor, 'scorecard.read');
  const moment = momentOf(platform, asOf);
  const reach = await reachOf(platform.db, actor);
  const card = await findScorecard(platform.db, reach, id);
  const isSeen =
    card?.authorityId === actor.authorityId ||
    (await scorecardsRanking(platform.db, actor, reach, moment.day)).includes(id);
  if (!card || !isSeen) throw new Refusal(platformErrors.NOT_FOUND);
  return { card, actor, ...moment, isOwn: card.authorityId === actor.authorityId };
}

/** The day looked at, against today. @throws Refusal BAD_INPUT */
export function momentOf(
  { clock }: Pick<Platform, 'clock'>,
  asOf: string | undefined,
): Pick<ScorecardSight, 'day' | 'today' | 'isPast' | 'until'> {
  const today = dayInVietnam(clock());
  const day = asOf === undefined ? today : parseDay(asOf);
  if (day === null) throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['asOf'] });
  const isPast = day < today;
  return { day, today, isPast, until: isPast ? startOfDayInVietnam(addDays(day, 1)) : null };
}

/** Whether the post sees everything that a scorecard says of a unit, also before it is published. */
export function seesUnit({ actor, isOwn }: ScorecardSight, path: readonly string[]): boolean {
  return (isOwn && actor.wholeAuthority) || path.includes(actor.jurisdictionUnitId);
}

/** Whether the post has a right on the scorecard as a whole. */
export function mayOnScorecard({ actor, card }: ScorecardSight, right: Right): boolean {
  return may(actor, right, { authorityId: card.authorityId }).allowed;
}
