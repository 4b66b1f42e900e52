import { addDays, asDay, type Day } from '../../calendar/rules/day.ts';

/** Later than anything that is accepted. */
export const LAST_DAY = asDay('9999-12-30');

/** A task as the count of products sees it. */
export interface ProductTask {
  readonly id: string;
  /**
   * What it is part of: its group or whole, the whole in the authority above, then tasks that it serves. The
   * first of them that is counted too has it counted under it.
   */
  readonly wholeIds: readonly string[];
  /** A group holds the same words for several units. */
  readonly isGroup: boolean;
  /** The day of the result that was accepted; null while none is. */
  readonly acceptedOn: Day | null;
  /** How many products its words name, 0 for none. */
  readonly named: number;
  readonly numbered: boolean;
  /** The last count that its unit reported; null where it gave none. */
  readonly reported: number | null;
}

/** Products counted at a task. */
export interface CountedLine {
  readonly id: string;
  readonly count: number;
}

/**
 * Counts accepted products up to a day, each once although several tasks name it: a result that is accepted
 * counts at its whole and no more at its parts; while the whole is open its parts count, together no more
 * than the whole names. A group with a number ("03 quy hoạch" for two units) counts no more than that
 * number; without one each of its units makes its own. The lines sum to what is counted.
 */
export function countOnce(tasks: readonly ProductTask[], until: Day): CountedLine[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const parts = partsByWhole(byId);
  const roots = [...byId.values()].filter(({ id }) => !parts.placed.has(id));
  return roots.flatMap((task) => linesOf(task, parts.of, until)).filter(({ count }) => count > 0);
}

/**
 * Products accepted from one day to another, both included: what was counted by the last day less what was
 * before the first. Years that follow one another add up to the whole time, whichever task they stand at.
 */
export function countBetween(tasks: readonly ProductTask[], from: Day | null, to: Day): number {
  const before = from === null ? [] : countOnce(tasks, addDays(from, -1));
  return sum(countOnce(tasks, to)) - sum(before);
}

/** How many products the tasks name together, accepted or not, each once. */
export function namedOnce(tasks: readonly ProductTask[]): number {
  const all = tasks.map((task) => ({ ...task, acceptedOn: LAST_DAY, reported: null }));
  return sum(countOnce(all, LAST_DAY));
}

export function sum(lines: readonly CountedLine[]): number {
  return lines.reduce((all, { count }) => all + count, 0);
}

interface Parts {
  readonly of: ReadonlyMap<string, readonly ProductTask[]>;
  readonly placed: ReadonlySet<string>;
}

/** Every task under the first whole that is counted too; what would close a circle stays on its own. */
function partsByWhole(byId: ReadonlyMap<string, ProductTask>): Parts {
  const wholeOf = new Map<string, string>();
  for (const { id, wholeIds } of byId.values()) {
    const whole = wholeIds.find((each) => byId.has(each) && !isAbove(id, each, wholeOf));
    if (whole !== undefined) wholeOf.set(id, whole);
  }
  const of = new Map<string, ProductTask[]>();
  for (const [id, whole] of wholeOf) {
    const part = byId.get(id);
    if (part) of.set(whole, [...(of.get(whole) ?? []), part]);
  }
  return { of, placed: new Set(wholeOf.keys()) };
}

/** Whether `id` stands on the way up from `from`. */
function isAbove(id: string, from: string, wholeOf: ReadonlyMap<string, string>): boolean {
  for (let at: string | undefined = from; at !== undefined; at = wholeOf.get(at)) {
    if (at === id) return true;
  }
  return false;
}

function linesOf(
  task: ProductTask,
  parts: ReadonlyMap<string, readonly ProductTask[]>,
  until: Day,
): CountedLine[] {
  const isAccepted = task.acceptedOn !== null && task.acceptedOn <= until;
  if (isAccepted && !task.isGroup && task.named > 0) {
    const count = task.numbered ? (task.reported ?? task.named) : task.named;
    return [{ id: task.id, count }];
  }
  const below = (parts.get(task.id) ?? []).flatMap((part) => linesOf(part, parts, until));
  const isBound = task.named > 0 && (task.numbered || !task.isGroup);
  return isBound ? upTo(below, task.named) : below;
}

/** The first lines that come to no more than `most` together. */
function upTo(lines: readonly CountedLine[], most: number): CountedLine[] {
  let left = most;
  return lines.map(({ id, count }) => {
    const taken = Math.min(count, left);
    left -= taken;
    return { id, count: taken };
  });
}
