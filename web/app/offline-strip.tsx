import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

/** No network: say so, and that typing goes on. */
export function OfflineStrip() {
  const { online } = useNetwork();
  const { t } = useTranslation('app');
  if (online) return null;
  return (
    <div className={classes.offline} role="status" data-screen>
      <IconWifiOff size={16} stroke={1.75} aria-hidden />
      {t('offline')}
    </div>
  );
}
