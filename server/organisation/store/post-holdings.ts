import { sql } from 'kysely';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import {
  type Held,
  type Holdings,
  type HoldingsContext,
  PLAIN,
  type Rehomed,
  type Rehoming,
  type Standing,
} from './holdings.ts';

/**
 * Posts of units with whoever holds them (chức vụ, người giữ): a post ends, and one of the same title begins at
 * the new unit with the same person, so that what was done in the old post stays done there. Open sessions go
 * along. A post that answers for a unit above answers from then on for whoever takes that over.
 */
export const postHoldings: Holdings = {
  kinds: ['post'],
  endable: ['post'],
  async find(db, { unitIds, day }) {
    const today = sql`${day}::date`;
    const found = await rows(
      db,
      sql<Pick<Held, 'authorityId' | 'id' | 'unitId' | 'title' | 'personId'>>`
        select p.authority_id::text as "authorityId", p.id::text,
          case when p.unit_id = any(${unitIds}::bigint[]) then p.unit_id
            else p.jurisdiction_unit_id end::text as "unitId",
          concat_ws(' · ', p.title, who.names) as title, who.id as "personId"
        from post p
        left join lateral (
          select string_agg(pe.full_name, ', ' order by pe.folded) as names, min(pe.id)::text as id
          from appointment a join person pe on pe.id = a.person_id
          where a.post_id = p.id and (a.valid_to is null or a.valid_to >= ${today})
        ) who on true
        where (p.unit_id = any(${unitIds}::bigint[]) or p.jurisdiction_unit_id = any(${unitIds}::bigint[]))
          and (p.valid_to is null or p.valid_to >= greatest(${today}, p.valid_from))`,
    );
    return found.map((each) => ({ ...PLAIN, ...each, kind: 'post' }));
  },
  move: movePosts,
  restore: restorePosts,
  standing: standingPosts,
};

interface PostRow {
  readonly id: string;
  readonly unitId: string;
  readonly jurisdictionUnitId: string;
  readonly validTo: string | null;
}

async function movePosts(context: HoldingsContext, moves: readonly Rehoming[]): Promise<Rehomed[]> {
  const { tx, ids, day } = context;
  const lastDay = addDays(asDay(day), -1);
  const done: Rehomed[] = [];
  for (const { kind, authorityId, id, fromUnitId, toUnitId } of moves) {
    const post = await firstRow(
      tx,
      sql<PostRow>`select id::text, unit_id::text as "unitId", jurisdiction_unit_id::text as "jurisdictionUnitId",
          valid_to as "validTo" from post where id = ${id} for update`,
    );
    if (!post) continue;
    const newId = toUnitId === null ? null : ids.next();
    if (newId !== null && toUnitId !== null) {
      const place = (unitId: string) =>
        unitId === fromUnitId ? toUnitId : (context.successorOf(unitId) ?? unitId);
      await run(
        tx,
        sql`insert into post (id, authority_id, unit_id, jurisdiction_unit_id, title, role, valid_from,
              valid_to, follows_id, basis)
            select ${newId}, u.authority_id, u.id, ${place(post.jurisdictionUnitId)}, p.title, p.role,
              ${day}::date, p.valid_to, p.id, p.basis
            from post p join unit u on u.id = ${place(post.unitId)} where p.id = ${id}`,
      );
    }
    const held = await rows(
      tx,
      sql<{
        id: string;
        validTo: string | null;
      }>`select id::text, valid_to as "validTo" from appointment
          where post_id = ${id} and (valid_to is null or valid_to >= ${day}::date) order by id for update`,
    );
    const appointments = held.map((each) => ({ ...each, newId: newId && ids.next() }));
    if (newId !== null && appointments.length > 0) {
      await run(
        tx,
        sql`insert into appointment (id, person_id, post_id, valid_from, valid_to, kind, basis)
            select g.new_id, a.person_id, ${newId}, greatest(a.valid_from, ${day}::date), a.valid_to, a.kind, a.basis
            from appointment a join unnest(${appointments.map((each) => each.id)}::bigint[],
              ${appointments.map((each) => each.newId)}::bigint[]) as g(id, new_id) on g.id = a.id`,
      );
    }
    await endOld(tx, id, lastDay, day);
    if (newId !== null) await goAlong(tx, id, newId);
    done.push({
      kind,
      authorityId,
      id,
      version: null,
      kept: { newId, validTo: post.validTo, appointments },
    });
  }
  return done;
}

