import { IconChevronRight } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../server/tasks/contract.ts';
import type { AddressQuery } from '../../app/address-query.ts';
import { useAsOf } from '../../app/use-view.ts';
import { searchOf } from '../list/task-query.ts';
import classes from './board.module.css';
import { useBoardConditions } from './use-board-conditions.ts';

/** The unit of a row: down to its own board where it has units below, otherwise to its list. */
export function RowHead({ board, row }: { board: Board; row: Board['rows'][number] }) {
  const { t } = useTranslation('tasks');
  const { asOf } = useAsOf();
  const query: AddressQuery = useSearch({ strict: false });
  const conditions = useBoardConditions(board);
  const isSelf = row.head.id === board.unit.id;
  const name = isSelf ? t('board.itself', { unit: row.head.name }) : row.head.name;
  return (
    <th scope="row" className={classes.unit}>
      {row.hasChildren && !isSelf ? (
        <Link
          to="/board"
          search={{ ...query, 'f.unit': row.head.id }}
          className={classes.unitLink}
          title={t('board.goDown', { unit: name })}
        >
          <span className="two-lines">{name}</span>
          <IconChevronRight size={16} stroke={1.75} aria-hidden />
        </Link>
      ) : (
        <Link
          to="/tasks"
          search={searchOf(conditions(row.head.id, null), asOf)}
          className={classes.unitLink}
          title={name}
        >
          <span className="two-lines">{name}</span>
        </Link>
      )}
    </th>
  );
}
