import type { TaskState } from '../../../tasks/contract.ts';

/** What one side shows of a task that stands in two installations. */
export interface ShownTask {
  /** The task as the giver numbers it. */
  readonly giverTask: string;
  readonly label: string | null;
  readonly title: string;
  readonly quote: string;
  readonly product: string | null;
  readonly state: TaskState;
  readonly percent: number | null;
  readonly dueOn: string | null;
  readonly firstDueOn: string | null;
  readonly finishedOn: string | null;
  /** How many reports the unit has made, and what it handed in last with what was decided of it. */
  readonly reports: number;
  readonly result: { readonly product: string | null; readonly decision: string | null } | null;
  readonly evidenceCount: number;
  /** Requests to extend and explanations. */
  readonly asked: number;
  readonly explained: number;
  /** When the holder was last heard, by the holder's clock. */
  readonly heardAt: string | null;
}

/** A line of what both sides should show alike. */
export type ViewLine = Pick<ShownTask, 'giverTask' | 'state'> & Partial<ShownTask>;

/** States in which a task has left: what else it was no longer matters. */
const LEFT: readonly TaskState[] = ['withdrawn', 'merged', 'carried_over'];

/**
 * What a side shows of the tasks that it gave to the other, or holds from it, in one order and one writing: two
 * installations that agree give the same lines.
 */
export function viewOf(tasks: readonly ShownTask[]): ViewLine[] {
  return tasks.map(lineOf).sort((a, b) => (BigInt(a.giverTask) < BigInt(b.giverTask) ? -1 : 1));
}

function lineOf(task: ShownTask): ViewLine {
  const { giverTask, state } = task;
  if (LEFT.includes(state)) return { giverTask, state };
  const { label, title, quote, product, percent, dueOn, firstDueOn, finishedOn } = task;
  const { reports, result, evidenceCount, asked, explained, heardAt } = task;
  return {
    ...{ giverTask, state, label, title, quote, product, percent, dueOn, firstDueOn, finishedOn },
    ...{ reports, result, evidenceCount, asked, explained },
    heardAt: heardAt === null ? null : new Date(heardAt).toISOString(),
  };
}

/** A comparison of one task: alike, different, or standing on one side only. */
export type Compared = 'same' | 'different' | 'missing_there';

/** Compares what this side shows with what the other said that it shows. */
export function compared(own: string, other: string | null): Compared {
  if (other === null) return 'missing_there';
  return own === other ? 'same' : 'different';
}
