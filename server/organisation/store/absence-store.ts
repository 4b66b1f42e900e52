import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import { delegationInForce } from './held-post.ts';

/** Somebody away from a day to a day (vắng mặt), both inclusive, with who stands in. */
export interface AbsenceRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly person_id: string;
  readonly from_day: Day;
  readonly to_day: Day;
  readonly stand_in_person_id: string | null;
  readonly stand_in_post_id: string | null;
  readonly reason: string;
  readonly declared_at: Date;
  readonly declared_by: string;
  /** The last day on which it held after all; before `from_day` where it was called off. */
  readonly ended_on: Day | null;
  readonly version: number;
}

export type ShownAbsence = AbsenceRecord & {
  readonly person_name: string;
  readonly stand_in_name: string | null;
};

const columns = sql`ab.authority_id, ab.id, ab.person_id, ab.from_day, ab.to_day,
  ab.stand_in_person_id, ab.stand_in_post_id, ab.reason, ab.declared_at, ab.declared_by, ab.ended_on,
  ab.version`;
const lastDay = sql`least(ab.to_day, coalesce(ab.ended_on, ab.to_day))`;

export async function insertAbsence(
  tx: Tx,
  absence: Omit<AbsenceRecord, 'ended_on' | 'version'>,
): Promise<void> {
  await run(
    tx,
    sql`insert into absence (authority_id, id, person_id, from_day, to_day, stand_in_person_id,
        stand_in_post_id, reason, declared_at, declared_by)
      values (${absence.authority_id}, ${absence.id}, ${absence.person_id}, ${absence.from_day},
        ${absence.to_day}, ${absence.stand_in_person_id}, ${absence.stand_in_post_id},
        ${absence.reason}, ${absence.declared_at}, ${absence.declared_by})`,
  );
}

export async function lockAbsence(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<AbsenceRecord | null> {
  return firstRow(
    tx,
    sql<AbsenceRecord>`select ${columns} from absence ab
        where ab.authority_id = ${authorityId} and ab.id = ${id} for update`,
  );
}

export async function endAbsence(
  tx: Tx,
  absence: AbsenceRecord,
  ended: { readonly on: Day; readonly at: Date; readonly by: string },
): Promise<void> {
  await run(
    tx,
    sql`update absence set ended_on = ${ended.on}, ended_at = ${ended.at}, ended_by = ${ended.by},
        version = version + 1
      where authority_id = ${absence.authority_id} and id = ${absence.id}`,
  );
}

/** Absences of one person that share a day with a stretch. One person's are declared one at a time. */
export async function overlappingAbsence(
  tx: Tx,
  personId: string,
  from: Day,
  to: Day,
): Promise<AbsenceRecord | null> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`absence ${personId}`}, 0))`);
  return firstRow(
    tx,
    sql<AbsenceRecord>`/* all authorities: a person is away from all of them */
        select ${columns} from absence ab where ab.person_id = ${personId} and ab.from_day <= ${to} and ${lastDay} >= ${from} limit 1`,
  );
}

/** Absences that still hold on a day or later, of one person or of everybody in an authority. */
export async function absencesFrom(
  db: Db | Tx,
  authorityId: string,
  day: Day,
  personId: string | null,
): Promise<ShownAbsence[]> {
  return rows(
    db,
    sql<ShownAbsence>`
      select ${columns}, pe.full_name as person_name, si.full_name as stand_in_name
      from absence ab join person pe on pe.id = ab.person_id
      left join person si on si.id = ab.stand_in_person_id
      where ab.authority_id = ${authorityId} and ${lastDay} >= greatest(${day}::date, ab.from_day)
        and ${personId === null ? sql`true` : sql`ab.person_id = ${personId}`}
      order by ab.from_day, ab.id`,
  );
}

/**
 * Who of some people is away on a day, with who stands in and until when: the person named with the absence,
 * else the one to whom powers are lent on that day (ủy quyền), the widest delegation first.
 */
export async function awayOn(
  db: Db | Tx,
  personIds: readonly string[],
  day: Day,
): Promise<{ personId: string; standInId: string | null; until: Day }[]> {
  return rows(
    db,
    sql<{ personId: string; standInId: string | null; until: Day }>`
      /* all authorities: a person is away from all of them */
      select distinct on (ab.person_id) ab.person_id as "personId",
        coalesce(ab.stand_in_person_id, (
          select d.to_person_id from delegation d
          where d.authority_id = ab.authority_id and d.from_person_id = ab.person_id
            and ${delegationInForce('d', day)}
          order by cardinality(d.rights) desc, d.id limit 1)) as "standInId", ${lastDay} as until
      from absence ab
      where ab.person_id = any(${personIds}::bigint[]) and ab.from_day <= ${day}
        and ${lastDay} >= ${day}
      order by ab.person_id, ab.declared_at desc`,
  );
}
