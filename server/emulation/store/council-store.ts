import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { SessionMember } from '../council-contract.ts';

/** A session of a council as the database keeps it. */
export interface SessionRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly stageId: string;
  readonly heldOn: string;
  readonly manner: 'ballots' | 'counts';
  readonly members: readonly SessionMember[];
  readonly present: readonly string[];
  readonly nominations: readonly string[];
  readonly minutesNumber: string | null;
  readonly minutes: string | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

const columns = sql`s.id, s.campaign_id as "campaignId", s.stage_id as "stageId",
  s.held_on as "heldOn", s.manner, s.members, s.present, s.nominations,
  s.minutes_number as "minutesNumber", s.minutes, s.opened_at as "openedAt",
  s.closed_at as "closedAt"`;

/** Sessions of a movement known at a moment, the latest first; one that was open then is open. */
export async function sessionsOf(
  db: Db | Tx,
  authorityId: string,
  campaignId: string,
  at: Date | null = null,
): Promise<SessionRecord[]> {
  const found = await rows(
    db,
    sql<SessionRecord>`select ${columns} from council_session s
        where s.authority_id = ${authorityId} and s.campaign_id = ${campaignId}
          and ${at === null ? sql`true` : sql`s.opened_at <= ${at}`}
        order by s.id desc`,
  );
  const isLater = (moment: Date | null) => at !== null && moment !== null && moment > at;
  return found.map((session) =>
    isLater(session.closedAt)
      ? { ...session, closedAt: null, minutes: null, minutesNumber: null }
      : session,
  );
}

export async function lockSession(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<SessionRecord | null> {
  return firstRow(
    tx,
    sql<SessionRecord>`select ${columns} from council_session s
        where s.authority_id = ${authorityId} and s.id = ${id} for update`,
  );
}

export async function insertSession(
  tx: Tx,
  authorityId: string,
  session: Omit<SessionRecord, 'minutes' | 'minutesNumber' | 'closedAt'>,
  by: string,
): Promise<void> {
  await run(
    tx,
    sql`insert into council_session (authority_id, id, campaign_id, stage_id, held_on, manner, members,
          present, nominations, opened_at, opened_by)
        values (${authorityId}, ${session.id}, ${session.campaignId}, ${session.stageId},
          ${session.heldOn}, ${session.manner}, ${JSON.stringify(session.members)}::jsonb,
          ${[...session.present]}::bigint[], ${[...session.nominations]}::bigint[],
          ${session.openedAt}, ${by})`,
  );
}

export async function endSession(
  tx: Tx,
  authorityId: string,
  id: string,
  words: { readonly minutesNumber: string; readonly minutes: string },
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  await run(
    tx,
    sql`update council_session set minutes_number = ${words.minutesNumber}, minutes = ${words.minutes},
          closed_at = ${at}, closed_by = ${by}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** Votes on one nomination in one session. */
export interface Tally {
  readonly sessionId: string;
  readonly nominationId: string;
  readonly ayes: number;
  readonly noes: number;
}

export async function talliesOf(
  db: Db | Tx,
  authorityId: string,
  sessionIds: readonly string[],
): Promise<Tally[]> {
  return rows(
    db,
    sql<Tally>`select t.session_id as "sessionId", t.nomination_id as "nominationId", t.ayes, t.noes
        from council_tally t
        where t.authority_id = ${authorityId} and t.session_id = any(${[...sessionIds]}::bigint[])`,
  );
}

/** Adds votes to what was counted, or puts a tellers' count in its place. */
export async function writeTallies(
  tx: Tx,
  authorityId: string,
  tallies: readonly Tally[],
  how: 'add' | 'replace',
): Promise<void> {
  if (how === 'replace') {
    for (const { sessionId, nominationId } of tallies) {
      await run(
        tx,
        sql`delete from council_tally where authority_id = ${authorityId}
            and session_id = ${sessionId} and nomination_id = ${nominationId}`,
      );
    }
  }
  const given = JSON.stringify(tallies);
  await run(
    tx,
    sql`insert into council_tally as t (authority_id, session_id, nomination_id, ayes, noes)
        select ${authorityId}::bigint, g."sessionId", g."nominationId", g.ayes, g.noes
        from jsonb_to_recordset(${given}::jsonb)
          as g("sessionId" bigint, "nominationId" bigint, ayes integer, noes integer)
        on conflict (authority_id, session_id, nomination_id)
        do update set ayes = t.ayes + excluded.ayes, noes = t.noes + excluded.noes`,
  );
}

/** Who has voted in some sessions: posts, never how. */
export async function ballotsOf(
  db: Db | Tx,
  authorityId: string,
  sessionIds: readonly string[],
): Promise<{ sessionId: string; postId: string }[]> {
  return rows(
    db,
    sql<{ sessionId: string; postId: string }>`
      select b.session_id as "sessionId", b.post_id as "postId" from council_ballot b
      where b.authority_id = ${authorityId} and b.session_id = any(${[...sessionIds]}::bigint[])`,
  );
}

export async function insertBallot(
  tx: Tx,
  authorityId: string,
  sessionId: string,
  postId: string,
): Promise<void> {
  await insertRows(
    tx,
    'council_ballot',
    { authority_id: 'bigint', session_id: 'bigint', post_id: 'bigint' },
    [{ authority_id: authorityId, session_id: sessionId, post_id: postId }],
  );
}
