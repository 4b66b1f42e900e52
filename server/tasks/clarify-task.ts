import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { run } from '../platform/database/rows.ts';
import { actBesideTask } from './act-on-task.ts';
import type { clarifyTask as endpoint, TaskRow } from './contract.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Làm rõ: whoever gave a task says what its words leave open, the product or who decides (6 rõ). The ordering
 * words themselves are never touched; an amendment of the plan is another thing.
 */
export async function clarifyTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { point, words }: Body,
  key: string | null,
): Promise<TaskRow> {
  return actBesideTask(platform, actor, 'clarify', { taskId, key }, async (scene) => {
    const { context, task, at } = scene;
    await run(
      context.tx,
      sql`insert into task_clarity_history
          (authority_id, task_id, point, words, at, changed_by, until)
        select authority_id, task_id, point, words, at, changed_by, ${at}::timestamptz
        from task_clarity where authority_id = ${task.authority_id} and task_id = ${task.id}
          and point = ${point} and at < ${at}`,
    );
    await context.defer(
      sql`insert into task_clarity (authority_id, task_id, point, words, at, changed_by)
        values (${task.authority_id}, ${task.id}, ${point}, ${words}, ${at}, ${actor.personId})
        on conflict (authority_id, task_id, point)
        do update set words = excluded.words, at = excluded.at, changed_by = excluded.changed_by`,
      1,
    );
    return { after: { point, words } };
  });
}
