import { type RawBuilder, sql } from 'kysely';
import { idAtSql } from '../../plans/id-sql.ts';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import type { DatedPeriod } from '../rules/obligation-dates.ts';
import type { Hop } from '../rules/regime.ts';
import { reportersSql } from './reporter-sql.ts';

/** One level of one regime with the periods that it owes. */
export interface LevelToMake {
  readonly authorityId: string;
  readonly topUnitId: string;
  readonly regimeId: string;
  /** 1 for the lowest level. */
  readonly hop: number;
  readonly level: Hop;
  readonly periods: readonly DatedPeriod[];
}

/** How many obligations of a level are not there yet. */
export async function countMissing(tx: Tx, level: LevelToMake): Promise<number> {
  const found = await firstRow(
    tx,
    sql<{ count: number }>`with ${owed(level)} select count(*)::int as count from owed`,
  );
  return found?.count ?? 0;
}

/**
 * Makes all obligations of a level that are not there yet, in one statement whatever their number: the units
 * of the last day of each period, with the unit above each on that day. Two processes at once make each once.
 *
 * @param firstId the first of as many ids as {@link countMissing} found
 * @returns the number made
 */
export async function insertMissing(
  tx: Tx,
  level: LevelToMake,
  firstId: string,
  by: { readonly at: Date; readonly personId: string },
): Promise<number> {
  const { authorityId, regimeId, hop } = level;
  return run(
    tx,
    sql`with ${owed(level)}
      insert into obligation (authority_id, id, regime_id, hop, unit_id, origin_unit_id, to_authority_id,
        to_unit_id, period_key, period_from, period_to, cut_off, due_on, due_time, closes_on, state,
        version, since, changed_by)
      select ${authorityId}, ${idAtSql(firstId, sql`w.at`)}, ${regimeId}, ${hop}, w.unit_id, w.unit_id,
        t.authority_id, w.to_unit_id, w.period_key, w.period_from, w.period_to, w.period_to, w.due_on,
        w.due_time, w.closes_on, 'open', 1, ${by.at}, ${by.personId}
      from (select owed.*, row_number() over (order by period_from, unit_id) - 1 as at from owed) w
      join unit t on t.id = w.to_unit_id
      on conflict (authority_id, regime_id, period_key, hop, origin_unit_id) do nothing`,
  );
}

/** Who owes what, and is not in the table yet: period × the units of its last day × the unit above each. */
function owed(level: LevelToMake): RawBuilder<unknown> {
  const { authorityId, topUnitId, regimeId, hop, periods } = level;
  const { reporters, receiver } = level.level;
  const given = periods.map(({ period, dueOn, dueTime, closesOn }) => ({
    ...{ period_key: period.key, period_from: period.from, period_to: period.to },
    ...{ due_on: dueOn, due_time: dueTime, closes_on: closesOn },
  }));
  // A unit that nobody stands above reports to nobody.
  const above =
    receiver.kind === 'unit'
      ? sql`select ${receiver.unitId}::bigint as id`
      : sql`select q.parent_id as id from unit_parent q where q.unit_id = r.unit_id
          and q.valid_from <= p.period_to and (q.valid_to is null or q.valid_to >= p.period_to)`;
  return sql`owed as materialized (
    select p.*, r.unit_id, a.id as to_unit_id
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as p(period_key text, period_from date,
      period_to date, due_on date, due_time text, closes_on date)
    cross join lateral (${reportersSql(reporters, topUnitId, sql`p.period_to`)}) r
    cross join lateral (${above} limit 1) a
    where a.id <> r.unit_id and not exists (select from obligation o where o.authority_id = ${authorityId}
      and o.regime_id = ${regimeId} and o.period_key = p.period_key and o.hop = ${hop}
      and o.origin_unit_id = r.unit_id))`;
}
