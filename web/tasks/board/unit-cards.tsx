import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../server/tasks/contract.ts';
import type { AddressQuery } from '../../app/address-query.ts';
import { useAsOf } from '../../app/use-view.ts';
import { number, percent } from '../../kit/format.ts';
import { FIGURE_STATUSES, searchOf } from '../list/task-query.ts';
import { byOverdue, lookOf } from './board-heat.ts';
import classes from './unit-cards.module.css';
import { useBoardConditions } from './use-board-conditions.ts';
import { useRowName } from './use-row-name.ts';

type Row = Board['rows'][number];

/** The board on a phone: its rows by overdue; a tap opens the fields of a row. */
export function UnitCards({ board }: { board: Board }) {
  return (
    <ul className={classes.cards}>
      {byOverdue(board.rows).map((row) => (
        <UnitCard key={row.head.id} board={board} row={row} />
      ))}
    </ul>
  );
}

function UnitCard({ board, row }: { board: Board; row: Row }) {
  const { t } = useTranslation('tasks');
  const [open, setOpen] = useState(false);
  const { total } = row;
  const name = useRowName(board)(row);
  const look = lookOf(total);
  const Icon = open ? IconChevronUp : IconChevronDown;
  return (
    <li className={classes.card}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
      >
        <span className={classes.name}>
          {name}
          {board.by !== 'units' && row.head.shortName !== null && (
            <span className={`meta ${classes.beside}`}>{row.head.shortName}</span>
          )}
        </span>
        <span className={classes.rate} data-step={look.kind === 'heat' ? look.step : undefined}>
          {total.due === 0
            ? t('board.notDue')
            : `${number(total.openOverdue)}/${number(total.due)}`}
        </span>
        <Icon size={16} stroke={1.75} aria-hidden />
      </button>
      <p className={`meta ${classes.under}`}>
        {total.openOverdue > 0
          ? t('board.cardLate', {
              overdue: total.openOverdue,
              rate: percent(total.openOverdue, total.due),
            })
          : t('board.cardCalm', { open: total.total - total.doneOnTime - total.doneLate })}
      </p>
      {open && <CardFields board={board} row={row} />}
    </li>
  );
}

function CardFields({ board, row }: { board: Board; row: Row }) {
  const { t } = useTranslation('tasks');
  const { asOf } = useAsOf();
  const query: AddressQuery = useSearch({ strict: false });
  const conditions = useBoardConditions(board);
  const fields = board.fields.filter(({ id }) => lookOf(row.cells[id]).kind === 'heat');
  return (
    <div className={classes.fields}>
      {fields.map((field) => {
        const cell = row.cells[field.id];
        if (cell === undefined) return null;
        const where = conditions(row.head.id, field.id);
        const late = cell.openOverdue > 0;
        return (
          <Link
            key={field.id}
            to="/tasks"
            search={searchOf(
              late ? { ...where, status: FIGURE_STATUSES.openOverdue } : where,
              asOf,
            )}
            className={classes.field}
          >
            <span>{field.id === 'none' ? t('column.noField') : field.name}</span>
            <span>
              {cell.due === 0
                ? t('board.notDue')
                : `${number(cell.openOverdue)}/${number(cell.due)}`}
            </span>
          </Link>
        );
      })}
      <Link
        to="/tasks"
        search={searchOf(conditions(row.head.id, null), asOf)}
        className={classes.field}
      >
        {t('board.allTasks', { count: row.total.total })}
      </Link>
      {row.hasChildren && row.head.id !== board.unit.id && (
        <Link to="/board" search={{ ...query, 'f.unit': row.head.id }} className={classes.field}>
          {t('board.goDown', { unit: row.head.name })}
        </Link>
      )}
    </div>
  );
}
