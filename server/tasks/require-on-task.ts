import type { Day } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Right, Verdict } from '../organisation/rules/may.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayOnTask } from './rules/visibility.ts';
import { coordinatorIds } from './store/party-store.ts';
import type { TaskRecord } from './store/task-record.ts';
import { thingOf } from './store/visibility-sql.ts';

/**
 * Lets an act on a task go on where this post may do it. Acts hang on who holds and who gave; the paths
 * of units are only asked for to refuse rightly.
 *
 * @throws Refusal NOT_FOUND where the post may not even read the task, NOT_ALLOWED otherwise
 */
export async function requireOnTask(
  tx: Db | Tx,
  actor: Actor,
  right: Right,
  task: TaskRecord,
  today: Day,
): Promise<Verdict> {
  const verdict = mayOnTask(actor, right, {
    authorityId: task.authority_id,
    unitId: task.unit_id,
    unitPath: [],
    assignerUnitId: task.assigner_unit_id,
    partyPaths: [],
    coordinatorIds: right === 'task.reply' ? await coordinatorIds(tx, task) : [],
  });
  if (verdict.allowed) return verdict;
  const seen = mayOnTask(actor, 'task.read', await thingOf(tx, task, today));
  throw new Refusal(seen.allowed ? platformErrors.NOT_ALLOWED : platformErrors.NOT_FOUND);
}

/** Lets go on whoever may read the task. @throws Refusal NOT_FOUND */
export async function requireSight(
  tx: Db | Tx,
  actor: Actor,
  task: TaskRecord,
  today: Day,
): Promise<void> {
  const seen = mayOnTask(actor, 'task.read', await thingOf(tx, task, today));
  if (!seen.allowed) throw new Refusal(platformErrors.NOT_FOUND);
}
