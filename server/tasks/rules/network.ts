import { addDays, compareDays, type Day, daysBetween } from '../../calendar/rules/day.ts';

/** A task that waits for another (phụ thuộc): it can end only after the other has. */
export interface Wait {
  readonly taskId: string;
  readonly onTaskId: string;
}

/** A task of the network as its dates and weight matter to the others. */
export interface NetworkTask {
  readonly id: string;
  readonly isDone: boolean;
  readonly weight: number;
  /** The day from which work may begin: its own start, else the day on which it was given. */
  readonly startsOn: Day;
  /** True where the ordering words name the start themselves. */
  readonly ownStart: boolean;
  readonly dueOn: Day | null;
  readonly finishedOn: Day | null;
}

/** An open task that others wait for, with what waits behind it through any depth. */
export interface HoldUp {
  readonly id: string;
  readonly count: number;
  readonly weight: number;
}

/** When a task can end as things stand, and the task that it then waits for last. */
export interface Forecast {
  readonly id: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** The task whose end decides when this one can start; null where nothing open holds it. */
  readonly heldBy: string | null;
}

/** A deadline that cannot be kept because of what comes before: a shift to propose, never made silently. */
export interface Shift {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly because: string;
}

/** What a plan's waits come to on a day. */
export interface NetworkView {
  /** The open tasks that hold up most, the heaviest first. */
  readonly holdUps: readonly HoldUp[];
  /** The chain that decides when the last of the linked tasks can end, first to last (đường găng). */
  readonly criticalPath: readonly Forecast[];
  readonly shifts: readonly Shift[];
}

/**
 * The way round that a new wait would close, from the task itself back to it; null where it closes none.
 * A task that waited for itself, through however many others, could never start.
 */
export function circleOf(waits: readonly Wait[], added: Wait): readonly string[] | null {
  if (added.taskId === added.onTaskId) return [added.taskId];
  const next = neighbours(
    waits,
    ({ taskId }) => taskId,
    ({ onTaskId }) => onTaskId,
  );
  const cameFrom = new Map<string, string>([[added.onTaskId, added.taskId]]);
  const queue = [added.onTaskId];
  for (const at of queue) {
    for (const on of next.get(at) ?? []) {
      if (on === added.taskId) return wayBack(cameFrom, at, added.taskId);
      if (cameFrom.has(on)) continue;
      cameFrom.set(on, at);
      queue.push(on);
    }
  }
  return null;
}

function wayBack(cameFrom: ReadonlyMap<string, string>, last: string, first: string): string[] {
  const way = [last];
  for (let at = last; at !== first; ) {
    at = cameFrom.get(at) ?? first;
    way.unshift(at);
  }
  return way;
}

/**
 * What holds up most, the critical path and the shifts to propose.
 *
 * A task takes as long as its plan gave it: from its own start where the words name one, else from the
 * latest deadline of what it waits for, else from the day on which it was given; a day at least. It can
 * start the day after the last of these has ended, and what is open cannot have ended before today.
 *
 * @param waits without circles; ends that are not among the tasks are left out
 */
export function networkOn(
  tasks: readonly NetworkTask[],
  waits: readonly Wait[],
  today: Day,
): NetworkView {
  const known = new Map(tasks.map((task) => [task.id, task]));
  const linked = waits.filter((wait) => known.has(wait.taskId) && known.has(wait.onTaskId));
  const before = neighbours(
    linked,
    ({ taskId }) => taskId,
    ({ onTaskId }) => onTaskId,
  );
  const after = neighbours(
    linked,
    ({ onTaskId }) => onTaskId,
    ({ taskId }) => taskId,
  );
  const ordered = inOrder(tasks, before, after);
  const forecasts = forecast(ordered, before, known, today);
  return {
    holdUps: holdUpsOf(ordered, after, known),
    criticalPath: criticalPath(forecasts, before, after, known),
    shifts: shiftsOf(ordered, forecasts),
  };
}

/** Linked tasks only, each after all that it waits for. */
function inOrder(
  tasks: readonly NetworkTask[],
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): NetworkTask[] {
  const known = new Map(tasks.map((task) => [task.id, task]));
  const left = new Map(tasks.map(({ id }) => [id, before.get(id)?.length ?? 0]));
  const queue = tasks.filter(({ id }) => left.get(id) === 0 && (after.get(id)?.length ?? 0) > 0);
  for (const { id } of queue) {
    for (const next of after.get(id) ?? []) {
      const rest = (left.get(next) ?? 0) - 1;
      left.set(next, rest);
      const task = known.get(next);
      if (rest === 0 && task) queue.push(task);
    }
  }
  return queue;
}

