import { IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { waiting } from '../../tasks/week/week-queue.ts';
import { weekStore } from '../../tasks/week/week-store.ts';
import { useMe } from '../me.ts';
import classes from '../shell.module.css';
import { rememberMe } from './last-seen.ts';
import { LeaveSheet } from './leave-sheet.tsx';
import { useReachable } from './network.ts';
import { registerWorker } from './register-worker.ts';

/**
 * What keeps the program usable on a weak network, on every page: who works here is remembered, what
 * waits is sent when the network is back, the parts of the program are on the device.
 */
export function Keeper() {
  const me = useMe();
  const postId = me.acting.id;
  const { t } = useTranslation('app');
  const online = useReachable();
  const store = weekStore(postId);
  const waits = waiting(useSyncExternalStore(store.subscribe, store.read));
  const [isOld, setIsOld] = useState(false);
  useEffect(() => rememberMe(me), [me]);
  useEffect(() => registerWorker(() => setIsOld(true)), []);
  useEffect(() => {
    if (!online || waits === 0) return;
    const nothing = () => undefined;
    const quietly = { order: () => [], onSent: nothing, onRefused: nothing } as const;
    void import('../../tasks/week/send-queue.ts').then(
      ({ sendQueue }) => sendQueue({ postId, store, ...quietly, session: 'throw' }),
      // Not on the device yet: what waits goes from the next page that opens.
      nothing,
    );
  }, [online, waits, postId, store]);
  return (
    <>
      {!online && (
        <div className={classes.offline} role="status" data-screen>
          <IconWifiOff size={16} stroke={1.75} aria-hidden />
          {waits === 0 ? t('offline') : t('offlineWaits', { count: waits })}
        </div>
      )}
      {isOld && (
        <div className={classes.offline} role="status" data-screen>
          {t('release.news')}
          <button type="button" className="link-button" onClick={() => window.location.reload()}>
            {t('release.open')}
          </button>
        </div>
      )}
      <LeaveSheet />
    </>
  );
}
