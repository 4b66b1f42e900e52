import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';

/** How far a follower has come in one authority, and what holds it up. */
export interface Cursor {
  readonly position: string;
  readonly attempts: number;
  readonly next_at: Date | null;
}

/**
 * The cursor, held until the transaction ends; null where another process holds it or there is none. A table
 * of one row a follower and authority is its own lock, also behind a pooler of transactions.
 */
export async function holdCursor(
  tx: Tx,
  authorityId: string,
  follower: string,
): Promise<Cursor | null> {
  return firstRow(
    tx,
    sql<Cursor>`select position::text, attempts, next_at from journal_cursor
        where authority_id = ${authorityId} and follower = ${follower} for update skip locked`,
  );
}

export async function moveCursor(
  tx: Tx,
  authorityId: string,
  follower: string,
  to: { readonly position: string; readonly at: Date },
): Promise<void> {
  await run(
    tx,
    sql`update journal_cursor set position = ${to.position}, moved_at = ${to.at},
        failing_since = null, attempts = 0, next_at = null, last_error = null
      where authority_id = ${authorityId} and follower = ${follower}`,
  );
}

/** Notes that what comes after a position could not be handled; nothing where somebody moved on meanwhile. */
export async function noteFailure(
  db: Db,
  authorityId: string,
  follower: string,
  failure: {
    readonly position: string;
    readonly at: Date;
    readonly nextAt: Date;
    readonly why: string;
  },
): Promise<void> {
  await run(
    db,
    sql`update journal_cursor set attempts = attempts + 1, next_at = ${failure.nextAt},
        last_error = ${failure.why}, failing_since = coalesce(failing_since, ${failure.at})
      where authority_id = ${authorityId} and follower = ${follower} and position = ${failure.position}`,
  );
}

/**
 * Makes a follower known. Where it is new it stands, in every authority, behind what is sealed now; an
 * authority that came later is followed from its first entry.
 */
export async function knowFollower(db: Db, follower: string, at: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const isNew = await run(
      tx,
      sql`insert into journal_follower (name, since) values (${follower}, ${at}) on conflict do nothing`,
    );
    if (isNew === 0) return;
    const sealed = await rows(
      tx,
      sql<{ authority_id: string; position: string }>`
        /* all authorities: where a new follower begins */
        select a.id as authority_id, coalesce(last.position, 0)::text as position
        from authority a left join lateral (
          select s.position from journal_seal s where s.authority_id = a.id
          order by s.position desc limit 1) last on true`,
    );
    await insertRows(
      tx,
      'journal_cursor',
      { authority_id: 'bigint', follower: 'text', position: 'bigint', moved_at: 'timestamptz' },
      sealed.map((row) => ({ ...row, follower, moved_at: at.toISOString() })),
    );
  });
}

/** A cursor at the very beginning, for an authority that came after the follower. */
export async function addCursor(
  db: Db,
  authorityId: string,
  follower: string,
  at: Date,
): Promise<void> {
  await run(
    db,
    sql`insert into journal_cursor (authority_id, follower, position, moved_at)
        values (${authorityId}, ${follower}, 0, ${at}) on conflict do nothing`,
  );
}

/** Whether a follower has a cursor in an authority. */
export async function hasCursor(db: Db, authorityId: string, follower: string): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`select 1 from journal_cursor where authority_id = ${authorityId} and follower = ${follower}`,
  );
  return found !== null;
}

/** Authorities in which something is sealed that a follower has not handled. */
export async function authoritiesBehind(db: Db, follower: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`
      /* all authorities: whom a follower lags behind */
      select a.id from authority a
      left join journal_cursor c on c.authority_id = a.id and c.follower = ${follower}
      where exists (select from journal_seal s
        where s.authority_id = a.id and s.position > coalesce(c.position, 0))
      order by a.id`,
  );
  return found.map(({ id }) => id);
}

/** A follower that cannot go on in an authority. */
export interface StuckFollower {
  readonly follower: string;
  readonly position: string;
  readonly failing_since: Date;
  readonly attempts: number;
  readonly next_at: Date | null;
  readonly last_error: string | null;
}

export async function stuckFollowers(db: Db | Tx, authorityId: string): Promise<StuckFollower[]> {
  return rows(
    db,
    sql<StuckFollower>`select follower, position::text, failing_since, attempts, next_at, last_error
        from journal_cursor where authority_id = ${authorityId} and failing_since is not null
        order by failing_since, follower`,
  );
}

/** Lets what failed be tried at once. */
export async function tryCursorNow(tx: Tx, authorityId: string, follower: string): Promise<number> {
  return run(
    tx,
    sql`update journal_cursor set next_at = null
        where authority_id = ${authorityId} and follower = ${follower} and failing_since is not null`,
  );
}
