import { useTranslation } from 'react-i18next';
import type { Board, BoardCell } from '../../../server/tasks/contract.ts';
import type { LinkConditions } from '../list/task-query.ts';
import classes from './board.module.css';
import { useBefore } from './board-before.ts';
import { CountCell } from './count-cell.tsx';
import { FreshCell } from './fresh-cell.tsx';
import { HeatCell } from './heat-cell.tsx';
import { HeatLegend } from './heat-legend.tsx';
import { RowHead } from './row-head.tsx';
import { TrendCell } from './trend-cell.tsx';
import { useBoardConditions } from './use-board-conditions.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useRowName } from './use-row-name.ts';

/** Lĩnh vực: overdue of due in every cell, with the undated, the total and how fresh the news is. */
export function FieldTable({ board }: { board: Board }) {
  const { t } = useTranslation(['tasks', 'board']);
  const grid = useGridKeys();
  const conditions = useBoardConditions(board);
  const nameOfRow = useRowName(board);
  const nameOf = (field: Board['fields'][number]) =>
    field.id === 'none' ? t('column.noField') : field.name;
  const before = useBefore();
  const tail = (
    name: string,
    cell: BoardCell,
    { where, unitId, was }: { where: LinkConditions; unitId: string | null; was: BoardCell | null },
  ) => (
    <>
      <CountCell
        value={cell.openNoDeadline}
        figure="openNoDeadline"
        label={`${name}, ${t('figure.openNoDeadline', { count: cell.openNoDeadline })}`}
        conditions={where}
        was={was?.openNoDeadline ?? null}
      />
      <HeatCell cell={cell} name={`${name}, ${t('board.total')}`} conditions={where} was={was} />
      <TrendCell name={name} unitId={unitId} />
      <FreshCell cell={cell} conditions={where} />
    </>
  );
  // What the chosen unit holds beside those below it has no line of its own.
  const trendOf = (unitId: string) => (unitId === board.unit.id ? '' : unitId);
  return (
    <>
      <div className={classes.wrap}>
        <table className={classes.table} {...grid}>
          <caption className={classes.unseen}>
            {t('board:captionField', { row: t(`board:rowHead.${board.by}`) })}
          </caption>
          <thead>
            <tr>
              <th scope="col" className={classes.unit}>
                {t(`board:rowHead.${board.by}`)}
              </th>
              {board.fields.map((field) => (
                <th key={field.id} scope="col" title={nameOf(field)}>
                  <span className={classes.columnName}>{nameOf(field)}</span>
                </th>
              ))}
              <th scope="col">{t('board.noDeadline')}</th>
              <th scope="col">{t('board.total')}</th>
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
                {board.fields.map((field) => (
                  <HeatCell
                    key={field.id}
                    cell={row.cells[field.id]}
                    name={`${nameOfRow(row)}, ${nameOf(field)}`}
                    conditions={conditions(row.head.id, field.id)}
                    was={before(row.head.id, field.id)}
                  />
                ))}
                {tail(nameOfRow(row), row.total, {
                  where: conditions(row.head.id, null),
                  unitId: trendOf(row.head.id),
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
              {board.fields.map((field) => (
                <HeatCell
                  key={field.id}
                  cell={board.totals[field.id]}
                  name={`${board.unit.name}, ${nameOf(field)}`}
                  conditions={conditions(null, field.id)}
                  was={before(null, field.id)}
                />
              ))}
              {tail(board.unit.name, board.total, {
                where: conditions(null, null),
                unitId: null,
                was: before(null, null),
              })}
            </tr>
          </tfoot>
        </table>
      </div>
      <HeatLegend />
    </>
  );
}
