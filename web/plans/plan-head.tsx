import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPlan, type Plan } from '../../server/plans/contract.ts';
import { addressOf } from '../app/client.ts';
import { useMay } from '../app/me.ts';
import { useAsOf } from '../app/use-view.ts';
import { wordsOf } from '../app/words.ts';
import { day } from '../kit/format.ts';
import { PaperButton } from '../kit/paper/paper-button.tsx';
import { usePhone } from '../kit/sheet.tsx';
import { searchOf } from '../tasks/list/task-query.ts';

// What a plan becomes is asked for less often than what it orders: its words come with it.
const PlanAmending = lazy(async () => {
  const [{ PlanAmending: acts }] = await Promise.all([
    import('../amendments/plan-amending.tsx'),
    wordsOf('amendments')(),
  ]);
  return { default: acts };
});

const PlanPublic = lazy(async () => {
  const [{ PlanPublic: act }] = await Promise.all([
    import('../portal/plan-public.tsx'),
    wordsOf('portal')(),
  ]);
  return { default: act };
});

/** Title, owner, days and the document of a plan. */
export function PlanFacts({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  const facts = [
    t('plan.owner', { name: plan.owner.name }),
    plan.issuedOn && t('plan.issued', { day: day(plan.issuedOn) }),
    t('plan.effective', { day: day(plan.effectiveOn) }),
  ].filter(Boolean);
  return (
    <>
      <span className="two-lines" title={plan.title}>
        {plan.title}
      </span>
      {facts.join(' · ')} ·{' '}
      <Link to="/directives/$id" params={{ id: plan.directiveId }}>
        {t('plan.directive')}
      </Link>
    </>
  );
}

/** The ways out of a plan: its workbook, its board, its tasks. */
export function PlanActs({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  const { asOf } = useAsOf();
  const mayDraft = useMay('reading.write');
  const phone = usePhone();
  return (
    <>
      <Suspense fallback={null}>
        <PlanAmending plan={plan} />
      </Suspense>
      <Suspense fallback={null}>
        <PlanPublic plan={plan} />
      </Suspense>
      <PaperButton
        papers={[
          {
            ...{ kind: 'plan', title: t('plan.paper'), rows: plan.counts.total },
            query: { planId: plan.id, asOf: asOf ?? undefined },
          },
          {
            ...{ kind: 'unit-plan', title: t('plan.unitPaper') },
            query: { planId: plan.id, asOf: asOf ?? undefined },
          },
        ]}
        files={
          mayDraft && !phone
            ? [
                {
                  label: t('plan.workbook'),
                  href: addressOf(exportPlan, { params: { id: plan.id } }),
                },
              ]
            : []
        }
      />
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
  );
}
