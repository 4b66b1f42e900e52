import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { REPORT_KINDS } from '../../calendar/rules/report-periods.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Db } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { ObligationState } from '../rules/standing.ts';
import { belowSql, visibleObligationSql } from './obligation-sight.ts';
import { findObligations, type ObligationRecord, obligationRows } from './obligation-store.ts';
import { type RegimeRecord, regimesAt } from './regime-store.ts';

/** Which obligations a matrix is about. */
export interface MatrixSight {
  readonly db: Db;
  readonly actor: Actor;
  readonly authorities: readonly string[];
  readonly day: Day;
  /** The moment looked at; null is now. */
  readonly at: Date | null;
}

export interface MatrixFilter {
  readonly regimeId: string;
  readonly periodKeys: readonly string[];
  readonly unitId: string | null;
  readonly hop: number | null;
  /** Words without accents, each somewhere in the name of the unit. */
  readonly words: readonly string[];
  readonly show: 'missing' | 'overdue' | 'locked' | null;
}
export type MatrixSort = 'name' | '-name' | '-missing';

/** The regimes of which a post sees obligations: the most frequent first, then by name. */
export async function regimesOwed(sight: MatrixSight): Promise<RegimeRecord[]> {
  const { db, authorities, at, actor, day } = sight;
  const own = sql`o.regime_id = r.id and ${visibleObligationSql(actor, day)}`;
  return rows(
    db,
    sql<RegimeRecord>`select * from (${regimesAt(authorities, at)}) r
        where exists (${obligationRows(authorities, at, own)}) order by array_position(${[...REPORT_KINDS]}::text[], r.frequency), r.folded, r.id`,
  );
}

/** One period of a regime at one level, as obligations were made for it. */
export interface PeriodRow {
  readonly key: string;
  readonly hop: number;
  readonly from: Day;
  readonly to: Day;
  readonly dueOn: Day;
  readonly dueTime: string | null;
}

/** Every period of a regime for which a post sees obligations, the earliest first. */
export async function periodsOf(sight: MatrixSight, regimeId: string): Promise<PeriodRow[]> {
  const { db, authorities, at, actor, day } = sight;
  const own = sql`o.regime_id = ${regimeId} and ${visibleObligationSql(actor, day)}`;
  return rows(
    db,
    sql<PeriodRow>`select o.period_key as key, o.hop, min(o.period_from) as from,
          max(o.period_to) as to, max(o.due_on) as "dueOn", max(o.due_time) as "dueTime"
        from (${obligationRows(authorities, at, own)}) o
        group by o.period_key, o.hop order by max(o.period_to), o.hop`,
  );
}

/** So many obligations of a period with the same state and days. */
export interface CountRow {
  readonly periodKey: string;
  readonly state: ObligationState;
  readonly isLate: boolean;
  readonly isPastDue: boolean;
  readonly isLocked: boolean;
  readonly count: number;
}

const notSent = sql`o.state in ('open', 'returned', 'closed')`;

/** The same as the rule `isLocked`, for rows that were not handed in. */
function lockedSql(day: Day): RawBuilder<boolean> {
  return sql`(${notSent} and (o.state = 'closed' or o.closes_on < ${day}::date)
    and (o.unlocked_until is null or o.unlocked_until < ${day}::date))`;
}

/** The same as the rule `cameLate`. */
const lateSql = sql<boolean>`(o.submitted_at is not null and (
  (o.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date > o.due_on
  or (o.due_time is not null and (o.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date = o.due_on
    and to_char(o.submitted_at at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI') > o.due_time)))`;

/** How many obligations of each period stand how, over all that match. */
export async function countsOf(sight: MatrixSight, filter: MatrixFilter): Promise<CountRow[]> {
  const { db, day } = sight;
  return rows(
    db,
    sql<CountRow>`select o.period_key as "periodKey", o.state, ${lateSql} as "isLate",
          o.due_on < ${day}::date as "isPastDue", ${lockedSql(day)} as "isLocked",
          count(*)::int as count
        from (${matching(sight, { ...filter, show: null })}) o
        group by 1, 2, 3, 4, 5`,
  );
}

