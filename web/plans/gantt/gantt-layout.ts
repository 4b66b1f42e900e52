import {
  addDays,
  compareDays,
  type Day,
  daysBetween,
  isDay,
} from '../../../server/calendar/rules/day.ts';
import { type PeriodKind, periodAround } from '../../../server/calendar/rules/period.ts';
import type { TaskRow } from '../../../server/tasks/contract.ts';

/** The stretch of time that is drawn, and how wide a day of it is. */
export interface TimeScale {
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly pxPerDay: number;
}

/** How near one looks: px a day. A year is a hand wide, or a quarter, or a month. */
export const ZOOMS = { year: 0.75, quarter: 2, month: 6 } as const;
export type Zoom = keyof typeof ZOOMS;

/** A stretch of a row in px from the left end of the scale. */
export interface Stretch {
  readonly x: number;
  readonly width: number;
}

/** What is drawn for one task. */
export interface Bar {
  /** From the day it was given to where its deadline begins. */
  readonly solid: Stretch;
  /** The period that the deadline names (quý, tháng): due somewhere in it, at the latest at its end. */
  readonly hatched: Stretch | null;
  /** Days late: from the day after the deadline to the day looked at, or to the day it was done. */
  readonly cap: Stretch | null;
  /** How much of an open bar is reported done. */
  readonly done: Stretch | null;
  /** Where the deadline stood on the day compared with. */
  readonly ghost: Stretch | null;
  /** Without a deadline: the bar is open at its right. */
  readonly isOpenEnded: boolean;
  /** Where arrows leave from: the end of the deadline. */
  readonly end: number;
  readonly start: number;
}

export function xOf(scale: TimeScale, day: Day): number {
  return daysBetween(scale.startsOn, day) * scale.pxPerDay;
}

export function widthOf(scale: TimeScale): number {
  return xOf(scale, addDays(scale.endsOn, 1));
}

/** The scale that holds these days, whole months at both ends. */
export function scaleOver(days: readonly (string | null)[], seen: Day, zoom: Zoom): TimeScale {
  const real = [seen, ...days.filter((day) => day !== null && isDay(day))];
  return {
    startsOn: periodAround(real.reduce(earlier), 'month').startsOn,
    endsOn: periodAround(real.reduce(later), 'month').endsOn,
    pxPerDay: ZOOMS[zoom],
  };
}

type Drawn = Pick<
  TaskRow,
  'givenOn' | 'dueOn' | 'deadline' | 'finishedOn' | 'percent' | 'status' | 'daysLate'
>;

/** The bar of a task on a day. @param before its deadline on the day compared with */
export function barOf(task: Drawn, scale: TimeScale, seen: Day, before: string | null): Bar {
  const given = isDay(task.givenOn) ? task.givenOn : scale.startsOn;
  const due = task.dueOn !== null && isDay(task.dueOn) ? task.dueOn : null;
  const finished = task.finishedOn !== null && isDay(task.finishedOn) ? task.finishedOn : null;
  const end = due ?? finished ?? seen;
  // A deadline that lies before the day of giving still shows as a day.
  const from = earlier(given, end);
  const named = due === null ? null : periodNamed(task, due);
  const hatchFrom = named && later(named, from);
  const solidTo = hatchFrom === null ? end : addDays(hatchFrom, -1);
  const solid = stretch(scale, from, solidTo);
  const lateTo = finished ?? (task.daysLate > 0 ? seen : null);
  const cap =
    due !== null && lateTo !== null && lateTo > due
      ? stretch(scale, addDays(due, 1), lateTo)
      : null;
  const whole = xOf(scale, addDays(end, 1)) - solid.x;
  const share = finished === null ? (task.percent ?? 0) / 100 : 0;
  return {
    solid,
    hatched: hatchFrom === null ? null : stretch(scale, hatchFrom, end),
    cap,
    done: share > 0 ? { x: solid.x, width: whole * share } : null,
    ghost:
      before !== null && isDay(before) && before !== due
        ? stretch(scale, earlier(from, before), before)
        : null,
    isOpenEnded: due === null && finished === null,
    start: solid.x,
    end: xOf(scale, addDays(end, 1)),
  };
}

/** The first day of the period that the deadline in force names; null for a deadline of one day. */
function periodNamed({ deadline }: Drawn, due: Day): Day | null {
  // After an extension the deadline in force is the day decided, not the period of the words.
  if (deadline.dueOn !== due) return null;
  const kind = PERIODS.find((each) => each === deadline.precision);
  return kind === undefined ? null : periodAround(due, kind).startsOn;
}

const PERIODS: readonly PeriodKind[] = ['month', 'quarter', 'half', 'year'];

const earlier = (a: Day, b: Day): Day => (compareDays(a, b) <= 0 ? a : b);
const later = (a: Day, b: Day): Day => (compareDays(a, b) >= 0 ? a : b);

function stretch(scale: TimeScale, from: Day, to: Day): Stretch {
  const x = xOf(scale, from);
  return { x, width: Math.max(0, xOf(scale, addDays(to, 1)) - x) };
}

/** A mark of the axis: a year above, months or quarters below. */
export interface AxisMark extends Stretch {
  readonly kind: 'year' | 'quarter' | 'month';
  /** 1–12, 1–4, or the year. */
  readonly number: number;
  readonly year: number;
}

/** Years, and below them quarters or months as the zoom has room for. */
export function axisMarks(scale: TimeScale, zoom: Zoom): AxisMark[] {
  const below = zoom === 'month' ? 'month' : 'quarter';
  return [...marksOf(scale, 'year'), ...marksOf(scale, below)];
}

function marksOf(scale: TimeScale, kind: AxisMark['kind']): AxisMark[] {
  const marks: AxisMark[] = [];
  for (let day = scale.startsOn; day <= scale.endsOn; ) {
    const { startsOn, endsOn } = periodAround(day, kind);
    const from = later(startsOn, scale.startsOn);
    const to = earlier(endsOn, scale.endsOn);
    const [year = 0, month = 1] = startsOn.split('-').map(Number);
    const number = kind === 'year' ? year : kind === 'month' ? month : Math.ceil(month / 3);
    marks.push({ ...stretch(scale, from, to), kind, number, year });
    day = addDays(endsOn, 1);
  }
  return marks;
}

/** An arrow from the end of one bar to the start of another: right, down or up, and in. */
export function arrowPath(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): string {
  const out = from.x + ARROW;
  if (to.x - ARROW >= out) return `M${from.x},${from.y} H${out} V${to.y} H${to.x}`;
  // The follower begins before the other ends: around, between the rows.
  const between = to.y > from.y ? to.y - ARROW * 1.5 : to.y + ARROW * 1.5;
  return `M${from.x},${from.y} H${out} V${between} H${to.x - ARROW} V${to.y} H${to.x}`;
}

const ARROW = 8;
