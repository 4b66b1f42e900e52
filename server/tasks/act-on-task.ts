import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { reachOf } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TaskAct, TaskRow } from './contract.ts';
import { endGroup } from './end-group.ts';
import { type Decision, moveTask, type Scene } from './move-task.ts';
import { refuseUnlessNow } from './refuse-unless-now.ts';
import { ACT_RULES } from './rules/acts.ts';
import { shapeRows } from './shape-rows.ts';
import { findTask, lockTask } from './store/load-task.ts';

/** Which task, as the sender saw it, under which Idempotency-Key. */
export interface TaskRequest {
  readonly taskId: string;
  readonly version: number;
  readonly key: string | null;
}

/**
 * Does one act on one task in one transaction: rights → version → what may be done now → the act's own
 * decision → history → journal → ledger; the group above ends with its last part. The reply is the
 * task as it stands after the act.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, NOT_NOW with the reason
 */
export async function actOnTask(
  platform: Platform,
  actor: Actor,
  act: TaskAct,
  request: TaskRequest,
  decide: (scene: Scene) => Promise<Decision>,
): Promise<TaskRow> {
  const authorities = await reachOf(platform.db, actor);
  const authorityId = await ownerOf(platform, authorities, request.taskId);
  const { name } = ACT_RULES[act];
  return perform(
    platform,
    { name, authorityId, author: actor, key: request.key },
    async (context) => {
      const scene = await openScene(context, actor, request.taskId);
      await refuseUnlessNow(act, scene, request.version);
      const saved = await moveTask(scene, await decide(scene));
      await endGroup(scene, saved);
      const [row] = await shapeRows(context.tx, authorities, [saved], scene.today);
      if (!row) throw new Error(`Task ${saved.id} was not found after its act`);
      return row;
    },
  );
}

/** The authority that owns the task: where only one is asked, its absence shows when it is held. */
async function ownerOf(
  { db }: Platform,
  authorities: readonly string[],
  taskId: string,
): Promise<string> {
  const [only, ...others] = authorities;
  if (only !== undefined && others.length === 0) return only;
  const found = await findTask(db, authorities, taskId);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  return found.authority_id;
}

async function openScene(context: ActContext, actor: Actor, taskId: string): Promise<Scene> {
  const task = await lockTask(context.tx, context.authorityId, taskId);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  const at = new Date(Math.max(context.now.getTime(), task.since.getTime()));
  return { context, actor, task, at, today: dayInVietnam(at) };
}
