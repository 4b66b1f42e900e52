import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day } from '../../calendar/rules/day.ts';
import { balancesOn, UNFOLDED } from '../../directives/store/ledger-lines.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { firstRow } from '../../platform/database/rows.ts';
import type { BoardRows } from '../contract.ts';
import { HEARD } from '../rules/accounts.ts';
import { AGE_BANDS } from '../rules/ageing.ts';
import { type Figures, OPEN_ACCOUNTS } from '../rules/board-cell.ts';
import { type FlagLimits, limitsOf } from '../rules/flags.ts';
import type { TaskSight } from '../task-sight.ts';
import { standsOn } from './below-sql.ts';
import { frameStamp } from './board-frame.ts';
import { isKept, keptCells } from './day-cells.ts';

/** Which part of one authority's ledger is read, and by what it is told apart. */
export interface LedgerPart {
  /** Units where nothing is said. */
  readonly by?: BoardRows | undefined;
  readonly authorityId: string;
  readonly planIds: readonly string[];
  /** Each counts itself and all below it. */
  readonly unitIds: readonly string[];
  readonly layer: 'given' | 'all';
  readonly fieldId?: string | 'none' | undefined;
  /** Tasks that a person directs; `none` for those that nobody directs. */
  readonly leaderId?: string | 'none' | undefined;
  /** Tasks held by units of a level, by its place in `UNIT_KINDS`, from 1. */
  readonly level?: number | undefined;
}

/** The figures of one row in one field (`0` for none), with open lateness by age band. */
export interface CellRow extends Figures {
  /** The id of the unit, plan or leader (`0` for nobody), or the number of the level. */
  readonly row: string;
  readonly fieldId: string;
  readonly ages: readonly number[];
}

/** Cells as of one fold, and what was posted after it. */
export interface LedgerCells {
  /** Cells of the base and of the postings that folds have reached: what holds as of fold `folds`. */
  readonly folded: readonly CellRow[];
  /** Cells of postings that no fold has reached. */
  readonly posted: readonly CellRow[];
  readonly folds: string;
  /** The fold that last wrote the ledger anew: cells remembered from before it do not count. */
  readonly rebuilt: string;
  /** What the frame of a board hangs on, in the same snapshot: see {@link frameStamp}. */
  readonly stamp: string;
}

/**
 * Cells of a board from the ledger in one statement, hence one snapshot. The SQL twin of `cellOf`.
 *
 * @param after the fold as of which the reader remembers the cells: only postings of later folds and those
 *   not folded are added up. Null reads the balances too.
 */
export async function ledgerCells(
  { day, isPast, db, actor, authorities }: TaskSight,
  part: LedgerPart,
  after: string | null,
): Promise<LedgerCells> {
  const { authorityId, planIds, unitIds, layer, by = 'units' } = part;
  const units = sql`select unnest(${unitIds}::bigint[]) as id`;
  const limits = limitsOf(actor);
  const keeps = isPast && after === null && isReadFromDays(part);
  const without = keeps ? { without: isKept(part, day, limits) } : {};
  const base =
    after === null
      ? sql`select ${rowOf(by, sql`b`)} as row, b.field_id, b.account, b.due_on, b.delta, true as folded
          from (${balancesOn(isPast ? day : null, { authorityId, planIds, units, layer, ...without })}) as b
          where ${inPart(part, sql`b`)}
          union all`
      : sql``;
  const found = await firstRow(
    db,
    sql<{
      folds: string;
      rebuilt: string;
      stamp: string;
      cells: (CellRow & { folded: boolean })[];
      kept: CellRow[] | null;
    }>`
      ${after === null ? PLAN_ANEW : sql``} select ledger.folds, ledger.rebuilt, ${frameStamp(authorities)} as stamp, (
        select coalesce(json_agg(cell), '[]') from (
          select row::text, field_id::text as "fieldId", folded, ${FIGURES}
          from (
            select row, field_id, folded, account, ${bandOf(day, limits)} as band, sum(delta) as delta
            from (
              ${base}
              select ${rowOf(by, sql`p`, sql`a`)} as row, p.field_id, p.account, p.due_on, p.delta,
                p.fold < ${UNFOLDED} as folded
              from posting_line p
              -- Few postings, each with the few units above it: never a pass over all units.
              cross join lateral (
                select a.ancestor_id as unit_id, u.level from unit u join unit_ancestor a on a.unit_id = u.id
                where u.id = p.unit_id and ${standsOn(sql`p.day`)} offset 0
              ) as a
              where p.authority_id = ${authorityId}
                and p.fold > ${after === null ? sql`${UNFOLDED} - 1` : sql`${after}::bigint`}
                and p.plan_id = any(${planIds}::bigint[])
                and a.unit_id = any(${unitIds}::bigint[])
                ${isPast ? sql`and p.day <= ${day}::date` : sql``}
                ${layer === 'given' ? sql`and p.layer = 0` : sql``} and ${inPart(part, sql`p`, sql`a`)}
            ) as line
            group by row, field_id, folded, account, band
          ) as banded
          group by row, field_id, folded
        ) as cell
      ) as cells, ${keeps ? keptCells(part, day, limits) : sql`null::json`} as kept
      from (
        select coalesce(max(folds), 0) as folds, coalesce(max(rebuilt), 0) as rebuilt
        from ledger where authority_id = ${authorityId}
      ) as ledger`,
  );
  const cells = found?.cells ?? [];
  const kept = (found?.kept ?? []).filter((cell) => isInField(cell, part));
  return {
    folded: [...cells.filter(({ folded }) => folded), ...kept],
    posted: cells.filter(({ folded }) => !folded),
    folds: found?.folds ?? '0',
    rebuilt: found?.rebuilt ?? '0',
    stamp: found?.stamp ?? '',
  };
}

