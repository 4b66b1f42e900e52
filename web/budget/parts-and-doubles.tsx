import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetTree } from '../../server/budget/contract.ts';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { Sheet } from '../kit/sheet.tsx';
import classes from './budget.module.css';
import { Rate } from './money-cell.tsx';
import { sumText } from './money-text.ts';

interface Props {
  readonly tree: BudgetTree;
  readonly unit: AmountUnit;
}

/** The same money by source and by unit: each table comes to the total above. */
export function MoneyParts({ tree, unit }: Props) {
  const { t } = useTranslation('budget');
  const tables = [
    [t('bySource'), tree.bySource],
    [t('byUnit'), tree.byUnit],
  ] as const;
  return (
    <div className={classes.parts}>
      {tables.map(([name, parts]) => (
        <section key={name}>
          <h2>{name}</h2>
          <div className={classes.wide}>
            <table className={classes.plain}>
              <thead>
                <tr>
                  <th scope="col">{name}</th>
                  {(['planned', 'allotted', 'disbursed', 'rate'] as const).map((measure) => (
                    <th key={measure} scope="col" data-sum>
                      {t(`measure.${measure}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {parts.map(({ key, name: title, whole, carried }) => (
                  <tr key={key}>
                    <th scope="row">
                      {title}
                      {carried && (
                        <span className="meta">
                          {' '}
                          {t('carried')}: {sumText(carried.planned, unit)}
                        </span>
                      )}
                    </th>
                    <td data-sum>{sumText(whole.planned, unit)}</td>
                    <td data-sum>{sumText(whole.allotted, unit)}</td>
                    <td data-sum>{sumText(whole.disbursed, unit)}</td>
                    <td data-sum>
                      <Rate cell={whole} unit={unit} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </div>
  );
}

const SUMS = ['planned', 'allotted', 'disbursed'] as const;

/** "đã trừ 2 khoản trùng" and "1 tổng nhiều năm": each opens what it speaks of. */
export function DoublesButtons({ tree, unit }: Props) {
  const { t } = useTranslation('budget');
  const [open, setOpen] = useState<'doubles' | 'totals' | null>(null);
  const { doubles, totals } = tree;
  const said = (sums: BudgetTree['doubles'][number]['given']) =>
    SUMS.filter((measure) => sums[measure] !== null)
      .map((measure) => `${t(`measure.${measure}`)} ${sumText(sums[measure], unit)}`)
      .join('; ');
  return (
    <>
      {doubles.length > 0 && (
        <button type="button" className="link-button" onClick={() => setOpen('doubles')}>
          {t('doubles.open', { count: doubles.length })}
        </button>
      )}
      {totals.length > 0 && (
        <button type="button" className="link-button" onClick={() => setOpen('totals')}>
          {t('totals.open', { count: totals.length })}
        </button>
      )}
      <Sheet opened={open === 'doubles'} onClose={() => setOpen(null)} title={t('doubles.title')}>
        <div className={classes.stack}>
          <p>{t('doubles.rule')}</p>
          {doubles.map(({ line, given, off, details }) => (
            <section key={line.id}>
              <h3>{line.title}</h3>
              <p className="meta">{[line.years, line.source].join(', ')}</p>
              <p>
                {t('doubles.given')}: {said(given)}
              </p>
              <p>
                <b>
                  {t('doubles.off')}: {said(off)}
                </b>
              </p>
              <p>{t('doubles.details')}:</p>
              <ul>
                {details.map((detail) => (
                  <li key={detail.id}>
                    {detail.title} ({detail.years}): {said(detail.given)}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Sheet>
      <Sheet opened={open === 'totals'} onClose={() => setOpen(null)} title={t('totals.title')}>
        <div className={classes.stack}>
          {totals.map(({ line, given, years, difference }) => (
            <section key={line.id}>
              <h3>{line.title}</h3>
              <p className="meta">{[line.years, line.source].join(', ')}</p>
              <p>
                {t('totals.given')}: {said(given)}
              </p>
              <p>
                {t('totals.years')}: {said(years)}
              </p>
              <p>
                <b>
                  {t('totals.difference')}: {said(difference)}
                </b>
              </p>
            </section>
          ))}
        </div>
      </Sheet>
    </>
  );
}
