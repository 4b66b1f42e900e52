import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../server/plans/contract.ts';
import { number } from '../kit/format.ts';
import { ReadOnlyMark } from '../kit/states.tsx';
import { FigureLinks } from '../tasks/list/figure-links.tsx';
import type { TaskList } from '../tasks/list/use-task-list.ts';
import { PrintFoot, PrintHead } from '../tasks/print-head.tsx';
import { NetworkFold } from '../tasks/whole/network-fold.tsx';
import { ClearPointsLine } from './clear-points-line.tsx';
import { OutlineView } from './outline/outline-view.tsx';
import classes from './plan.module.css';
import { PlanFields } from './plan-fields.tsx';
import { PlanProvisions } from './plan-provisions.tsx';

const PlanTargets = lazy(async () => ({
  default: (await import('../indicators/plan-targets.tsx')).PlanTargets,
}));

const OnTimeLine = lazy(async () => ({
  default: (await import('../supervision/on-time-line.tsx')).OnTimeLine,
}));

interface PlanOverviewProps {
  readonly plan: Plan;
  readonly shared: TaskList['shared'];
}

/** The plan as a document is read: what it declared, its fields, its outline, what else it orders. */
export function PlanOverview({ plan, shared }: PlanOverviewProps) {
  const { t } = useTranslation('plans');
  const scroll = useRef<HTMLElement>(null);
  return (
    <section
      ref={scroll}
      className={classes.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
      aria-label={t('plan.view.outline')}
    >
      <PrintHead title={`${plan.number ?? t('list.noNumber')} ${plan.title}`} />
      <div className={classes.page}>
        <div>
          <FigureLinks counts={plan.counts} conditions={{ plan: plan.id }} />
          <Suspense fallback={null}>
            <OnTimeLine planId={plan.id} />
          </Suspense>
          <Declared plan={plan} />
          <ClearPointsLine planId={plan.id} />
          <div data-screen>
            <ReadOnlyMark why={t('plan.issuedLock')} />
          </div>
        </div>
        {plan.fields.length > 0 && <PlanFields plan={plan} />}
        <NetworkFold planId={plan.id} />
        <OutlineView
          planId={plan.id}
          directiveId={plan.directiveId}
          shared={shared}
          scroll={scroll}
        />
        <Suspense fallback={null}>
          <PlanTargets planId={plan.id} directiveId={plan.directiveId} />
        </Suspense>
        <PlanProvisions plan={plan} />
      </div>
      <PrintFoot />
    </section>
  );
}

/** What the text declared against what the plan holds; shown only where it declared anything. */
function Declared({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  const { tasks, sum, fieldsWithCount, fieldsWithout } = plan.declared;
  if (fieldsWithCount > 0) {
    const figures = {
      sum: number(sum),
      withCount: number(fieldsWithCount),
      without: number(fieldsWithout),
    };
    return (
      <p>{t(fieldsWithout > 0 ? 'plan.declaredFields' : 'plan.declaredFieldsAll', figures)}</p>
    );
  }
  if (tasks === null) return null;
  return <p>{t('plan.declaredTasks', { declared: number(tasks) })}</p>;
}
