import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BudgetRow,
  type BudgetTree,
  exportAnnex,
  exportLines,
  getBudget,
  type MoneyOffer,
} from '../../server/budget/contract.ts';
import { isFund } from '../../server/budget/rules/sources.ts';
import { type AddressQuery, textIn } from '../app/address-query.ts';
import { addressOf } from '../app/client.ts';
import { useRead } from '../app/use-endpoint.ts';
import { day, number } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { PaperButton } from '../kit/paper/paper-button.tsx';
import { usePhone } from '../kit/sheet.tsx';
import { EmptyState, ReadState } from '../kit/states.tsx';
import { CompareControl } from '../tasks/list/compare-control.tsx';
import { useAddress } from '../tasks/list/use-address.ts';
import { PrintFoot, PrintHead } from '../tasks/print-head.tsx';
import { useSeenDay } from '../tasks/use-seen-day.ts';
import type { LineStart } from './add-line-sheet.tsx';
import classes from './budget.module.css';
import { BudgetFilters } from './budget-filters.tsx';
import { MoneyBefore } from './money-before.ts';
import { MoneyCards } from './money-cards.tsx';
import { MoneyTable } from './money-table.tsx';
import { fractionText } from './money-text.ts';
import { OffersButton } from './offers-button.tsx';
import { DoublesButtons, MoneyParts } from './parts-and-doubles.tsx';
import { useBudget } from './use-budget.ts';

const LinesTable = lazy(async () => ({
  default: (await import('./lines-table.tsx')).LinesTable,
}));
const ThriftView = lazy(async () => ({ default: (await import('./thrift-view.tsx')).ThriftView }));
const ImportSheet = lazy(async () => ({
  default: (await import('./import-sheet.tsx')).ImportSheet,
}));
const AddLineSheet = lazy(async () => ({
  default: (await import('./add-line-sheet.tsx')).AddLineSheet,
}));
const SourcesSheet = lazy(async () => ({
  default: (await import('./sources-sheet.tsx')).SourcesSheet,
}));

type Opened = { readonly kind: 'import' | 'sources' } | { readonly kind: 'add'; start: LineStart };

/** Kinh phí: what was planned, allotted and disbursed, by task, year and source, counted once. */
export function Page() {
  const { t } = useTranslation('budget');
  const budget = useBudget();
  const { conditions, unit, tab } = budget;
  const address: AddressQuery = useSearch({ strict: false });
  const node = textIn(address, 'node');
  const change = useAddress();
  const [opened, setOpened] = useState<Opened | null>(null);
  const found = useRead(getBudget, { query: conditions }, { keep: true });
  const tree = found.data;
  const { vs } = budget.view;
  const before = useRead(
    getBudget,
    { query: { ...conditions, asOf: vs ?? undefined } },
    { enabled: vs !== null && tab === 'tree' },
  );
  const canEdit = tree?.canEdit ?? false;
  const phone = usePhone();
  const openImport = () => setOpened({ kind: 'import' });

  function openLines(row: BudgetRow, year: number | null, carried: boolean): void {
    const isNode = row.kind !== 'plan';
    change(
      {
        view: 'lines',
        node: isNode ? row.key : undefined,
        ...(row.kind === 'plan' && row.id !== null ? { 'f.plan': [row.id] } : {}),
        ...(year === null ? {} : { 'f.from': [String(year)], 'f.to': [String(year)] }),
        ...(carried ? { 'f.carried': ['true'] } : {}),
      },
      { push: true },
    );
  }
  const whole = tree?.total.whole;
  return (
    <PageFrame
      title={t('title')}
      facts={
        whole?.planned != null && (
          <span>
            {t('measure.disbursed')} {fractionText(whole, unit)} {t(`unit.${unit}`)}
            {whole.rate !== null && ` = ${number(whole.rate)} %`}
          </span>
        )
      }
      scroll="table"
      acts={
        canEdit && (
          <>
            {!phone && (
              <Button variant="default" onClick={() => setOpened({ kind: 'sources' })}>
                {t('sources.open')}
              </Button>
            )}
            <Button
              variant={phone ? 'filled' : 'default'}
              onClick={() => setOpened({ kind: 'add', start: {} })}
            >
              {t('line.add')}
            </Button>
            {/* Tables are pasted where they are made: at a desk. */}
            {!phone && <Button onClick={openImport}>{t('importing.open')}</Button>}
          </>
        )
      }
      lookActs={
        tree && (
          <>
            {tab === 'tree' && !phone && <CompareControl view={budget.view} />}
            <Exports budget={budget} tree={tree} />
          </>
        )
      }
      bar={<BudgetFilters budget={budget} node={node} years={tree?.years ?? []} />}
    >
      <Suspense fallback={null}>
        {tab === 'lines' && <LinesTable budget={budget} node={node} />}
        {tab === 'thrift' && <ThriftView budget={budget} />}
      </Suspense>
      {tab === 'tree' && (
        <ReadState query={found} what={t('what')}>
          {(shown) => (
            <MoneyBefore value={vs === null ? null : (before.data ?? null)}>
              <Tree
                tree={shown}
                budget={budget}
                onLines={openLines}
                onImport={canEdit ? openImport : undefined}
                onTake={(offer) => setOpened({ kind: 'add', start: startOf(offer) })}
              />
            </MoneyBefore>
          )}
        </ReadState>
      )}
      <Suspense fallback={null}>
        {opened?.kind === 'import' && (
          <ImportSheet planId={conditions.planId} unit={unit} onClose={() => setOpened(null)} />
        )}
        {opened?.kind === 'sources' && <SourcesSheet onClose={() => setOpened(null)} />}
        {opened?.kind === 'add' && (
          <AddLineSheet start={opened.start} unit={unit} onClose={() => setOpened(null)} />
        )}
      </Suspense>
    </PageFrame>
  );
}

