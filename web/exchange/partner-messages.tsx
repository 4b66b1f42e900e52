import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  applyAgain,
  type ChannelMessage,
  listMessages,
  type Partner,
  resendMessage,
  viewPartner,
} from '../../server/exchange/channel/contract.ts';
import { useAct, usePages } from '../app/use-endpoint.ts';
import { dayAndClock } from '../kit/format.ts';
import { Segments } from '../kit/segments.tsx';
import { EmptyState, ErrorState, LoadingState } from '../kit/states.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './exchange.module.css';
import { whyWords } from './line-words.ts';

const SkipSheet = lazy(async () => ({
  default: (await import('./partner-skip-sheet.tsx')).PartnerSkipSheet,
}));

interface MessagesProps {
  readonly partner: Partner;
  readonly manages: boolean;
}

/** Messages with a partner, newest first, with what a person may do about those that are stuck. */
export function PartnerMessages({ partner: { id }, manages }: MessagesProps) {
  const { t } = useTranslation('exchange');
  const [direction, setDirection] = useState<'out' | 'in'>('out');
  const [skipping, setSkipping] = useState<ChannelMessage | null>(null);
  const list = usePages(listMessages, { params: { id }, query: { direction } });
  return (
    <section className={classes.section}>
      <Segments
        label={t('page.direction')}
        data={[
          { value: 'out', label: t('page.out') },
          { value: 'in', label: t('page.in') },
        ]}
        value={direction}
        onChange={setDirection}
      />
      {list.error && <ErrorState error={list.error} onAgain={list.again} />}
      {list.loading && <LoadingState />}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState>{t('page.noMessages')}</EmptyState>
      )}
      <ul className={classes.list}>
        {list.rows.map((message) => (
          <MessageRow
            key={message.id}
            message={message}
            onSkip={manages ? () => setSkipping(message) : null}
          />
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="default" onClick={list.more}>
          {t('act.more')}
        </Button>
      )}
      {skipping && (
        <Suspense fallback={null}>
          <SkipSheet message={skipping} onClose={() => setSkipping(null)} />
        </Suspense>
      )}
    </section>
  );
}

interface MessageRowProps {
  readonly message: ChannelMessage;
  /** Null for posts that may only look. */
  readonly onSkip: (() => void) | null;
}

function MessageRow({ message, onSkip }: MessageRowProps) {
  const { t } = useTranslation('exchange');
  const { id, direction, state, kind, subject, sequence, attempts } = message;
  const stale = { stale: [listMessages, viewPartner] };
  const resend = useAct(resendMessage, stale);
  const apply = useAct(applyAgain, stale);
  const isStuck = state === 'dead' || (state === 'waiting' && attempts > 0);
  const said = [
    t(`message.states.${state}`),
    dayAndClock(message.at),
    attempts > 1 && t('message.try', { count: attempts }),
    state === 'waiting' && attempts > 0 && message.nextAt
      ? t('message.next', { at: dayAndClock(message.nextAt) })
      : '',
    state !== 'sent' && state !== 'applied' && whyWords(t, message.lastError),
    message.reason,
  ].filter(Boolean);
  const again = (done: string) => ({ onSuccess: () => toast(done), onError: toastProblem });
  return (
    <li>
      <div>
        {kind}, {subject} ({sequence})
        <div className={state === 'dead' ? classes.notice : 'meta'}>{said.join(' · ')}</div>
      </div>
      {onSkip && isStuck && (
        <span>
          {direction === 'out' ? (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={resend.isPending}
              onClick={() => resend.mutate({ params: { id } }, again(t('done.resent')))}
            >
              {t('act.resend')}
            </Button>
          ) : (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={apply.isPending}
              onClick={() => apply.mutate({ params: { id } }, again(t('done.applied')))}
            >
              {t('act.apply')}
            </Button>
          )}
          {(state === 'dead' || direction === 'in') && (
            <Button variant="subtle" size="compact-sm" onClick={onSkip}>
              {t('act.skip')}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}
