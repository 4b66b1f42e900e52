import { asDay, type Day, dayInVietnam, daysBetween } from '../../calendar/rules/day.ts';

/** What an obligation is stored as. Late, overdue and locked are reckoned from days. */
export const OBLIGATION_STATES = ['open', 'submitted', 'accepted', 'returned', 'closed'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/**
 * How an obligation stands on a day, one of:
 * `ahead` its data have not ended · `waiting` not handed in, still within time (chưa nộp) · `overdue` quá hạn ·
 * `locked` closed and not handed in (đã khoá) · `returned` handed back · `submitted` waits for the superior
 * (chờ duyệt) · `accepted` đã nộp.
 */
export const STANDINGS = [
  'ahead',
  'waiting',
  'overdue',
  'locked',
  'returned',
  'submitted',
  'accepted',
] as const;
export type StandingKind = (typeof STANDINGS)[number];

/** The days and state that a standing is reckoned from. */
export interface ObligationFacts {
  readonly state: ObligationState;
  readonly cutOff: string;
  readonly dueOn: string;
  readonly dueTime: string | null;
  readonly closesOn: string | null;
  readonly unlockedUntil: string | null;
  readonly submittedAt: Date | null;
}

export interface ObligationStanding {
  readonly kind: StandingKind;
  /** Days after the due day on which it was handed in, or that have passed without it; 0 where in time. */
  readonly lateDays: number;
  /** Handed in, and in time; null where it was not handed in. */
  readonly onTime: boolean | null;
}

/** True where nothing is taken in on a day: the period was closed and not unlocked again. */
export function isLocked(
  { state, closesOn, unlockedUntil }: Pick<ObligationFacts, 'state' | 'closesOn' | 'unlockedUntil'>,
  day: string,
): boolean {
  if (state === 'submitted' || state === 'accepted') return false;
  if (unlockedUntil !== null && unlockedUntil >= day) return false;
  return state === 'closed' || (closesOn !== null && day > closesOn);
}

/** True where a report came after its due day, or on it after its hour. */
export function cameLate(dueOn: string, dueTime: string | null, at: Date): boolean {
  const day = dayInVietnam(at);
  if (day !== dueOn) return day > dueOn;
  return dueTime !== null && hourInVietnam(at) > dueTime;
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

function hourInVietnam(at: Date): string {
  return new Date(at.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(11, 16);
}

/** How an obligation stands on a day. */
export function standingOf(facts: ObligationFacts, day: Day): ObligationStanding {
  const { state, cutOff, dueOn, dueTime, submittedAt } = facts;
  const past = (until: Day) => Math.max(0, daysBetween(asDay(dueOn), until));
  if ((state === 'submitted' || state === 'accepted') && submittedAt !== null) {
    const onTime = !cameLate(dueOn, dueTime, submittedAt);
    return { kind: state, lateDays: past(dayInVietnam(submittedAt)), onTime };
  }
  const lateDays = past(day);
  if (isLocked(facts, day)) return { kind: 'locked', lateDays, onTime: null };
  if (state === 'returned') return { kind: 'returned', lateDays, onTime: null };
  if (lateDays > 0) return { kind: 'overdue', lateDays, onTime: null };
  return { kind: day <= cutOff && dueOn > cutOff ? 'ahead' : 'waiting', lateDays, onTime: null };
}
