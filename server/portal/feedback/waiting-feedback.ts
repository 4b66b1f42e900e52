import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import { type Right, reachesOf } from '../../organisation/rules/may.ts';
import type { Db } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';

export interface WaitingFeedback {
  readonly answer: number;
  readonly late: number;
  readonly approve: number;
  readonly suspect: number;
}

/** What waits for this post now: to be answered, how much of it late, to be approved, to be looked through. */
export async function waitingFeedback(
  db: Db,
  actor: Actor,
  today: string,
): Promise<WaitingFeedback> {
  const answers = reachSql(actor, 'feedback.answer');
  const approves = reachSql(actor, 'feedback.approve');
  const open = sql`state in ('new', 'working') and not submitted and ${answers}`;
  const found = await firstRow(
    db,
    sql<WaitingFeedback>`
      select count(*) filter (where ${open})::int as answer,
        count(*) filter (where ${open} and answer_by < ${today})::int as late,
        count(*) filter (where state = 'working' and submitted and ${approves})::int as approve,
        count(*) filter (where state = 'suspect' and ${answers})::int as suspect
      from (select state, unit_id, answer_by,
          coalesce((draft->>'submitted')::boolean, false) as submitted
        from feedback where authority_id = ${actor.authorityId}
          and state in ('new', 'working', 'suspect')) x`,
  );
  return found ?? { answer: 0, late: 0, approve: 0, suspect: 0 };
}

function reachSql(actor: Actor, right: Right): RawBuilder<boolean> {
  const reaches = reachesOf(actor)[right] ?? [];
  if (reaches.includes('authority')) return sql`true`;
  return reaches.includes('own') ? sql`x.unit_id = ${actor.jurisdictionUnitId}` : sql`false`;
}
