import type { Scene } from './move-task.ts';
import { directFollowers, holdFollowersOfLeader } from './store/leader-store.ts';

/**
 * Who directs a task directs its parts through any depth, unless another leader is named for one: all of
 * them go over at once, in the ledger too, within the one act and its one journal entry.
 *
 * @param personId null where nobody directs the task any more
 * @returns for the journal entry: who directs from now on, and how many rows that is
 */
export async function directBelow(
  scene: Scene,
  personId: string | null,
): Promise<{ readonly directs: { personId: string | null; count: number; at: string } }> {
  const { context, task } = scene;
  const { count, notBefore } = await holdFollowersOfLeader(context.tx, task);
  const at = new Date(Math.max(scene.at.getTime(), notBefore.getTime()));
  await directFollowers(context, task, personId, at, count);
  return { directs: { personId, count, at: at.toISOString() } };
}
