import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PARTY_ROLES, type Party } from '../../../server/tasks/contract.ts';
import { countReplies } from '../../../server/tasks/rules/parties.ts';
import classes from './parties.module.css';
import { PartyLine } from './party-line.tsx';

interface PartyFactsProps {
  readonly parties: readonly Party[];
  readonly fact: (name: string, words: ReactNode) => ReactNode;
}

/** So many are named; the rest opens on demand. */
const NAMED = 3;

/** Who takes part, by role: "phối hợp 3 (2 đã trả lời)", each with duty, day and answer. */
export function PartyFacts({ parties, fact }: PartyFactsProps) {
  const { t } = useTranslation(['life', 'tasks']);
  const roles = PARTY_ROLES.filter(
    (role) => role === 'coordinate' || parties.some((party) => party.role === role),
  );
  return roles.map((role) => {
    const those = parties.filter((party) => party.role === role);
    const words =
      those.length === 0 ? (
        <span className="meta">{t('tasks:fact.noCoordinators')}</span>
      ) : (
        <Those parties={those} isCounted={role === 'coordinate'} />
      );
    return <Fragment key={role}>{fact(t(`life:party.role.${role}`), words)}</Fragment>;
  });
}

function Those({ parties, isCounted }: { parties: readonly Party[]; isCounted: boolean }) {
  const { t } = useTranslation(['life', 'tasks']);
  const [all, setAll] = useState(false);
  const { of, asked, replied, late } = countReplies(parties);
  const shown = all ? parties : parties.slice(0, NAMED);
  return (
    <div className={classes.list}>
      {isCounted && (asked > 0 || of > 1) && (
        <p>
          {asked > 0
            ? t('life:party.summary', { of, replied })
            : t('life:party.summaryPlain', { of })}
          {late > 0 && (
            <span className={classes.state} data-state="late">
              {' · '}
              {t('life:party.late', { count: late })}
            </span>
          )}
        </p>
      )}
      {shown.map((party) => (
        <PartyLine key={`${party.role}:${party.unit.id}`} party={party} />
      ))}
      {parties.length > NAMED && (
        <button
          type="button"
          className="link-button"
          aria-expanded={all}
          onClick={() => setAll((before) => !before)}
        >
          {all ? t('tasks:fact.fewer') : t('tasks:fact.more', { count: parties.length - NAMED })}
        </button>
      )}
    </div>
  );
}
