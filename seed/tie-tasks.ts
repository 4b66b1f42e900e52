import { sql } from 'kysely';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import { rows } from '../server/platform/database/rows.ts';
import { setTaskFocus } from '../server/tasks/set-arrangement.ts';
import { setTaskWait } from '../server/tasks/set-tie.ts';

/** Tasks of one chain, each waiting for the one before. */
const CHAIN = 4;
/** Tasks to watch in a plan. */
const FOCUSED = 4;

/** The planning officer says which tasks of a new plan wait for which, and which are to be watched. */
export async function tieTasks(platform: Platform, planner: Actor, planId: string): Promise<void> {
  const dated = await rows(
    platform.db,
    sql<{ id: string; due_on: string }>`
      select distinct on (words_id) id, due_on from task
      where authority_id = ${planner.authorityId} and plan_id = ${planId} and due_on is not null
      order by words_id, is_group desc, id`,
  );
  const ordered = [...dated].sort(
    (a, b) => a.due_on.localeCompare(b.due_on) || a.id.localeCompare(b.id),
  );
  for (const [place, task] of ordered.entries()) {
    const before = ordered[place - 1];
    if (place % CHAIN === 0 || !before || before.due_on === task.due_on) continue;
    await setTaskWait(platform, planner, task.id, { onTaskId: before.id, waits: true }, null);
  }
  const step = Math.max(1, Math.floor(ordered.length / FOCUSED));
  for (const task of ordered.filter((_, place) => place % step === 0).slice(0, FOCUSED)) {
    await setTaskFocus(platform, planner, task.id, { focus: true }, null);
  }
}
