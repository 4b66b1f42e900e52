import { useParams } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getSubmission,
  type Submission,
  type SubmissionAct,
} from '../../server/reporting/submission-contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day, dayAndClock, say } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState, StaleStrip } from '../kit/states.tsx';
import { ActSheet } from './submission/act-sheet.tsx';
import { StateMark } from './submission/state-mark.tsx';
import classes from './submission/submission.module.css';
import { SubmissionActs, SubmissionLooks } from './submission/submission-acts.tsx';
import { SubmissionDesk } from './submission/submission-desk.tsx';
import { SubmissionReading } from './submission/submission-reading.tsx';
import { SubmissionStrip } from './submission/submission-strip.tsx';

/** Soạn báo cáo: written by heading while it is a draft, read as the sheet of paper that it will be. */
export function Page() {
  const { id } = useParams({ from: '/inside/submissions/$id' });
  const { t } = useTranslation('submissions');
  const view = useView();
  const query = useRead(
    getSubmission,
    { params: { id }, query: { asOf: view.asOf ?? undefined } },
    { keep: true },
  );
  const again = () => void query.refetch();
  const submission = query.data?.id === id ? query.data : undefined;
  if (!submission) {
    return (
      <PageFrame title={t('title')}>
        {query.error ? <ErrorState error={query.error} onAgain={again} /> : <LoadingState />}
      </PageFrame>
    );
  }
  const stale = query.error && <StaleStrip readAt={query.dataUpdatedAt} onAgain={again} />;
  return <Frame submission={submission} stale={stale} />;
}

function Frame({ submission, stale }: { submission: Submission; stale: ReactNode }) {
  const { t } = useTranslation('submissions');
  const view = useView();
  const [sheet, setSheet] = useState<SubmissionAct | null>(null);
  const flush = useRef<() => Promise<boolean>>(async () => true);
  const { frame, state, unit, frozenAt, number, daysLate } = submission;
  const mayWrite =
    view.asOf === null && submission.acts.some(({ act, allowed }) => act === 'write' && allowed);
  const isPaper = !mayWrite || view.view === 'paper';
  const facts = [
    ...[say(frame.period), unit.name, t('facts.due', { day: day(frame.dueOn) })],
    number === null
      ? frozenAt === null
        ? t('facts.live')
        : t('facts.frozen', { at: dayAndClock(frozenAt) })
      : t('facts.number', { number }),
    // On which version of an amended plan the figures stand.
    ...submission.planVersions.map(({ plan, version }) =>
      t('facts.version', { plan: plan ?? '', version }),
    ),
  ];
  return (
    <PageFrame
      title={frame.report}
      tabTitle={`${frame.report}, ${say(frame.period)}`}
      facts={
        <span className={classes.titleFacts}>
          <StateMark state={state} daysLate={state === 'accepted' ? 0 : daysLate} />
          <span>{facts.join(' · ')}</span>
        </span>
      }
      acts={
        <SubmissionActs submission={submission} onSheet={setSheet} before={() => flush.current()} />
      }
      lookActs={<SubmissionLooks submission={submission} mayWrite={mayWrite} isPaper={isPaper} />}
      strip={
        <>
          {stale}
          <SubmissionStrip submission={submission} />
        </>
      }
    >
      {isPaper ? (
        <SubmissionReading submission={submission} />
      ) : (
        <SubmissionDesk submission={submission} flush={flush} />
      )}
      {sheet && (
        <ActSheet
          act={sheet}
          submission={submission}
          before={() => flush.current()}
          onClose={() => setSheet(null)}
        />
      )}
    </PageFrame>
  );
}
