import { sql } from 'kysely';
import type { UnitRef } from '../../organisation/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { partiesSql } from './party-store.ts';
import type { TaskRecord } from './task-record.ts';

/** What a line of a programme says beside the task: its product, who directs, who coordinates. */
export interface ProgrammeWords {
  readonly product: string | null;
  readonly leaders: readonly string[];
  readonly coordinators: readonly string[];
}

/** {@link ProgrammeWords} of tasks, in their order. @param until parties as they stood before this moment */
export async function programmeWords(
  db: Db | Tx,
  tasks: readonly TaskRecord[],
  until: Date | null,
): Promise<ProgrammeWords[]> {
  if (tasks.length === 0) return [];
  const column = <K extends keyof TaskRecord>(name: K) => tasks.map((task) => task[name]);
  return rows(
    db,
    sql<ProgrammeWords>`
      select w.product,
        coalesce(array_agg(distinct pe.full_name) filter (where y.role = 'leader'
          and pe.full_name is not null), '{}') as leaders,
        coalesce(array_agg(distinct coalesce(u.short_name, u.name))
          filter (where y.role = 'coordinate'), '{}') as coordinators
      from unnest(${column('authority_id')}::bigint[], ${column('id')}::bigint[],
          ${column('words_id')}::bigint[]) with ordinality as r (authority_id, id, words_id, n)
      join task_words w on w.authority_id = r.authority_id and w.id = r.words_id
      left join lateral (${partiesSql(sql`r`, until)}) y on true
      left join unit u on u.id = y.unit_id
      left join person pe on pe.id = y.person_id
      group by r.n, w.product order by r.n`,
  );
}

export async function unitNamed(db: Db | Tx, unitId: string): Promise<UnitRef | null> {
  return firstRow(
    db,
    sql<UnitRef>`select id, name, short_name as "shortName" from unit where id = ${unitId}`,
  );
}

/** A person with the post last held in an authority; null where the person holds none there. */
export async function leaderNamed(
  db: Db | Tx,
  authorityId: string,
  personId: string,
): Promise<{ id: string; name: string; post: string | null } | null> {
  return firstRow(
    db,
    sql<{ id: string; name: string; post: string | null }>`
      select pe.id, pe.full_name as name, po.title as post
      from person pe
      join appointment a on a.person_id = pe.id
      join post po on po.id = a.post_id
      join unit u on u.id = po.unit_id and u.authority_id = ${authorityId}
      where pe.id = ${personId}
      order by a.valid_to desc nulls first, a.valid_from desc limit 1`,
  );
}
