import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  approveExample,
  type CampaignReview,
  listExamples,
  listReviews,
  publishExample,
  type TypicalExample,
} from '../../server/emulation/review-contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { PaperButton } from '../kit/paper/paper-button.tsx';
import { EmptyState, ReadState } from '../kit/states.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './emulation.module.css';
import { ExampleSheet } from './example-sheet.tsx';
import { ReviewSheet } from './review-sheet.tsx';
import type { StageProps } from './stage-props.ts';

/** Sơ kết, tổng kết and điển hình tiên tiến of a stage. */
export function ReviewsTab(props: StageProps) {
  return (
    <div className={classes.columns}>
      <Reviews {...props} />
      <Examples {...props} />
    </div>
  );
}

function Reviews({ campaign, stage }: StageProps) {
  const { t } = useTranslation('emulation');
  const { asOf } = useView();
  const [isOpen, setIsOpen] = useState(false);
  const query = useRead(listReviews, {
    params: { id: campaign.id },
    query: { asOf: asOf ?? undefined },
  });
  const act = campaign.may.define && campaign.launchedOn !== null && (
    <Button onClick={() => setIsOpen(true)} data-screen>
      {t(`act.review.${stage.review}`)}
    </Button>
  );
  return (
    <section className={classes.section}>
      <h2>{t('review.list')}</h2>
      {act}
      <ReadState query={query}>
        {({ reviews }) => {
          const shown = reviews.filter(({ stageId }) => stageId === stage.id);
          if (shown.length === 0) return <EmptyState>{t('review.none')}</EmptyState>;
          return shown.map((review) => <Review key={review.id} review={review} />);
        }}
      </ReadState>
      {isOpen && <ReviewSheet campaign={campaign} stage={stage} onClose={() => setIsOpen(false)} />}
    </section>
  );
}

function Review({ review }: { review: CampaignReview }) {
  const { t } = useTranslation('emulation');
  const { id, kind, number, reviewedOn, words, figures, savedBy } = review;
  const title = t(`review.title.${kind}`, { number, day: day(reviewedOn) });
  return (
    <article className={classes.card}>
      <h3>{title}</h3>
      <p className="meta">{t('review.by', { name: savedBy, day: day(figures.asOf) })}</p>
      <p>
        {t('review.figures', {
          ...{ units: figures.units, registered: figures.registered, below: figures.below },
          ...{ self: figures.selfScored, appraised: figures.appraised },
        })}
      </p>
      {(['results', 'shortcomings', 'directions'] as const).map(
        (part) =>
          words[part] !== '' && (
            <div key={part}>
              <strong>{t(`review.${part}`)}</strong>
              <p className={classes.prose}>{words[part]}</p>
            </div>
          ),
      )}
      <div data-screen>
        <PaperButton
          side="start"
          papers={[{ kind: 'campaign-review', title, query: { id }, rows: 0 }]}
        />
      </div>
    </article>
  );
}

function Examples({ campaign, stage }: StageProps) {
  const { t } = useTranslation('emulation');
  const { asOf } = useView();
  const [isOpen, setIsOpen] = useState(false);
  const query = useRead(listExamples, {
    params: { id: campaign.id },
    query: { asOf: asOf ?? undefined },
  });
  return (
    <section className={classes.section}>
      <h2>{t('example.list')}</h2>
      <ReadState query={query}>
        {({ examples, mayPropose }) => {
          const shown = examples.filter(({ stageId }) => stageId === stage.id);
          return (
            <>
              {mayPropose && (
                <Button variant="default" onClick={() => setIsOpen(true)} data-screen>
                  {t('act.example')}
                </Button>
              )}
              {shown.length === 0 && <EmptyState>{t('example.none')}</EmptyState>}
              {shown.map((example) => (
                <Example key={example.id} example={example} />
              ))}
            </>
          );
        }}
      </ReadState>
      {isOpen && (
        <ExampleSheet campaign={campaign} stage={stage} onClose={() => setIsOpen(false)} />
      )}
    </section>
  );
}

function Example({ example }: { example: TypicalExample }) {
  const { t } = useTranslation('emulation');
  const approve = useAct(approveExample);
  const publish = useAct(publishExample);
  const { id, title, story, evidence, state, unit, personName, mayApprove, mayPublish } = example;
  return (
    <article className={classes.card}>
      <h3>{title}</h3>
      <p className="meta">
        {[personName, unit.name].filter(Boolean).join(', ')} · {t(`example.state.${state}`)}
      </p>
      <p className={classes.prose}>{story}</p>
      <p className="meta">{t('example.evidence', { words: evidence })}</p>
      <div className={classes.rowActs} data-screen>
        {mayApprove && (
          <Button
            variant="default"
            aria-label={t('example.approveOf', { title })}
            loading={approve.isPending}
            onClick={() =>
              approve.mutate(
                { params: { id } },
                { onSuccess: () => toast(t('example.approved')), onError: toastProblem },
              )
            }
          >
            {t('example.approve')}
          </Button>
        )}
        {mayPublish && (
          <Button
            variant="default"
            aria-label={t('example.publishOf', { title })}
            loading={publish.isPending}
            onClick={() =>
              publish.mutate(
                { params: { id } },
                { onSuccess: () => toast(t('example.published')), onError: toastProblem },
              )
            }
          >
            {t('example.publish')}
          </Button>
        )}
      </div>
    </article>
  );
}
