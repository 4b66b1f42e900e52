import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listPlans, type PlanRow } from '../../server/plans/contract.ts';
import { useMay } from '../app/me.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useAsOf, useView } from '../app/use-view.ts';
import { day, number } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { FIGURE_STATUSES, searchOf } from '../tasks/list/task-query.ts';
import { CountsBar } from './counts-bar.tsx';

type Row = z.infer<typeof PlanRow>;

/** Kế hoạch: every issued plan with its official 2 × 2, as of any day. */
export function Page() {
  const { t } = useTranslation('plans');
  const view = useView();
  const navigate = useNavigate();
  const mayRead = useMay('reading.write');
  const list = usePages(listPlans, {
    query: { q: view.q || undefined, asOf: view.asOf ?? undefined },
  });
  const columns = useColumns();
  return (
    <ListPage<Row>
      title={t('list.title')}
      what={t('list.what')}
      view={view}
      list={list}
      columns={columns}
      rowId={(row) => row.id}
      rowName={(row) => row.number ?? row.title}
      onOpen={(row) => void navigate({ to: '/plans/$id', params: { id: row.id } })}
      card={(row) => <Card row={row} />}
      empty={
        <EmptyState
          acts={
            mayRead && (
              <Button renderRoot={(props) => <Link to="/directives/new" {...props} />}>
                {t('list.read')}
              </Button>
            )
          }
        >
          {t('list.empty')}
        </EmptyState>
      }
    />
  );
}

function PlanLink({ row }: { row: Row }) {
  const { t } = useTranslation('plans');
  return (
    <Link to="/plans/$id" params={{ id: row.id }}>
      {row.number ?? t('list.noNumber')}
    </Link>
  );
}

/** A count of a plan that opens the list behind it. */
function FigureLink({ row, figure }: { row: Row; figure: 'total' | 'done' | 'openOverdue' }) {
  const { asOf } = useAsOf();
  const { counts } = row;
  const value = figure === 'done' ? counts.doneOnTime + counts.doneLate : counts[figure];
  const shown = figure === 'done' ? `${number(value)}/${number(counts.total)}` : number(value);
  return (
    <Link
      to="/tasks"
      search={searchOf({ plan: row.id, status: FIGURE_STATUSES[figure] }, asOf)}
      style={
        figure === 'openOverdue' && value > 0 ? { color: 'var(--late-text)', fontWeight: 600 } : {}
      }
    >
      {shown}
    </Link>
  );
}

function useColumns(): TableColumn<Row>[] {
  const { t } = useTranslation('plans');
  return [
    { id: 'number', header: t('list.number'), width: 11, cell: (row) => <PlanLink row={row} /> },
    {
      id: 'title',
      header: t('list.name'),
      width: 20,
      grow: true,
      cell: (row) => row.title,
      full: (row) => row.title,
    },
    {
      id: 'owner',
      header: t('list.owner'),
      width: 12,
      cell: (row) => row.owner.shortName ?? row.owner.name,
      full: (row) => row.owner.name,
    },
    {
      id: 'issuedOn',
      header: t('list.issuedOn'),
      width: 6.5,
      right: true,
      cell: (row) => day(row.issuedOn ?? row.effectiveOn),
    },
    {
      id: 'tasks',
      header: t('list.tasks'),
      width: 6,
      right: true,
      cell: (row) => <FigureLink row={row} figure="total" />,
    },
    {
      id: 'done',
      header: t('list.done'),
      width: 6,
      right: true,
      cell: (row) => <FigureLink row={row} figure="done" />,
    },
    {
      id: 'overdue',
      header: t('list.overdue'),
      width: 6,
      right: true,
      cell: (row) => <FigureLink row={row} figure="openOverdue" />,
    },
    {
      id: 'state',
      header: t('list.state'),
      width: 9,
      cell: (row) => <CountsBar counts={row.counts} />,
    },
  ];
}

function Card({ row }: { row: Row }) {
  const { t } = useTranslation('plans');
  return (
    <>
      <span style={{ display: 'flex', justifyContent: 'space-between', gap: '0.5rem' }}>
        <strong>{row.number ?? t('list.noNumber')}</strong>
        <span className="meta">
          {t('list.overdue')} {number(row.counts.openOverdue)}/{number(row.counts.total)}
        </span>
      </span>
      <span className="two-lines">{row.title}</span>
    </>
  );
}