async function endOld(tx: Tx, postId: string, lastDay: string, day: string): Promise<void> {
  await run(
    tx,
    sql`update appointment set valid_to = ${lastDay}::date, version = version + 1
        where post_id = ${postId} and (valid_to is null or valid_to >= ${day}::date)`,
  );
  await run(
    tx,
    sql`update post set valid_to = ${lastDay}::date, version = version + 1 where id = ${postId}`,
  );
}

/** Open sessions and powers that were lent go along; keys of other programs end with the post. */
async function goAlong(tx: Tx, postId: string, newId: string): Promise<void> {
  await run(tx, sql`update session set post_id = ${newId} where post_id = ${postId}`);
  await run(
    tx,
    sql`update delegation d set post_id = ${newId} from post p
        where d.post_id = ${postId} and d.revoked_at is null and p.id = ${newId}
          and p.authority_id = d.authority_id`,
  );
}

interface Kept {
  readonly newId: string | null;
  readonly validTo: string | null;
  readonly appointments: readonly { id: string; validTo: string | null; newId: string | null }[];
}

async function restorePosts({ tx }: HoldingsContext, moves: readonly Rehoming[]): Promise<void> {
  for (const { id, kept } of moves) {
    const { newId, validTo, appointments } = keptOf(kept);
    await run(
      tx,
      sql`update post set valid_to = ${validTo}::date, version = version + 1 where id = ${id}`,
    );
    await run(
      tx,
      sql`update appointment a set valid_to = g.valid_to, version = a.version + 1
          from unnest(${appointments.map((each) => each.id)}::bigint[],
            ${appointments.map((each) => each.validTo)}::date[]) as g(id, valid_to)
          where a.id = g.id`,
    );
    if (newId === null) continue;
    await takeBackPost(tx, newId);
    await goAlong(tx, newId, id);
  }
}

/** Takes a post back that was made by mistake: it was held on no day. */
export async function takeBackPost(tx: Tx, postId: string): Promise<void> {
  for (const [table, column] of [
    ['appointment', 'post_id'],
    ['post', 'id'],
  ] as const) {
    await run(
      tx,
      sql`update ${sql.table(table)} set valid_to = valid_from - 1, version = version + 1
          where ${sql.ref(column)} = ${postId}`,
    );
  }
}

/** A post counts as untouched while the same people hold the one that followed it. */
async function standingPosts(db: Db | Tx, moves: readonly Rehoming[]): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const { kind, authorityId, id, fromUnitId, toUnitId, kept } of moves) {
    const { newId, appointments } = keptOf(kept);
    if (newId === null || toUnitId === null) {
      found.push({ kind, authorityId, id, unitId: fromUnitId, version: null });
      continue;
    }
    const now = await rows(
      db,
      sql<{ id: string }>`select a.id::text from appointment a join post p on p.id = a.post_id
          where p.id = ${newId} and a.version = 1 and p.version = 1 order by a.id`,
    );
    const expected = appointments.map((each) => each.newId);
    const isSame =
      now.length === expected.length && now.every((each) => expected.includes(each.id));
    if (isSame) found.push({ kind, authorityId, id, unitId: toUnitId, version: null });
  }
  return found;
}

function keptOf(kept: Rehoming['kept']): Kept {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const list: readonly unknown[] = Array.isArray(kept.appointments) ? kept.appointments : [];
  return {
    newId: text(kept.newId),
    validTo: text(kept.validTo),
    appointments: list.flatMap((each) => {
      if (typeof each !== 'object' || each === null || !('id' in each)) return [];
      const { id, validTo, newId } = { validTo: null, newId: null, ...each };
      const key = text(id);
      return key === null ? [] : [{ id: key, validTo: text(validTo), newId: text(newId) }];
    }),
  };
}
