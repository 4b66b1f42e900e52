import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { getPlan, type Plan } from '../../server/plans/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf, useView } from '../app/use-view.ts';
import { ColumnChooser } from '../kit/column-chooser.tsx';
import { chipsOf, FilterBar } from '../kit/filter-bar.tsx';
import { PageFrame } from '../kit/page-frame.tsx';
import { EmptyState, ErrorState, LoadingState, NoMatchState, StaleStrip } from '../kit/states.tsx';
import { SavedViews } from '../kit/views/saved-views.tsx';
import { CompareControl } from '../tasks/list/compare-control.tsx';
import { GroupSelect } from '../tasks/list/group-select.tsx';
import { useChips, useChoices, useNamed } from '../tasks/list/task-filters.tsx';
import { conditionsOf } from '../tasks/list/task-query.ts';
import { useTaskColumns } from '../tasks/list/use-task-columns.tsx';
import { useTaskList } from '../tasks/list/use-task-list.ts';
import { PlanBody } from './plan-body.tsx';
import { PlanActs, PlanFacts } from './plan-head.tsx';
import { PlanTabs } from './plan-tabs.tsx';
import { planViewIn } from './plan-views.ts';

const MoreFilters = lazy(async () => ({
  default: (await import('../tasks/list/more-filters.tsx')).MoreFilters,
}));
const TaskPeek = lazy(async () => ({
  default: (await import('../tasks/list/task-peek.tsx')).TaskPeek,
}));

/** Kế hoạch: six ways to look at what was ordered and where it stands, under one filter in the address. */
export function Page() {
  const { id } = useParams({ from: '/inside/plans/$id' });
  const { asOf } = useAsOf();
  const { t } = useTranslation('plans');
  const query = useRead(getPlan, { params: { id }, query: { asOf: asOf ?? undefined } });
  const again = () => void query.refetch();
  const plan = query.data?.id === id ? query.data : undefined;
  if (!plan) {
    return (
      <PageFrame title={t('list.title')}>
        {query.error ? <ErrorState error={query.error} onAgain={again} /> : <LoadingState />}
      </PageFrame>
    );
  }
  const stale = query.error && <StaleStrip readAt={query.dataUpdatedAt} onAgain={again} />;
  return <PlanFrame plan={plan} strip={stale} />;
}

/** Views that read the list of tasks row by row. */
const ROW_VIEWS = ['table', 'gantt'];

function PlanFrame({ plan, strip }: { plan: Plan; strip: ReactNode }) {
  const { t } = useTranslation(['plans', 'tasks', 'planViews']);
  const view = useView();
  const shown = planViewIn(view.view);
  const hasRows = ROW_VIEWS.includes(shown);
  const named = { ...useNamed(view), plan };
  const choices = useChoices(named);
  const chips = useChips(view, named);
  const columns = useTaskColumns();
  const conditions = { ...conditionsOf(view.filters), planId: plan.id };
  const list = useTaskList(view, conditions, {
    enabled: hasRows && !(shown === 'table' && view.vs !== null),
    ...(shown === 'gantt' && !view.sort ? { sort: 'order,due' } : {}),
  });
  const title = plan.number ?? t('plans:list.noNumber');
  const filters = [...chipsOf(view, choices), ...chips];
  const isFiltered = filters.length > 0 || view.q !== '';
  const isBare = plan.counts.total === 0 && plan.fields.length === 0 && !isFiltered;
  const empty = isFiltered ? (
    <NoMatchState
      what={t('tasks:list.rows')}
      filters={[
        ...filters.map(({ label, drop }) => ({ name: label, drop })),
        ...(view.q ? [{ name: view.q, drop: () => view.set({ q: '' }) }] : []),
      ]}
      onClear={view.clearFilters}
    />
  ) : (
    <NoTasks />
  );
  return (
    <PageFrame
      title={title}
      tabTitle={title}
      scroll="table"
      facts={<PlanFacts plan={plan} />}
      lookActs={<PlanActs plan={plan} />}
      bar={
        <FilterBar
          view={view}
          choices={choices}
          chips={chips}
          views={
            <>
              <PlanTabs value={shown} onChange={(next) => view.set({ view: next })} />
              <SavedViews page="plan" />
            </>
          }
          more={<MoreFilters view={view} named={named} ofPlan />}
          {...(hasRows && view.vs === null
            ? { shown: list.tasks.rows.length, total: list.tasks.total }
            : {})}
          tools={
            hasRows && (
              <>
                <CompareControl view={view} />
                {shown === 'table' && view.vs === null && (
                  <>
                    <GroupSelect view={view} />
                    <ColumnChooser columns={columns} cols={view.cols} onCols={view.table.onCols} />
                  </>
                )}
              </>
            )
          }
        />
      }
      strip={strip}
      peek={
        view.peek !== null && hasRows ? (
          <Suspense fallback={null}>
            <TaskPeek id={view.peek} onClose={() => view.set({ peek: null })} />
          </Suspense>
        ) : undefined
      }
    >
      {isBare ? (
        <NoTasks />
      ) : (
        <PlanBody plan={plan} shown={shown} view={view} list={list} empty={empty} />
      )}
    </PageFrame>
  );
}

function NoTasks() {
  const { t } = useTranslation('plans');
  return (
    <EmptyState
      acts={
        <Button variant="default" renderRoot={(props) => <Link to="/directives/new" {...props} />}>
          {t('plan.read')}
        </Button>
      }
    >
      {t('plan.empty')}
    </EmptyState>
  );
}
