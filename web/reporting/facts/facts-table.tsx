import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactRow, FactTable } from '../../../server/reporting/facts-contract.ts';
import { number, say } from '../../kit/format.ts';
import { AddressLink } from './address-link.tsx';
import classes from './facts.module.css';

/** So many lines at first: an annex may hold two thousand. */
const FIRST = 30;

/** A list or table of a report; its first cell opens what the line stands for. On a phone a card a line. */
export function FactsTable({ table }: { readonly table: FactTable }) {
  const { t } = useTranslation('figures');
  const [all, setAll] = useState(false);
  const { columns, rows, total } = table;
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <>
      <div className={classes.scroll}>
        <table className={`${classes.table} ${classes.cards}`} aria-label={say(table.label)}>
          <thead>
            <tr>
              {columns.map(({ key, label, align }) => (
                <th key={key} scope="col" className={align === 'right' ? classes.right : undefined}>
                  {say(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Line key={`${row.kind} ${row.id}`} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('table.showAll', { count: rows.length })}
        </button>
      )}
      {total > rows.length && (
        <p className="meta">
          {t('table.cut', { total: number(total), shown: number(rows.length) })}
        </p>
      )}
    </>
  );
}

function Line({ row, columns }: { readonly row: FactRow; readonly columns: FactTable['columns'] }) {
  return (
    <tr>
      {columns.map(({ key, label, align }, at) => {
        const text = row.cells[at] ?? '';
        if (at === 0) {
          return (
            <th key={key} scope="row">
              {row.opens === null ? text : <AddressLink to={row.opens}>{text}</AddressLink>}
            </th>
          );
        }
        return (
          <td
            key={key}
            className={align === 'right' ? classes.right : undefined}
            data-label={text === '' ? undefined : say(label)}
          >
            {text}
          </td>
        );
      })}
    </tr>
  );
}
