import { IconChevronRight } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../server/tasks/contract.ts';
import type { AddressQuery } from '../../app/address-query.ts';
import { useAsOf } from '../../app/use-view.ts';
import { searchOf } from '../list/task-query.ts';
import classes from './board.module.css';
import { useRowPast } from './board-past.ts';
import { useBoardConditions } from './use-board-conditions.ts';
import { useRowName } from './use-row-name.ts';

/** The head of a row: a unit with units below leads down to its own board, anything else to its list. */
export function RowHead({ board, row }: { board: Board; row: Board['rows'][number] }) {
  const { t } = useTranslation(['tasks', 'kit']);
  const { asOf } = useAsOf();
  const query: AddressQuery = useSearch({ strict: false });
  const conditions = useBoardConditions(board);
  const name = useRowName(board)(row);
  const isSelf = row.head.id === board.unit.id;
  const past = useRowPast()(row.head.id);
  const beside = past
    ? past.isDivided
      ? t('kit:map.divided')
      : t('kit:map.of', { names: past.of.join(', ') })
    : board.by === 'units'
      ? null
      : row.head.shortName;
  return (
    <th scope="row" className={classes.unit}>
      {row.hasChildren && !isSelf ? (
        <Link
          to="/board"
          search={{ ...query, 'f.unit': row.head.id }}
          className={classes.unitLink}
          title={t('tasks:board.goDown', { unit: name })}
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
          <span>
            <span className="two-lines">{name}</span>
            {beside !== null && <span className="meta">{beside}</span>}
          </span>
        </Link>
      )}
    </th>
  );
}
