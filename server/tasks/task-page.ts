import { together } from '../platform/database/together.ts';
import { endOfSight } from './store/as-of.ts';
import { countComments } from './store/comment-store.ts';
import { entriesOf } from './store/journal-of-task.ts';
import { overdueStanding } from './store/overdue-standing.ts';
import { pageWords } from './store/page-words.ts';
import { partiesOf } from './store/party-store.ts';
import { repliesOf } from './store/reply-store.ts';
import { rowNames } from './store/row-names.ts';
import { ownKindsSql, stagesOf } from './store/stage-store.ts';
import { supervisedOf } from './store/supervised-of-task.ts';
import type { Around } from './store/task-in-sight.ts';
import {
  ancestorsInSight,
  heldAbove,
  predecessorsInSight,
  successorInSight,
} from './store/task-links.ts';
import type { TaskRecord } from './store/task-record.ts';
import { relativesInSight } from './store/tasks-by-id.ts';
import { aloneInTree, treeBelow } from './store/tree-below.ts';
import type { TaskSight } from './task-sight.ts';

/** Everything that the page of a task shows beside its row, as it is read. */
export type TaskPage = Awaited<ReturnType<typeof readTaskPage>>;

/**
 * Reads all that the page of a task shows beside its row, in one statement: each part is found by key, and
 * together they cost one round trip and one plan. What the task surely has not is not asked for.
 */
export async function readTaskPage(sight: TaskSight, task: TaskRecord & Around) {
  const { db, authorities, day } = sight;
  const until = endOfSight(sight);
  const { hasBelow, hasCompany, isSupervised, wasElsewhere } = task;
  const hasAbove = task.parent_id !== null || task.superior_id !== null;
  const page = await together(db, {
    words: pageWords(sight, task),
    names: { instants: {}, statement: rowNames(authorities, [task], day) },
    near: hasBelow ? relativesInSight(sight, task) : null,
    tree: hasBelow ? treeBelow(sight, task) : null,
    parties: hasCompany ? partiesOf(task, sight.isPast ? until : null) : null,
    replies: hasCompany ? repliesOf(task, until) : null,
    ancestors: hasAbove ? ancestorsInSight(sight, task) : null,
    successors: task.succeeded_by === null ? null : successorInSight(sight, task),
    predecessors: hasCompany ? predecessorsInSight(sight, task) : null,
    heldBefore: wasElsewhere ? heldAbove(sight, task) : null,
    stages: hasCompany ? stagesOf(task, until) : null,
    ownKinds: hasCompany ? { instants: {}, statement: ownKindsSql(task.authority_id) } : null,
    comments: hasCompany ? { instants: {}, statement: countComments(task, until) } : null,
    overdue: sight.isPast ? null : overdueStanding(task),
    supervised: isSupervised ? supervisedOf(task, until) : null,
    entries: entriesOf(task, until),
  });
  return hasBelow ? page : { ...page, tree: [aloneInTree(task)] };
}
