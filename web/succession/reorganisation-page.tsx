import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getReorganisation, type Reorganisation } from '../../server/succession/contract.ts';
import { useToday } from '../app/me.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { day, dayAndClock, say } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { CallOffSheet, ExecuteSheet, UndoSheet } from './act-sheets.tsx';
import { EdgesPart } from './edges-part.tsx';
import { HeadSheet } from './head-sheet.tsx';
import { PlanPart } from './plan-part.tsx';
import { PreviewPart } from './preview-part.tsx';
import classes from './succession.module.css';

/** Một phương án sắp xếp: what happens, who takes over, what moves, what waits for a person. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { asOf } = useAsOf();
  const { t } = useTranslation('succession');
  const query = useRead(
    getReorganisation,
    { params: { id }, query: asOf ? { asOf } : {} },
    { keep: true },
  );
  const reorganisation = query.data?.id === id ? query.data : undefined;
  if (!reorganisation) {
    return (
      <PageFrame title={t('title')}>
        {query.error ? (
          <ErrorState error={query.error} onAgain={() => void query.refetch()} />
        ) : (
          <LoadingState />
        )}
      </PageFrame>
    );
  }
  return <Frame reorganisation={reorganisation} />;
}

type Opened = 'change' | 'execute' | 'draft' | 'dropped' | 'undo' | null;

function Frame({ reorganisation }: { readonly reorganisation: Reorganisation }) {
  const { t } = useTranslation('succession');
  const today = useToday();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const { may, state, onDay, problems } = reorganisation;
  const isLater = onDay > today;
  return (
    <PageFrame
      title={reorganisation.name}
      facts={`${t(`state.${state}`)} · ${t('page.from', { day: day(onDay) })}`}
      lookActs={
        <Button variant="default" renderRoot={(props) => <Link to="/reorganisations" {...props} />}>
          {t('list')}
        </Button>
      }
      acts={
        <>
          {may.includes('change') && (
            <Button variant="default" onClick={() => setOpened('change')}>
              {t('act.change')}
            </Button>
          )}
          {may.includes('call_off') && (
            <Button
              variant="default"
              onClick={() => setOpened(state === 'scheduled' ? 'draft' : 'dropped')}
            >
              {t(state === 'scheduled' ? 'act.callOff' : 'act.drop')}
            </Button>
          )}
          {may.includes('undo') && (
            <Button variant="default" onClick={() => setOpened('undo')}>
              {t('act.undo')}
            </Button>
          )}
          {may.includes('execute') && (
            <Button disabled={problems.length > 0} onClick={() => setOpened('execute')}>
              {isLater ? t('act.executeOn', { day: day(onDay) }) : t('act.execute')}
            </Button>
          )}
        </>
      }
    >
      <Facts reorganisation={reorganisation} />
      {problems.length > 0 && (
        <section className={classes.section} role="status">
          <h2>{t('page.problems', { count: problems.length })}</h2>
          <ul className={classes.problems}>
            {problems.map((problem) => (
              <li key={`${problem.at} ${problem.vi}`}>{say(problem)}</li>
            ))}
          </ul>
        </section>
      )}
      <PreviewPart reorganisation={reorganisation} />
      <PlanPart reorganisation={reorganisation} />
      <EdgesPart edges={reorganisation.edges} />
      {opened === 'change' && (
        <HeadSheet reorganisation={reorganisation} onClose={close} onSaved={close} />
      )}
      {opened === 'execute' && (
        <ExecuteSheet reorganisation={reorganisation} isLater={isLater} onClose={close} />
      )}
      {(opened === 'draft' || opened === 'dropped') && (
        <CallOffSheet reorganisation={reorganisation} to={opened} onClose={close} />
      )}
      {opened === 'undo' && <UndoSheet reorganisation={reorganisation} onClose={close} />}
    </PageFrame>
  );
}

function Facts({ reorganisation }: { readonly reorganisation: Reorganisation }) {
  const { t } = useTranslation('succession');
  const { basis, directive, isAcross, executedAt, executedBy, undoneAt, undoneBy } = reorganisation;
  return (
    <dl className={classes.facts}>
      <dt>{t('page.basis')}</dt>
      <dd>
        {basis || (directive ? '' : t('none'))}
        {directive && (
          <>
            {basis && ' · '}
            <Link to="/directives/$id" params={{ id: directive.id }}>
              {directive.number ?? directive.title}
            </Link>
          </>
        )}
        {isAcross && <div className="meta">{t('page.across')}</div>}
        {executedAt && (
          <div>{t('page.executed', { who: executedBy ?? '', at: dayAndClock(executedAt) })}</div>
        )}
        {undoneAt && (
          <div>{t('page.undone', { who: undoneBy ?? '', at: dayAndClock(undoneAt) })}</div>
        )}
      </dd>
    </dl>
  );
}
