import type { Day } from '../../calendar/rules/day.ts';
import type { Right } from './rights.ts';

/** What a new key would be given, and what it may be given. */
export interface TokenAsked {
  readonly rights: readonly Right[];
  /** From the chosen unit up to the top. */
  readonly unitPath: readonly string[];
  readonly postUnitId: string;
  readonly lastDay: Day;
}
export interface TokenLimits {
  readonly rights: readonly Right[];
  readonly narrowRights: readonly Right[];
  readonly today: Day;
  readonly latestDay: Day;
}

export type TokenFault =
  | { readonly fault: 'unit' }
  | { readonly fault: 'end' }
  | { readonly fault: 'right'; readonly right: Right };

/** Why a key cannot be made as asked; null where it can. */
export function faultOfToken(asked: TokenAsked, limits: TokenLimits): TokenFault | null {
  if (!asked.unitPath.includes(asked.postUnitId)) return { fault: 'unit' };
  const isNarrow = asked.unitPath[0] !== asked.postUnitId;
  const allowed = isNarrow ? limits.narrowRights : limits.rights;
  const right = asked.rights.find((each) => !allowed.includes(each));
  if (right !== undefined) return { fault: 'right', right };
  if (asked.lastDay < limits.today || asked.lastDay > limits.latestDay) return { fault: 'end' };
  return null;
}