function startOf(offer: MoneyOffer): LineStart {
  return {
    ...(offer.task ? { task: offer.task } : {}),
    ...(offer.source ? { source: offer.source.key } : {}),
    ...(offer.source || !isFund(offer.sourceWritten ?? '') ? {} : { newFund: offer.sourceWritten }),
    ...(offer.amount === null ? {} : { amount: offer.amount }),
    ...(offer.planNumber === null ? {} : { basis: offer.planNumber }),
    ...{ year: offer.fromYear, toYear: offer.toYear, provisionId: offer.provisionId },
  };
}

interface TreeProps {
  readonly tree: BudgetTree;
  readonly budget: ReturnType<typeof useBudget>;
  readonly onLines: (row: BudgetRow, year: number | null, carried: boolean) => void;
  readonly onImport: (() => void) | undefined;
  readonly onTake: (offer: MoneyOffer) => void;
}

function Tree({ tree, budget, onLines, onImport, onTake }: TreeProps) {
  const { t } = useTranslation(['budget', 'compare']);
  const seen = useSeenDay();
  const phone = usePhone();
  const { unit, conditions } = budget;
  const offers = onImport && conditions.asOf === undefined && (
    <OffersButton planId={conditions.planId} onTake={onTake} />
  );
  if (tree.rows.length === 0) {
    return (
      <EmptyState
        acts={
          <>
            {onImport && <Button onClick={onImport}>{t('importing.open')}</Button>}
            {offers}
          </>
        }
      >
        {t('empty')}
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached by keys
    <section className={classes.scroll} tabIndex={0} aria-label={t('tab.tree')}>
      <PrintHead title={t('title')} />
      {budget.view.vs !== null && (
        <p className={classes.notes}>
          {t('compare:head', { day: day(seen), vs: day(budget.view.vs) })}
        </p>
      )}
      <div className={classes.notes} data-screen>
        <DoublesButtons tree={tree} unit={unit} />
        {offers}
      </div>
      {phone ? (
        <MoneyCards tree={tree} unit={unit} onLines={onLines} />
      ) : (
        <MoneyTable tree={tree} unit={unit} onLines={onLines} />
      )}
      <MoneyParts tree={tree} unit={unit} />
      <PrintFoot />
    </section>
  );
}

/** The lines as a sheet, and the annex of a capital plan for the years shown. */
function Exports({ budget, tree }: Pick<TreeProps, 'budget' | 'tree'>) {
  const { t } = useTranslation('budget');
  const { conditions, unit } = budget;
  const now = new Date().getFullYear();
  const years = {
    fromYear: conditions.fromYear ?? tree.years[0] ?? now,
    toYear: conditions.toYear ?? tree.years.at(-1) ?? now,
  };
  const { q: _, ...annex } = { ...conditions, ...years, unit };
  const lines = (format: 'xlsx' | 'csv') =>
    addressOf(exportLines, { query: { ...conditions, format, unit } });
  return (
    <PaperButton
      papers={[
        {
          ...{ kind: 'capital-plan', title: t('export.annex'), rows: tree.rows.length },
          query: { ...annex, fromYear: String(years.fromYear), toYear: String(years.toYear) },
        },
      ]}
      files={[
        { label: t('export.annexXlsx'), href: addressOf(exportAnnex, { query: annex }) },
        { label: t('export.xlsx'), href: lines('xlsx') },
        { label: t('export.csv'), href: lines('csv') },
      ]}
    />
  );
}