/**
 * What a line counts for.
 *
 * @param place where the unit and its level are said: beside a posting, which bears neither of its rows
 */
export function rowOf(by: BoardRows, line: RawBuilder<unknown>, place = line): RawBuilder<unknown> {
  switch (by) {
    case 'units':
      return sql`${place}.unit_id`;
    case 'plans':
      return sql`${line}.plan_id`;
    case 'leaders':
      return sql`${line}.leader_id`;
    case 'levels':
      return sql`${place}.level`;
  }
}

/** The filters of a part, as a condition on a line. */
function inPart(
  { fieldId, leaderId, level }: LedgerPart,
  line: RawBuilder<unknown>,
  place = line,
): RawBuilder<unknown> {
  const idOf = (id: string) => (id === 'none' ? '0' : id);
  const all = [sql`true`];
  if (fieldId !== undefined) all.push(sql`${line}.field_id = ${idOf(fieldId)}`);
  if (leaderId !== undefined) all.push(sql`${line}.leader_id = ${idOf(leaderId)}`);
  if (level !== undefined) all.push(sql`${place}.level = ${level}::smallint`);
  return sql.join(all, sql` and `);
}

/** Kept days tell units and plans apart, by field; a board of one unit by anything else is added up. */
function isReadFromDays({ by = 'units', leaderId, level }: LedgerPart): boolean {
  return (by === 'units' || by === 'plans') && leaderId === undefined && level === undefined;
}

function isInField(cell: CellRow, { fieldId }: LedgerPart): boolean {
  return fieldId === undefined || cell.fieldId === (fieldId === 'none' ? '0' : fieldId);
}

/** The figures of lines by unit (as the row) and field as seen from a day. */
export function figuresSql(
  lines: RawBuilder<unknown>,
  day: Day,
  limits: FlagLimits,
): RawBuilder<unknown> {
  return sql`
    select unit_id::text as row, field_id::text as "fieldId", ${FIGURES}
    from (
      select unit_id, field_id, account, ${bandOf(day, limits)} as band, sum(delta) as delta
      from ${lines} as line group by unit_id, field_id, account, band
    ) as banded
    group by unit_id, field_id`;
}

/**
 * Where a due day lies as seen from the day of the board: 0…3 late by age band, then soon, within, none.
 * Many lines fall into few bands, so that the figures below are sums over a handful of rows.
 */
function bandOf(day: Day, { silentDays, dueSoonDays }: FlagLimits): RawBuilder<number> {
  const ages = AGE_BANDS.map(({ upTo }, band) =>
    upTo === null
      ? sql`when due_on < ${day}::date then ${sql.lit(band)}`
      : sql`when due_on >= ${addDays(day, -upTo)}::date and due_on < ${day}::date then ${sql.lit(band)}`,
  );
  const quiet = addDays(day, -silentDays);
  const soon = addDays(day, dueSoonDays);
  return sql`case
    when account = ${sql.lit(HEARD)} then
      case when due_on < ${quiet}::date then ${sql.lit(QUIET)} else ${sql.lit(WITHIN)} end
    when due_on = 'infinity' then ${sql.lit(NONE)}
    when due_on > ${soon}::date then ${sql.lit(WITHIN)}
    when due_on >= ${day}::date then ${sql.lit(SOON)}
    ${sql.join(ages, sql` `)} end`;
}

const [SOON, WITHIN, NONE, QUIET] = [10, 11, 12, 13];

const FIGURES = (() => {
  const sum = (condition: RawBuilder<unknown>) =>
    sql`coalesce(sum(delta) filter (where ${condition}), 0)::int`;
  const open = sql`account = any(${sql.lit(`{${OPEN_ACCOUNTS.join(',')}}`)}::text[])`;
  const late = sql`((${open} and band < ${sql.lit(SOON)}) or account = 'carried_over')`;
  const ages = AGE_BANDS.map((_, band) => sum(sql`${late} and band = ${sql.lit(band)}`));
  return sql`
    ${sum(sql`account = 'closed'`)} as "doneOnTime",
    ${sum(sql`account = 'closed_late'`)} as "doneLate",
    ${sum(sql`${open} and band in (${sql.lit(SOON)}, ${sql.lit(WITHIN)})`)} as "openWithin",
    ${sum(sql`${open} and band = ${sql.lit(NONE)}`)} as "openNoDeadline",
    ${sum(late)} as "openOverdue",
    ${sum(sql`account = 'suspended'`)} as suspended,
    ${sum(sql`account in ('withdrawn', 'merged')`)} as withdrawn,
    ${sum(sql`account = 'assigned'`)} as "notAccepted",
    ${sum(sql`account = 'reported'`)} as awaiting,
    ${sum(sql`account = ${sql.lit(HEARD)} and band = ${sql.lit(QUIET)}`)} as silent,
    ${sum(sql`${open} and band = ${sql.lit(SOON)}`)} as "dueSoon",
    array[${sql.join(ages)}] as ages`;
})();
