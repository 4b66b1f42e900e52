import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../server/calendar/rules/numbers.ts';
import {
  type Adding,
  totalOf,
  type YearBalance,
} from '../../../server/indicators/rules/allocation-grid.ts';
import classes from './allocation.module.css';

interface BalanceFootProps {
  readonly balances: readonly YearBalance[];
  /** The columns in sight. */
  readonly shown: readonly number[];
  readonly adds: Adding;
  /** Empty cells at the end of each line. */
  readonly after: number;
}

/** What was given, what its parts come to, and what is left, under each year. */
export function BalanceFoot({ balances, shown, adds, after }: BalanceFootProps) {
  const { t } = useTranslation('allocation');
  const total = totalOf(balances, adds);
  const inSight = shown.flatMap((column) => balances[column] ?? []);
  const line = (name: 'given' | 'shared' | 'left') => (
    <tr className={classes[name]}>
      <th scope="row">
        {t(adds.overUnits === 'mean' && name === 'shared' ? 'foot.mean' : `foot.${name}`)}
      </th>
      {inSight.map((balance) => (
        <td key={balance.year} className="right" data-state={stateOf(balance, name)}>
          {figure(balance[name])}
        </td>
      ))}
      {total && (
        <td className="right" data-state={stateOf(total, name)}>
          {figure(total[name])}
        </td>
      )}
      {Array.from({ length: after }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty cells have no other name
        <td key={at} />
      ))}
    </tr>
  );
  return (
    <tfoot>
      {line('given')}
      {adds.overUnits !== 'none' && line('shared')}
      {adds.overUnits !== 'none' && line('left')}
    </tfoot>
  );
}

function figure(value: number | null): string {
  return value === null ? '–' : formatNumber(value, { decimals: 6 });
}

/** Tells an even year from one with something left and one that was exceeded, for colour beside the figure. */
function stateOf({ left }: Pick<YearBalance, 'left'>, name: string) {
  if (name !== 'left' || left === null) return undefined;
  if (left === 0) return 'even';
  return left < 0 ? 'over' : 'under';
}

/** "Còn lệch 120/600 (năm 2023)", for the years that are not even. */
export function BalanceSentence({ balances }: { balances: readonly YearBalance[] }) {
  const { t } = useTranslation('allocation');
  const uneven = balances.filter(({ left }) => left !== null && left !== 0);
  const known = balances.some(({ left }) => left !== null);
  if (!known) return null;
  if (uneven.length === 0) {
    return (
      <p role="status" className={classes.even}>
        {t('sentence.even')}
      </p>
    );
  }
  const said = uneven.slice(0, 6).map(({ year, left, given }) =>
    t((left ?? 0) < 0 ? 'sentence.over' : 'sentence.under', {
      year,
      left: formatNumber(Math.abs(left ?? 0)),
      given: formatNumber(given ?? 0),
    }),
  );
  return (
    <p role="status" className={classes.uneven}>
      {said.join('; ')}.
    </p>
  );
}
