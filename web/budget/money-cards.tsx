import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetRow } from '../../server/budget/contract.ts';
import classes from './budget.module.css';
import { Rate, Sum } from './money-cell.tsx';
import type { MoneyTableProps } from './money-table.tsx';
import { NO_CELL, PlaceName } from './money-table.tsx';

const SUMS = ['planned', 'allotted', 'disbursed'] as const;

/** On a phone: one year at a time, a card a place. */
export function MoneyCards({ tree, unit, onLines }: MoneyTableProps) {
  const { t } = useTranslation('budget');
  const [chosen, setChosen] = useState<string | null>(null);
  const last = tree.years.at(-1);
  const year = chosen ?? (last === undefined ? '' : String(last));
  const cellOf = (row: BudgetRow) => (year === '' ? row.whole : (row.years[year] ?? NO_CELL));
  const carriedOf = (row: BudgetRow) =>
    year === '' ? row.carried?.whole : row.carried?.years[year];
  const rows = [{ ...tree.total, title: t('total') }, ...tree.rows].filter((row) => {
    const { planned, allotted, disbursed } = cellOf(row);
    return [planned, allotted, disbursed, carriedOf(row)].some((each) => each != null);
  });
  return (
    <div className={classes.cards}>
      <NativeSelect
        label={t('filter.year')}
        value={year}
        data={[
          ...tree.years.map((each) => ({ value: String(each), label: t('year', { year: each }) })),
          { value: '', label: t('whole') },
        ]}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      {rows.map((row) => {
        const carried = carriedOf(row);
        const open = (isCarried: boolean) =>
          onLines(row, year === '' ? null : Number(year), isCarried);
        const label = t('openLines', {
          ...{ title: row.title, what: year === '' ? t('whole') : t('year', { year }) },
        });
        const cell = cellOf(row);
        return (
          <article
            key={row.key}
            className={classes.card}
            data-kind={row.key === 'total' ? 'total' : row.kind}
          >
            <PlaceName row={row} unit={unit} />
            <dl className={classes.facts}>
              {SUMS.map((measure) => (
                <Fact key={measure} name={t(`measure.${measure}`)}>
                  <Sum sum={cell[measure]} {...{ unit, label }} onOpen={() => open(false)} />
                </Fact>
              ))}
              <Fact name={t('measure.rate')}>
                <Rate cell={cell} unit={unit} />
              </Fact>
              {carried && (
                <Fact name={t('carried')}>
                  <Sum sum={carried.planned} {...{ unit, label }} onOpen={() => open(true)} />
                </Fact>
              )}
            </dl>
          </article>
        );
      })}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
