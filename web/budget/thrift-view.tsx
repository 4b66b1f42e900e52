import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportThrift, listThrift, type ThriftItem } from '../../server/budget/contract.ts';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { SAVING_STEPS, STEPS } from '../../server/budget/rules/thrift.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { EmptyState, ErrorState, LoadingState } from '../kit/states.tsx';
import classes from './budget.module.css';
import { sumText } from './money-text.ts';
import { AddThriftSheet, ThriftSheet } from './thrift-sheet.tsx';
import type { useBudget } from './use-budget.ts';

/** Tiết kiệm: each sum from request to settlement, what each step saved, and totals of all. */
export function ThriftView({ budget }: { budget: ReturnType<typeof useBudget> }) {
  const { t } = useTranslation('budget');
  const { conditions, unit } = budget;
  const { unitId, source, q, asOf, fromYear } = conditions;
  const query = { unitId, source, q, asOf, year: fromYear };
  const [open, setOpen] = useState<ThriftItem | 'add' | null>(null);
  const list = usePages(listThrift, { query: { ...query, limit: 100 } });
  if (list.error && list.rows.length === 0) {
    return <ErrorState error={list.error} onAgain={list.again} />;
  }
  if (list.loading || !list.first) return <LoadingState what={t('thrift.what')} />;
  const { saved, byUnit, byYear, bySource, canEdit } = list.first;
  const add = canEdit && (
    <Button variant="default" onClick={() => setOpen('add')}>
      {t('thrift.add')}
    </Button>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached by keys
    <section className={classes.scroll} tabIndex={0} aria-label={t('tab.thrift')}>
      {list.rows.length === 0 ? (
        <EmptyState acts={add}>{t('thrift.empty')}</EmptyState>
      ) : (
        <div className={classes.cards}>
          <div className={classes.tools} data-screen>
            <b>
              {t('thrift.total')}: {sumText(saved.total, unit)} {t(`unit.${unit}`)}
            </b>
            {add}
            <a
              href={addressOf(exportThrift, { query: { ...query, unit, format: 'xlsx' } })}
              download
            >
              {t('thrift.export')}
            </a>
          </div>
          <ItemTable rows={list.rows} unit={unit} onOpen={setOpen} />
          {list.hasMore && (
            <button type="button" className="link-button" onClick={list.more}>
              {t('thrift.more')}
            </button>
          )}
          <div className={classes.parts}>
            {(
              [
                ['byUnit', byUnit],
                ['byYear', byYear],
                ['bySource', bySource],
              ] as const
            ).map(([name, parts]) => (
              <section key={name}>
                <h2>{t(`thrift.${name}`)}</h2>
                <table className={classes.plain}>
                  <tbody>
                    {parts.map((part) => (
                      <tr key={part.key}>
                        <th scope="row">{part.name}</th>
                        <td data-sum>{t('thrift.count', { count: part.count })}</td>
                        <td data-sum>{sumText(part.saved.total, unit)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            ))}
          </div>
        </div>
      )}
      {open === 'add' && <AddThriftSheet unit={unit} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'add' && (
        <ThriftSheet item={open} unit={unit} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

function ItemTable({
  rows,
  unit,
  onOpen,
}: {
  rows: readonly ThriftItem[];
  unit: AmountUnit;
  onOpen: (item: ThriftItem) => void;
}) {
  const { t } = useTranslation('budget');
  return (
    <div className={classes.wide}>
      <table className={`${classes.plain} ${classes.steps}`}>
        <thead>
          <tr>
            <th scope="col">{t('thrift.name')}</th>
            {STEPS.map((step) => (
              <th key={step} scope="col" data-sum>
                {t(`thrift.steps.${step}`)}
              </th>
            ))}
            <th scope="col" data-sum>
              {t('thrift.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <button type="button" className="link-button" onClick={() => onOpen(item)}>
                  {item.name}
                </button>
                <br />
                <span className="meta">
                  {item.unit.name}, {item.year}, {item.source.name}
                </span>
              </th>
              {STEPS.map((step) => (
                <td key={step} data-sum data-label={t(`thrift.steps.${step}`)}>
                  {sumText(item.steps[step], unit) || '–'}
                  <SavedAt item={item} step={step} unit={unit} />
                </td>
              ))}
              <td data-sum data-label={t('thrift.total')}>
                <b>{sumText(item.saved.total, unit)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SavedAt({
  item,
  step,
  unit,
}: {
  item: ThriftItem;
  step: (typeof STEPS)[number];
  unit: AmountUnit;
}) {
  const { t } = useTranslation('budget');
  const saving = SAVING_STEPS.find((each) => each === step);
  const saved = saving === undefined ? null : item.saved[saving];
  if (saved === null || saved === '0') return null;
  const grew = saved.startsWith('-');
  return (
    <>
      <br />
      <span className="meta">
        {t(grew ? 'thrift.grew' : 'thrift.saved', { sum: sumText(saved.replace('-', ''), unit) })}
      </span>
    </>
  );
}
