import { useTranslation } from 'react-i18next';
import {
  type DemonstrationAccount,
  type Me,
  ROLES,
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
  const enter = useAct(signInToDemonstration, { stale: [], onDone: onEnter });
  const entering = {
    busy: enter.isPending,
    onPick: (username: string) => enter.mutate({ body: { username } }),
  };
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
          <PeopleList accounts={firstOfRoles(accounts, authority)} {...entering} />
          <details className={classes.everyone}>
            <summary>
              {t('signIn.everyone', { authority, count: peopleOf(accounts, authority).length })}
            </summary>
            <PeopleList accounts={peopleOf(accounts, authority)} {...entering} />
          </details>
        </div>
      ))}
    </section>
  );
}

function peopleOf(accounts: readonly DemonstrationAccount[], authority: string) {
  return accounts.filter((account) => account.authorityName === authority);
}

/** One person of each role: enough to walk the whole path without reading a long list. */
function firstOfRoles(accounts: readonly DemonstrationAccount[], authority: string) {
  const people = peopleOf(accounts, authority);
  return ROLES.flatMap((role) => people.find((person) => person.role === role) ?? []);
}

interface PeopleListProps {
  readonly accounts: readonly DemonstrationAccount[];
  readonly busy: boolean;
  readonly onPick: (username: string) => void;
}

function PeopleList({ accounts, busy, onPick }: PeopleListProps) {
  const { t } = useTranslation('app');
  return (
    <ul className={classes.list}>
      {accounts.map(({ username, fullName, post, unit, role }) => (
        <li key={username}>
          <button
            type="button"
            className={classes.person}
            disabled={busy}
            onClick={() => onPick(username)}
          >
            <strong>{fullName}</strong> · {t(`role.${role}`)}
            <span className="meta">
              {post}, {unit}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
