import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { listTasks } from '../../server/tasks/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { ColumnChooser } from '../kit/column-chooser.tsx';
import { chipsOf, FilterBar } from '../kit/filter-bar.tsx';
import { PageFrame } from '../kit/page-frame.tsx';
import { usePhone } from '../kit/sheet.tsx';
import { EmptyState, LoadingState, NoMatchState, StaleStrip } from '../kit/states.tsx';
import { SavedViews } from '../kit/views/saved-views.tsx';
import { MapSwitch } from '../organisation/map-switch.tsx';
import { ListActs } from '../supervision/list-acts.tsx';
import { CompareControl } from './list/compare-control.tsx';
import { comparedBy } from './list/compared-by.ts';
import { ExportMenu } from './list/export-menu.tsx';
import { FigureFilter } from './list/figure-filter.tsx';
import { GroupSelect } from './list/group-select.tsx';
import classes from './list/list.module.css';
import { ScopeTabs } from './list/scope-tabs.tsx';
import { useChips, useChoices, useNamed } from './list/task-filters.tsx';
import { conditionsOf } from './list/task-query.ts';
import { TaskTable } from './list/task-table.tsx';
import { useAddress } from './list/use-address.ts';
import { useScope } from './list/use-scope.ts';
import { useTaskColumns } from './list/use-task-columns.tsx';
import { useTaskList } from './list/use-task-list.ts';
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
  'f.among': undefined,
  'f.parent': undefined,
  'f.layer': undefined,
};

/** Danh sách nhiệm vụ: any list of tasks on any day; filters, order and columns stand in the address. */
export function Page() {
  const { t } = useTranslation('tasks');
  const view = useView();
  const phone = usePhone();
  const columns = useTaskColumns();
  const named = useNamed(view);
  const choices = useChoices(named);
  const chips = useChips(view, named);
  const change = useAddress();
  const scope = useScope(view);
  const conditions = { ...conditionsOf(view.filters), ...scope.conditions };
  const isComparing = view.vs !== null;
  const list = useTaskList(view, conditions, { enabled: !isComparing });
  const { tasks, shared } = list;
  const query = { ...shared, sort: list.sort };
  // The figures above the list are those of all statuses, so that each stays a way to its rows.
  const { status: _status, ...anyStatus } = shared;
  const all = useRead(listTasks, { query: { ...anyStatus, limit: 1 } }, { keep: true });
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
      acts={<ListActs filter={anyStatus} overdue={all.data?.counts.openOverdue ?? 0} />}
      lookActs={
        !phone && (
          <>
            <CompareControl view={view} />
            <ExportMenu
              query={query}
              compared={
                view.vs === null ? undefined : comparedBy({ view, vs: view.vs, conditions })
              }
              overdue={all.data?.counts.openOverdue}
            />
          </>
        )
      }
      bar={
        <FilterBar
          view={view}
          choices={choices}
          chips={chips}
          views={
            <>
              <ScopeTabs
                mine={scope.mine}
                onScope={(whose) => change({ ...NO_SCOPE, view: whose })}
              />
              <SavedViews page="tasks" />
            </>
          }
          more={<MoreFilters view={view} named={named} />}
          {...(isComparing ? {} : { shown: tasks.rows.length, total: tasks.total })}
          tools={
            !isComparing && (
              <>
                <MapSwitch view={view} map={list.map} />
                <GroupSelect view={view} />
                <ColumnChooser
                  columns={columns}
                  cols={view.table.cols}
                  onCols={view.table.onCols}
                />
              </>
            )
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
      ) : (
        <TaskTable list={list} view={view} empty={empty} />
      )}
    </PageFrame>
  );
}
