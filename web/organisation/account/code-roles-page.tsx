import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getSignInSettings,
  type SignInSettings,
  setCodeRoles,
} from '../../../server/organisation/account-contract.ts';
import { ROLES } from '../../../server/organisation/session-contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { ReadState } from '../../kit/states.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from './account.module.css';

/** Of which roles the body asks one-time codes (mã 6 số khi đăng nhập). */
export function Page() {
  const { t } = useTranslation('account');
  const settings = useRead(getSignInSettings, {});
  return (
    <PageFrame title={t('rules.title')}>
      <ReadState query={settings} what={t('rules.what')}>
        {(found) => <CodeRoles settings={found} />}
      </ReadState>
    </PageFrame>
  );
}

function CodeRoles({ settings }: { settings: SignInSettings }) {
  const { t } = useTranslation('account');
  const { t: shell } = useTranslation('app');
  const { byInstallation, passwordLength } = settings;
  const [roles, setRoles] = useState(settings.codeRoles);
  const save = useAct(setCodeRoles, { stale: [getSignInSettings] });
  return (
    <div className={classes.sections}>
      <section className={classes.section} aria-labelledby="code-roles">
        <h2 id="code-roles">{t('rules.codeRoles')}</h2>
        <p className="meta">{t('rules.about')}</p>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={shell(`role.${role}`)}
            description={byInstallation.includes(role) ? t('rules.byInstallation') : undefined}
            disabled={byInstallation.includes(role)}
            checked={byInstallation.includes(role) || roles.includes(role)}
            onChange={(event) =>
              setRoles(
                event.currentTarget.checked
                  ? [...roles, role]
                  : roles.filter((each) => each !== role),
              )
            }
          />
        ))}
        <Button
          loading={save.isPending}
          onClick={() =>
            save.mutate(
              { body: { codeRoles: roles } },
              { onSuccess: () => toast(t('rules.saved')), onError: toastProblem },
            )
          }
        >
          {t('rules.save')}
        </Button>
      </section>
      <p className="meta">{t('rules.password', { count: passwordLength })}</p>
    </div>
  );
}
