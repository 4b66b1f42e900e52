import { useTranslation } from 'react-i18next';
import { getMyAccount } from '../../../server/organisation/account-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { ReadState } from '../../kit/states.tsx';
import classes from './account.module.css';
import { ACCOUNT_SECTIONS } from './sections.ts';

/** Tài khoản của tôi: how I sign in, and where I am signed in. */
export function Page() {
  const { t } = useTranslation('account');
  const mine = useRead(getMyAccount, {});
  return (
    <PageFrame
      title={t('mine.title')}
      facts={mine.data && t('mine.username', { username: mine.data.username })}
    >
      <ReadState query={mine} what={t('mine.what')}>
        {(account) => (
          <div className={classes.sections}>
            {account.demonstration && <p>{t('mine.demonstration')}</p>}
            {ACCOUNT_SECTIONS.map(({ key, Section }) => (
              <Section key={key} account={account} />
            ))}
          </div>
        )}
      </ReadState>
    </PageFrame>
  );
}
