import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { Measure } from '../rules/money.ts';

/** One entry of a line; `until` says when it was corrected or taken out. */
export interface EntryRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly line_id: string;
  readonly measure: Measure;
  /** Đồng in decimal. */
  readonly amount: string;
  readonly on_day: string;
  readonly basis: string | null;
  readonly decision: string | null;
  /** The version of the line that it brought. */
  readonly version: number;
  readonly at: Date;
  readonly by_person: string;
  readonly corrects: string | null;
  readonly until: Date | null;
  readonly until_version: number | null;
  readonly ended_by: string | null;
  readonly end_reason: string | null;
}

export type NewEntry = Omit<
  EntryRecord,
  'at' | 'until' | 'until_version' | 'ended_by' | 'end_reason'
> & { readonly at: string };

export async function insertEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  await insertRows(
    tx,
    'budget_entry',
    {
      authority_id: 'bigint',
      id: 'bigint',
      line_id: 'bigint',
      measure: 'text',
      amount: 'bigint',
      on_day: 'date',
      basis: 'text',
      decision: 'text',
      version: 'integer',
      at: 'timestamptz',
      by_person: 'bigint',
      corrects: 'bigint',
    },
    entries,
  );
}

/** Every entry that a line ever had, in the order in which they were made. */
export async function entriesOf(
  db: Db | Tx,
  authorityId: string,
  lineId: string,
): Promise<EntryRecord[]> {
  return rows(
    db,
    sql<EntryRecord>`select authority_id, id, line_id, measure, amount, on_day, basis, decision,
          version, at, by_person, corrects, until, until_version, ended_by, end_reason
        from budget_entry where authority_id = ${authorityId} and line_id = ${lineId} order by id`,
  );
}

/** Ends an entry; the row stays for every day before. */
export async function endEntry(
  tx: Tx,
  entry: EntryRecord,
  end: {
    readonly at: Date;
    readonly by: string;
    readonly reason: string;
    readonly version: number;
  },
): Promise<void> {
  await run(
    tx,
    sql`update budget_entry set until = ${end.at}, until_version = ${end.version},
          ended_by = ${end.by}, end_reason = ${end.reason}
        where authority_id = ${entry.authority_id} and id = ${entry.id} and until is null`,
  );
}

/** Who wrote on a line last, and when: for the difference that a second writer is shown. */
export async function lastWriter(
  db: Db | Tx,
  authorityId: string,
  lineId: string,
): Promise<{ at: Date; by: string } | null> {
  return firstRow(
    db,
    sql<{ at: Date; by: string }>`
      select at, by from (
        select at, by_person as by, version from budget_entry
          where authority_id = ${authorityId} and line_id = ${lineId}
        union all
        select until, ended_by, until_version from budget_entry
          where authority_id = ${authorityId} and line_id = ${lineId} and until is not null
      ) as written order by version desc limit 1`,
  );
}
