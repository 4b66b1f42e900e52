import { Button, Tabs } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Directive, getDirective } from '../../server/directives/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf, useView } from '../app/use-view.ts';
import { day, dayAndClock } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState, StaleStrip } from '../kit/states.tsx';
import classes from './directive.module.css';
import { DirectiveFiles } from './directive-files.tsx';
import { DirectiveTasks } from './directive-tasks.tsx';
import { DirectiveText } from './directive-text.tsx';
import { Relations } from './relations.tsx';

const TABS = ['text', 'tasks', 'links', 'files'] as const;

/** Văn bản: its text with the tasks in the margin, the tasks, its relations, its file. */
export function Page() {
  const { id } = useParams({ from: '/inside/directives/$id' });
  const { asOf } = useAsOf();
  const query = useRead(getDirective, {
    params: { id },
    query: { asOf: asOf ?? undefined },
  });
  const { t } = useTranslation('directives');
  const directive = query.data?.id === id ? query.data : undefined;
  if (!directive) {
    return (
      <PageFrame title={t('register.title')}>
        {query.error ? (
          <ErrorState error={query.error} onAgain={() => void query.refetch()} />
        ) : (
          <LoadingState />
        )}
      </PageFrame>
    );
  }
  return (
    <DirectiveFrame
      directive={directive}
      stale={
        query.error && (
          <StaleStrip readAt={query.dataUpdatedAt} onAgain={() => void query.refetch()} />
        )
      }
    />
  );
}

function DirectiveFrame({ directive, stale }: { directive: Directive; stale: ReactNode }) {
  const { t } = useTranslation('directives');
  const view = useView();
  const tab = TABS.find((each) => each === view.view) ?? 'text';
  const { number, type, planId } = directive;
  const title = number ?? `${type} ${t('register.noNumber')}`;
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      className={classes.tabs}
      onChange={(next) => view.set({ view: next === 'text' ? '' : (next ?? '') })}
    >
      <PageFrame
        title={title}
        tabTitle={title}
        facts={<Facts directive={directive} />}
        scroll={tab === 'text' ? 'table' : 'page'}
        bar={
          <Tabs.List>
            {TABS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`page.tab.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        }
        lookActs={
          planId !== null && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/plans/$id" params={{ id: planId }} {...props} />}
            >
              {t('page.plan')}
            </Button>
          )
        }
        strip={
          <>
            {stale}
            <Banner directive={directive} />
          </>
        }
      >
        <Tabs.Panel value={tab} className={tab === 'text' ? classes.fill : undefined}>
          {tab === 'text' && <DirectiveText directive={directive} />}
          {tab === 'tasks' && <DirectiveTasks directive={directive} />}
          {tab === 'links' && <Relations directive={directive} />}
          {tab === 'files' && <DirectiveFiles directive={directive} />}
        </Tabs.Panel>
      </PageFrame>
    </Tabs>
  );
}

function Facts({ directive }: { directive: Directive }) {
  const { t } = useTranslation('directives');
  const { issuer, issuedOn, signer, edition, registeredAt, title } = directive;
  const facts = [
    issuer,
    issuedOn && t('page.issued', { day: day(issuedOn) }),
    signer && t('page.signer', { name: signer }),
    edition > 1 && t('page.edition', { edition }),
    t('page.registered', { at: dayAndClock(registeredAt) }),
  ].filter(Boolean);
  return (
    <>
      <span className="two-lines" title={title}>
        {title}
      </span>
      {facts.join(' · ')}
    </>
  );
}

/** A document that another one has replaced or repealed says so before anything else. */
function Banner({ directive }: { directive: Directive }) {
  const { t } = useTranslation('directives');
  const { citedBy, secretCount, openTasks } = directive;
  const end = citedBy.find(({ kind }) => kind === 'replaces' || kind === 'repeals');
  if (secretCount !== null) {
    return <p className={classes.banner}>{t('page.secret', { count: secretCount })}</p>;
  }
  if (!end) return null;
  const number = end.directive.number ?? end.directive.title;
  return (
    <p className={classes.banner}>
      {t(end.kind === 'replaces' ? 'page.replaced' : 'page.repealed', {
        number,
        count: openTasks,
      })}{' '}
      <Link to="/directives/$id" params={{ id: end.directive.id }}>
        {t('page.see')}
      </Link>
    </p>
  );
}
