import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AccountOfPerson,
  askCodesOf,
  endSessionsOf,
  getAccountOf,
  giveResetLink,
  type HandedLink,
  unlockAccount,
} from '../../../server/organisation/account-contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { day, dayAndClock } from '../../kit/format.ts';
import { ReadState } from '../../kit/states.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from './account.module.css';
import { DropCodesSheet } from './drop-codes-sheet.tsx';
import { HandedLinkSheet } from './handed-link-sheet.tsx';
import { InviteSheet } from './invite-sheet.tsx';

/**
 * How a person of the body signs in, and what the administrator may do about it: invite, reset link, unlock, end
 * sessions, ask or take off one-time codes. For posts with `account.manage`; loads what it shows by itself, and
 * needs the words `account`.
 */
export function AccountActions({ personId }: { personId: string }) {
  const { t } = useTranslation('account');
  const found = useRead(getAccountOf, { params: { id: personId } });
  const [isInviting, setIsInviting] = useState(false);
  const [link, setLink] = useState<HandedLink | null>(null);
  return (
    <section className={classes.section} aria-labelledby={`account-of-${personId}`}>
      <h2 id={`account-of-${personId}`}>{t('admin.title')}</h2>
      <ReadState query={found} what={t('admin.what')}>
        {({ account, email, mailOn }) => (
          <>
            <p>
              {t('admin.email')}: {email ?? t('admin.noEmail')}
            </p>
            {account === null && <p>{t('admin.none')}</p>}
            {account !== null && <AccountFacts account={account} />}
            {account === null || waitsForPassword(account) ? (
              <Button variant="default" onClick={() => setIsInviting(true)}>
                {t(account === null ? 'admin.invite' : 'admin.inviteAgain')}
              </Button>
            ) : (
              !account.demonstration && (
                <AccountButtons personId={personId} account={account} onLink={setLink} />
              )
            )}
            {isInviting && (
              <InviteSheet
                personId={personId}
                username={account?.username ?? ''}
                email={email ?? ''}
                mailOn={mailOn}
                onDone={setLink}
                onClose={() => setIsInviting(false)}
              />
            )}
          </>
        )}
      </ReadState>
      {link?.address != null && (
        <HandedLinkSheet address={link.address} onClose={() => setLink(null)} />
      )}
    </section>
  );
}

function waitsForPassword({ hasPassword, demonstration }: AccountOfPerson): boolean {
  return !hasPassword && !demonstration;
}

function AccountFacts({ account }: { account: AccountOfPerson }) {
  const { t } = useTranslation('account');
  const { codesSince, codesAsked, codesByRole, openSessions, lastSeenAt, lockedUntil } = account;
  const facts = [
    t(account.hasPassword ? 'admin.hasPassword' : 'admin.noPassword'),
    codesSince === null
      ? t('admin.codesOff')
      : t('admin.codesOn', { day: day(codesSince.slice(0, 10)) }),
    ...(codesSince === null && (codesAsked || codesByRole) ? [t('admin.codesNeeded')] : []),
    openSessions > 0 ? t('admin.sessions', { count: openSessions }) : t('admin.noSessions'),
    ...(lastSeenAt === null ? [] : [t('admin.seen', { at: dayAndClock(lastSeenAt) })]),
  ];
  return (
    <>
      <p>
        {t('admin.username')}: <b>{account.username}</b>
      </p>
      {account.demonstration && <p>{t('admin.demonstration')}</p>}
      {!account.demonstration && <p className="meta">{facts.join(' · ')}</p>}
      {waitsForPassword(account) && (
        <p>
          {account.invitedUntil === null
            ? t('admin.inviteOver')
            : t('admin.invited', { at: dayAndClock(account.invitedUntil) })}
        </p>
      )}
      {lockedUntil !== null && (
        <p className={classes.locked}>{t('admin.locked', { at: dayAndClock(lockedUntil) })}</p>
      )}
      {account.elsewhere && <p>{t('admin.elsewhere')}</p>}
    </>
  );
}

interface AccountButtonsProps {
  readonly personId: string;
  readonly account: AccountOfPerson;
  readonly onLink: (link: HandedLink) => void;
}

function AccountButtons({ personId, account, onLink }: AccountButtonsProps) {
  const { t } = useTranslation('account');
  const { username, elsewhere, codesAsked } = account;
  const options = { stale: [getAccountOf] };
  const reset = useAct(giveResetLink, options);
  const unlock = useAct(unlockAccount, options);
  const end = useAct(endSessionsOf, options);
  const ask = useAct(askCodesOf, options);
  const [isDropping, setIsDropping] = useState(false);
  const params = { id: personId };

  function showLink(link: HandedLink): void {
    if (link.mailedTo !== null) toast(t('admin.mailed', { email: link.mailedTo }));
    onLink(link);
  }
  return (
    <div className={classes.buttons}>
      {account.lockedUntil !== null && (
        <Button
          variant="default"
          loading={unlock.isPending}
          onClick={() =>
            unlock.mutate(
              { params },
              {
                onSuccess: () => toast(t('admin.unlocked', { username })),
                onError: toastProblem,
              },
            )
          }
        >
          {t('admin.unlock')}
        </Button>
      )}
      {!elsewhere && (
        <Button
          variant="default"
          loading={reset.isPending}
          onClick={() => reset.mutate({ params }, { onSuccess: showLink, onError: toastProblem })}
        >
          {t('admin.reset')}
        </Button>
      )}
      {account.openSessions > 0 && (
        <Button
          variant="default"
          loading={end.isPending}
          onClick={() =>
            end.mutate(
              { params },
              {
                onSuccess: ({ ended }) => toast(t('admin.endedSessions', { count: ended })),
                onError: toastProblem,
              },
            )
          }
        >
          {t('admin.endSessions')}
        </Button>
      )}
      <Button
        variant="default"
        loading={ask.isPending}
        onClick={() =>
          ask.mutate(
            { params, body: { asked: !codesAsked } },
            {
              onSuccess: () =>
                toast(t(codesAsked ? 'admin.askedNot' : 'admin.asked', { username })),
              onError: toastProblem,
            },
          )
        }
      >
        {t(codesAsked ? 'admin.askCodesNot' : 'admin.askCodes')}
      </Button>
      {account.codesSince !== null && !elsewhere && (
        <Button variant="default" onClick={() => setIsDropping(true)}>
          {t('admin.dropCodes')}
        </Button>
      )}
      {isDropping && (
        <DropCodesSheet
          personId={personId}
          username={username}
          onClose={() => setIsDropping(false)}
        />
      )}
    </div>
  );
}
