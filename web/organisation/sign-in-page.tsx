import { Link, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listDemonstrationAccounts } from '../../server/organisation/contract.ts';
import { ownAddress } from '../../server/organisation/rules/return-address.ts';
import { type AddressQuery, textIn } from '../app/address-query.ts';
import { useRead } from '../app/use-endpoint.ts';
import { DoorPage } from './account/door-page.tsx';
import { EnterForm } from './account/enter-form.tsx';
import { SIGN_IN_WAYS } from './account/sign-in-ways.ts';
import { useEnter } from './account/use-enter.ts';
import { DemonstrationPeople } from './demonstration-people.tsx';
import classes from './sign-in.module.css';

/** The address that was asked for before signing in, when it is one of ours. */
function useWanted(): string | null {
  const query: AddressQuery = useSearch({ strict: false });
  const wanted = textIn(query, 'to');
  return wanted !== undefined && ownAddress(wanted) === wanted ? wanted : null;
}

/** Sign-in (đăng nhập), and in a demonstration the people whose work can be tried. */
export function Page() {
  const { t } = useTranslation('account');
  const { linkProblem } = useRouteContext({ from: '/sign-in' });
  const people = useRead(listDemonstrationAccounts, {});
  const wanted = useWanted();
  const enter = useEnter(wanted);
  const accounts = people.data?.accounts ?? [];
  return (
    <DoorPage
      title={t('door.title')}
      beside={accounts.length > 0 && <DemonstrationPeople accounts={accounts} onEnter={enter} />}
    >
      {linkProblem && (
        <p className={classes.problem} role="alert">
          {linkProblem.sentence}
        </p>
      )}
      <EnterForm
        formKey="sign-in"
        username=""
        onEnter={enter}
        below={
          <div className={classes.ways}>
            {SIGN_IN_WAYS.map(({ key, Way }) => (
              <Way key={key} wanted={wanted} />
            ))}
            <Link to="/forgot-password">{t('door.forgot')}</Link>
          </div>
        }
      />
    </DoorPage>
  );
}
