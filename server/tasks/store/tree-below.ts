import { sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import type { Part } from '../../platform/database/together.ts';
import type { RollUpMode, TaskState } from '../contract.ts';
import { figuresOf, type TreeFigures, type TreeNode } from '../rules/roll-up.ts';
import type { TaskSight } from '../task-sight.ts';
import { arrangementsOnDay } from './arrangements.ts';
import { endOfSight, tasksOnDay } from './as-of.ts';
import { indicatorFigures } from './indicator-figures.ts';
import type { TaskRecord } from './task-record.ts';

/** Deeper than any tree of work; a chain that did not end would stop here. */
const DEEPEST = 64;

/** When and through what a tree is looked at. */
type Looking = Pick<TaskSight, 'db' | 'day' | 'isPast' | 'before'>;

/** A node of the tree as it is read. */
export interface TreeRow {
  readonly id: string;
  readonly wholeId: string | null;
  readonly state: TaskState;
  readonly percent: number | null;
  readonly weight: number | null;
  readonly mode: RollUpMode | null;
  readonly counted: number | null;
  readonly done: number | null;
  readonly progress: number | null;
  readonly weights: number | null;
  readonly weighted: number | null;
}

/**
 * The figures of a task and of everything below it within its authority, as they stood on the day; parts
 * that other authorities made come in as the sums that they reported. A figure belongs to the task:
 * whoever may read the task reads the same, whichever parts are in sight.
 */
export async function figuresBelow(
  looking: Looking,
  task: Pick<TaskRecord, 'authority_id' | 'id'>,
): Promise<TreeFigures> {
  return figuresOfTree(looking, task, await rows(looking.db, treeBelow(looking, task).statement));
}

/** The figures of a tree that was read by {@link treeBelow}. */
export async function figuresOfTree(
  looking: Looking,
  task: Pick<TaskRecord, 'authority_id'>,
  found: readonly TreeRow[],
): Promise<TreeFigures> {
  const nodes = found.map(nodeOf);
  const asked = nodes.filter(({ mode }) => mode === 'indicator').map(({ id }) => id);
  if (asked.length === 0) return figuresOf(nodes);
  const figures = await indicatorFigures(looking, task.authority_id, asked);
  return figuresOf(nodes.map((node) => ({ ...node, byIndicator: figures.get(node.id) ?? null })));
}

/** The tree below a task, each node behind its whole: one statement whatever its depth. */
export function treeBelow(
  looking: Looking,
  { authority_id, id }: Pick<TaskRecord, 'authority_id' | 'id'>,
): Part<TreeRow> {
  const end = endOfSight(looking);
  const reportHolds = looking.isPast
    ? sql`r.since < ${end} and (r.until is null or r.until >= ${end})`
    : sql`r.until is null`;
  return {
    instants: {},
    statement: sql<TreeRow>`
      with recursive tree as (
        select t.id, null::bigint as whole_id, t.state, t.percent, 0 as depth
        from ${tasksOnDay(looking, authority_id)} t where t.id = ${id}
        union all
        select t.id, t.parent_id, t.state, t.percent, tree.depth + 1
        from tree join ${tasksOnDay(looking, authority_id)} t on t.parent_id = tree.id
        where tree.depth < ${DEEPEST}
      )
      select tree.id::text, tree.whole_id::text as "wholeId", tree.state, tree.percent,
        a.weight, a.roll_up as mode, r.counted, r.done, r.progress, r.weights, r.weighted
      from tree
      left join ${arrangementsOnDay(looking, authority_id)} a on a.task_id = tree.id
      left join lateral (
        select sum(r.counted)::int as counted, sum(r.done)::int as done,
          sum(r.progress) as progress, sum(r.weights) as weights, sum(r.weighted) as weighted
        from part_report r
        where r.authority_id = ${authority_id} and r.task_id = tree.id and ${reportHolds}
      ) r on true
      order by tree.depth, tree.id`,
  };
}

/** The tree of a task that has nothing below it and no arrangement, as {@link treeBelow} finds it. */
export function aloneInTree({ id, state, percent }: TaskRecord): TreeRow {
  const nothing = { wholeId: null, weight: null, mode: null, counted: null, done: null };
  return { id, state, percent, ...nothing, progress: null, weights: null, weighted: null };
}

function nodeOf({ counted, done, progress, weights, weighted, ...node }: TreeRow): TreeNode {
  return {
    ...node,
    elsewhere:
      counted === null
        ? null
        : {
            ...{ counted, done: done ?? 0, progress: progress ?? 0 },
            ...{ weights: weights ?? 0, weighted: weighted ?? 0 },
          },
  };
}
