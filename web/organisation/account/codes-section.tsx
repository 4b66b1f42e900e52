import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyAccount } from '../../../server/organisation/account-contract.ts';
import { dayAndClock } from '../../kit/format.ts';
import classes from './account.module.css';
import { RenewCodesSheet, TurnCodesOffSheet } from './codes-off-sheet.tsx';
import { TurnCodesOnSheet } from './codes-on-sheet.tsx';

/** Mã 6 số: on or off, recovery codes, and whether the post held asks for them. */
export function CodesSection({ account }: { account: MyAccount }) {
  const { t } = useTranslation('account');
  const [opened, setOpened] = useState<'on' | 'off' | 'renew' | null>(null);
  const { since, recoveryLeft, required } = account.codes;
  const close = () => setOpened(null);
  if (account.demonstration) return null;
  return (
    <section className={classes.section} aria-labelledby="my-codes">
      <h2 id="my-codes">{t('mine.codes')}</h2>
      <p className="meta">{t('mine.codesWhat')}</p>
      <p>
        {since === null
          ? t('mine.codesOff')
          : t('mine.codesOn', { day: dayAndClock(since), count: recoveryLeft })}{' '}
        {required && t('mine.codesRequired')}
      </p>
      <div className={classes.buttons}>
        {since === null && account.hasPassword && (
          <Button variant="default" onClick={() => setOpened('on')}>
            {t('mine.turnOn')}
          </Button>
        )}
        {since !== null && (
          <Button variant="default" onClick={() => setOpened('renew')}>
            {t('mine.renew')}
          </Button>
        )}
        {since !== null && !required && (
          <Button variant="default" onClick={() => setOpened('off')}>
            {t('mine.turnOff')}
          </Button>
        )}
      </div>
      {opened === 'on' && <TurnCodesOnSheet onClose={close} />}
      {opened === 'off' && <TurnCodesOffSheet onClose={close} />}
      {opened === 'renew' && <RenewCodesSheet onClose={close} />}
    </section>
  );
}
