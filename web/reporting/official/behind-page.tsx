import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type BehindRow,
  exportBehind,
  listBehind,
} from '../../../server/reporting/official-contract.ts';
import { TASK_CASES } from '../../../server/reporting/rules/task-cases.ts';
import { type AddressQuery, textIn } from '../../app/address-query.ts';
import { addressOf } from '../../app/client.ts';
import { usePages } from '../../app/use-endpoint.ts';
import { useView } from '../../app/use-view.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { day, say } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { PaperButton } from '../../kit/paper/paper-button.tsx';
import { EmptyState, ErrorState } from '../../kit/states.tsx';
import type { TableColumn } from '../../kit/table-columns.ts';
import { ReportTabs } from '../report-tabs.tsx';

/** The tasks behind a figure of a report or of the yearly table, by the very conditions that counted it. */
export function Page() {
  const { t } = useTranslation('figures');
  const view = useView();
  const navigate = useNavigate();
  const query = useBehind();
  const list = usePages(listBehind, { query: query ?? NOTHING }, { enabled: query !== null });
  const { first } = list;
  const columns = useColumns();
  return (
    <PageFrame
      title={first ? say(first.label) : t('behind.tab')}
      scroll="table"
      facts={
        first && (
          <span>
            {[
              [first.unit, first.part].flatMap((unit) => unit?.name ?? []).join(' › '),
              ...(query?.fieldId === undefined ? [] : [first.fieldName ?? t('behind.noField')]),
              t('behind.count', { count: list.total }),
            ].join(' · ')}
          </span>
        )
      }
      tabs={<ReportTabs />}
      strip={
        query && (
          <p className="meta" style={{ padding: '0 1rem' }}>
            {t('behind.span', {
              ...{ from: day(query.from), to: day(query.to), day: day(query.cutOff) },
            })}
          </p>
        )
      }
      lookActs={
        query && (
          <PaperButton
            papers={[]}
            files={[
              {
                label: t('behind.exportXlsx'),
                href: addressOf(exportBehind, { query: { ...query, format: 'xlsx' } }),
              },
              {
                label: t('behind.exportCsv'),
                href: addressOf(exportBehind, { query: { ...query, format: 'csv' } }),
              },
            ]}
          />
        )
      }
    >
      <DataTable<BehindRow>
        label={t('behind.what')}
        columns={columns}
        rows={list.rows}
        total={list.total}
        loading={list.loading}
        hasMore={list.hasMore}
        more={list.more}
        cols={view.cols}
        rowId={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ id }) => void navigate({ to: '/tasks/$id', params: { id } })}
        card={(row) => <Card row={row} />}
        empty={
          query === null ? (
            <EmptyState>{t('facts.incomplete')}</EmptyState>
          ) : list.error ? (
            <ErrorState error={list.error} onAgain={list.again} />
          ) : (
            <EmptyState>{t('behind.empty')}</EmptyState>
          )
        }
      />
    </PageFrame>
  );
}

const NOTHING = { unitId: '', from: '', to: '', cutOff: '', what: TASK_CASES[0] };

/** What the address asks for; null where a part of it is missing. */
function useBehind() {
  const address: AddressQuery = useSearch({ strict: false });
  const [unitId, from, to, cutOff] = ['unit', 'from', 'to', 'cutoff'].map((name) =>
    textIn(address, name),
  );
  const what = TASK_CASES.find((each) => each === textIn(address, 'what'));
  if (!unitId || !from || !to || !cutOff || !what) return null;
  return {
    ...{ unitId, from, to, cutOff, what, authorityId: textIn(address, 'authority') },
    ...{ fieldId: textIn(address, 'field'), partId: textIn(address, 'part') },
  };
}

function useColumns(): TableColumn<BehindRow>[] {
  const { t } = useTranslation('figures');
  const orElse = (text: string | null, words: string) => (text === null ? words : day(text));
  return [
    {
      ...{ id: 'title', header: t('behind.column.title'), width: 24, grow: true },
      cell: ({ id, title }) => (
        <Link to="/tasks/$id" params={{ id }}>
          {title}
        </Link>
      ),
      full: ({ title }) => title,
    },
    {
      ...{ id: 'plan', header: t('behind.column.plan'), width: 11 },
      cell: ({ planId, planNumber }) => (
        <Link to="/plans/$id" params={{ id: planId }}>
          {planNumber ?? '–'}
        </Link>
      ),
    },
    {
      ...{ id: 'unit', header: t('behind.column.unit'), width: 14 },
      cell: ({ unit }) => unit.name,
      full: ({ unit }) => unit.name,
    },
    {
      ...{ id: 'field', header: t('behind.column.field'), width: 10 },
      cell: ({ fieldName }) => fieldName ?? t('behind.noField'),
    },
    {
      ...{ id: 'due', header: t('behind.column.due'), width: 8 },
      cell: ({ dueOn }) => orElse(dueOn, t('behind.noDeadline')),
    },
    {
      ...{ id: 'first', header: t('behind.column.first'), width: 8 },
      cell: ({ firstDueOn }) => orElse(firstDueOn, t('behind.noDeadline')),
    },
    {
      ...{ id: 'finished', header: t('behind.column.finished'), width: 8 },
      cell: ({ finishedOn }) => orElse(finishedOn, t('behind.notDone')),
    },
    {
      ...{ id: 'product', header: t('behind.column.product'), width: 14 },
      cell: ({ product }) => product ?? '',
      full: ({ product }) => product ?? '',
    },
  ];
}

function Card({ row }: { readonly row: BehindRow }) {
  const { t } = useTranslation('figures');
  const { title, unit, dueOn, finishedOn } = row;
  return (
    <>
      <strong className="two-lines">{title}</strong>
      <span className="meta">
        {unit.name} · {t('behind.column.due')}{' '}
        {dueOn === null ? t('behind.noDeadline') : day(dueOn)}
        {finishedOn !== null && ` · ${t('behind.column.finished')} ${day(finishedOn)}`}
      </span>
    </>
  );
}
