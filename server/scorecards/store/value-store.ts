import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows, run } from '../../platform/database/rows.ts';

/** Which cells of a scorecard: those of one period. */
export interface CellScope {
  readonly authorityId: string;
  readonly scorecardId: string;
  readonly period: string;
}

/** A figure entered for a unit under a criterion. */
export interface ValueRecord {
  readonly criterion: string;
  readonly unitId: string;
  readonly value: number | null;
  readonly words: string;
  readonly version: number;
  readonly since: Date;
  readonly by: string;
}

const columns = sql`v.criterion, v.unit_id as "unitId", v.value::float8 as value, v.words, v.version,
  v.since`;

/**
 * The figures of a period; as of a past moment those that stood then.
 *
 * @param until null for now
 */
export async function valuesOf(
  db: Db | Tx,
  { authorityId, scorecardId, period }: CellScope,
  until: Date | null = null,
): Promise<ValueRecord[]> {
  const mine = sql`authority_id = ${authorityId} and scorecard_id = ${scorecardId} and period = ${period}`;
  const stood =
    until === null
      ? sql`(select * from scorecard_value where ${mine})`
      : sql`(select * from scorecard_value where ${mine} and since < ${until}
          union all select ${bare} from scorecard_value_history
            where ${mine} and since < ${until} and until >= ${until})`;
  return rows(
    db,
    sql<ValueRecord>`select ${columns}, pe.full_name as by from ${stood} v
        join person pe on pe.id = v.changed_by order by v.criterion, v.unit_id`,
  );
}

const bare: RawBuilder<unknown> = sql`authority_id, scorecard_id, period, criterion, unit_id, value, words,
  version, since, changed_by`;

/** The figures of some cells, held until the act ends. */
export async function lockValues(
  tx: Tx,
  { authorityId, scorecardId, period }: CellScope,
  unitIds: readonly string[],
): Promise<ValueRecord[]> {
  return rows(
    tx,
    sql<ValueRecord>`select ${columns}, pe.full_name as by from scorecard_value v
        join person pe on pe.id = v.changed_by
        where v.authority_id = ${authorityId} and v.scorecard_id = ${scorecardId}
          and v.period = ${period} and v.unit_id = any(${[...unitIds]}::bigint[])
        order by v.criterion, v.unit_id for update of v`,
  );
}

/** Writes figures; those that they replace go to history with the time for which they held. */
export async function writeValues(
  tx: Tx,
  { authorityId, scorecardId, period }: CellScope,
  values: readonly Pick<ValueRecord, 'criterion' | 'unitId' | 'value' | 'words' | 'version'>[],
  at: Date,
  by: string,
): Promise<void> {
  const keys = values.map(({ criterion, unitId }) => ({ criterion, unit_id: unitId }));
  const replaced = sql`authority_id = ${authorityId} and scorecard_id = ${scorecardId}
    and period = ${period} and (criterion, unit_id) in (
      select k.criterion, k.unit_id from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
        as k(criterion text, unit_id bigint))`;
  await run(
    tx,
    sql`insert into scorecard_value_history (${bare}, until)
        select ${bare}, ${at}::timestamptz from scorecard_value where ${replaced}`,
  );
  await run(tx, sql`delete from scorecard_value where ${replaced}`);
  await insertRows(
    tx,
    'scorecard_value',
    {
      ...{ authority_id: 'bigint', scorecard_id: 'bigint', period: 'text', criterion: 'text' },
      ...{ unit_id: 'bigint', value: 'numeric', words: 'text', version: 'integer' },
      ...{ since: 'timestamptz', changed_by: 'bigint' },
    },
    values.map(({ criterion, unitId, value, words, version }) => ({
      ...{ authority_id: authorityId, scorecard_id: scorecardId, period, criterion },
      ...{ unit_id: unitId, value, words, version, since: at, changed_by: by },
    })),
  );
}
