import { useTranslation } from 'react-i18next';
import type { Board, BoardCell } from '../../../server/tasks/contract.ts';
import type { LinkConditions } from '../list/task-query.ts';
import classes from './board.module.css';
import { useBefore } from './board-before.ts';
import { CountCell } from './count-cell.tsx';
import { FreshCell } from './fresh-cell.tsx';
import { HeatCell } from './heat-cell.tsx';
import { RowHead } from './row-head.tsx';
import { StatusBar } from './status-bar.tsx';
import { TrendCell } from './trend-cell.tsx';
import { useBoardConditions } from './use-board-conditions.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useRowName } from './use-row-name.ts';

const FIGURES = ['openOverdue', 'openWithin', 'openNoDeadline', 'doneLate', 'doneOnTime'] as const;

/** Tình trạng: the 2 × 2 of each row as a bar and, beside it, as numbers that open their lists. */
export function StatusTable({ board }: { board: Board }) {
  const { t } = useTranslation(['tasks', 'board']);
  const grid = useGridKeys();
  const conditions = useBoardConditions(board);
  const nameOfRow = useRowName(board);
  const most = Math.max(0, ...board.rows.map(({ total }) => total.total));
  const before = useBefore();
  const cells = (
    name: string,
    cell: BoardCell,
    { where, unitId, was }: { where: LinkConditions; unitId: string | null; was: BoardCell | null },
  ) => (
    <>
      {FIGURES.map((figure) => (
        <CountCell
          key={figure}
          value={cell[figure]}
          figure={figure}
          label={`${name}, ${t(`figure.${figure}`, { count: cell[figure] })}`}
          conditions={where}
          isLate={figure === 'openOverdue'}
          was={was?.[figure] ?? null}
        />
      ))}
      <CountCell
        value={cell.total}
        figure="total"
        label={`${name}, ${t('figure.total', { count: cell.total })}`}
        conditions={where}
        was={was?.total ?? null}
      />
      <HeatCell cell={cell} name={name} conditions={where} was={was} />
      <TrendCell name={name} unitId={unitId} />
      <FreshCell cell={cell} conditions={where} />
    </>
  );
  return (
    <div className={classes.wrap}>
      <table className={classes.table} {...grid}>
        <caption className={classes.unseen}>
          {t('board:captionStatus', { row: t(`board:rowHead.${board.by}`) })}
        </caption>
        <thead>
          <tr>
            <th scope="col" className={classes.unit}>
              {t(`board:rowHead.${board.by}`)}
            </th>
            <th scope="col" className={classes.barHead}>
              {t('board.bar')}
            </th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col">
                <span className={`${classes.key} ${classes[KEY[figure]]}`} aria-hidden />
                {t(`board.status.${figure}`)}
              </th>
            ))}
            <th scope="col">{t('board.total')}</th>
            <th scope="col">{t('board.overdueOfDue')}</th>
            <th scope="col" title={t('board.trendHint')}>
              {t('board.trend')}
            </th>
            <th scope="col" title={t('board.freshHint')}>
              {t('board.fresh')}
            </th>
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.head.id}>
              <RowHead board={board} row={row} />
              <td className={classes.bars}>
                <StatusBar cell={row.total} most={most} />
              </td>
              {cells(nameOfRow(row), row.total, {
                where: conditions(row.head.id, null),
                unitId: row.head.id === board.unit.id ? '' : row.head.id,
                was: before(row.head.id, null),
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={classes.unit}>
              {t('board.total')}
            </th>
            <td className={classes.bars} />
            {cells(board.unit.name, board.total, {
              where: conditions(null, null),
              unitId: null,
              was: before(null, null),
            })}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const KEY = {
  openOverdue: 'overdue',
  openWithin: 'open',
  openNoDeadline: 'undated',
  doneLate: 'late',
  doneOnTime: 'onTime',
} as const satisfies Record<(typeof FIGURES)[number], string>;
