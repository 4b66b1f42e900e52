import { IconZzz } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BoardCell } from '../../../server/tasks/contract.ts';
import { useAsOf } from '../../app/use-view.ts';
import { number } from '../../kit/format.ts';
import { type LinkConditions, searchOf } from '../list/task-query.ts';
import classes from './board.module.css';
import { freshness } from './board-heat.ts';

/** "35/36": open tasks that were heard of lately; leads to the silent ones. */
export function FreshCell({ cell, conditions }: { cell: BoardCell; conditions: LinkConditions }) {
  const { t } = useTranslation('tasks');
  const { asOf } = useAsOf();
  const { heard, open } = freshness(cell);
  if (open === 0) return <td className={classes.plain}>-</td>;
  const figures = `${number(heard)}/${number(open)}`;
  return (
    <td className={classes.plain}>
      {cell.silent > 0 ? (
        <Link
          to="/tasks"
          search={searchOf({ ...conditions, flag: ['SILENT'] }, asOf)}
          className={classes.cell}
          aria-label={`${figures}, ${t('board.silent', { count: cell.silent })}`}
        >
          {figures} <IconZzz size={14} stroke={1.75} aria-hidden />
        </Link>
      ) : (
        figures
      )}
    </td>
  );
}
