import { sql } from 'kysely';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import { rows } from '../server/platform/database/rows.ts';
import { setParty } from '../server/tasks/edit-parties.ts';

/** So many tasks of a plan get the leader who directs them; the rest wait to be given one. */
const DIRECTED = 30;

/**
 * The planning officer writes down which tasks of a new plan the leader directs: every second one, so that
 * the board by leaders shows both who answers and what nobody directs yet.
 */
export async function nameLeaders(
  platform: Platform,
  planner: Actor,
  leader: Actor,
  planId: string,
): Promise<void> {
  const { authorityId } = planner;
  const tops = await rows(
    platform.db,
    sql<{ id: string }>`
      select t.id from task t
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where t.authority_id = ${authorityId} and t.plan_id = ${planId} and t.parent_id is null
      order by w.ordinal, t.id`,
  );
  const everySecond = tops.filter((_, place) => place % 2 === 0).slice(0, DIRECTED);
  for (const { id } of everySecond) {
    const named = { role: 'leader', personId: leader.personId, unitId: null } as const;
    const body = { ...named, duty: null, dueOn: null, seen: null };
    await setParty(platform, planner, id, body, null);
  }
}
