import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listOwed, type Obligation } from '../../../server/reporting/obligation-contract.ts';
import { openSubmission } from '../../../server/reporting/submission-contract.ts';
import { useAct, usePages } from '../../app/use-endpoint.ts';
import { useView } from '../../app/use-view.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { day, say } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { EmptyState, ErrorState, NoMatchState, StaleStrip } from '../../kit/states.tsx';
import type { TableColumn } from '../../kit/table-columns.ts';
import { toastProblem } from '../../kit/toast.tsx';
import { ReportTabs } from '../report-tabs.tsx';
import { spanOf } from './matrix-columns.tsx';
import classes from './obligations.module.css';
import { StandingMark } from './standing-mark.tsx';

/** What my unit owes, the next first, each with the way to its report. */
export function OwedTab({ scopes }: { readonly scopes: ReactNode }) {
  const { t } = useTranslation('reporting');
  const view = useView();
  const navigate = useNavigate();
  const show = view.filters.owed?.[0] === 'done' ? 'done' : 'open';
  const list = usePages(listOwed, {
    query: { q: view.q || undefined, asOf: view.asOf ?? undefined, show },
  });
  const opening = useAct(openSubmission);
  const toReport = (id: string) => void navigate({ to: '/submissions/$id', params: { id } });
  const open = (one: Obligation) => {
    if (one.submissionId !== null) return toReport(one.submissionId);
    if (view.asOf !== null) return;
    opening.mutate(
      { params: { id: one.id } },
      { onSuccess: ({ id }) => toReport(id), onError: toastProblem },
    );
  };
  const columns = useColumns(open, view.asOf === null);
  return (
    <PageFrame
      title={t('matrix.title')}
      facts={<span>{list.first?.unit.name}</span>}
      scroll="table"
      tabs={<ReportTabs />}
      bar={
        <FilterBar
          view={view}
          views={scopes}
          choices={[
            {
              ...{ name: 'owed', label: t('owed.shows'), single: true },
              options: [{ value: 'done', label: t('owed.show.done') }],
            },
          ]}
          shown={list.rows.length}
          total={list.total}
        />
      }
      strip={
        list.error &&
        list.rows.length > 0 && <StaleStrip readAt={list.readAt} onAgain={list.again} />
      }
    >
      <DataTable<Obligation>
        label={t('matrix.title')}
        columns={columns}
        rows={list.rows}
        total={list.total}
        loading={list.loading}
        hasMore={list.hasMore}
        more={list.more}
        rowId={(row) => row.id}
        rowName={(row) => `${row.regime.name}, ${say(row.period.name)}`}
        onOpen={open}
        card={(row) => <Card one={row} />}
        empty={
          list.error ? (
            <ErrorState error={list.error} onAgain={list.again} />
          ) : view.q ? (
            <NoMatchState
              what={t('owed.shows').toLowerCase()}
              filters={[{ name: view.q, drop: () => view.set({ q: '' }) }]}
              onClear={view.clearFilters}
            />
          ) : (
            <EmptyState>{t(show === 'done' ? 'owed.emptyDone' : 'owed.empty')}</EmptyState>
          )
        }
      />
    </PageFrame>
  );
}

function useColumns(open: (one: Obligation) => void, mayWrite: boolean): TableColumn<Obligation>[] {
  const { t } = useTranslation('reporting');
  return [
    {
      ...{ id: 'report', header: t('owed.report'), width: 18, grow: true },
      cell: (row) => row.regime.name,
      full: (row) => row.regime.name,
    },
    { id: 'period', header: t('owed.period'), width: 9, cell: (row) => say(row.period.name) },
    { id: 'span', header: t('owed.span'), width: 7, cell: (row) => spanOf(row.period) },
    {
      ...{ id: 'due', header: t('owed.due'), width: 8, right: true },
      cell: (row) => (row.dueTime === null ? day(row.dueOn) : `${day(row.dueOn)} ${row.dueTime}`),
    },
    {
      ...{ id: 'to', header: t('owed.to'), width: 12 },
      cell: (row) => row.to.name,
      full: (row) => row.to.name,
    },
    {
      ...{ id: 'standing', header: t('owed.standing'), width: 10 },
      cell: (row) => (
        <StandingMark standing={row.standing} unlockedUntil={row.unlocked?.until ?? null} />
      ),
    },
    {
      ...{ id: 'write', header: '', width: 9 },
      cell: (row) => {
        if (row.submissionId !== null) {
          return (
            <Link to="/submissions/$id" params={{ id: row.submissionId }}>
              {t('owed.open')}
            </Link>
          );
        }
        if (!mayWrite || row.standing.kind === 'locked') return null;
        return (
          <Button size="compact-sm" variant="default" onClick={() => open(row)}>
            {t('owed.write')}
          </Button>
        );
      },
    },
  ];
}

function Card({ one }: { one: Obligation }) {
  return (
    <span className={classes.card}>
      <strong className="two-lines">
        {one.regime.name}, {say(one.period.name)}
      </strong>
      <span className="meta">
        {spanOf(one.period)} · {day(one.dueOn)} · {one.to.name}
      </span>
      <StandingMark standing={one.standing} unlockedUntil={one.unlocked?.until ?? null} />
    </span>
  );
}