/** One line of the matrix: a unit at a level, for itself or for a unit that was merged into it. */
export interface LineRow {
  readonly unitId: string;
  readonly hop: number;
  readonly originUnitId: string;
  readonly toUnitId: string;
  readonly folded: string;
  readonly missing: number;
}
export type LineKey = readonly [number, string, string, number, string];

/** One page of lines in an order, with how many there are in all. */
export async function linesOf(
  sight: MatrixSight,
  filter: MatrixFilter,
  sort: MatrixSort,
  after: LineKey | null,
  limit: number,
): Promise<{ lines: LineRow[]; total: number }> {
  const lines = sql`select o.unit_id as "unitId", o.hop, o.origin_unit_id as "originUnitId",
      max(o.to_unit_id) as "toUnitId", u.folded,
      (count(*) filter (where ${notSent} and o.due_on < ${sight.day}::date))::int as missing
    from (${matching(sight, filter)}) o join unit u on u.id = o.unit_id
    group by o.unit_id, o.hop, o.origin_unit_id, u.folded
    ${having(filter.show, sight.day)}`;
  const first = sort === '-missing' ? sql`-l.missing` : sql`0 * l.missing`;
  const key = sql`(${first}, l.folded, l."unitId", l.hop, l."originUnitId")`;
  const isDown = sort === '-name';
  const beyond = sql.raw(isDown ? '<' : '>');
  const way = sql.raw(isDown ? 'desc' : 'asc');
  const next = after
    ? sql`where ${key} ${beyond} (${after[0]}, ${after[1]}, ${after[2]}::bigint, ${after[3]}, ${after[4]}::bigint)`
    : sql``;
  const [found, total] = await Promise.all([
    rows(
      sight.db,
      sql<LineRow>`select * from (${lines}) l ${next}
          order by ${first} ${way}, l.folded ${way}, l."unitId" ${way}, l.hop ${way},
            l."originUnitId" ${way} limit ${limit}`,
    ),
    firstRow(sight.db, sql<{ count: number }>`select count(*)::int as count from (${lines}) l`),
  ]);
  return { lines: found, total: total?.count ?? 0 };
}

/** Where a line stands in an order, for the page after it. */
export function keyOfLine(line: LineRow, sort: MatrixSort): LineKey {
  const { missing, folded, unitId, hop, originUnitId } = line;
  return [sort === '-missing' ? -missing : 0, folded, unitId, hop, originUnitId];
}

/** The obligations behind lines. */
export async function cellsOf(
  { db, authorities, at, actor, day }: MatrixSight,
  { regimeId, periodKeys }: MatrixFilter,
  unitIds: readonly string[],
): Promise<ObligationRecord[]> {
  const which = sql`o.regime_id = ${regimeId} and o.period_key = any(${[...periodKeys]}::text[])
    and o.unit_id = any(${[...unitIds]}::bigint[]) and ${visibleObligationSql(actor, day)}`;
  return findObligations(db, authorities, which, at);
}

function having(show: MatrixFilter['show'], day: Day): RawBuilder<unknown> {
  switch (show) {
    case null:
      return sql``;
    case 'missing':
      return sql`having bool_or(${notSent} and o.cut_off < ${day}::date)`;
    case 'overdue':
      return sql`having bool_or(${notSent} and o.due_on < ${day}::date)`;
    case 'locked':
      return sql`having bool_or(${lockedSql(day)})`;
  }
}

function matching(
  { authorities, at, actor, day }: MatrixSight,
  { regimeId, periodKeys, unitId, hop, words }: MatrixFilter,
): RawBuilder<unknown> {
  const conditions = [
    sql`o.regime_id = ${regimeId}`,
    sql`o.period_key = any(${[...periodKeys]}::text[])`,
    visibleObligationSql(actor, day),
    ...(unitId === null ? [] : [sql`o.unit_id in (${belowSql(unitId, day)})`]),
    ...(hop === null ? [] : [sql`o.hop = ${hop}`]),
    ...(words.length === 0
      ? []
      : [
          sql`o.unit_id in (select n.id from unit n where ${sql.join(
            words.map((word) => sql`n.folded like ${`%${word}%`}`),
            sql` and `,
          )})`,
        ]),
  ];
  return obligationRows(authorities, at, sql.join(conditions, sql` and `));
}
