import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type Identity,
  linkIdentity,
  listIdentities,
  unlinkIdentity,
} from '../../../server/organisation/oidc-contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { dayOf } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from '../account/account.module.css';

/** Tài khoản đã liên kết: the accounts elsewhere by which I sign on. Nothing where no provider is connected. */
export function IdentitiesSection() {
  const { t } = useTranslation('access');
  const read = useRead(listIdentities, {});
  const link = useAct(linkIdentity, { stale: [] });
  const { name = null, identities = [] } = read.data ?? {};
  if (name === null && identities.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="identities">
      <h2 id="identities">{t('signOn.title', { name: name ?? '' })}</h2>
      <p className="meta">{t('signOn.what')}</p>
      {identities.length === 0 && <p>{t('signOn.none')}</p>}
      {identities.length > 0 && (
        <ul className={classes.list}>
          {identities.map((identity) => (
            <IdentityRow key={`${identity.issuer} ${identity.subject}`} identity={identity} />
          ))}
        </ul>
      )}
      {name !== null && (
        <Button
          variant="default"
          loading={link.isPending}
          onClick={() =>
            link.mutate(
              {},
              {
                onSuccess: ({ address }) => window.location.assign(address),
                onError: toastProblem,
              },
            )
          }
        >
          {t('signOn.link', { name })}
        </Button>
      )}
    </section>
  );
}

function IdentityRow({ identity }: { identity: Identity }) {
  const { t } = useTranslation('access');
  const unlink = useAct(unlinkIdentity, { stale: [listIdentities] });
  const { issuer, subject, shown, linkedAt, usedAt } = identity;
  return (
    <li>
      <div>
        {shown}
        <div className="meta">
          {new URL(issuer).host} · {t('signOn.since', { day: dayOf(linkedAt) })}
          {usedAt !== null && ` · ${t('signOn.used', { day: dayOf(usedAt) })}`}
        </div>
      </div>
      <Button
        variant="subtle"
        loading={unlink.isPending}
        aria-label={t('signOn.unlinkOf', { shown })}
        onClick={() =>
          unlink.mutate(
            { body: { issuer, subject } },
            { onSuccess: () => toast(t('signOn.unlinked')), onError: toastProblem },
          )
        }
      >
        {t('signOn.unlink')}
      </Button>
    </li>
  );
}
