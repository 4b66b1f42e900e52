import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { DayMarkKind } from '../../calendar/rules/day-marks.ts';
import type { FlagLimits } from '../../calendar/rules/flag-limits.ts';
import type { DatedChoice, DayOffRule } from '../../calendar/rules/time-rules.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';

/** Marks under this number count for every body of the installation. */
export const EVERYBODY = '0';

/** What an authority has chosen, as kept in its settings under `time`; what is absent is the default. */
export interface KeptTime {
  readonly before?: readonly DatedChoice<'inclusive' | 'exclusive'>[];
  readonly dayOff?: readonly DatedChoice<DayOffRule>[];
  readonly limits?: FlagLimits;
}

export async function loadKeptTime(db: Db | Tx, authorityId: string): Promise<KeptTime> {
  const found = await firstRow(
    db,
    sql<{ time: KeptTime | null }>`select settings->'time' as time from authority
        where id = ${authorityId}`,
  );
  return found?.time ?? {};
}

/** The same with the row held, so that two changes of the settings take turns. */
export async function lockKeptTime(tx: Tx, authorityId: string): Promise<KeptTime> {
  await run(tx, sql`select 1 from authority where id = ${authorityId} for update`);
  return loadKeptTime(tx, authorityId);
}

export async function saveKeptTime(tx: Tx, authorityId: string, time: KeptTime): Promise<void> {
  await run(
    tx,
    sql`update authority set settings = jsonb_set(settings, '{time}', ${JSON.stringify(time)}::jsonb)
        where id = ${authorityId}`,
  );
}

/** A day as it was marked; open while `closed_at` is null. */
export interface MarkRow {
  readonly authority_id: string;
  readonly id: string;
  readonly day: Day;
  readonly kind: DayMarkKind;
  readonly name: string;
  readonly source: string;
  readonly added_at: Date;
  readonly closed_at: Date | null;
  readonly close_reason: string | null;
  readonly closed_by_name: string | null;
}

/** The marks of a body and those for everybody, open ones of every year or all of one year, by day. */
export async function marksOf(
  db: Db | Tx,
  authorityId: string,
  which: 'open' | { readonly year: number },
): Promise<MarkRow[]> {
  const condition =
    which === 'open'
      ? sql`m.closed_at is null`
      : sql`m.day between make_date(${which.year}, 1, 1) and make_date(${which.year}, 12, 31)`;
  return rows(
    db,
    sql<MarkRow>`
      select m.authority_id, m.id, m.day, m.kind, m.name, m.source, m.added_at, m.closed_at,
        m.close_reason, p.full_name as closed_by_name
      from day_mark m left join person p on p.id = m.closed_by
      where m.authority_id = any(${[EVERYBODY, authorityId]}::bigint[]) and ${condition}
      order by m.day, m.authority_id, m.id`,
  );
}

export async function markById(tx: Tx, authorityId: string, id: string): Promise<MarkRow | null> {
  return firstRow(
    tx,
    sql<MarkRow>`select authority_id, id, day, kind, name, source, added_at, closed_at,
          close_reason, null::text as closed_by_name
        from day_mark
        where authority_id = any(${[EVERYBODY, authorityId]}::bigint[]) and id = ${id} for update`,
  );
}

/** Writes a new mark; the day must have no open one in its scope. */
export async function insertMark(
  tx: Tx,
  mark: Pick<MarkRow, 'authority_id' | 'id' | 'day' | 'kind' | 'name' | 'source'>,
  added: { readonly at: Date; readonly by: string },
): Promise<void> {
  await insertRows(
    tx,
    'day_mark',
    {
      authority_id: 'bigint',
      id: 'bigint',
      day: 'date',
      kind: 'text',
      name: 'text',
      source: 'text',
      added_at: 'timestamptz',
      added_by: 'bigint',
    },
    [{ ...mark, added_at: added.at.toISOString(), added_by: added.by }],
  );
}

export async function closeMark(
  tx: Tx,
  mark: Pick<MarkRow, 'authority_id' | 'id'>,
  closed: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<void> {
  await run(
    tx,
    sql`update day_mark set closed_at = ${closed.at}, closed_by = ${closed.by},
          close_reason = ${closed.reason}
        where authority_id = ${mark.authority_id} and id = ${mark.id}`,
  );
}

/** Marks of one scope are made one at a time. */
export async function lockMarks(tx: Tx, scopeId: string): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`days ${scopeId}`}, 0))`);
}

/** The authority that this installation was set up for: that of its oldest account. */
export async function hostAuthority(db: Db | Tx): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ id: string }>`
      select p.authority_id as id
      from account ac
      join appointment a on a.person_id = ac.person_id
      join post p on p.id = a.post_id
      order by ac.created_at, ac.id, p.id limit 1`,
  );
  return found?.id ?? null;
}
