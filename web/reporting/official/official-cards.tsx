import { useTranslation } from 'react-i18next';
import type { OfficialRow, OfficialTable } from '../../../server/reporting/official-contract.ts';
import { number } from '../../kit/format.ts';
import { AddressLink } from '../facts/address-link.tsx';
import classes from './official.module.css';
import { addressBehind, COUNTS, percentText, RATES } from './official-columns.ts';

/** The table on a phone: the sum first, then a card a line. */
export function OfficialCards({ table }: { readonly table: OfficialTable }) {
  return (
    <ul className={classes.cards}>
      {[table.total, ...table.rows].map((row) => (
        <Card key={`${row.kind} ${row.id}`} table={table} row={row} />
      ))}
    </ul>
  );
}

function Card({ table, row }: { readonly table: OfficialTable; readonly row: OfficialRow }) {
  const { t } = useTranslation('figures');
  const { figures, name, kind } = row;
  return (
    <li className={classes.card}>
      <h2>{kind === 'total' ? t('official.total') : name}</h2>
      <dl>
        {COUNTS.map(({ key, what, group, label }) => (
          <Pair
            key={key}
            label={
              group === null || label === 'sum'
                ? t(`official.${group ?? 'total'}`)
                : `– ${t(`official.${label}`)}`
            }
          >
            <span className={key === 'overdue' && figures[key] > 0 ? classes.late : undefined}>
              <AddressLink to={addressBehind(table, row, what)}>{number(figures[key])}</AddressLink>
            </span>
          </Pair>
        ))}
        {RATES.map((rate) => {
          const { percent, numerator, denominator } = figures[rate];
          return (
            <Pair key={rate} label={t(`official.${rate}`)}>
              {percentText(percent)}
              {percent !== null && ' %'}
              <span className={classes.of}>
                {number(numerator)}/{number(denominator)}
              </span>
            </Pair>
          );
        })}
      </dl>
    </li>
  );
}

function Pair({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
