import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day } from '../../calendar/rules/day.ts';
import { rows } from '../../platform/database/rows.ts';
import type { BoardCell } from '../contract.ts';
import { HEARD } from '../rules/accounts.ts';
import { AGE_BANDS } from '../rules/ageing.ts';
import { OPEN_ACCOUNTS } from '../rules/board-cell.ts';
import { DEFAULT_LIMITS } from '../rules/flags.ts';
import type { TaskSight } from '../task-sight.ts';
import { ancestorsOfPosting } from './ledger-store.ts';

/** Which part of one authority's ledger is read. */
export interface LedgerPart {
  readonly authorityId: string;
  readonly planIds: readonly string[];
  /** Each counts itself and all below it. */
  readonly unitIds: readonly string[];
  readonly layer: 'given' | 'all';
  readonly fieldId?: string | 'none' | undefined;
}

/** The figures of one unit in one field (`0` for none), with open lateness by age band. */
export interface CellRow extends Omit<BoardCell, 'total' | 'due'> {
  readonly unitId: string;
  readonly fieldId: string;
  readonly ages: readonly number[];
}

/**
 * Cells of a board from the ledger in one statement, hence one snapshot: balances plus the postings
 * that no fold has reached. Today is the running balance (day `infinity`: a handful of lines a unit);
 * a past day sums the balances of the days up to it. The SQL twin of `cellOf`.
 */
export async function boardCells(sight: TaskSight, part: LedgerPart): Promise<CellRow[]> {
  const { day, isPast, db } = sight;
  if (part.planIds.length === 0 || part.unitIds.length === 0) return [];
  const upTo = isPast ? sql`b.day <= ${day}::date` : sql`b.day = 'infinity'`;
  const postedUpTo = isPast ? sql`and p.day <= ${day}::date` : sql``;
  return rows(
    db,
    sql<CellRow>`
      select unit_id as "unitId", field_id as "fieldId", ${FIGURES}
      from (
        select unit_id, field_id, account, ${bandOf(day)} as band, sum(delta) as delta
        from (
          select b.unit_id, b.field_id, b.account, b.due_on, b.delta
          from balance b
          where b.authority_id = ${part.authorityId} and b.plan_id = any(${part.planIds}::bigint[])
            and b.unit_id = any(${part.unitIds}::bigint[]) and ${upTo} ${only(sql`b`, part)}
          union all
          select a.ancestor_id, p.field_id, p.account, p.due_on, p.delta
          from posting p ${ancestorsOfPosting(sql`p`)}
          where p.authority_id = ${part.authorityId} and not p.folded
            and p.plan_id = any(${part.planIds}::bigint[])
            and a.ancestor_id = any(${part.unitIds}::bigint[]) ${postedUpTo} ${only(sql`p`, part)}
        ) as line
        group by unit_id, field_id, account, band
      ) as banded
      group by unit_id, field_id`,
  );
}

function only(line: RawBuilder<unknown>, { layer, fieldId }: LedgerPart): RawBuilder<unknown> {
  const field = fieldId === 'none' ? '0' : fieldId;
  return sql`${layer === 'given' ? sql`and ${line}.layer = 0` : sql``}
    ${field === undefined ? sql`` : sql`and ${line}.field_id = ${field}`}`;
}

/**
 * Where a due day lies as seen from the day of the board: 0…3 late by age band, then soon, within, none.
 * Many lines fall into few bands, so that the figures below are sums over a handful of rows.
 */
function bandOf(day: Day): RawBuilder<number> {
  const ages = AGE_BANDS.map(({ upTo }, band) =>
    upTo === null
      ? sql`when due_on < ${day}::date then ${sql.lit(band)}`
      : sql`when due_on >= ${addDays(day, -upTo)}::date and due_on < ${day}::date then ${sql.lit(band)}`,
  );
  const quiet = addDays(day, -DEFAULT_LIMITS.silentDays);
  const soon = addDays(day, DEFAULT_LIMITS.dueSoonDays);
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
