import { useTranslation } from 'react-i18next';
import type { OfficialRow, OfficialTable } from '../../../server/reporting/official-contract.ts';
import { number } from '../../kit/format.ts';
import { AddressLink } from '../facts/address-link.tsx';
import classes from './official.module.css';
import { addressBehind, COUNTS, percentText, RATES } from './official-columns.ts';

interface OfficialGridProps {
  readonly table: OfficialTable;
  readonly caption: string;
}

/** The table in its official form: total, done and open each apart by lateness, rates with their parts. */
export function OfficialGrid({ table, caption }: OfficialGridProps) {
  const { t } = useTranslation('figures');
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} data-name>
              {t(`official.by.${table.by}`)}
            </th>
            <th scope="col" rowSpan={2}>
              {t('official.total')}
            </th>
            <th scope="colgroup" colSpan={3}>
              {t('official.done')}
            </th>
            <th scope="colgroup" colSpan={3}>
              {t('official.open')}
            </th>
            <th scope="colgroup" colSpan={RATES.length}>
              {t('official.rates')}
            </th>
          </tr>
          <tr>
            {COUNTS.filter(({ group }) => group !== null).map(({ key, label }) => (
              <th key={key} scope="col">
                {t(`official.${label}`)}
              </th>
            ))}
            {RATES.map((rate) => (
              <th key={rate} scope="col">
                {t(`official.${rate}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[table.total, ...table.rows].map((row) => (
            <Line key={`${row.kind} ${row.id}`} table={table} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ table, row }: { readonly table: OfficialTable; readonly row: OfficialRow }) {
  const { t } = useTranslation('figures');
  const { figures, name, kind } = row;
  const beside = (key: (typeof COUNTS)[number]['key']) => {
    if (key === 'doneLate' && figures.lateExcused > 0)
      return t('official.excused', { count: figures.lateExcused });
    if (key === 'overdue' && figures.overdueExcused > 0)
      return t('official.excused', { count: figures.overdueExcused });
    if (key === 'within' && figures.undated > 0)
      return t('official.undated', { count: figures.undated });
    return null;
  };
  return (
    <tr data-total={kind === 'total' || undefined}>
      <th scope="row">{kind === 'total' ? t('official.total') : name}</th>
      {COUNTS.map(({ key, what, label }) => (
        <td key={key} className={key === 'overdue' && figures[key] > 0 ? classes.late : undefined}>
          <AddressLink
            to={addressBehind(table, row, what)}
            label={t('official.opens', {
              ...{ name, label: t(`official.${label}`), value: number(figures[key]) },
            })}
          >
            {number(figures[key])}
          </AddressLink>
          {beside(key) && <span className={classes.of}>{beside(key)}</span>}
        </td>
      ))}
      {RATES.map((rate) => {
        const { percent, numerator, denominator } = figures[rate];
        return (
          <td key={rate}>
            {percentText(percent)}
            <span className={classes.fraction}>
              {number(numerator)}/{number(denominator)}
            </span>
          </td>
        );
      })}
    </tr>
  );
}
