import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../server/tasks/contract.ts';
import type { AddressQuery } from '../../app/address-query.ts';
import classes from './board.module.css';

/** The way from the top down to the unit of the board; each step leads back up. */
export function UnitPath({ board }: { board: Board }) {
  const { t } = useTranslation('tasks');
  const query: AddressQuery = useSearch({ strict: false });
  if (board.path.length < 2) return null;
  return (
    <nav className={classes.path} aria-label={t('board.path')}>
      {board.path.map((unit, index) => {
        const isHere = index === board.path.length - 1;
        return (
          <span key={unit.id}>
            {index > 0 && <span aria-hidden> › </span>}
            {isHere ? (
              <b aria-current="page">{unit.name}</b>
            ) : (
              <Link
                to="/board"
                search={{ ...query, 'f.unit': index === 0 ? undefined : unit.id }}
                className={classes.up}
              >
                {unit.name}
              </Link>
            )}
          </span>
        );
      })}
    </nav>
  );
}
