import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeWebhook,
  listDeliveries,
  listEventKinds,
  listWebhooks,
  renewSecret,
  testWebhook,
  viewWebhook,
  type Webhook,
} from '../../server/exchange/webhooks/contract.ts';
import { EVENT_KINDS } from '../../server/exchange/webhooks/rules/event-kinds.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { dayAndClock, say } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ReadState } from '../kit/states.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './exchange.module.css';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { WebhookDeliveries } from './webhook-deliveries.tsx';

const ChangeSheet = lazy(async () => ({
  default: (await import('./webhook-form-sheet.tsx')).ChangeWebhookSheet,
}));
const EndSheet = lazy(async () => ({
  default: (await import('./webhook-sheets.tsx')).EndWebhookSheet,
}));
const ReplaySheet = lazy(async () => ({
  default: (await import('./webhook-sheets.tsx')).ReplaySheet,
}));
const SecretSheet = lazy(async () => ({
  default: (await import('./webhook-secret-sheet.tsx')).WebhookSecretSheet,
}));

/** Một webhook: what it hears, how its address answers, and everything that was sent there. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation('webhooks');
  const read = useRead(viewWebhook, { params: { id } });
  if (read.data) return <Frame webhook={read.data} />;
  return (
    <PageFrame title={t('title')} tabs={<ExchangeTabs />}>
      <ReadState query={read} what={t('what')}>
        {() => null}
      </ReadState>
    </PageFrame>
  );
}

function Frame({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  return (
    <PageFrame
      title={webhook.name}
      facts={t(`state.${webhook.state}`)}
      tabs={<ExchangeTabs />}
      acts={webhook.state !== 'ended' && <Acts webhook={webhook} />}
    >
      <Standing webhook={webhook} />
      <WebhookDeliveries webhook={webhook} />
      <Samples />
    </PageFrame>
  );
}

function Acts({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { id, version, state, name } = webhook;
  const [opened, setOpened] = useState<'change' | 'end' | 'replay' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const stale = { stale: [viewWebhook, listWebhooks, listDeliveries] };
  const change = useAct(changeWebhook, stale);
  const test = useAct(testWebhook, stale);
  const renew = useAct(renewSecret, stale);
  const move = (to: 'on' | 'paused') =>
    change.mutate(
      { params: { id }, body: { version, state: to } },
      { onSuccess: () => toast(t(`done.${to}`)), onError: toastProblem },
    );
  const close = () => setOpened(null);
  return (
    <>
      <Button variant="default" onClick={() => setOpened('end')}>
        {t('act.end')}
      </Button>
      <Button
        variant="default"
        loading={renew.isPending}
        onClick={() =>
          renew.mutate(
            { params: { id } },
            { onSuccess: (made) => setSecret(made.secret), onError: toastProblem },
          )
        }
      >
        {t('secret.renew')}
      </Button>
      <Button variant="default" onClick={() => setOpened('change')}>
        {t('act.change')}
      </Button>
      <Button variant="default" onClick={() => setOpened('replay')}>
        {t('act.replay')}
      </Button>
      {state === 'on' ? (
        <>
          <Button variant="default" loading={change.isPending} onClick={() => move('paused')}>
            {t('act.pause')}
          </Button>
          <Button
            loading={test.isPending}
            onClick={() =>
              test.mutate(
                { params: { id } },
                { onSuccess: () => toast(t('done.tested')), onError: toastProblem },
              )
            }
          >
            {t('act.test')}
          </Button>
        </>
      ) : (
        <Button loading={change.isPending} onClick={() => move('on')}>
          {t('act.on')}
        </Button>
      )}
      <Suspense fallback={null}>
        {opened === 'change' && <ChangeSheet webhook={webhook} onClose={close} />}
        {opened === 'end' && <EndSheet webhook={webhook} onClose={close} />}
        {opened === 'replay' && <ReplaySheet webhook={webhook} onClose={close} />}
        {secret && <SecretSheet name={name} secret={secret} onClose={() => setSecret(null)} />}
      </Suspense>
    </>
  );
}

function Standing({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { address, kinds, maker, post, offReason, reach, oldSecretUntil } = webhook;
  const at = (instant: string | null) => (instant === null ? '' : dayAndClock(instant));
  return (
    <section className={classes.section}>
      <p>{address}</p>
      {offReason && <p className={classes.notice}>{t(`off.${offReason}`)}</p>}
      <p className={reach.failingSince ? classes.notice : undefined}>
        {t('page.line')}:{' '}
        {reach.failingSince
          ? t('page.away', {
              ...{ at: at(reach.failingSince), why: reach.lastError ?? '' },
              next: at(reach.restsUntil),
            })
          : t('page.well')}
      </p>
      <p>
        {t('page.hears')}: {kinds.map((kind) => say(EVENT_KINDS[kind])).join(', ')}
      </p>
      <p className="meta">{t('page.maker', { name: maker, post })}</p>
      {oldSecretUntil && <p className="meta">{t('secret.oldUntil', { at: at(oldSecretUntil) })}</p>}
    </section>
  );
}

/** What whoever programs the other end needs: a body of each kind. */
function Samples() {
  const { t } = useTranslation('webhooks');
  const [isOpen, setIsOpen] = useState(false);
  const read = useRead(listEventKinds, {}, { enabled: isOpen });
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('page.sample')}</summary>
      {read.data?.kinds.map((each) => (
        <div key={each.kind}>
          <p>{say(each)}</p>
          <pre className={classes.code}>{each.sample}</pre>
        </div>
      ))}
    </details>
  );
}
