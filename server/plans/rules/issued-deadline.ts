import { anchorOf, dueFrom, termOf } from '../../calendar/rules/anchor.ts';
import { type Day, isDay } from '../../calendar/rules/day.ts';
import { deadlineFromNorm } from '../../calendar/rules/deadline.ts';
import type { Recurrence } from '../../calendar/rules/recurrence.ts';
import { type Turn, turnsToMake } from '../../calendar/rules/recurrence-periods.ts';
import { settledDue, type TimeRules } from '../../calendar/rules/time-rules.ts';
import type { DeadlineShape, DraftTask } from '../contract.ts';
import type { IssuedTurn } from './issued-tasks.ts';

/** What a deadline is reckoned from when its plan is issued. */
export interface IssueDays {
  /** The day of the act. */
  readonly today: Day;
  /** The day on which the document was signed; null where it bears none. */
  readonly signedOn: Day | null;
  readonly effectiveOn: Day;
  /** The last day of what the plan orders; null where it goes on. */
  readonly endsOn: Day | null;
}

/** A duty that comes back, as it was issued. */
export interface IssuedSeries {
  readonly norm: string;
  readonly exclusive: boolean;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly turns: readonly IssuedTurn[];
  /** The day named for the last of them, before a day off moved it. */
  readonly madeDueOn: Day | null;
  readonly next: Turn | null;
}

/** A deadline as issued: what the words keep, the day that counts, and the turns of a recurring duty. */
export interface IssuedDeadline {
  readonly shape: DeadlineShape;
  readonly dueOn: Day | null;
  readonly series: IssuedSeries | null;
}

const NONE: DeadlineShape = {
  ...{ raw: '', kind: 'NONE', precision: 'none', norm: null, startsOn: null, dueOn: null },
};

/**
 * Makes the deadline of a task by the rules of its body on the day of issue. A term from the day of issue
 * gets its day; one from an event that has no day yet waits for it. The words keep their precision.
 */
export function issuedDeadline(
  task: Pick<DraftTask, 'deadline' | 'quote'>,
  days: IssueDays,
  rules: TimeRules,
): IssuedDeadline {
  if (task.deadline === null) return { shape: NONE, dueOn: null, series: null };
  const { raw, kind, precision, norm, startsOn, dueOn } = task.deadline;
  const shape: DeadlineShape = { raw, kind, precision, norm, startsOn, dueOn };
  if (kind === 'RECURRING') return recurring(shape, days, rules);
  if (kind === 'RELATIVE') return relative(shape, task.quote, days, rules);
  const named = kind === 'BEFORE' ? deadlineFromNorm(norm, raw, rules.before).dueOn : null;
  const day = named ?? dayOrNull(dueOn);
  return {
    shape: { ...shape, dueOn: day },
    dueOn: day === null ? null : settledDue(day, 'named', rules),
    series: null,
  };
}

function relative(
  shape: DeadlineShape,
  quote: string,
  days: IssueDays,
  rules: TimeRules,
): IssuedDeadline {
  const anchor = anchorOf(shape, quote);
  const term = termOf(shape.norm);
  const from = {
    issue: days.signedOn ?? days.effectiveOn,
    effect: days.effectiveOn,
    event: null,
  }[anchor?.kind ?? 'event'];
  const said =
    anchor?.kind === 'event' && anchor.words !== '' ? withEvent(shape, anchor.words) : shape;
  if (from === null || term === null) return { shape: said, dueOn: null, series: null };
  const dueOn = dueFrom(term, from, rules);
  return { shape: { ...shape, dueOn }, dueOn, series: null };
}

/** The words of the deadline with the event that follows them in their sentence. */
function withEvent(shape: DeadlineShape, words: string): DeadlineShape {
  if (shape.raw.includes(words)) return shape;
  return { ...shape, raw: `${shape.raw.trim()} sau khi ${words}` };
}

function recurring(shape: DeadlineShape, days: IssueDays, rules: TimeRules): IssuedDeadline {
  const { recurrence } = deadlineFromNorm(shape.norm, shape.raw, rules.before);
  // Turns begin with the document, and never before it was entered: nothing is born overdue.
  const [, startsOn] = [days.effectiveOn, days.today].sort();
  const series =
    recurrence && startsOn ? seriesFrom(recurrence, shape, startsOn, days.endsOn, rules) : null;
  // A duty whose plan has ended has no turn left: it stays a line without a day, as it was written.
  if (series === null || series.turns.length === 0) return { shape, dueOn: null, series: null };
  return { shape, dueOn: series.endsOn, series };
}

function seriesFrom(
  recurrence: Recurrence,
  { norm }: DeadlineShape,
  startsOn: Day,
  endsOn: Day | null,
  rules: TimeRules,
): IssuedSeries {
  const made = { after: null, by: startsOn, atLeastOne: true };
  const { turns, next } = turnsToMake(recurrence, { startsOn, endsOn }, made);
  return {
    norm: norm ?? '',
    exclusive: recurrence.exclusive,
    startsOn,
    endsOn,
    turns: turns.map(({ period, dueOn }) => ({ period, dueOn: settledDue(dueOn, 'named', rules) })),
    madeDueOn: turns.at(-1)?.dueOn ?? null,
    next,
  };
}

function dayOrNull(text: string | null): Day | null {
  return text !== null && isDay(text) ? text : null;
}
