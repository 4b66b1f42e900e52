import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';
import type { FollowKey } from '../rules/follow-token.ts';

/** Who follows a body by e-mail. */
export interface FollowerRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly sealed: Buffer;
  readonly lang: 'vi' | 'en';
  readonly letter_on: string | null;
}

/** What is followed: a plan, or the body as a whole. */
export interface FollowRecord {
  readonly id: string;
  readonly follower_id: string;
  readonly plan_id: string | null;
  readonly asked_at: Date;
  readonly confirmed_at: Date | null;
  readonly told_until: Date;
}

/** The follower with an address, made where there was none; held until the act ends. */
export async function putFollower(
  tx: Tx,
  authorityId: string,
  follower: {
    readonly id: string;
    readonly digest: Buffer;
    readonly sealed: Buffer;
    readonly lang: 'vi' | 'en';
    readonly now: Date;
  },
): Promise<string> {
  const { id, digest, sealed, lang, now } = follower;
  const found = await firstRow(
    tx,
    sql<{ id: string }>`
      insert into follower as f (authority_id, id, address_digest, sealed, lang, since)
      values (${authorityId}, ${id}, ${digest}, ${sealed}, ${lang}, ${now})
      on conflict (authority_id, address_digest) do update set lang = excluded.lang
      returning f.id::text as id`,
  );
  if (!found) throw new Error('A follower was neither found nor made');
  return found.id;
}

/** The wish to follow something, asked anew where it was not confirmed. */
export async function putFollow(
  tx: Tx,
  authorityId: string,
  wish: {
    readonly id: string;
    readonly followerId: string;
    readonly planId: string | null;
    readonly now: Date;
  },
): Promise<FollowRecord> {
  const { id, followerId, planId, now } = wish;
  const found = await firstRow(
    tx,
    sql<FollowRecord>`
      insert into follow as f (authority_id, id, follower_id, plan_id, asked_at, told_until)
      values (${authorityId}, ${id}, ${followerId}, ${planId}, ${now}, ${now})
      on conflict (authority_id, follower_id, coalesce(plan_id, 0))
        do update set asked_at = case when f.confirmed_at is null then ${now} else f.asked_at end
      returning f.id::text as id, f.follower_id::text as follower_id, f.plan_id::text as plan_id,
        f.asked_at, f.confirmed_at, f.told_until`,
  );
  if (!found) throw new Error('A wish to follow was neither found nor made');
  return found;
}

/** A wish, held until the act ends. */
export async function lockFollow(
  tx: Tx,
  { authorityId, id }: FollowKey,
): Promise<FollowRecord | null> {
  return firstRow(
    tx,
    sql<FollowRecord>`select id::text as id, follower_id::text as follower_id,
          plan_id::text as plan_id, asked_at, confirmed_at, told_until from follow
        where authority_id = ${authorityId} and id = ${id} for update`,
  );
}

export async function confirmFollow(
  tx: Tx,
  { authorityId, id }: FollowKey,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`update follow set confirmed_at = ${now}, told_until = ${now}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

export async function lockFollower(
  tx: Tx,
  { authorityId, id }: FollowKey,
): Promise<FollowerRecord | null> {
  return firstRow(
    tx,
    sql<FollowerRecord>`select authority_id::text as authority_id, id::text as id, sealed, lang,
          letter_on from follower where authority_id = ${authorityId} and id = ${id} for update`,
  );
}

/** What a follower has confirmed, oldest first. */
export async function followsOf(
  db: Db | Tx,
  { authorityId, id }: FollowKey,
): Promise<FollowRecord[]> {
  return rows(
    db,
    sql<FollowRecord>`select id::text as id, follower_id::text as follower_id,
          plan_id::text as plan_id, asked_at, confirmed_at, told_until from follow
        where authority_id = ${authorityId} and follower_id = ${id} and confirmed_at is not null
        order by id`,
  );
}

/** Ends one thing that is followed. */
export async function dropFollow(tx: Tx, follower: FollowKey, followId: string): Promise<void> {
  await run(
    tx,
    sql`delete from follow where authority_id = ${follower.authorityId}
        and follower_id = ${follower.id} and id = ${followId}`,
  );
}

/** Forgets a follower with all that was followed: nothing of the address stays. */
export async function dropFollower(tx: Tx, { authorityId, id }: FollowKey): Promise<void> {
  const own = sql`authority_id = ${authorityId}`;
  await run(tx, sql`delete from follow where ${own} and follower_id = ${id}`);
  await run(tx, sql`delete from follower where ${own} and id = ${id}`);
}

/** Wishes that nobody confirmed in time, and followers who are left with none. */
export async function dropUnconfirmed(db: Db, askedBefore: Date): Promise<void> {
  await run(
    db,
    sql`/* all authorities: a job forgets what was not confirmed */
        delete from follow where confirmed_at is null and asked_at < ${askedBefore}`,
  );
  await run(
    db,
    sql`/* all authorities: a job forgets what was not confirmed */
        delete from follower f where f.since < ${askedBefore} and not exists (select from follow w
          where w.authority_id = f.authority_id and w.follower_id = f.id)`,
  );
}

/** Notes that all up to a moment was told on a day. */
export async function noteLetter(
  tx: Tx,
  { authorityId, id }: FollowKey,
  day: string,
  until: Date,
): Promise<void> {
  const own = sql`authority_id = ${authorityId}`;
  await run(tx, sql`update follower set letter_on = ${day} where ${own} and id = ${id}`);
  await run(
    tx,
    sql`update follow set told_until = ${until}
        where ${own} and follower_id = ${id} and confirmed_at is not null
          and told_until < ${until}`,
  );
}
