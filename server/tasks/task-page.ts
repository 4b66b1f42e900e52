import { together } from '../platform/database/together.ts';
import { endOfSight } from './store/as-of.ts';
import { countComments } from './store/comment-store.ts';
import { entriesOf } from './store/journal-of-task.ts';
import { pageWords } from './store/page-words.ts';
import { partiesOf } from './store/party-store.ts';
import { repliesOf } from './store/reply-store.ts';
import { rowNames } from './store/row-names.ts';
import { ownKindsSql, stagesOf } from './store/stage-store.ts';
import {
  ancestorsInSight,
  heldAbove,
  predecessorsInSight,
  successorInSight,
} from './store/task-links.ts';
import type { TaskRecord } from './store/task-record.ts';
import { relativesInSight } from './store/tasks-by-id.ts';
import { treeBelow } from './store/tree-below.ts';
import type { TaskSight } from './task-sight.ts';

/** Everything that the page of a task shows beside its row, as it is read. */
export type TaskPage = Awaited<ReturnType<typeof readTaskPage>>;

/**
 * Reads all that the page of a task shows beside its row, in one statement: each part is found by key, and
 * together they cost one round trip and one plan.
 */
export async function readTaskPage(sight: TaskSight, task: TaskRecord) {
  const { db, authorities, day } = sight;
  const until = endOfSight(sight);
  const hasAbove = task.parent_id !== null || task.superior_id !== null;
  return together(db, {
    words: pageWords(authorities, task, day),
    names: { instants: {}, statement: rowNames(authorities, [task], day) },
    near: relativesInSight(sight, task),
    tree: treeBelow(sight, task),
    parties: partiesOf(task, sight.isPast ? until : null),
    replies: repliesOf(task, until),
    ancestors: hasAbove ? ancestorsInSight(sight, task) : null,
    successors: task.succeeded_by === null ? null : successorInSight(sight, task),
    predecessors: predecessorsInSight(sight, task),
    heldBefore: task.version === 1 ? null : heldAbove(sight, task),
    stages: stagesOf(task),
    ownKinds: { instants: {}, statement: ownKindsSql(task.authority_id) },
    comments: { instants: {}, statement: countComments(task, until) },
    entries: entriesOf(task, until),
  });
}
