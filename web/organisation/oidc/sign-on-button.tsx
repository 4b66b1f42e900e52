import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  getSignOn,
  signOnErrors,
  startSignOn,
} from '../../../server/organisation/oidc-contract.ts';
import { type AddressQuery, textIn } from '../../app/address-query.ts';
import { addressOf } from '../../app/client.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { say } from '../../kit/format.ts';
import classes from './sign-on.module.css';

/** Sign-on at the provider, where one is connected; and what went wrong on the way there and back. */
export function SignOnButton({ wanted }: { readonly wanted: string | null }) {
  const { t } = useTranslation('access');
  const offered = useRead(getSignOn, {});
  const query: AddressQuery = useSearch({ strict: false });
  const problem = Object.values(signOnErrors).find(({ code }) => code === textIn(query, 'signOn'));
  const name = offered.data?.name ?? null;
  return (
    <>
      {problem && (
        <p className={classes.problem} role="alert">
          {say(problem)}
        </p>
      )}
      {name !== null && (
        <Button
          variant="default"
          component="a"
          href={addressOf(startSignOn, { query: { to: wanted ?? undefined } })}
        >
          {t('signOn.enter', { name })}
        </Button>
      )}
    </>
  );
}
