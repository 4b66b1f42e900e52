import { IconZzz } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BoardCell } from '../../../server/tasks/contract.ts';
import { useAsOf } from '../../app/use-view.ts';
import { number, percent } from '../../kit/format.ts';
import { FIGURE_STATUSES, type LinkConditions, searchOf } from '../list/task-query.ts';
import classes from './board.module.css';
import { lookOf } from './board-heat.ts';
import { Delta } from './delta.tsx';

interface HeatCellProps {
  readonly cell: BoardCell | undefined;
  /** Unit and field in words, for those who hear the cell. */
  readonly name: string;
  readonly conditions: LinkConditions;
  /** The cell of the day compared with; null where nothing is compared. */
  readonly was?: BoardCell | null;
}

/** "4/22": overdue of due, filled by the rate; hatched without a task; z where the unit is silent. */
export function HeatCell({ cell, name, conditions, was = null }: HeatCellProps) {
  const { t } = useTranslation('tasks');
  const { asOf } = useAsOf();
  const look = lookOf(cell);
  if (cell === undefined || look.kind === 'none') {
    return (
      <td className={classes.hatch}>
        <span className={classes.unseen}>{t('board.noTask')}</span>
      </td>
    );
  }
  const { openOverdue, due, total, silent } = cell;
  const label = [
    name,
    t('board.cell', { overdue: openOverdue, due, total }),
    ...(due > 0 ? [percent(openOverdue, due)] : []),
    ...(was ? [t('board.wasCell', { overdue: was.openOverdue, due: was.due })] : []),
    ...(silent > 0 ? [t('board.silent', { count: silent })] : []),
  ].join(', ');
  const search = searchOf(
    openOverdue > 0 ? { ...conditions, status: FIGURE_STATUSES.openOverdue } : conditions,
    asOf,
  );
  return (
    <td className={classes.heat} data-step={look.step}>
      <Link to="/tasks" search={search} className={classes.cell} aria-label={label} title={label}>
        {due === 0 ? <span className={classes.calm}>{number(total)}</span> : null}
        {due > 0 && (
          <>
            {number(openOverdue)}/{number(due)}
          </>
        )}
        {was && <Delta value={openOverdue - was.openOverdue} />}
        {silent > 0 && <IconZzz size={14} stroke={1.75} aria-hidden />}
      </Link>
    </td>
  );
}
