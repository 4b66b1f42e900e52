import { useTranslation } from 'react-i18next';
import type { Figure } from '../../../server/reporting/facts-contract.ts';
import { printNumber } from '../../../server/reporting/rules/print-number.ts';
import { say } from '../../kit/format.ts';
import { AddressLink } from './address-link.tsx';
import classes from './facts.module.css';

/** Figures in their four columns; what is not known is a dash, never 0. */
export function FiguresTable({ figures }: { readonly figures: readonly Figure[] }) {
  const { t } = useTranslation('figures');
  const hasTarget = figures.some(({ target }) => target !== null);
  const columns = [
    ...(hasTarget ? (['target'] as const) : []),
    ...(['period', 'cumulative', 'lastYear', 'estimate'] as const),
  ];
  return (
    <div className={classes.scroll}>
      <table className={`${classes.table} ${classes.cards}`}>
        <thead>
          <tr>
            <th scope="col">{t('column.label')}</th>
            <th scope="col">{t('column.measure')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={classes.right}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.key}>
              <th scope="row">{say(figure.label)}</th>
              <td data-label={t('column.measure')}>{say(figure.measure)}</td>
              {columns.map((column) => (
                <td key={column} className={classes.right} data-label={t(`column.${column}`)}>
                  <Value figure={figure} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ValueProps {
  readonly figure: Figure;
  readonly column: 'target' | 'period' | 'cumulative' | 'lastYear' | 'estimate';
}

function Value({ figure, column }: ValueProps) {
  const { t } = useTranslation('figures');
  const text = figure[column];
  if (text === null) return <span title={t('chips.none')}>–</span>;
  const opens =
    column === 'period' ? figure.opens : column === 'cumulative' ? figure.opensCumulative : null;
  const value = printNumber(text);
  if (opens === null) return value;
  return (
    <AddressLink to={opens} label={t('chips.opens', { label: say(figure.label), value })}>
      {value}
    </AddressLink>
  );
}
