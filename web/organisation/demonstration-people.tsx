import { useTranslation } from 'react-i18next';
import {
  type DemonstrationAccount,
  type Me,
  signInToDemonstration,
} from '../../server/organisation/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import classes from './sign-in.module.css';

interface DemonstrationPeopleProps {
  readonly accounts: readonly DemonstrationAccount[];
  readonly onEnter: (me: Me) => void;
}

/** The made-up people of the demonstration, by authority: one press and one works as that person. */
export function DemonstrationPeople({ accounts, onEnter }: DemonstrationPeopleProps) {
  const { t } = useTranslation('organisation');
  const { t: shell } = useTranslation('app');
  const enter = useAct(signInToDemonstration, { stale: [], onDone: onEnter });
  const authorities = [...new Set(accounts.map((account) => account.authorityName))];
  return (
    <section className={classes.people} aria-labelledby="people">
      <h2 id="people">{t('signIn.demonstration')}</h2>
      <p>{t('signIn.demonstrationHint')}</p>
      {enter.error && (
        <p className={classes.problem} role="alert">
          {enter.error.sentence}
        </p>
      )}
      {authorities.map((authority) => (
        <div key={authority}>
          <h3 className={classes.authority}>{authority}</h3>
          <ul className={classes.list}>
            {accounts
              .filter((account) => account.authorityName === authority)
              .map(({ username, fullName, post, unit, role }) => (
                <li key={username}>
                  <button
                    type="button"
                    className={classes.person}
                    disabled={enter.isPending}
                    onClick={() => enter.mutate({ body: { username } })}
                  >
                    <strong>{fullName}</strong> · {shell(`role.${role}`)}
                    <span className="meta">
                      {post}, {unit}
                    </span>
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
