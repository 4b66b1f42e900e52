import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../server/plans/contract.ts';
import type { useView } from '../app/use-view.ts';
import { LoadingState } from '../kit/states.tsx';
import type { TaskList } from '../tasks/list/use-task-list.ts';
import { PrintHead } from '../tasks/print-head.tsx';
import { PlanOverview } from './plan-overview.tsx';
import type { PlanView } from './plan-views.ts';

// Each view is fetched when it is first looked at.
const TaskTable = lazy(async () => ({
  default: (await import('../tasks/list/task-table.tsx')).TaskTable,
}));
const CompareView = lazy(async () => ({
  default: (await import('../tasks/list/compare-view.tsx')).CompareView,
}));
const GanttView = lazy(async () => ({
  default: (await import('./gantt/gantt-view.tsx')).GanttView,
}));
const CalendarView = lazy(async () => ({
  default: (await import('./calendar/calendar-view.tsx')).CalendarView,
}));
const CoverageView = lazy(async () => ({
  default: (await import('./matrix/coverage-view.tsx')).CoverageView,
}));
const CascadeView = lazy(async () => ({
  default: (await import('./cascade/cascade-view.tsx')).CascadeView,
}));

interface PlanBodyProps {
  readonly plan: Plan;
  readonly shown: PlanView;
  readonly view: ReturnType<typeof useView>;
  readonly list: TaskList;
  readonly empty: ReactNode;
}

/** The view of a plan that the address names, under the one filter of the page. */
export function PlanBody(props: PlanBodyProps) {
  const { t } = useTranslation('tasks');
  return (
    <Suspense fallback={<LoadingState what={t('list.rows')} />}>
      <Shown {...props} />
    </Suspense>
  );
}

function Shown({ plan, shown, view, list, empty }: PlanBodyProps) {
  const { t } = useTranslation('plans');
  const { id, directiveId, effectiveOn } = plan;
  const title = `${plan.number ?? t('list.noNumber')} ${plan.title}`;
  const { shared } = list;
  switch (shown) {
    case 'outline':
      return <PlanOverview plan={plan} shared={shared} />;
    case 'table':
      return (
        <>
          <PrintHead title={title} />
          {view.vs === null ? (
            <TaskTable list={list} view={view} empty={empty} />
          ) : (
            <CompareView view={view} vs={view.vs} conditions={list.conditions} />
          )}
        </>
      );
    case 'gantt':
      return (
        <GanttView planId={id} effectiveOn={effectiveOn} list={list} view={view} empty={empty} />
      );
    case 'calendar':
      return <CalendarView title={title} list={list} />;
    case 'coverage':
      return <CoverageView planId={id} directiveId={directiveId} shared={shared} />;
    case 'cascade':
      return <CascadeView planId={id} shared={shared} />;
  }
}
