import { sql } from 'kysely';
import { levelOf } from '../organisation/rules/unit-kind.ts';
import { unitPath } from '../organisation/units.ts';
import type { Status } from './contract.ts';
import { rememberCount } from './count-memory.ts';
import { framedCells } from './framed-cells.ts';
import { belowSql } from './store/below-sql.ts';
import { type Counts, countTasks, type ListCounts } from './store/count-tasks.ts';
import { type Filter, isWholeAuthority, layerOf } from './store/filter-sql.ts';
import { takesPartSql } from './store/visibility-sql.ts';
import type { TaskSight } from './task-sight.ts';

/** The filters that the ledger knows of; any other is counted row by row. */
const LEDGER_FILTERS: ReadonlySet<string> = new Set([
  'planId',
  'unitId',
  'fieldId',
  'layer',
  'status',
  'leaderId',
  'level',
]);

type Figure = Exclude<keyof Counts, 'total'>;

/** The figures of the 2 × 2 that a status is counted under. */
const FIGURES: Record<Status, Figure> = {
  HT_DUNG_HAN: 'doneOnTime',
  HT_QUA_HAN: 'doneLate',
  DTH_TRONG_HAN: 'openWithin',
  DTH_KHONG_HAN: 'openNoDeadline',
  DTH_QUA_HAN: 'openOverdue',
  CHUYEN_KY: 'openOverdue',
  THU_HOI: 'withdrawn',
  TAM_DUNG: 'suspended',
};

/**
 * The 2 × 2 and the number of rows behind a list. A filter by plan, unit, field, layer or status is
 * answered by the ledger, whose cost does not grow with the tasks; others are counted. What was counted last time
 * is said again as long as nothing was posted.
 */
export function countList(sight: TaskSight, filter: Filter): Promise<ListCounts> {
  return rememberCount(sight, filter, () => countAnew(sight, filter));
}

async function countAnew(sight: TaskSight, filter: Filter): Promise<ListCounts> {
  // The ledger knows days, not moments.
  const unitId = sight.before ? null : await ledgerUnit(sight, filter);
  if (unitId === null) return countTasks(sight, filter);
  const { actor } = sight;
  const of = {
    unitId,
    day: sight.day,
    planId: filter.planId,
    withBeside: isWholeAuthority(sight, unitId, actor.authorityId),
  };
  const layer = layerOf(filter);
  const { fieldId, leaderId } = filter;
  const level = filter.level && levelOf(filter.level);
  const key = `count ${[actor.authorityId, layer, fieldId, leaderId, level].join(' ')}`;
  const { cells } = await framedCells(sight, key, of, ({ beside, planIds }) =>
    sight.authorities.map((authorityId) => {
      const outside = authorityId === actor.authorityId ? beside : [];
      const unitIds = [unitId, ...outside.map(({ id }) => id)];
      return { authorityId, planIds, unitIds, layer, fieldId, leaderId, level };
    }),
  );
  const wanted = new Set(filter.status?.map((status) => FIGURES[status]) ?? Object.values(FIGURES));
  const sum = (figure: Figure) =>
    wanted.has(figure) ? cells.flat().reduce((total, cell) => total + cell[figure], 0) : 0;
  const counts = withTotals(sum);
  return filter.unitId === undefined ? add(counts, await takenPartIn(sight, filter)) : counts;
}

/**
 * Tasks of other authorities that the post sees only because a unit of its tree takes part: no balance
 * of its units holds them.
 */
async function takenPartIn(sight: TaskSight, filter: Filter): Promise<ListCounts> {
  const { actor, day } = sight;
  const others = sight.authorities.filter((id) => id !== actor.authorityId);
  const beyond = sql<boolean>`t.unit_id not in (${belowSql(actor.jurisdictionUnitId, day)})
    and ${takesPartSql(actor.jurisdictionUnitId, sight)}`;
  return countTasks({ ...sight, authorities: others }, filter, beyond);
}

/** The unit whose balances answer the filter; null where the filter or the rights say more than a unit. */
async function ledgerUnit(sight: TaskSight, filter: Filter): Promise<string | null> {
  const { actor } = sight;
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  if (!asked.every(([name]) => LEDGER_FILTERS.has(name))) return null;
  // Overdue and carried over share a figure of the 2 × 2 but are two statuses.
  const overdue = ['DTH_QUA_HAN', 'CHUYEN_KY'] as const;
  const named = overdue.filter((status) => filter.status?.includes(status));
  if (named.length === 1) return null;
  if (filter.unitId === undefined) return actor.wholeAuthority ? actor.jurisdictionUnitId : null;
  const path = await unitPath(sight.db, filter.unitId, sight.day);
  return path.includes(actor.jurisdictionUnitId) ? filter.unitId : null;
}

function add(a: ListCounts, b: ListCounts): ListCounts {
  return withTotals((figure) => a.counts[figure] + b.counts[figure]);
}

/** The sums that follow from the figures of the 2 × 2. */
function withTotals(of: (figure: Figure) => number): ListCounts {
  const inside = {
    doneOnTime: of('doneOnTime'),
    doneLate: of('doneLate'),
    openWithin: of('openWithin'),
    openNoDeadline: of('openNoDeadline'),
    openOverdue: of('openOverdue'),
  };
  const outside = { suspended: of('suspended'), withdrawn: of('withdrawn') };
  const total = Object.values(inside).reduce((sum, figure) => sum + figure, 0);
  return {
    counts: { total, ...inside, ...outside },
    rows: total + outside.suspended + outside.withdrawn,
  };
}
