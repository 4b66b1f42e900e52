import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ComparedTask, compareTasks } from '../../../server/tasks/contract.ts';
import type { Reply } from '../../app/client.ts';
import { usePages } from '../../app/use-endpoint.ts';
import type { useView } from '../../app/use-view.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState, ErrorState } from '../../kit/states.tsx';
import { StatusChip } from '../../kit/status-chip.tsx';
import type { TableColumn } from '../../kit/table-columns.ts';
import { originOf } from '../task-marks.tsx';
import { Changes } from './changes.tsx';
import classes from './compare.module.css';
import { CompareHead } from './compare-head.tsx';
import { type Compared, comparedBy } from './compared-by.ts';
import list from './list.module.css';
import { useWhy } from './use-why.ts';

const SIGNS = { entered: '+', left: '−', changed: '*' } as const;

/** The same list on two days, line by line: what came in, what went and why, what changed with the old value struck. */
export function CompareView(props: Compared) {
  const { view } = props;
  const { t } = useTranslation('compare');
  const navigate = useNavigate();
  const columns = useCompareColumns();
  const query = comparedBy(props);
  const found = usePages<ComparedTask, typeof compareTasks>(compareTasks, { query });
  if (found.error && !found.first) return <ErrorState error={found.error} onAgain={found.again} />;
  return (
    <>
      {found.first && <CompareHead view={view} said={found.first} />}
      <DataTable<ComparedTask>
        label={t('table')}
        columns={columns}
        rows={found.rows}
        total={found.total}
        rowId={({ now }) => now.id}
        rowName={({ now }) => now.title}
        loading={found.loading}
        hasMore={found.hasMore}
        more={found.more}
        empty={<Nothing view={view} said={found.first} />}
        onOpen={({ now }) => void navigate({ to: '/tasks/$id', params: { id: now.id } })}
        card={(task) => <CompareCard task={task} />}
        rowClass={({ why }) => (why === 'withdrawn' ? list.struck : undefined)}
        sort={view.sort || 'due'}
        onSort={view.table.onSort}
        multiSort
      />
    </>
  );
}

function useCompareColumns(): TableColumn<ComparedTask>[] {
  const { t } = useTranslation(['compare', 'tasks']);
  return [
    {
      id: 'title',
      header: t('tasks:column.title'),
      width: 18,
      grow: true,
      sort: 'title',
      full: ({ now }) => now.title,
      cell: ({ mark, now }) => (
        <>
          <Link
            to="/tasks/$id"
            params={{ id: now.id }}
            className={list.title}
            tabIndex={-1}
            aria-label={`${t(`compare:${mark}`)}: ${now.title}`}
          >
            <b className={classes.mark} aria-hidden>
              {SIGNS[mark]}
            </b>
            {now.title}
          </Link>
          <span className={`meta ${list.origin}`}>{originOf(now)}</span>
        </>
      ),
    },
    {
      id: 'unit',
      header: t('tasks:column.unit'),
      width: 11,
      sort: 'unit',
      full: ({ now }) => now.unit.name,
      cell: ({ now }) => now.unit.shortName ?? now.unit.name,
    },
    {
      id: 'change',
      header: t('compare:change'),
      width: 22,
      grow: true,
      sort: 'due',
      cell: (task) => <WhatChanged task={task} />,
    },
  ];
}

function WhatChanged({ task }: { task: ComparedTask }) {
  const whyOf = useWhy();
  const { mark, why, now, fields } = task;
  // What came in or went says why; the fields that moved with it follow where both days are known.
  return (
    <span className={classes.changes}>
      {why !== null && <span>{whyOf(task)}</span>}
      {mark === 'entered' && <StatusChip status={now.status} daysLate={now.daysLate} />}
      {(mark === 'changed' || fields.length > 0) && <Changes change={task} />}
    </span>
  );
}

/** A difference in two lines, on a phone. */
function CompareCard({ task }: { task: ComparedTask }) {
  return (
    <>
      <span className="two-lines">
        <b className={classes.mark}>{SIGNS[task.mark]}</b>
        {task.now.title}
      </span>
      <span className={list.card}>
        <span className="meta one-line">{task.now.unit.shortName ?? task.now.unit.name}</span>
        <WhatChanged task={task} />
      </span>
    </>
  );
}

interface NothingProps {
  readonly view: ReturnType<typeof useView>;
  readonly said: Reply<typeof compareTasks> | undefined;
}

function Nothing({ view, said }: NothingProps) {
  const { t } = useTranslation('compare');
  if (!said) return null;
  const isNarrowed = Object.values(said.counts).some((count) => count > 0);
  return (
    <EmptyState
      acts={
        isNarrowed && (
          <button type="button" className="link-button" onClick={view.clearFilters}>
            {t('every')}
          </button>
        )
      }
    >
      {isNarrowed ? t('noneOfThese') : null}
    </EmptyState>
  );
}
