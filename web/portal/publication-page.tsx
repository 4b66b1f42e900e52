import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getPublication, type Publication } from '../../server/portal/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { day, dayAndClock } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { leadsOn, type Opened, wholeActs } from './opened.ts';
import { PortalTabs } from './portal-tabs.tsx';
import classes from './publication.module.css';
import { Editions } from './publication-editions.tsx';
import { useSaying } from './publications-page.tsx';

// Forms, and what is only for those who prepare or approve, are fetched when they are needed.
const Sheets = lazy(async () => ({ default: (await import('./publication-sheets.tsx')).Sheets }));
const Preparing = lazy(async () => ({
  default: (await import('./publication-preparing.tsx')).Preparing,
}));

/** Một công bố: what the public sees of a plan, and what follows. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { asOf } = useAsOf();
  const { t } = useTranslation('portal');
  const query = asOf ? { asOf } : {};
  const read = useRead(getPublication, { params: { id }, query }, { keep: true });
  const publication = read.data?.id === id ? read.data : undefined;
  if (publication) return <Frame publication={publication} />;
  return (
    <PageFrame title={t('title')} tabs={<PortalTabs />}>
      {read.error ? (
        <ErrorState error={read.error} onAgain={() => void read.refetch()} />
      ) : (
        <LoadingState />
      )}
    </PageFrame>
  );
}

function Frame({ publication }: { readonly publication: Publication }) {
  const { t } = useTranslation('portal');
  const says = useSaying();
  const [opened, setOpened] = useState<Opened | null>(null);
  const acts = wholeActs(publication);
  const { plan, stage, may } = publication;
  // The preview is for whoever prepares or approves: others read what went out.
  const seesDraft = stage !== 'none' && may.length > 0;
  return (
    <PageFrame
      title={plan.number ? `${plan.number} ${plan.title}` : plan.title}
      facts={says(publication)}
      tabs={<PortalTabs />}
      acts={acts.toReversed().map((act) => (
        <Button
          key={act}
          variant={act === acts[0] && leadsOn(act) ? 'filled' : 'default'}
          onClick={() => setOpened({ act })}
        >
          {act === 'write' && stage === 'none' ? t('act.begin') : t(`act.${act}`)}
        </Button>
      ))}
    >
      <Standing publication={publication} />
      {seesDraft && (
        <Suspense fallback={<LoadingState />}>
          <Preparing publication={publication} onOpen={setOpened} />
        </Suspense>
      )}
      <Editions publication={publication} onOpen={setOpened} />
      {opened && (
        <Suspense fallback={null}>
          <Sheets publication={publication} opened={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </PageFrame>
  );
}

/** What holds now: where the public reads it, why it was withdrawn or came back, who proposed. */
function Standing({ publication }: { readonly publication: Publication }) {
  const { t } = useTranslation('portal');
  const { address, state, withdrawal, said, proposal, isDue, dueOn, plan } = publication;
  return (
    <section className={classes.section}>
      <p>
        {state === 'unpublished' ? (
          t('page.notYet', { address })
        ) : (
          <a href={address}>{t('page.public', { address })}</a>
        )}
        {' · '}
        <Link to="/plans/$id" params={{ id: plan.id }}>
          {t('openPlan')}
        </Link>
      </p>
      {withdrawal && (
        <p className={classes.notice}>
          {t('page.withdrawn', {
            ...{ day: day(withdrawal.on), by: withdrawal.by, reason: withdrawal.reason },
          })}
        </p>
      )}
      {said && <p className={classes.notice}>{t('page.said', { words: said })}</p>}
      {proposal && (
        <p>
          {t('page.proposed', { name: proposal.proposedBy, at: dayAndClock(proposal.proposedAt) })}{' '}
          {proposal.isOwn && t('page.ownProposal')}
        </p>
      )}
      {isDue && dueOn && <p className={classes.notice}>{t('page.due', { day: day(dueOn) })}</p>}
    </section>
  );
}
