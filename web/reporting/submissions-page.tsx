import { Button, NativeSelect } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  exportSubmissions,
  listSubmissions,
  SUBMISSION_SCOPES,
  SUBMISSION_SORTS,
  SUBMISSION_STATES,
  type SubmissionRow,
} from '../../server/reporting/submission-contract.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { ColumnChooser } from '../kit/column-chooser.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { FilterBar } from '../kit/filter-bar.tsx';
import { day, say } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { Segments } from '../kit/segments.tsx';
import { EmptyState, ErrorState, NoMatchState, StaleStrip } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { usePhone } from '../kit/use-phone.ts';
import { ReportTabs } from './report-tabs.tsx';
import { StateMark } from './submission/state-mark.tsx';
import classes from './submission/submission.module.css';

/** Báo cáo: those of the unit, those to be signed, those to be accepted, all in sight. */
export function Page() {
  const { t } = useTranslation('submissions');
  const view = useView();
  const navigate = useNavigate();
  const scope = SUBMISSION_SCOPES.find((each) => each === view.view) ?? 'all';
  const state = SUBMISSION_STATES.find((each) => each === view.filters.state?.[0]);
  const sort = SUBMISSION_SORTS.find((each) => each === view.sort);
  const query = { q: view.q || undefined, scope, state, sort, asOf: view.asOf ?? undefined };
  const list = usePages(listSubmissions, { query });
  const columns = useColumns();
  const counts = list.first?.counts ?? { mine: 0, toSign: 0, toDecide: 0 };
  const count = { all: 0, mine: counts.mine, to_sign: counts.toSign, to_decide: counts.toDecide };
  const choices = [
    {
      ...{ name: 'state', label: t('list.state'), single: true },
      options: SUBMISSION_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
    },
  ];
  const inForce = [
    ...(view.q ? [{ name: view.q, drop: () => view.set({ q: '' }) }] : []),
    ...(state ? [{ name: t(`state.${state}`), drop: () => view.setFilter('state', []) }] : []),
    ...(scope === 'all'
      ? []
      : [
          {
            name: t(`scope.${scope}`, { count: count[scope] }),
            drop: () => view.set({ view: '' }),
          },
        ]),
  ];
  return (
    <PageFrame
      title={t('title')}
      scroll="table"
      lookActs={
        <Button
          variant="default"
          component="a"
          href={addressOf(exportSubmissions, { query })}
          download
        >
          {t('list.export')}
        </Button>
      }
      tabs={<ReportTabs />}
      bar={
        <FilterBar
          view={view}
          choices={choices}
          views={
            <Scopes
              value={scope}
              count={count}
              onChange={(value) => view.set({ view: value === 'all' ? '' : value })}
            />
          }
          shown={list.rows.length}
          total={list.total}
          tools={<ColumnChooser columns={columns} {...view.table} />}
        />
      }
      strip={
        list.error &&
        list.rows.length > 0 && <StaleStrip readAt={list.readAt} onAgain={list.again} />
      }
    >
      <DataTable<SubmissionRow>
        label={t('title')}
        columns={columns}
        rows={list.rows}
        total={list.total}
        loading={list.loading}
        hasMore={list.hasMore}
        more={list.more}
        {...view.table}
        rowId={(row) => row.id}
        rowName={(row) => `${row.title}, ${say(row.period)}, ${row.unit.name}`}
        onOpen={(row) => void navigate({ to: '/submissions/$id', params: { id: row.id } })}
        card={(row) => <Card row={row} />}
        empty={
          list.error ? (
            <ErrorState error={list.error} onAgain={list.again} />
          ) : inForce.length > 0 ? (
            <NoMatchState
              what={t('what')}
              filters={inForce}
              onClear={() => {
                view.clearFilters();
                view.set({ view: '' });
              }}
            />
          ) : (
            <EmptyState acts={<Link to="/obligations">{t('list.toObligations')}</Link>}>
              {t('list.empty')}
            </EmptyState>
          )
        }
      />
    </PageFrame>
  );
}

type Scope = (typeof SUBMISSION_SCOPES)[number];

interface ScopesProps {
  readonly value: Scope;
  readonly count: Readonly<Record<Scope, number>>;
  readonly onChange: (value: Scope) => void;
}

/** Mine, to be signed, to be accepted, all: in sight where there is room. */
function Scopes({ value, count, onChange }: ScopesProps) {
  const { t } = useTranslation('submissions');
  const phone = usePhone();
  const data = SUBMISSION_SCOPES.map((scope) => ({
    value: scope,
    label: t(`scope.${scope}`, { count: count[scope] }),
  }));
  if (!phone) {
    return <Segments label={t('scope.label')} value={value} data={data} onChange={onChange} />;
  }
  return (
    <NativeSelect
      aria-label={t('scope.label')}
      data={data}
      value={value}
      onChange={(event) =>
        onChange(SUBMISSION_SCOPES.find((each) => each === event.currentTarget.value) ?? 'all')
      }
    />
  );
}

function useColumns(): TableColumn<SubmissionRow>[] {
  const { t } = useTranslation('submissions');
  return [
    {
      ...{ id: 'unit', header: t('list.unit'), width: 12, grow: true, sort: 'unit' },
      cell: (row) => (
        <Link to="/submissions/$id" params={{ id: row.id }}>
          {row.unit.name}
        </Link>
      ),
      full: (row) => row.unit.name,
    },
    {
      ...{ id: 'report', header: t('list.report'), width: 14, grow: true },
      cell: (row) => row.title,
      full: (row) => row.title,
    },
    { id: 'period', header: t('list.period'), width: 9, cell: (row) => say(row.period) },
    {
      ...{ id: 'state', header: t('list.state'), width: 11 },
      cell: (row) => <StateMark state={row.state} daysLate={row.daysLate} />,
    },
    {
      id: 'number',
      header: t('list.number'),
      width: 8,
      cell: (row) => row.number ?? t('list.none'),
    },
    {
      ...{ id: 'due', header: t('list.due'), width: 7, right: true, sort: 'due' },
      cell: (row) => day(row.dueOn),
    },
    {
      ...{ id: 'signed', header: t('list.signed'), width: 7, right: true },
      cell: (row) => (row.signedOn ? day(row.signedOn) : '–'),
    },
    {
      ...{ id: 'receiver', header: t('list.receiver'), width: 11, hidden: true },
      cell: (row) => row.receiver.name,
    },
  ];
}

function Card({ row }: { row: SubmissionRow }) {
  const { t } = useTranslation('submissions');
  return (
    <>
      <strong className="two-lines">{row.unit.name}</strong>
      <span className={classes.cardFacts}>
        {row.title} · {say(row.period)} · {t('facts.due', { day: day(row.dueOn) })}
      </span>
      <StateMark state={row.state} daysLate={row.daysLate} />
    </>
  );
}
