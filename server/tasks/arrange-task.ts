import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { reachOf } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { requireOnTask } from './require-on-task.ts';
import { findTask, lockTask } from './store/load-task.ts';
import type { TaskRecord } from './store/task-record.ts';

/** What an arrangement works with: its transaction, who arranges, the task with its row held. */
export interface ArrangeScene {
  readonly context: ActContext;
  readonly actor: Actor;
  readonly task: TaskRecord;
  /** The authorities that the post may ask for other tasks. */
  readonly authorities: readonly string[];
  readonly today: Day;
}

/** What an arrangement changed, for its journal entry; null where all was so already. */
export type Arranged = { readonly before: unknown; readonly after: unknown } | null;

/**
 * Changes how a task hangs together with others, in one transaction with its journal entry. The task's
 * own row and version stay: whoever reports on it meanwhile meets no conflict. What is so already is
 * done again without a word.
 *
 * @param ownerOf the authority whose rows change, where that is not the task's own
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, and those of `work`
 */
export async function arrangeTask(
  platform: Platform,
  actor: Actor,
  name: string,
  taskId: string,
  key: string | null,
  work: (scene: ArrangeScene) => Promise<Arranged>,
  ownerOf?: (task: TaskRecord, authorities: readonly string[]) => Promise<string>,
): Promise<{ taskId: string }> {
  const authorities = await reachOf(platform.db, actor);
  const found = await findTask(platform.db, authorities, taskId);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  if (ownerOf) {
    // What hangs together below a task is looked up only for whoever may read it.
    await requireOnTask(platform.db, actor, 'task.arrange', found, dayInVietnam(platform.clock()));
  }
  const authorityId = ownerOf ? await ownerOf(found, authorities) : found.authority_id;
  const request = { name, authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const task = await lockTask(context.tx, found.authority_id, taskId);
    if (!task) throw new Refusal(platformErrors.NOT_FOUND);
    const today = dayInVietnam(context.now);
    await requireOnTask(context.tx, actor, 'task.arrange', task, today);
    const changed = await work({ context, actor, task, authorities, today });
    await context.journal({
      subjectKind: 'task',
      subjectId: taskId,
      before: changed?.before ?? null,
      after: changed?.after ?? null,
    });
    return { taskId };
  });
}
