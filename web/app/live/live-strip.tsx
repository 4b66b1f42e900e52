import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../me.ts';
import classes from '../shell.module.css';
import { applyChanges } from './apply-changes.ts';
import { followChanges } from './follow-changes.ts';

/** Follows changes while the page is open, and says where the list in sight has become old. */
export function LiveStrip() {
  const client = useQueryClient();
  const { acting } = useMe();
  const { t } = useTranslation('app');
  const [isOld, setIsOld] = useState(false);

  useEffect(() => {
    const changes = applyChanges(client);
    const leave = followChanges(acting.id, changes.hear);
    return () => {
      leave();
      changes.stop();
    };
  }, [client, acting.id]);

  useEffect(() => {
    const cache = client.getQueryCache();
    const look = () => setIsOld(cache.getAll().some(isOffered));
    return cache.subscribe(look);
  }, [client]);

  if (!isOld) return null;
  return (
    <div className={classes.offline} role="status" data-screen>
      {t('live.news')}
      <button
        type="button"
        className="link-button"
        onClick={() =>
          void client.refetchQueries({
            type: 'active',
            predicate: ({ state }) => state.isInvalidated,
          })
        }
      >
        {t('live.show')}
      </button>
    </div>
  );
}

type CachedQuery = ReturnType<
  ReturnType<ReturnType<typeof useQueryClient>['getQueryCache']>['getAll']
>[number];

/** Marked as old, in sight, and not being read again. */
function isOffered(query: CachedQuery): boolean {
  const { isInvalidated, fetchStatus, error } = query.state;
  return isInvalidated && fetchStatus === 'idle' && error === null && query.isActive();
}