function holdUpsOf(
  ordered: readonly NetworkTask[],
  after: ReadonlyMap<string, readonly string[]>,
  known: ReadonlyMap<string, NetworkTask>,
): HoldUp[] {
  return ordered
    .filter(({ isDone }) => !isDone)
    .map(({ id }) => {
      const behind = openBehind(id, after, known);
      const weight = behind.reduce((sum, task) => sum + task.weight, 0);
      return { id, count: behind.length, weight };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.weight - a.weight || b.count - a.count || compareIds(a.id, b.id));
}

/** What cannot end before a task has: open tasks that wait for it, through open tasks. */
function openBehind(
  id: string,
  after: ReadonlyMap<string, readonly string[]>,
  known: ReadonlyMap<string, NetworkTask>,
): NetworkTask[] {
  const seen = new Set([id]);
  const behind: NetworkTask[] = [];
  const queue = [id];
  for (const at of queue) {
    for (const next of after.get(at) ?? []) {
      const task = known.get(next);
      if (!task || task.isDone || seen.has(next)) continue;
      seen.add(next);
      behind.push(task);
      queue.push(next);
    }
  }
  return behind;
}

function forecast(
  ordered: readonly NetworkTask[],
  before: ReadonlyMap<string, readonly string[]>,
  known: ReadonlyMap<string, NetworkTask>,
  today: Day,
): Map<string, Forecast> {
  const found = new Map<string, Forecast>();
  for (const task of ordered) {
    const { id, startsOn, isDone, finishedOn } = task;
    if (isDone) {
      const endsOn = finishedOn ?? startsOn;
      found.set(id, { id, startsOn, endsOn, heldBy: null });
      continue;
    }
    const ends = (before.get(id) ?? []).flatMap((on) => found.get(on) ?? []);
    const last = ends.reduce<Forecast | null>(
      (late, end) => (late === null || end.endsOn > late.endsOn ? end : late),
      null,
    );
    const free = last === null ? startsOn : addDays(last.endsOn, 1);
    const starts = later(free, startsOn);
    const planned = addDays(starts, lengthOf(task, before, known) - 1);
    found.set(id, {
      id,
      startsOn: starts,
      endsOn: later(planned, today),
      heldBy: last !== null && free >= startsOn && !known.get(last.id)?.isDone ? last.id : null,
    });
  }
  return found;
}

/** How many days the plan gave a task, one at least. */
function lengthOf(
  task: NetworkTask,
  before: ReadonlyMap<string, readonly string[]>,
  known: ReadonlyMap<string, NetworkTask>,
): number {
  if (task.dueOn === null) return 1;
  const dues = (before.get(task.id) ?? []).flatMap((on) => known.get(on)?.dueOn ?? []);
  const lastDue = dues.sort().at(-1);
  const from = !task.ownStart && lastDue !== undefined ? addDays(lastDue, 1) : task.startsOn;
  return Math.max(1, daysBetween(from, task.dueOn) + 1);
}

function criticalPath(
  forecasts: ReadonlyMap<string, Forecast>,
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
  known: ReadonlyMap<string, NetworkTask>,
): Forecast[] {
  const open = [...forecasts.values()].filter(({ id }) => !known.get(id)?.isDone);
  const chained = open.filter(({ id }) => before.has(id) || after.has(id));
  const path: Forecast[] = [];
  let at = chained.sort((a, b) => compare(b.endsOn, a.endsOn) || compareIds(a.id, b.id))[0];
  while (at) {
    path.unshift(at);
    at = at.heldBy === null ? undefined : forecasts.get(at.heldBy);
  }
  return path.length > 1 ? path : [];
}

function shiftsOf(
  ordered: readonly NetworkTask[],
  forecasts: ReadonlyMap<string, Forecast>,
): Shift[] {
  return ordered.flatMap(({ id, isDone, dueOn }) => {
    const seen = forecasts.get(id);
    if (isDone || dueOn === null || !seen?.heldBy || seen.endsOn <= dueOn) return [];
    return [{ id, from: dueOn, to: seen.endsOn, because: seen.heldBy }];
  });
}

function neighbours(
  waits: readonly Wait[],
  from: (wait: Wait) => string,
  to: (wait: Wait) => string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const wait of waits) {
    const all = found.get(from(wait));
    if (all) all.push(to(wait));
    else found.set(from(wait), [to(wait)]);
  }
  return found;
}

function later(a: Day, b: Day): Day {
  return compareDays(a, b) > 0 ? a : b;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ids grow with time: the earlier first. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || compare(a, b);
}
