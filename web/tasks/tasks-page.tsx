import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { listTasks, type TaskRow } from '../../server/tasks/contract.ts';
import { usePages, useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { ColumnChooser } from '../kit/column-chooser.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { chipsOf, FilterBar } from '../kit/filter-bar.tsx';
import { PageFrame } from '../kit/page-frame.tsx';
import { usePhone } from '../kit/sheet.tsx';
import { EmptyState, ErrorState, LoadingState, NoMatchState, StaleStrip } from '../kit/states.tsx';
import { CompareControl } from './list/compare-control.tsx';
import { ExportMenu } from './list/export-menu.tsx';
import { FigureFilter } from './list/figure-filter.tsx';
import classes from './list/list.module.css';
import { ScopeTabs } from './list/scope-tabs.tsx';
import { SelectionActs } from './list/selection-acts.tsx';
import { useChips, useChoices, useNamed } from './list/task-filters.tsx';
import { conditionsOf } from './list/task-query.ts';
import { useAddress } from './list/use-address.ts';
import { useScope } from './list/use-scope.ts';
import { TaskCard, useTaskColumns } from './list/use-task-columns.tsx';
import { PrintHead } from './print-head.tsx';

// The list comes first; what is opened from it is fetched when it is opened.
const CompareView = lazy(async () => ({
  default: (await import('./list/compare-view.tsx')).CompareView,
}));
const MoreFilters = lazy(async () => ({
  default: (await import('./list/more-filters.tsx')).MoreFilters,
}));
const TaskPeek = lazy(async () => ({ default: (await import('./list/task-peek.tsx')).TaskPeek }));

/** Filters that say whose tasks are meant; a choice of scope takes their place. */
const NO_SCOPE = {
  'f.unit': undefined,
  'f.on': undefined,
  'f.parent': undefined,
  'f.layer': undefined,
};

const SORTS = ['due', '-due', 'title', 'unit', 'updated', '-updated'] as const;

/** Danh sách nhiệm vụ: any list of tasks on any day; filters, order and columns stand in the address. */
export function Page() {
  const { t } = useTranslation('tasks');
  const view = useView();
  const navigate = useNavigate();
  const phone = usePhone();
  const columns = useTaskColumns();
  const named = useNamed(view);
  const choices = useChoices(named);
  const chips = useChips(view, named);
  const change = useAddress();
  const scope = useScope(view);
  const conditions = { ...conditionsOf(view.filters), ...scope.conditions };
  const sort = SORTS.find((each) => each === view.sort);
  const shared = {
    ...(view.q ? { q: view.q } : {}),
    ...(view.asOf ? { asOf: view.asOf } : {}),
  };
  const query = { ...conditions, ...shared, ...(sort ? { sort } : {}) };
  const isComparing = view.vs !== null;
  const tasks = usePages<TaskRow, typeof listTasks>(
    listTasks,
    { query },
    { enabled: !isComparing },
  );
  // The figures above the list are those of all statuses, so that each stays a way to its rows.
  const { status: _status, ...anyStatus } = conditions;
  const all = useRead(listTasks, { query: { ...anyStatus, ...shared, limit: 1 } }, { keep: true });
  const filters = [...chipsOf(view, choices), ...chips];

  const empty =
    filters.length > 0 || view.q ? (
      <NoMatchState
        what={t('list.rows')}
        filters={[
          ...filters.map(({ label, drop }) => ({ name: label, drop })),
          ...(view.q ? [{ name: view.q, drop: () => view.set({ q: '' }) }] : []),
        ]}
        onClear={view.clearFilters}
      />
    ) : (
      <EmptyState acts={<Link to="/directives/new">{t('list.read')}</Link>}>
        {t('list.empty')}
      </EmptyState>
    );

  return (
    <PageFrame
      title={t('list.title')}
      scroll="table"
      lookActs={
        !phone && (
          <>
            <CompareControl view={view} />
            <ExportMenu query={query} />
          </>
        )
      }
      bar={
        <FilterBar
          view={view}
          choices={choices}
          chips={chips}
          views={
            <ScopeTabs
              mine={scope.mine}
              onScope={(whose) => change({ ...NO_SCOPE, view: whose })}
            />
          }
          more={<MoreFilters view={view} named={named} />}
          {...(isComparing ? {} : { shown: tasks.rows.length, total: tasks.total })}
          tools={
            <ColumnChooser columns={columns} cols={view.table.cols} onCols={view.table.onCols} />
          }
        />
      }
      strip={
        tasks.error && tasks.first ? (
          <StaleStrip readAt={tasks.readAt} onAgain={tasks.again} />
        ) : undefined
      }
      peek={
        view.peek !== null && !isComparing ? (
          <Suspense fallback={null}>
            <TaskPeek id={view.peek} onClose={() => view.set({ peek: null })} />
          </Suspense>
        ) : undefined
      }
    >
      <PrintHead title={t('list.title')} />
      {all.data && (
        <div className={classes.top}>
          <FigureFilter counts={all.data.counts} view={view} />
        </div>
      )}
      {view.vs !== null ? (
        <Suspense fallback={<LoadingState what={t('list.rows')} />}>
          <CompareView view={view} vs={view.vs} conditions={conditions} />
        </Suspense>
      ) : tasks.error && !tasks.first ? (
        <ErrorState error={tasks.error} onAgain={tasks.again} />
      ) : (
        <DataTable
          label={t('list.title')}
          columns={columns}
          rows={tasks.rows}
          total={tasks.total}
          rowId={({ id }) => id}
          rowName={({ title }) => title}
          loading={tasks.loading}
          hasMore={tasks.hasMore}
          more={tasks.more}
          empty={empty}
          onOpen={({ id }) => void navigate({ to: '/tasks/$id', params: { id } })}
          card={(task) => <TaskCard task={task} />}
          rowClass={({ status }) => (status === 'THU_HOI' ? classes.struck : undefined)}
          selectionActs={(ids, clear) => (
            <SelectionActs rows={tasks.rows.filter(({ id }) => ids.includes(id))} onClear={clear} />
          )}
          {...view.table}
          sort={sort ?? 'due'}
        />
      )}
    </PageFrame>
  );
}
