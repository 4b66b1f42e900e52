import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { exportPlan, getPlan, type Plan } from '../../server/plans/contract.ts';
import { addressOf } from '../app/client.ts';
import { useMay } from '../app/me.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { day, number } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { EmptyState, ErrorState, LoadingState, ReadOnlyMark, StaleStrip } from '../kit/states.tsx';
import { FigureLinks } from '../tasks/list/figure-links.tsx';
import { searchOf } from '../tasks/list/task-query.ts';
import { PrintFoot, PrintHead } from '../tasks/print-head.tsx';
import classes from './plan.module.css';
import { PlanFields } from './plan-fields.tsx';
import { PlanOutline } from './plan-outline.tsx';
import { PlanProvisions } from './plan-provisions.tsx';

/** Kế hoạch: what was ordered by clause and field, what was declared, and where it all stands. */
export function Page() {
  const { id } = useParams({ from: '/inside/plans/$id' });
  const { asOf } = useAsOf();
  const { t } = useTranslation('plans');
  const mayDraft = useMay('reading.write');
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
  const title = plan.number ?? t('list.noNumber');
  const facts = [
    t('plan.owner', { name: plan.owner.name }),
    plan.issuedOn && t('plan.issued', { day: day(plan.issuedOn) }),
    t('plan.effective', { day: day(plan.effectiveOn) }),
  ].filter(Boolean);
  return (
    <PageFrame
      title={title}
      tabTitle={title}
      facts={
        <>
          <span className="two-lines" title={plan.title}>
            {plan.title}
          </span>
          {facts.join(' · ')} ·{' '}
          <Link to="/directives/$id" params={{ id: plan.directiveId }}>
            {t('plan.directive')}
          </Link>
        </>
      }
      lookActs={
        <>
          {mayDraft && (
            <Button
              component="a"
              variant="default"
              href={addressOf(exportPlan, { params: { id: plan.id } })}
              download
            >
              {t('plan.workbook')}
            </Button>
          )}
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/board" search={searchOf({ plan: plan.id }, asOf)} {...props} />
            )}
          >
            {t('plan.board')}
          </Button>
          <Button
            renderRoot={(props) => (
              <Link to="/tasks" search={searchOf({ plan: plan.id }, asOf)} {...props} />
            )}
          >
            {t('plan.tasks')}
          </Button>
        </>
      }
      strip={query.error && <StaleStrip readAt={query.dataUpdatedAt} onAgain={again} />}
    >
      <PrintHead title={`${title} ${plan.title}`} />
      <PlanBody plan={plan} />
      <PrintFoot />
    </PageFrame>
  );
}

function PlanBody({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  if (plan.counts.total === 0 && plan.fields.length === 0) {
    return (
      <EmptyState
        acts={
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/directives/new" {...props} />}
          >
            {t('plan.read')}
          </Button>
        }
      >
        {t('plan.empty')}
      </EmptyState>
    );
  }
  return (
    <div className={classes.page}>
      <div>
        <FigureLinks counts={plan.counts} conditions={{ plan: plan.id }} />
        <Declared plan={plan} />
        <div data-screen>
          <ReadOnlyMark why={t('plan.issuedLock')} />
        </div>
      </div>
      {plan.fields.length > 0 && <PlanFields plan={plan} />}
      <PlanOutline plan={plan} />
      <PlanProvisions plan={plan} />
    </div>
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
