import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Feedback,
  getFeedback,
  getFeedbackContact,
} from '../../server/portal/feedback/contract.ts';
import type { FEEDBACK_ACTS } from '../../server/portal/feedback/rules/steps.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { day, dayOf } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { LateMark } from '../supervision/late-mark.tsx';
import oversight from '../supervision/oversight.module.css';
import { useSaying } from './feedback-list-page.tsx';
import { PortalTabs } from './portal-tabs.tsx';

// Forms are fetched when one is opened.
const Sheets = lazy(async () => ({
  default: (await import('./feedback-sheets.tsx')).FeedbackSheets,
}));

/** What may be done with a feedback. */
export type FeedbackAct = (typeof FEEDBACK_ACTS)[number];

/** Acts that carry a feedback on: one of them, at most, is the filled button. */
const LEADS: readonly FeedbackAct[] = ['approve', 'submit', 'write', 'restore'];

/** Một góp ý: what was said, by when it is answered, the answer, and what may be done with it now. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { asOf } = useAsOf();
  const { t } = useTranslation('feedback');
  const query = useRead(
    getFeedback,
    { params: { id }, query: asOf ? { asOf } : {} },
    { keep: true },
  );
  const feedback = query.data?.id === id ? query.data : undefined;
  if (feedback) return <Frame feedback={feedback} />;
  return (
    <PageFrame title={t('title')} tabs={<PortalTabs />}>
      {query.error ? (
        <ErrorState error={query.error} onAgain={() => void query.refetch()} />
      ) : (
        <LoadingState />
      )}
    </PageFrame>
  );
}

function Frame({ feedback }: { readonly feedback: Feedback }) {
  const { t } = useTranslation('feedback');
  const says = useSaying();
  const [opened, setOpened] = useState<FeedbackAct | null>(null);
  const { may, number, kind, words, moreWords, moreAt, draft, answer, said, doubts } = feedback;
  return (
    <PageFrame
      title={`${t(`kind.${kind}`)} #${number}`}
      facts={says(feedback)}
      tabs={<PortalTabs />}
      acts={may.toReversed().map((act) => (
        <Button
          key={act}
          variant={act === may[0] && LEADS.includes(act) ? 'filled' : 'default'}
          onClick={() => setOpened(act)}
        >
          {t(`act.${act}`)}
        </Button>
      ))}
    >
      <Part title={t('page.words')}>
        <p className={oversight.prose}>{words}</p>
        {moreWords !== null && (
          <>
            <h3>{t('page.more', { day: moreAt === null ? '' : dayOf(moreAt) })}</h3>
            <p className={oversight.prose}>{moreWords}</p>
          </>
        )}
        {doubts.length > 0 && (
          <p className={oversight.meta}>
            {t('page.doubts', { why: doubts.map((each) => t(`doubt.${each}`)).join(', ') })}
          </p>
        )}
      </Part>
      <Facts feedback={feedback} />
      {draft && (
        <Part title={t(draft.outcome === 'not_ours' ? 'page.draftNotOurs' : 'page.draft')}>
          <p className={oversight.prose}>{draft.words}</p>
          <p className={oversight.meta}>
            {[t('page.draftBy', { name: draft.by }), draft.submitted ? t('submitted') : '']
              .filter(Boolean)
              .join(' · ')}
          </p>
        </Part>
      )}
      {said !== null && <p>{t('page.said', { words: said })}</p>}
      {answer !== null && (
        <Part title={t(feedback.state === 'not_ours' ? 'page.notOurs' : 'page.answer')}>
          <p className={oversight.prose}>{answer}</p>
          {feedback.answeredAt !== null && (
            <p className={oversight.meta}>
              {t('page.answeredBy', {
                ...{ name: feedback.answeredBy ?? '', day: dayOf(feedback.answeredAt) },
              })}
            </p>
          )}
        </Part>
      )}
      {feedback.state === 'answered' && !feedback.mayPublish && (
        <p className={oversight.meta}>{t('page.noLeave')}</p>
      )}
      {feedback.published && (
        <Part title={t('page.published')}>
          <p className={oversight.prose}>
            <b>{t('page.question')}:</b> {feedback.published.question}
          </p>
          <p className={oversight.prose}>
            <b>{t('page.answer')}:</b> {feedback.published.answer}
          </p>
        </Part>
      )}
      <Contact feedback={feedback} />
      {opened && (
        <Suspense fallback={null}>
          <Sheets feedback={feedback} act={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </PageFrame>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={oversight.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What it is about, who answers, by when. */
function Facts({ feedback }: { readonly feedback: Feedback }) {
  const { t } = useTranslation('feedback');
  const { plan, subject, taskId, address, unit, answerBy, late, answeredOn } = feedback;
  const deadline = t('page.deadline', { day: day(answerBy) });
  return (
    <dl className={oversight.facts}>
      <dt>{t('page.about')}</dt>
      <dd>
        {taskId === null ? (
          subject
        ) : (
          <Link to="/tasks/$id" params={{ id: taskId }}>
            {subject}
          </Link>
        )}
        {address !== null && (
          <>
            {' · '}
            <a href={address}>{t('page.publicPage')}</a>
          </>
        )}
      </dd>
      <dt>{t('page.plan')}</dt>
      <dd>
        <Link to="/plans/$id" params={{ id: plan.id }}>
          {plan.number ?? plan.title}
        </Link>
      </dd>
      <dt>{t('page.unit')}</dt>
      <dd>{unit.name}</dd>
      <dt>{t('col.deadline')}</dt>
      <dd>{late && answeredOn === null ? <LateMark>{deadline}</LateMark> : deadline}</dd>
    </dl>
  );
}

/** How the writer can be reached: asked for apart, since each look is written down. */
function Contact({ feedback }: { readonly feedback: Feedback }) {
  const { t } = useTranslation('feedback');
  const [isShown, setShown] = useState(false);
  const { id, contact, eraseOn, maySeeContact } = feedback;
  const read = useRead(getFeedbackContact, { params: { id } }, { enabled: isShown });
  if (contact === null) return <p className={oversight.meta}>{t('page.noContact')}</p>;
  const parts = contact.map((part) => t(`contact.${part}`)).join(', ');
  const erased = eraseOn === null ? '' : t('page.eraseOn', { day: day(eraseOn) });
  return (
    <Part title={t('page.contact')}>
      <p className={oversight.meta}>
        {t('page.given', { parts })} {erased}
      </p>
      {maySeeContact && !isShown && (
        <Button variant="default" onClick={() => setShown(true)}>
          {t('page.show')}
        </Button>
      )}
      {read.error && <ErrorState error={read.error} onAgain={() => void read.refetch()} />}
      {read.data && (
        <dl className={oversight.facts}>
          {(['name', 'email', 'phone'] as const)
            .filter((part) => read.data[part] !== null)
            .flatMap((part) => [
              <dt key={part}>{t(`contact.${part}`)}</dt>,
              <dd key={`${part}-value`}>{read.data[part]}</dd>,
            ])}
        </dl>
      )}
    </Part>
  );
}
