import { unitPath } from '../organisation/units.ts';
import type { Status } from './contract.ts';
import { boardCells } from './store/board-cells.ts';
import { unitsBeside } from './store/board-units.ts';
import { type Counts, countTasks, type ListCounts } from './store/count-tasks.ts';
import { type Filter, isWholeAuthority, layerOf } from './store/filter-sql.ts';
import { planIdsOf } from './store/plan-names.ts';
import type { TaskSight } from './task-sight.ts';

/** The filters that the ledger knows of; any other is counted row by row. */
const LEDGER_FILTERS: ReadonlySet<string> = new Set([
  'planId',
  'unitId',
  'fieldId',
  'layer',
  'status',
]);

/** The figures of the 2 × 2 that a status is counted under. */
const FIGURES: Record<Status, Exclude<keyof Counts, 'total'>> = {
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
 * answered by the ledger, whose cost does not grow with the tasks; others are counted.
 */
export async function countList(sight: TaskSight, filter: Filter): Promise<ListCounts> {
  const unitId = await ledgerUnit(sight, filter);
  if (unitId === null) return countTasks(sight, filter);
  const { actor } = sight;
  const planIds = filter.planId ? [filter.planId] : await planIdsOf(sight.db, sight.authorities);
  const beside = isWholeAuthority(sight, unitId, actor.authorityId)
    ? await unitsBeside(sight.db, unitId, sight.day)
    : [];
  const cells = await Promise.all(
    sight.authorities.map((authorityId) =>
      boardCells(sight, {
        authorityId,
        planIds,
        unitIds: [unitId, ...(authorityId === actor.authorityId ? beside.map(({ id }) => id) : [])],
        layer: layerOf(filter),
        fieldId: filter.fieldId,
      }),
    ),
  );
  const wanted = new Set(filter.status?.map((status) => FIGURES[status]) ?? Object.values(FIGURES));
  const sum = (figure: Exclude<keyof Counts, 'total'>) =>
    wanted.has(figure) ? cells.flat().reduce((total, cell) => total + cell[figure], 0) : 0;
  return withTotals({
    doneOnTime: sum('doneOnTime'),
    doneLate: sum('doneLate'),
    openWithin: sum('openWithin'),
    openNoDeadline: sum('openNoDeadline'),
    openOverdue: sum('openOverdue'),
    suspended: sum('suspended'),
    withdrawn: sum('withdrawn'),
  });
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

function withTotals(counts: Omit<Counts, 'total'>): ListCounts {
  const { suspended, withdrawn, ...inside } = counts;
  const total = Object.values(inside).reduce((sum, figure) => sum + figure, 0);
  return { counts: { total, ...counts }, rows: total + suspended + withdrawn };
}
