import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  endMyOtherSessions,
  endMySession,
  getMyAccount,
  type MyAccount,
  type OpenSession,
} from '../../../server/organisation/account-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { dayAndClock } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from './account.module.css';

/** Phiên đang mở: where I am signed in; one, or all but this one, can be ended. */
export function SessionsSection({ account: { sessions } }: { account: MyAccount }) {
  const { t } = useTranslation('account');
  const endOthers = useAct(endMyOtherSessions, { stale: [getMyAccount] });
  return (
    <section className={classes.section} aria-labelledby="my-sessions">
      <h2 id="my-sessions">{t('mine.sessions')}</h2>
      <p className="meta">{t('mine.sessionsWhat')}</p>
      <ul className={classes.list}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button
          variant="default"
          loading={endOthers.isPending}
          onClick={() =>
            endOthers.mutate(
              {},
              {
                onSuccess: ({ ended }) => toast(t('mine.endedOthers', { count: ended })),
                onError: toastProblem,
              },
            )
          }
        >
          {t('mine.endOthers')}
        </Button>
      )}
    </section>
  );
}

function SessionRow({ session }: { session: OpenSession }) {
  const { t } = useTranslation('account');
  const end = useAct(endMySession, { stale: [getMyAccount] });
  const browser = session.browser ?? t('mine.unknownBrowser');
  const address = session.address ?? t('mine.unknownAddress');
  const begun = dayAndClock(session.begunAt);
  return (
    <li>
      <div>
        <b>{browser}</b> · {address}
        {session.isThis && <b> · {t('mine.thisOne')}</b>}
        <div className="meta">
          {session.post}, {session.unit} · {t('mine.begun', { at: begun })} ·{' '}
          {t('mine.seen', { at: dayAndClock(session.seenAt) })}
        </div>
      </div>
      {!session.isThis && (
        <Button
          variant="subtle"
          loading={end.isPending}
          aria-label={t('mine.endOf', { browser, address, at: begun })}
          onClick={() =>
            end.mutate(
              { params: { id: session.id } },
              { onSuccess: () => toast(t('mine.ended')), onError: toastProblem },
            )
          }
        >
          {t('mine.end')}
        </Button>
      )}
    </li>
  );
}
