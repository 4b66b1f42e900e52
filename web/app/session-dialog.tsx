import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Me, signInToDemonstration } from '../../server/organisation/contract.ts';
import { Dialog } from '../kit/sheet.tsx';
import { EnterForm } from '../organisation/account/enter-form.tsx';
import { SignOnButton } from '../organisation/oidc/sign-on-button.tsx';
import { call } from './client.ts';
import { meReading } from './me.ts';
import { dropWaiting, resumeWaiting } from './session-gate.ts';

/** Sign-in over the page, the second step too: the page, and every word in it, stays below. */
export function SessionDialog() {
  const { t } = useTranslation('app');
  return (
    <Dialog opened onClose={() => {}} closable={false} title={t('session.title')}>
      <SignInAgain />
    </Dialog>
  );
}

function SignInAgain() {
  const { t } = useTranslation('app');
  const client = useQueryClient();
  const before = client.getQueryData(meReading.queryKey);

  function enter(me: Me): void {
    const samePerson = before === undefined || me.person.id === before.person.id;
    client.setQueryData(meReading.queryKey, me);
    if (samePerson) {
      resumeWaiting();
      return;
    }
    // What waited was the other person's. A new person begins at the beginning.
    dropWaiting();
    client.clear();
    window.location.assign('/');
  }

  return (
    <>
      <p style={{ marginBottom: '0.75rem' }}>{t('session.body')}</p>
      <EnterForm
        formKey="sign-in-again"
        username={before?.username ?? ''}
        onEnter={enter}
        acts={
          before?.demonstration && (
            <Button
              variant="default"
              onClick={() =>
                void call(signInToDemonstration, { body: { username: before.username } }).then(
                  enter,
                )
              }
            >
              {t('session.as', { name: before.person.fullName })}
            </Button>
          )
        }
      />
      {!before?.demonstration && <SignOnButton wanted={here()} />}
    </>
  );
}

/** The page below, to come back to from the provider: what was typed is kept on the device. */
function here(): string {
  const { pathname, search } = window.location;
  return pathname + search;
}
