import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  rotateKey,
  tryFollower,
  viewFollowers,
  viewIdentity,
  viewPartner,
} from '../../server/exchange/channel/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { dayAndClock } from '../kit/format.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './exchange.module.css';

const IdentitySheet = lazy(async () => ({
  default: (await import('./partners-identity-sheet.tsx')).IdentitySheet,
}));

/** How this body is called by others, in a line above the list. */
export function OwnSide({ manages }: { readonly manages: boolean }) {
  const { t } = useTranslation('exchange');
  const read = useRead(viewIdentity, {});
  const rotate = useAct(rotateKey, { stale: [viewIdentity, viewPartner] });
  const [isOpen, setIsOpen] = useState(false);
  if (!read.data) return null;
  const { identity, suggested } = read.data;
  return (
    <div className={classes.own}>
      <span>
        {identity === null
          ? t('own.none')
          : [identity.name, identity.organId, identity.address].join(' · ')}
        {identity && (
          <span className="meta"> · {t('own.key', { at: dayAndClock(identity.keyMadeAt) })}</span>
        )}
      </span>
      {manages && (
        <>
          <Button variant="subtle" size="compact-sm" onClick={() => setIsOpen(true)}>
            {identity === null ? t('own.enter') : t('own.change')}
          </Button>
          {identity && (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={rotate.isPending}
              onClick={() =>
                rotate.mutate(
                  {},
                  { onSuccess: () => toast(t('own.rotated')), onError: toastProblem },
                )
              }
            >
              {t('own.rotate')}
            </Button>
          )}
        </>
      )}
      {manages && <StuckFollowers />}
      {isOpen && (
        <Suspense fallback={null}>
          <IdentitySheet
            first={identity ?? { organId: '', name: suggested.name, address: suggested.address }}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** What the journal holds up: nothing that came after it is told to anybody until it is settled. */
function StuckFollowers() {
  const { t } = useTranslation('exchange');
  const read = useRead(viewFollowers, {});
  const again = useAct(tryFollower, { stale: [viewFollowers] });
  return read.data?.stuck.map(({ follower, position, since, why }) => (
    <p key={follower} role="alert">
      {t('stuck.says', { name: follower, position, at: dayAndClock(since), why })}{' '}
      <Button
        variant="subtle"
        size="compact-sm"
        loading={again.isPending}
        onClick={() => again.mutate({ body: { follower } }, { onError: toastProblem })}
      >
        {t('stuck.again')}
      </Button>
    </p>
  ));
}
