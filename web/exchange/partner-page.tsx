import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changePartner,
  confirmPartner,
  listPartners,
  type Partner,
  viewPartner,
} from '../../server/exchange/channel/contract.ts';
import { useMe } from '../app/me.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { dayAndClock } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ReadState } from '../kit/states.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './exchange.module.css';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { skewWords, whyWords } from './line-words.ts';
import { LinkSection } from './link-section.tsx';
import { PartnerMessages } from './partner-messages.tsx';

const Sheets = lazy(async () => ({
  default: (await import('./partner-sheets.tsx')).PartnerSheets,
}));

/** Một đối tác: its key, how the line is, what waits, and what needs somebody. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation('exchange');
  const read = useRead(viewPartner, { params: { id } });
  if (read.data) return <Frame partner={read.data} />;
  return (
    <PageFrame title={t('title')} tabs={<ExchangeTabs />}>
      <ReadState query={read} what={t('what')}>
        {() => null}
      </ReadState>
    </PageFrame>
  );
}

function Frame({ partner }: { readonly partner: Partner }) {
  const { t } = useTranslation('exchange');
  const { scopes } = useMe();
  const manages = scopes.includes('exchange.manage') && partner.state !== 'ended';
  return (
    <PageFrame
      title={partner.name}
      facts={[t(`state.${partner.state}`), partner.organId].filter(Boolean).join(' · ')}
      tabs={<ExchangeTabs />}
      acts={manages && <Acts partner={partner} />}
    >
      <Standing partner={partner} />
      {partner.state === 'checking' && manages && <Compare partner={partner} />}
      <Refusals partner={partner} />
      {partner.organId !== null && <LinkSection partner={partner} manages={manages} />}
      {partner.state !== 'invited' && <PartnerMessages partner={partner} manages={manages} />}
    </PageFrame>
  );
}

function Acts({ partner }: { readonly partner: Partner }) {
  const { t } = useTranslation('exchange');
  const { id, version, state } = partner;
  const [opened, setOpened] = useState<'change' | 'end' | null>(null);
  const change = useAct(changePartner, { stale: [viewPartner, listPartners] });
  const move = (to: 'active' | 'paused') =>
    change.mutate(
      { params: { id }, body: { version, state: to } },
      { onSuccess: () => toast(t(`done.${to}`)), onError: toastProblem },
    );
  return (
    <>
      <Button variant="default" onClick={() => setOpened('end')}>
        {t('act.end')}
      </Button>
      <Button variant="default" onClick={() => setOpened('change')}>
        {t('act.change')}
      </Button>
      {state === 'active' && (
        <Button variant="default" loading={change.isPending} onClick={() => move('paused')}>
          {t('act.pause')}
        </Button>
      )}
      {state === 'paused' && (
        <Button loading={change.isPending} onClick={() => move('active')}>
          {t('act.resume')}
        </Button>
      )}
      {opened && (
        <Suspense fallback={null}>
          <Sheets partner={partner} opened={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}

/** How things stand with it: the line, the clock, the keys. */
function Standing({ partner }: { readonly partner: Partner }) {
  const { t } = useTranslation('exchange');
  const { reach, invitationUntil, confirmedAt, confirmedBy, state, skewMs } = partner;
  const at = (instant: string | null) => (instant === null ? t('never') : dayAndClock(instant));
  return (
    <section className={classes.section}>
      {invitationUntil && <p>{t('page.waits', { at: dayAndClock(invitationUntil) })}</p>}
      {partner.address && <p>{partner.address}</p>}
      {state !== 'invited' && (
        <p className={reach.failingSince ? classes.notice : undefined}>
          {t('page.line')}:{' '}
          {reach.failingSince
            ? t('page.away', {
                at: at(reach.failingSince),
                why: whyWords(t, reach.lastError),
                next: at(reach.restsUntil),
              })
            : t('page.well')}
        </p>
      )}
      {state !== 'invited' && (
        <p className="meta">
          {t('col.sent')}: {at(partner.lastSentAt)} · {t('col.received')}:{' '}
          {at(partner.lastReceivedAt)} · {t('col.skew')}: {skewWords(t, skewMs)}
        </p>
      )}
      {confirmedAt && confirmedBy && (
        <p className="meta">
          {t('page.confirmed', { name: confirmedBy, at: dayAndClock(confirmedAt) })} ·{' '}
          {t('page.fingerprint')}: <span className="tnum">{partner.fingerprint}</span>
        </p>
      )}
      {partner.hasNextKey && <p className="meta">{t('page.newKey')}</p>}
      {state === 'active' && !partner.knowsNewestKey && <p className="meta">{t('page.oldKey')}</p>}
    </section>
  );
}

/** The number that two administrators read to each other. */
function Compare({ partner }: { readonly partner: Partner }) {
  const { t } = useTranslation('exchange');
  const { id, name, fingerprint } = partner;
  const confirm = useAct(confirmPartner, { stale: [viewPartner, listPartners] });
  if (fingerprint === null) return null;
  return (
    <section className={classes.section} aria-labelledby="compare">
      <h2 id="compare">{t('page.compare')}</h2>
      <p>{t('page.how', { name })}</p>
      <ol className={classes.digits} aria-label={t('page.fingerprint')}>
        {fingerprint.split(' ').map((group, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one number never move.
          <li key={n}>{group}</li>
        ))}
      </ol>
      <Button
        loading={confirm.isPending}
        onClick={() =>
          confirm.mutate(
            { params: { id }, body: { fingerprint } },
            { onSuccess: () => toast(t('done.confirmed', { name })), onError: toastProblem },
          )
        }
      >
        {t('page.same')}
      </Button>
    </section>
  );
}

/** What was turned away at our door: a sign that one of the two ends is not what the other believes. */
function Refusals({ partner: { refusals } }: { readonly partner: Partner }) {
  const { t } = useTranslation('exchange');
  if (refusals.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="refusals">
      <h2 id="refusals">{t('page.refusals')}</h2>
      <ul className={classes.list}>
        {refusals.map(({ messageId, code, subject, sequence, kind, at }) => (
          <li key={`${messageId} ${code}`}>
            <div>
              {kind}, {subject} ({sequence})
              <div className="meta">
                {dayAndClock(at)} · {whyWords(t, code)}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
