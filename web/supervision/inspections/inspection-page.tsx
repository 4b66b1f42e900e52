import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getConclusionPaper,
  getInspection,
  type Inspection,
  moveInspection,
} from '../../../server/supervision/inspection-contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { day } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { ErrorState, LoadingState } from '../../kit/states.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from '../oversight.module.css';
import { PaperPart } from '../paper-part.tsx';
import { SupervisionTabs } from '../supervision-tabs.tsx';
import { FoundPart, VisitsPart } from './found-part.tsx';
import { InspectionSheet } from './inspection-sheet.tsx';
import { RecommendedPart } from './recommended-part.tsx';
import { ConcludeSheet, OrderSheet } from './settle-sheets.tsx';
import { FindingSheet, RecommendSheet, VisitSheet } from './write-sheets.tsx';

/** Cuộc kiểm tra: plan, visits, findings, recommendations with their answers, conclusion. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { asOf } = useAsOf();
  const { t } = useTranslation('inspections');
  const query = useRead(
    getInspection,
    { params: { id }, query: asOf ? { asOf } : {} },
    { keep: true },
  );
  const inspection = query.data?.id === id ? query.data : undefined;
  if (!inspection) {
    return (
      <PageFrame title={t('title')} tabs={<SupervisionTabs at="inspections" />}>
        {query.error ? (
          <ErrorState error={query.error} onAgain={() => void query.refetch()} />
        ) : (
          <LoadingState />
        )}
      </PageFrame>
    );
  }
  return <Frame inspection={inspection} />;
}

type Opened = 'change' | 'visit' | 'find' | 'recommend' | 'conclude' | 'order' | null;
/** What is done next, the first that is possible being the filled button. */
const IN_ORDER = ['order', 'conclude', 'recommend', 'find', 'visit', 'change'] as const;

function Frame({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('inspections');
  const [opened, setOpened] = useState<Opened>(null);
  const [withPaper, setWithPaper] = useState(false);
  const move = useAct(moveInspection);
  const { id, version, may, plan, state, conclusion, planId } = inspection;
  const possible = IN_ORDER.filter((act) => may.includes(act));
  const close = () => setOpened(null);
  const moveTo = (to: 'drop' | 'restore') =>
    move
      .mutateAsync({ params: { id }, body: { version, to } })
      .then(() => toast(t('done')), toastProblem);
  return (
    <PageFrame
      title={inspection.name}
      facts={[
        t(`state.${state}`),
        `${day(inspection.startsOn)} - ${day(inspection.endsOn)}`,
        ...(inspection.isSurprise ? [t('surprise')] : []),
      ].join(' · ')}
      tabs={<SupervisionTabs at="inspections" />}
      acts={
        <>
          {(['drop', 'restore'] as const).map(
            (to) =>
              may.includes(to) && (
                <Button key={to} variant="default" onClick={() => void moveTo(to)}>
                  {t(`act.${to}`)}
                </Button>
              ),
          )}
          {possible.toReversed().map((act) => (
            <Button
              key={act}
              variant={act === possible[0] ? 'filled' : 'default'}
              onClick={() => setOpened(act)}
            >
              {t(`act.${act}`)}
            </Button>
          ))}
        </>
      }
    >
      <section className={classes.section}>
        <h2>{t('page.plan')}</h2>
        <dl className={classes.facts}>
          <dt>{t('col.units')}</dt>
          <dd>{inspection.units.map(({ name }) => name).join(', ')}</dd>
          <dt>{t('page.contents')}</dt>
          <dd>{plan.contents}</dd>
          {plan.basis && (
            <>
              <dt>{t('page.basis')}</dt>
              <dd>{plan.basis}</dd>
            </>
          )}
          {plan.team && (
            <>
              <dt>{t('page.team')}</dt>
              <dd>{plan.team}</dd>
            </>
          )}
        </dl>
        {conclusion && (
          <p>
            {t('page.conclusion', { ...conclusion, day: day(conclusion.on) })}
            {planId && (
              <>
                {' · '}
                <Link to="/plans/$id" params={{ id: planId }}>
                  {t('page.openPlan')}
                </Link>
              </>
            )}
          </p>
        )}
      </section>
      <VisitsPart inspection={inspection} />
      <FoundPart inspection={inspection} />
      <RecommendedPart inspection={inspection} />
      {state !== 'planned' && (
        <Button variant="default" onClick={() => setWithPaper(!withPaper)} data-screen>
          {t(withPaper ? 'page.hidePaper' : 'page.paper')}
        </Button>
      )}
      {withPaper && (
        <PaperPart
          endpoint={getConclusionPaper}
          id={id}
          words={{ docx: t('page.docx'), pdf: t('page.pdf') }}
        />
      )}
      {opened === 'change' && (
        <InspectionSheet inspection={inspection} onClose={close} onSaved={close} />
      )}
      {opened === 'visit' && <VisitSheet inspection={inspection} onClose={close} />}
      {opened === 'find' && <FindingSheet inspection={inspection} onClose={close} />}
      {opened === 'recommend' && <RecommendSheet inspection={inspection} onClose={close} />}
      {opened === 'conclude' && <ConcludeSheet inspection={inspection} onClose={close} />}
      {opened === 'order' && <OrderSheet inspection={inspection} onClose={close} />}
    </PageFrame>
  );
}
