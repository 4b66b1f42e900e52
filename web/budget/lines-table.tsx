import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BudgetLine, LINE_SORTS, listLines } from '../../server/budget/contract.ts';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { sayYears } from '../../server/budget/rules/period.ts';
import { usePages } from '../app/use-endpoint.ts';
import { DataTable } from '../kit/data-table.tsx';
import { number } from '../kit/format.ts';
import { EmptyState, ErrorState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { LineSheet } from './line-sheet.tsx';
import { ExcessMarks } from './money-cell.tsx';
import { fractionText, lineWords, sumText } from './money-text.ts';
import type { useBudget } from './use-budget.ts';

interface LinesTableProps {
  readonly budget: ReturnType<typeof useBudget>;
  /** Without a sheet open at first. */
  readonly node: string | undefined;
}

/** The lines one by one: what each sum of the tree is made of; a press opens the story. */
export function LinesTable({ budget, node }: LinesTableProps) {
  const { t } = useTranslation('budget');
  const { view, conditions, unit } = budget;
  const [opened, setOpened] = useState<string | null>(null);
  const sort = LINE_SORTS.find((each) => each === view.sort);
  const carried = view.filters.carried?.[0];
  const list = usePages(listLines, {
    query: {
      ...conditions,
      ...(node === undefined ? {} : { node }),
      ...(sort === undefined ? {} : { sort }),
      ...(carried === undefined ? {} : { carried }),
    },
  });
  const columns = useColumns(unit);
  if (list.error && list.rows.length === 0) {
    return <ErrorState error={list.error} onAgain={list.again} />;
  }
  return (
    <>
      <DataTable
        label={t('lines')}
        columns={columns}
        rows={list.rows}
        total={list.total}
        rowId={(row) => row.id}
        rowName={(row) => `${row.node.title}, ${lineWords(row)}`}
        loading={list.loading}
        hasMore={list.hasMore}
        more={list.more}
        sort={view.sort}
        onSort={(next) => view.set({ sort: next })}
        peek={opened}
        onPeek={setOpened}
        onOpen={(row) => setOpened(row.id)}
        empty={<EmptyState>{t('empty')}</EmptyState>}
        card={(row) => (
          <>
            <b className="two-lines">{row.node.title}</b>
            <span className="meta">
              {lineWords(row)} · {fractionText(row, unit)} {t(`unit.${unit}`)}
              {row.rate !== null && ` · ${number(row.rate)} %`}
            </span>
          </>
        )}
      />
      {opened !== null && <LineSheet lineId={opened} unit={unit} onClose={() => setOpened(null)} />}
    </>
  );
}

function useColumns(unit: AmountUnit): TableColumn<BudgetLine>[] {
  const { t } = useTranslation('budget');
  const sum = (id: 'planned' | 'allotted' | 'disbursed'): TableColumn<BudgetLine> => ({
    ...{ id, header: t(`measure.${id}`), width: 8, right: true },
    cell: (row) => sumText(row[id], unit) || '–',
    ...(id === 'allotted' ? {} : { sort: id }),
  });
  return [
    {
      ...{ id: 'node', header: t('column.node'), width: 22, grow: true },
      full: (row) => row.node.title,
      cell: (row) => (
        <span>
          <ExcessMarks
            excess={row.excess.map(({ kind }) => ({
              ...{ lineId: row.id, kind, decision: row.decision },
            }))}
          />
          {[row.node.code, row.node.title].filter(Boolean).join(' · ')}
        </span>
      ),
    },
    {
      ...{ id: 'years', header: t('column.years'), width: 9, sort: 'year' },
      cell: (row) => (
        <>
          {sayYears({ from: row.fromYear, to: row.toYear })}
          {row.carriedFrom !== null && (
            <span className="meta"> {t('carriedFrom', { year: row.carriedFrom })}</span>
          )}
        </>
      ),
    },
    {
      ...{ id: 'source', header: t('column.source'), width: 14 },
      full: (row) => row.source.name,
      cell: (row) => row.source.name,
    },
    sum('planned'),
    sum('allotted'),
    sum('disbursed'),
    {
      ...{ id: 'rate', header: t('column.rate'), width: 10, right: true, sort: 'rate' },
      cell: (row) => (row.rate === null ? '–' : `${number(row.rate)} %`),
      full: (row) => fractionText(row, unit),
    },
    {
      ...{ id: 'unit', header: t('column.unit'), width: 14 },
      full: (row) => row.unit.name,
      cell: (row) => row.unit.name,
    },
  ];
}
