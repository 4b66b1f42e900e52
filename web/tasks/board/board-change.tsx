import { useTranslation } from 'react-i18next';
import type { Board } from '../../../server/tasks/board-contract.ts';
import { day, signed } from '../../kit/format.ts';
import classes from './board.module.css';
import { useRowName } from './use-row-name.ts';

const FIGURES = ['total', 'doneOnTime', 'doneLate', 'openWithin', 'openOverdue'] as const;

/** What has changed since the day compared with, figure by figure, and where overdue grew or fell most. */
export function BoardChange({ board, before }: { board: Board; before: Board }) {
  const { t } = useTranslation('tasks');
  const nameOf = useRowName(board);
  const rows = board.rows
    .map((row) => {
      const { head, total } = row;
      const then = before.rows.find((each) => each.head.id === head.id)?.total.openOverdue ?? 0;
      const name = board.by === 'units' ? (head.shortName ?? head.name) : nameOf(row);
      return { head, name, change: total.openOverdue - then };
    })
    .filter(({ change }) => change !== 0)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, 5);
  const changed = FIGURES.filter((figure) => board.total[figure] !== before.total[figure]);
  return (
    <section className={classes.change} aria-label={t('board.compared')}>
      <p className={classes.line}>
        <b>{t('board.against', { day: day(before.asOf) })}</b>
        {changed.length === 0 && <span>{t('board.noChange')}</span>}
        {changed.map((figure) => (
          <span key={figure}>
            {t(`board.figure.${figure}`)}{' '}
            <b className={figure === 'openOverdue' ? classes.late : undefined}>
              {signed(board.total[figure] - before.total[figure])}
            </b>
          </span>
        ))}
      </p>
      {rows.length > 0 && (
        <p className={classes.line}>
          <span>{t('board.changeByUnit')}</span>
          {rows.map(({ head, name, change }) => (
            <span key={head.id}>
              {name} <b>{signed(change)}</b>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
