import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listMail, resendMail, testMail } from '../../../server/supervision/reminder-contract.ts';
import { useMe } from '../../app/me.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { dayAndClock } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from './reminders.module.css';

/** Whether mail goes out, a test of it, and for the administrator what could not be delivered. */
export function MailSection({ from, mayTest }: { from: string | null; mayTest: boolean }) {
  const { t } = useTranslation('reminders');
  const { scopes } = useMe();
  const test = useAct(testMail, { stale: [listMail] });
  return (
    <section className={classes.section} aria-labelledby="reminder-mail">
      <h2 id="reminder-mail">{t('mail.title')}</h2>
      <p>{from === null ? t('mail.off') : t('mail.on', { from })}</p>
      {mayTest && from !== null && (
        <Button
          variant="default"
          loading={test.isPending}
          onClick={() =>
            test.mutate(
              { body: {} },
              { onSuccess: ({ to }) => toast(t('mail.tested', { to })), onError: toastProblem },
            )
          }
        >
          {t('mail.test')}
        </Button>
      )}
      {scopes.includes('mail.manage') && <Stuck />}
    </section>
  );
}

/** Letters that are dead or of which the answer never came. */
function Stuck() {
  const { t } = useTranslation('reminders');
  const dead = useRead(listMail, { query: { state: 'dead' } });
  const unsure = useRead(listMail, { query: { state: 'unsure' } });
  const again = useAct(resendMail, { stale: [listMail] });
  const letters = [...(unsure.data?.rows ?? []), ...(dead.data?.rows ?? [])];
  const counts = dead.data?.counts;
  const resend = (ids: string[]) =>
    again.mutate(
      { body: { ids } },
      {
        onSuccess: ({ count }) => toast(t('mail.sentAgain', { count })),
        onError: toastProblem,
      },
    );
  return (
    <>
      {counts && (
        <p className="meta">
          {(['waiting', 'sent', 'unsure', 'dead'] as const)
            .map((state) => `${t(`mailState.${state}`)} ${counts[state] ?? 0}`)
            .join(' · ')}
        </p>
      )}
      <h3>{t('mail.stuck')}</h3>
      {letters.length === 0 && <p>{t('mail.none')}</p>}
      <ul className={classes.lines}>
        {letters.map((letter) => (
          <li key={letter.id}>
            <div>
              {letter.to} · <b>{t(`mailState.${letter.state}`)}</b>
            </div>
            <div className="meta two-lines">
              {letter.subject} · {dayAndClock(letter.at)} ·{' '}
              {t('mail.tries', { count: letter.attempts })}
              {letter.why && ` · ${letter.why}`}
            </div>
            <Button variant="subtle" size="compact-sm" onClick={() => resend([letter.id])}>
              {t('mail.again')}
            </Button>
          </li>
        ))}
      </ul>
      {letters.length > 1 && (
        <Button variant="default" onClick={() => resend(letters.map(({ id }) => id))}>
          {t('mail.againAll', { count: letters.length })}
        </Button>
      )}
    </>
  );
}
