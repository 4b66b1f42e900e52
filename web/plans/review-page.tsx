import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getReading, type Reading } from '../../server/plans/contract.ts';
import { useMay } from '../app/me.ts';
import { reading as readingOf } from '../app/use-endpoint.ts';
import { clock, number } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { toast } from '../kit/toast.tsx';
import { usePhone } from '../kit/use-phone.ts';
import classes from './desk.module.css';
import { DraftConflict } from './draft-conflict.tsx';
import { IDENTITY } from './draft-shape.ts';
import { IssueSheet } from './issue-sheet.tsx';
import { ReviewDeskView } from './review-desk.tsx';
import { isDoubtful, seenOf } from './review-items.ts';
import { ReviewPhone } from './review-phone.tsx';
import { ReviewContext, useReview } from './use-review.ts';

/** Rà soát: the reading beside its source, corrected by keyboard, then issued. */
export function Page() {
  const { id } = useParams({ from: '/inside/readings/$id' });
  const { t } = useTranslation('plans');
  // The desk holds the draft while it is open; only a fresh answer may open it.
  const query = useQuery({
    ...readingOf(getReading, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (!query.data || !query.isFetchedAfterMount) {
    return (
      <PageFrame title={t('review.title')}>
        {query.error ? (
          <ErrorState error={query.error} onAgain={() => void query.refetch()} />
        ) : (
          <LoadingState />
        )}
      </PageFrame>
    );
  }
  return <OpenReview key={id} reading={query.data} />;
}

function OpenReview({ reading }: { reading: Reading }) {
  const { t } = useTranslation('plans');
  const review = useReview(reading);
  const phone = usePhone();
  const mayIssue = useMay('plan.issue');
  const [issuing, setIssuing] = useState(false);
  const { seen, all } = seenOf(review.items);
  // On a phone the thumb belongs to the item; the acts of the whole stand at the first and the last card.
  const atEnds = review.desk.current === IDENTITY || seen === all;
  const { problem } = review.save;
  const check = () => {
    const blocks = review.problems.filter((each) => each.blocks).length;
    const notes = review.problems.length - blocks;
    toast(t('review.checked', { blocks: number(blocks), notes: number(notes) }));
    const first = review.items.find(isDoubtful);
    review.send({ type: 'tab', tab: first ? 'check' : 'all' });
    if (first) review.send({ type: 'select', key: first.key });
  };
  const title = review.desk.draft.identity.number ?? reading.sourceName ?? '';
  return (
    <ReviewContext value={review}>
      <PageFrame
        title={`${t('review.title')} ${title}`.trim()}
        facts={t('review.seen', { seen: number(seen), all: number(all) })}
        scroll="table"
        acts={
          !review.readOnly &&
          (!phone || atEnds) && (
            <>
              <Button variant="default" onClick={check}>
                {t('review.check')}
              </Button>
              <Button
                disabled={!mayIssue}
                title={mayIssue ? undefined : t('issue.notMay')}
                onClick={() => setIssuing(true)}
              >
                {t('review.issue')}
              </Button>
            </>
          )
        }
        lookActs={
          reading.planId !== null && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link to="/plans/$id" params={{ id: reading.planId ?? '' }} {...props} />
              )}
            >
              {t('review.openPlan')}
            </Button>
          )
        }
        strip={
          <>
            {reading.state !== 'draft' && (
              <p className={classes.strip} role="status">
                {t(reading.state === 'issued' ? 'review.closed' : 'review.dropped')}
              </p>
            )}
            {reading.exists && !review.readOnly && (
              <p className={classes.strip}>
                {t('issue.exists', {
                  number: reading.exists.number,
                  year: String(reading.exists.year),
                })}{' '}
                {t('issue.existsThen')}{' '}
                <Link to="/directives/$id" params={{ id: reading.exists.directiveId }}>
                  {t('issue.open')}
                </Link>
              </p>
            )}
            {reading.warnings.map((warning) => (
              <p key={warning} className={classes.strip}>
                {warning}
              </p>
            ))}
            {review.keptAt !== null &&
              review.save.savedAt === null &&
              review.desk.past.length === 0 &&
              !review.readOnly && (
                <p className={classes.strip} role="status">
                  {t('review.keptCopy', { at: clock(review.keptAt) })}
                </p>
              )}
            {problem && (
              <p className={`${classes.strip} ${classes.bad}`} role="alert">
                {t('review.unsaved', { why: problem.sentence })}
              </p>
            )}
          </>
        }
      >
        {phone ? <ReviewPhone /> : <ReviewDeskView />}
      </PageFrame>
      <DraftConflict review={review} />
      <IssueSheet opened={issuing} onClose={() => setIssuing(false)} />
    </ReviewContext>
  );
}
