import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Delegation } from '../delegation-contract.ts';
import type { Right } from '../rules/rights.ts';
import { delegationInForce } from './held-post.ts';
import { holdsOn, subtreeSql } from './unit-tree.ts';

export interface NewDelegation {
  readonly authorityId: string;
  readonly id: string;
  readonly postId: string;
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly rights: readonly Right[];
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly reason: string;
  readonly basis: string | null;
  readonly absenceId: string | null;
  readonly givenAt: Date;
  readonly givenBy: string;
}

export async function insertDelegation(tx: Tx, given: NewDelegation): Promise<void> {
  await run(
    tx,
    sql`insert into delegation (authority_id, id, post_id, from_person_id, to_person_id, rights,
        valid_from, valid_to, reason, basis, absence_id, given_at, given_by)
      values (${given.authorityId}, ${given.id}, ${given.postId}, ${given.fromPersonId},
        ${given.toPersonId}, ${given.rights}::text[], ${given.firstDay}, ${given.lastDay},
        ${given.reason}, ${given.basis}, ${given.absenceId}, ${given.givenAt}, ${given.givenBy})`,
  );
}

export async function revokeRow(
  tx: Tx,
  { authorityId, id }: { readonly authorityId: string; readonly id: string },
  revoked: { readonly at: Date; readonly by: string; readonly because: string | null },
): Promise<void> {
  await run(
    tx,
    sql`update delegation set revoked_at = ${revoked.at}, revoked_by = ${revoked.by},
        revoked_because = ${revoked.because}, version = version + 1
      where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** A delegation as kept, with what a page shows besides; `state` as of the day asked for. */
export type DelegationRow = Omit<Delegation, 'givenAt' | 'revokedAt' | 'mayRevoke'> & {
  readonly givenAt: Date;
  readonly revokedAt: Date | null;
};

/** On a past day, what was revoked later still held. */
const columns = (day: string, at: Date) => sql`d.id, d.rights, d.valid_from as "firstDay",
  d.valid_to as "lastDay", d.reason, d.basis, d.given_at as "givenAt", d.version,
  case when d.revoked_at <= ${at} then d.revoked_at end as "revokedAt",
  case when d.revoked_at <= ${at} then d.revoked_because end as "revokedBecause",
  ${stateSql(day, at)} as state,
  json_build_object('id', gp.id::text, 'name', gp.full_name) as "from",
  json_build_object('id', rp.id::text, 'name', rp.full_name) as "to",
  json_build_object('id', p.id::text, 'title', p.title, 'role', p.role,
    'unit', json_build_object('id', u.id::text, 'name', u.name, 'shortName', u.short_name)) as post`;

function stateSql(day: string, at: Date): RawBuilder<string> {
  return sql`case when d.revoked_at <= ${at} then 'revoked' when d.valid_to < ${day} then 'over'
    when d.valid_from > ${day} then 'coming'
    when ${delegationInForce('d', day)} or (d.revoked_at > ${at} and ${holdsOn('d', day)}) then 'holds'
    else 'left' end`;
}

const tables = sql`delegation d join person gp on gp.id = d.from_person_id
  join person rp on rp.id = d.to_person_id join post p on p.id = d.post_id
  join unit u on u.id = p.unit_id`;

export async function lockDelegation(
  tx: Tx,
  authorityId: string,
  id: string,
  now: { readonly day: string; readonly at: Date },
): Promise<DelegationRow | null> {
  return firstRow(
    tx,
    sql<DelegationRow>`select ${columns(now.day, now.at)} from ${tables}
        where d.authority_id = ${authorityId} and d.id = ${id} for update of d`,
  );
}

export interface DelegationFilter {
  readonly authorityId: string;
  readonly day: string;
  readonly at: Date;
  readonly words: readonly string[];
  readonly state: 'coming' | 'holds' | 'over' | null;
  readonly unitId: string | null;
  /** Given by or to this person. */
  readonly personId: string | null;
}

/** Delegations of a body, the latest given first. */
export async function pageOfDelegations(
  db: Db | Tx,
  filter: DelegationFilter,
  after: string | null,
  limit: number,
): Promise<DelegationRow[]> {
  const beyond = after === null ? sql`` : sql`and d.id < ${after}`;
  return rows(
    db,
    sql<DelegationRow>`select ${columns(filter.day, filter.at)} from ${tables}
        where ${matching(filter)} ${beyond} order by d.id desc limit ${limit}`,
  );
}

export async function countDelegations(db: Db | Tx, filter: DelegationFilter): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from ${tables} where ${matching(filter)}`,
  );
  return found?.count ?? 0;
}

function matching(filter: DelegationFilter): RawBuilder<unknown> {
  const { authorityId, day, at, words, state, unitId, personId } = filter;
  const conditions = [sql`d.authority_id = ${authorityId}`, sql`d.given_at <= ${at}`];
  if (personId !== null) {
    conditions.push(sql`(d.from_person_id = ${personId} or d.to_person_id = ${personId})`);
  }
  if (state === 'over') conditions.push(sql`${stateSql(day, at)} in ('over', 'revoked', 'left')`);
  else if (state !== null) conditions.push(sql`${stateSql(day, at)} = ${state}`);
  if (unitId !== null) conditions.push(sql`p.unit_id in (${subtreeSql(unitId, day)})`);
  for (const word of words) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(
      sql`(gp.folded like ${like} or rp.folded like ${like} or u.folded like ${like})`,
    );
  }
  return sql.join(conditions, sql` and `);
}
