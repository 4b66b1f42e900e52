import { addMonths, type Day } from '../../calendar/rules/day.ts';
import type { Role } from '../contract.ts';
import { RIGHTS, type Right, rightsOf } from './may.ts';

/**
 * What nobody lends: who may do what, and powers to hand on. An administrator who is away is stood in for by
 * an acting appointment, which everybody sees.
 */
export const NEVER_LENT: ReadonlySet<Right> = new Set<Right>([
  ...([
    'person.edit',
    'account.manage',
    'delegation.give',
    'token.manage',
    'exchange.manage',
    'keeping.read',
  ] as const),
]);

/** The rights of a role that may be lent (ủy quyền), in the order of the grid. */
export function lendable(role: Role): Right[] {
  return rightsOf(role).filter((right) => !NEVER_LENT.has(right));
}

/** The right to read what a right works on, where there is one: `task.accept` → `task.read`. */
export function readingOf(right: Right): Right | null {
  const thing = right.split('.')[0];
  return RIGHTS.find((each) => each === `${thing}.read`) ?? null;
}

/** What work cannot be found without, whatever was lent. */
const TO_FIND_ONES_WAY: readonly Right[] = [
  'unit.read',
  'directive.read',
  'plan.read',
  'task.read',
];

/**
 * What a delegation of some rights comes to: these, as far as the role has them, with the rights to read what
 * they work on and to find the way there. Nothing that the role does not have, nothing that is never lent.
 */
export function lentRights(role: Role, chosen: readonly Right[]): Right[] {
  const has = new Set(lendable(role));
  const wanted = new Set<Right>(chosen);
  for (const right of chosen) {
    const reading = readingOf(right);
    if (reading) wanted.add(reading);
  }
  if (chosen.length > 0) for (const right of TO_FIND_ONES_WAY) wanted.add(right);
  return RIGHTS.filter((right) => wanted.has(right) && has.has(right));
}

/** For how many months powers are lent at most, where an authority has not chosen otherwise. */
export const MOST_MONTHS = 12;

export type DelegationProblem =
  | { readonly code: 'ENDS_BEFORE_START' | 'LENT_TO_SELF' | 'NOTHING_LENT' | 'NOT_YOURS_TO_LEND' }
  | { readonly code: 'LENT_BACKWARDS'; readonly today: Day }
  | { readonly code: 'LENT_TOO_LONG'; readonly latest: Day };

/**
 * Why powers cannot be lent like this. They are lent from today on, for at most a year, out of what the post
 * itself may do, and never by somebody to whom they were only lent.
 */
export function whyNotLend(
  asked: {
    readonly from: Day;
    readonly to: Day;
    readonly rights: readonly Right[];
    readonly toPersonId: string;
  },
  giver: { readonly personId: string; readonly role: Role; readonly isOwnPost: boolean },
  today: Day,
): DelegationProblem | null {
  if (!giver.isOwnPost) return { code: 'NOT_YOURS_TO_LEND' };
  if (asked.to < asked.from) return { code: 'ENDS_BEFORE_START' };
  if (asked.from < today) return { code: 'LENT_BACKWARDS', today };
  const latest = latestDay(asked.from);
  if (asked.to > latest) return { code: 'LENT_TOO_LONG', latest };
  if (asked.toPersonId === giver.personId) return { code: 'LENT_TO_SELF' };
  if (asked.rights.length === 0) return { code: 'NOTHING_LENT' };
  const has = new Set(lendable(giver.role));
  return asked.rights.every((right) => has.has(right)) ? null : { code: 'NOT_YOURS_TO_LEND' };
}

/** The latest last day of a delegation that begins on a day. */
export function latestDay(from: Day): Day {
  return addMonths(from, MOST_MONTHS);
}
