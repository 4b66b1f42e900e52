import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Amendment, getAmendment } from '../../server/amendments/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { PaperButton } from '../kit/paper/paper-button.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import oversight from '../supervision/oversight.module.css';
import { SupervisionTabs } from '../supervision/supervision-tabs.tsx';
import classes from './amendments.module.css';
import { ChangeCard } from './change-card.tsx';
import { IN_ORDER, leadsOn, type Opened, usableActs } from './opened.ts';
import { useJudging } from './use-judging.ts';

// Forms are fetched when one is opened.
const Sheets = lazy(async () => ({ default: (await import('./sheets.tsx')).Sheets }));

/** Một đề nghị điều chỉnh, bổ sung: its changes one by one, and what may be done with it now. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { asOf } = useAsOf();
  const { t } = useTranslation('amendments');
  const query = useRead(
    getAmendment,
    { params: { id }, query: asOf ? { asOf } : {} },
    { keep: true },
  );
  const amendment = query.data?.id === id ? query.data : undefined;
  if (!amendment) {
    return (
      <PageFrame title={t('title')} tabs={<SupervisionTabs at="amendments" />}>
        {query.error ? (
          <ErrorState error={query.error} onAgain={() => void query.refetch()} />
        ) : (
          <LoadingState />
        )}
      </PageFrame>
    );
  }
  return <Frame amendment={amendment} />;
}

function Frame({ amendment }: { amendment: Amendment }) {
  const { t } = useTranslation('amendments');
  const [opened, setOpened] = useState<Opened | null>(null);
  const judging = useJudging(amendment, setOpened);
  const acts = usableActs(amendment);
  const { list, number, title, plan, state } = amendment;
  return (
    <PageFrame
      title={title}
      facts={[t('number', { number }), t(`state.${state}`)].join(' · ')}
      tabs={<SupervisionTabs at="amendments" />}
      acts={
        <>
          {judging.all && (
            <Button variant="default" onClick={judging.all}>
              {t('act.agreeAll')}
            </Button>
          )}
          {IN_ORDER.filter((act) => acts.includes(act))
            .toReversed()
            .map((act) => (
              <Button
                key={act}
                variant={act === acts[0] && leadsOn(act) ? 'filled' : 'default'}
                onClick={() => setOpened({ act })}
              >
                {t(`act.${act}`)}
              </Button>
            ))}
        </>
      }
      lookActs={
        list.length > 0 && (
          <PaperButton
            label={t('page.print')}
            papers={[
              {
                ...{ kind: 'amending-decision', title: t('page.decision'), rows: list.length },
                query: { id: amendment.id },
              },
              {
                ...{ kind: 'amendment-proposal', title: t('page.proposal'), rows: list.length },
                query: { id: amendment.id },
              },
            ]}
          />
        )
      }
    >
      <section className={oversight.section}>
        <p>
          <Link to="/plans/$id" params={{ id: plan.id }}>
            {plan.number ?? plan.title}
          </Link>
          {' · '}
          {t('page.proposed', { unit: amendment.unit.name, name: amendment.proposedBy })}
        </p>
        {amendment.said && <p>{t('page.said', { words: amendment.said })}</p>}
        <Effect amendment={amendment} />
      </section>
      {list.length === 0 && <p>{t('page.noChanges')}</p>}
      <ol className={classes.list} aria-label={t('page.changes')}>
        {list.map((change, at) => (
          <ChangeCard
            key={change.key}
            change={change}
            name={t('page.change', { at: at + 1, all: list.length })}
            judging={judging}
            may={amendment.may}
            onOpen={setOpened}
          />
        ))}
      </ol>
      {opened && (
        <Suspense fallback={null}>
          <Sheets amendment={amendment} opened={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </PageFrame>
  );
}

/** Hiệu lực .. theo ..: before the day nothing moves, after it the plan has a new version. */
function Effect({ amendment }: { amendment: Amendment }) {
  const { t } = useTranslation('amendments');
  const { directive, effectiveOn, state, planVersion, plan } = amendment;
  if (directive === null || effectiveOn === null) return null;
  const said = { day: day(effectiveOn), number: directive.number ?? '' };
  return (
    <p className={classes.banner}>
      <span>{t(state === 'bound' ? 'page.effectiveBefore' : 'page.effective', said)}</span>
      {planVersion !== null && (
        <>
          <span>{t('page.version', { number: planVersion })}</span>
          <Link to="/plans/$id/versions" params={{ id: plan.id }}>
            {t('page.versions')}
          </Link>
        </>
      )}
      <Link to="/directives/$id" params={{ id: directive.id }}>
        {t('page.directive')}
      </Link>
    </p>
  );
}
