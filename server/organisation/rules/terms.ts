import { addDays, type Day } from '../../calendar/rules/day.ts';

/** How long a person holds a post: `regular` (bổ nhiệm), or `acting` (giao quyền, giao phụ trách). */
export interface Term {
  readonly id: string;
  readonly personId: string;
  readonly kind: 'regular' | 'acting';
  readonly from: Day;
  /** The last day, which counts whole; null without end. */
  readonly to: Day | null;
}

/** Why somebody cannot be appointed; the days and the person that a sentence needs. */
export type AppointmentProblem =
  | { readonly code: 'ENDS_BEFORE_START' | 'ACTING_NEEDS_END' }
  | { readonly code: 'POST_NOT_THERE'; readonly from: Day; readonly to: Day | null }
  | { readonly code: 'POST_HELD'; readonly by: Term };

/** Whether two stretches of days share one. */
export function shareDay(
  a: { readonly from: Day; readonly to: Day | null },
  b: { readonly from: Day; readonly to: Day | null },
): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
}

/**
 * A post has one regular holder a day; beside that one, one person may act in it for a time. Nobody holds a
 * post on days on which it is not there.
 *
 * @param others appointments to the same post
 */
export function whyNotAppoint(
  term: Omit<Term, 'id'>,
  post: { readonly from: Day; readonly to: Day | null },
  others: readonly Term[],
): AppointmentProblem | null {
  if (term.to !== null && term.to < term.from) return { code: 'ENDS_BEFORE_START' };
  if (term.kind === 'acting' && term.to === null) return { code: 'ACTING_NEEDS_END' };
  const isThere =
    term.from >= post.from && (post.to === null || (term.to !== null && term.to <= post.to));
  if (!isThere) return { code: 'POST_NOT_THERE', ...post };
  const by = others.find(
    (other) =>
      (other.kind === term.kind || other.personId === term.personId) && shareDay(other, term),
  );
  return by ? { code: 'POST_HELD', by } : null;
}

/** Why an appointment cannot end on a day. */
export type EndingProblem =
  | { readonly code: 'ENDS_BEFORE_START' }
  | { readonly code: 'ENDS_LATER'; readonly to: Day }
  | { readonly code: 'ENDED_BEFORE_ACT'; readonly on: Day };

/**
 * An end is only ever brought forward; one that has not begun is called off with the day before its first.
 * What was done in the post stays within the days on which it was held.
 *
 * @param lastAct the last day on which the person did something in the post
 */
export function whyNotEnd(
  term: Pick<Term, 'from' | 'to'>,
  lastDay: Day,
  lastAct: Day | null,
): EndingProblem | null {
  if (lastDay < addDays(term.from, -1)) return { code: 'ENDS_BEFORE_START' };
  if (term.to !== null && lastDay >= term.to) return { code: 'ENDS_LATER', to: term.to };
  if (lastAct !== null && lastAct > lastDay) return { code: 'ENDED_BEFORE_ACT', on: lastAct };
  return null;
}

/**
 * Whether an authority has an administrator from a day on for good: somebody with an account, without an end
 * in sight. Otherwise nobody could appoint the next one.
 *
 * @param terms appointments to posts of administrators, as they would be after the change
 */
export function keepsAdministrator(
  terms: readonly (Pick<Term, 'from' | 'to'> & { readonly hasAccount: boolean })[],
  from: Day,
): boolean {
  return terms.some((term) => term.hasAccount && term.from <= from && term.to === null);
}
