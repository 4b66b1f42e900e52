import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delegation } from '../../../server/organisation/delegation-contract.ts';
import { RIGHT_WORDS } from '../../../server/organisation/rules/right-words.ts';
import { day, say } from '../../kit/format.ts';
import classes from '../people/people.module.css';
import { RevokeSheet } from './revoke-sheet.tsx';

/** Powers lent: who to whom, in which post, until when, what exactly, and the way to take them back. */
export function DelegationList({ delegations }: { delegations: readonly Delegation[] }) {
  const { t } = useTranslation('people');
  const [revoking, setRevoking] = useState<Delegation | null>(null);
  return (
    <>
      <ul className={classes.list}>
        {delegations.map((each) => (
          <li key={each.id}>
            <div>
              <strong>{t('lend.row', { from: each.from.name, to: each.to.name })}</strong>
              {' · '}
              {t(`lend.state.${each.state}`)}
              <div className="meta">
                {each.post.title}, {each.post.unit.name} ·{' '}
                {t('span.fromTo', { from: day(each.firstDay), to: day(each.lastDay) })} ·{' '}
                {each.reason}
                {each.basis && ` · ${t('lend.by', { basis: each.basis })}`}
                {each.revokedBecause && ` · ${t('lend.because', { because: each.revokedBecause })}`}
              </div>
              <details>
                <summary>{t('lend.rights', { count: each.rights.length })}</summary>
                <span className="meta">
                  {each.rights.map((right) => say(RIGHT_WORDS[right])).join('; ')}
                </span>
              </details>
            </div>
            {each.mayRevoke && (
              <Button
                variant="subtle"
                aria-label={t('lend.revokeOf', { name: each.to.name })}
                onClick={() => setRevoking(each)}
              >
                {t('lend.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {revoking && <RevokeSheet delegation={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}
