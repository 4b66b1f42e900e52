import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Role } from '../contract.ts';
import type { Term } from '../rules/terms.ts';

/** A post as acts on it see it. */
export interface PostRecord {
  readonly id: string;
  readonly authorityId: string;
  readonly unitId: string;
  readonly jurisdictionUnitId: string;
  readonly title: string;
  readonly role: Role;
  readonly from: Day;
  readonly to: Day | null;
  readonly basis: string | null;
  readonly followsId: string | null;
  readonly version: number;
}

const postColumns = sql`p.id, p.authority_id as "authorityId", p.unit_id as "unitId",
  p.jurisdiction_unit_id as "jurisdictionUnitId", p.title, p.role, p.valid_from as "from",
  p.valid_to as "to", p.basis, p.follows_id as "followsId", p.version`;

/** Holds a post's row, so that appointments to it are made one after another. */
export async function lockPost(tx: Tx, id: string): Promise<PostRecord | null> {
  return firstRow(
    tx,
    sql<PostRecord>`select ${postColumns} from post p where p.id = ${id} for update`,
  );
}

export async function endPost(tx: Tx, id: string, lastDay: Day): Promise<void> {
  await run(tx, sql`update post set valid_to = ${lastDay}, version = version + 1 where id = ${id}`);
}

export async function notePostBasis(
  tx: Tx,
  id: string,
  { basis, followsId }: { readonly basis: string | null; readonly followsId: string | null },
): Promise<void> {
  await run(tx, sql`update post set basis = ${basis}, follows_id = ${followsId} where id = ${id}`);
}

/** An appointment as acts on it see it. */
export type AppointmentRecord = Term & {
  readonly postId: string;
  readonly basis: string | null;
  readonly endedBasis: string | null;
  readonly personName: string;
  readonly version: number;
};

const columns = sql`a.id, a.person_id as "personId", a.post_id as "postId", a.kind,
  a.valid_from as "from", a.valid_to as "to", a.basis, a.ended_basis as "endedBasis",
  pe.full_name as "personName", a.version`;

export async function appointmentsTo(db: Db | Tx, postId: string): Promise<AppointmentRecord[]> {
  return rows(
    db,
    sql<AppointmentRecord>`select ${columns} from appointment a join person pe on pe.id = a.person_id
        where a.post_id = ${postId} order by a.valid_from, a.id`,
  );
}

export async function lockAppointment(tx: Tx, id: string): Promise<AppointmentRecord | null> {
  return firstRow(
    tx,
    sql<AppointmentRecord>`select ${columns} from appointment a join person pe on pe.id = a.person_id
        where a.id = ${id} for update of a`,
  );
}

export async function saveAppointment(
  tx: Tx,
  appointment: Omit<AppointmentRecord, 'personName' | 'version' | 'endedBasis'>,
): Promise<void> {
  const { id, personId, postId, kind, from, to, basis } = appointment;
  await run(
    tx,
    sql`insert into appointment (id, person_id, post_id, kind, valid_from, valid_to, basis)
        values (${id}, ${personId}, ${postId}, ${kind}, ${from}, ${to}, ${basis})`,
  );
}

export async function closeAppointment(
  tx: Tx,
  id: string,
  lastDay: Day,
  basis: string | null,
): Promise<void> {
  await run(
    tx,
    sql`update appointment set valid_to = ${lastDay}, ended_basis = ${basis}, version = version + 1
        where id = ${id}`,
  );
}

/** The last moment after another at which a person did something in a post; null where they did not. */
export async function lastActAfter(
  db: Db | Tx,
  { authorityId, personId, postId }: { authorityId: string; personId: string; postId: string },
  after: Date,
): Promise<Date | null> {
  const found = await firstRow(
    db,
    sql<{ at: Date | null }>`select max(j.at) as at from journal j
        where j.authority_id = ${authorityId} and j.at > ${after} and j.person_id = ${personId}
          and j.post_id = ${postId} and j.act <> 'sign_out'`,
  );
  return found?.at ?? null;
}

/** Appointments to posts of administrators that end on a day or later, each within the days of its post. */
export async function administratorTerms(
  tx: Tx,
  authorityId: string,
  from: Day,
): Promise<{ id: string; postId: string; from: Day; to: Day | null; hasAccount: boolean }[]> {
  return rows(
    tx,
    sql<{ id: string; postId: string; from: Day; to: Day | null; hasAccount: boolean }>`
      select a.id, a.post_id as "postId", greatest(a.valid_from, p.valid_from) as "from",
        least(a.valid_to, p.valid_to) as "to",
        exists (select from account ac where ac.person_id = a.person_id) as "hasAccount"
      from appointment a join post p on p.id = a.post_id
      where p.authority_id = ${authorityId} and p.role = 'admin'
        and (a.valid_to is null or a.valid_to >= ${from})
        and (p.valid_to is null or p.valid_to >= ${from})`,
  );
}

/** Appointments and dismissals that concern administrators of one authority take turns. */
export async function lockAdministrators(tx: Tx, authorityId: string): Promise<void> {
  await run(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(${`administrators ${authorityId}`}, 0))`,
  );
}
