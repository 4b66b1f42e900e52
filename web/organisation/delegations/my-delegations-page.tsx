import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DelegationOffer,
  listMyDelegations,
} from '../../../server/organisation/delegation-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { day } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { ReadState } from '../../kit/states.tsx';
import classes from '../people/people.module.css';
import { DelegationList } from './delegation-list.tsx';
import { LendSheet } from './lend-sheet.tsx';

type Proposal = DelegationOffer['proposals'][number];

/** Ủy quyền: what I lent, what was lent to me, and an absence for which nothing was lent yet. */
export function Page() {
  const { t } = useTranslation('people');
  const mine = useRead(listMyDelegations, {});
  const [lending, setLending] = useState<Proposal | 'new' | null>(null);
  const offer = mine.data?.offer ?? null;
  return (
    <PageFrame
      title={t('lend.title')}
      acts={offer && <Button onClick={() => setLending('new')}>{t('lend.give')}</Button>}
    >
      <ReadState query={mine} what={t('lend.what')}>
        {({ given, received }) => (
          <div className={classes.sections}>
            {offer === null && <p className="meta">{t('lend.notHere')}</p>}
            {offer?.proposals.map((proposal) => (
              <p key={proposal.absenceId} role="status">
                {t('lend.proposal', {
                  ...{ from: day(proposal.from), to: day(proposal.to), reason: proposal.reason },
                })}{' '}
                <Button variant="default" data-size="xs" onClick={() => setLending(proposal)}>
                  {t('lend.proposed')}
                </Button>
              </p>
            ))}
            <section>
              <h2>{t('lend.received')}</h2>
              {received.length === 0 && <p className="meta">{t('lend.noneReceived')}</p>}
              <DelegationList delegations={received} />
            </section>
            <section>
              <h2>{t('lend.given')}</h2>
              {given.length === 0 && <p className="meta">{t('lend.noneGiven')}</p>}
              <DelegationList delegations={given} />
            </section>
            {offer && lending && (
              <LendSheet
                offer={offer}
                proposal={lending === 'new' ? null : lending}
                onClose={() => setLending(null)}
              />
            )}
          </div>
        )}
      </ReadState>
    </PageFrame>
  );
}
