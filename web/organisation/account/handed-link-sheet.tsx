import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../kit/sheet.tsx';
import classes from './account.module.css';
import { copyText } from './copy-text.ts';

/** Where the installation was told no public address, this browser knows one under which it is reached. */
function reachable(address: string): string {
  const { hostname, pathname, hash } = new URL(address);
  return hostname === 'localhost' ? `${window.location.origin}${pathname}${hash}` : address;
}

/** A one-time link that no letter carries: shown once, to be handed over. */
export function HandedLinkSheet({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useTranslation('account');
  const link = reachable(address);
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('admin.link')}
      acts={
        <>
          <Button variant="default" onClick={() => copyText(link, t('admin.copied'))}>
            {t('admin.copy')}
          </Button>
          <Button onClick={onClose}>{t('admin.close')}</Button>
        </>
      }
    >
      <p>{t('admin.handOver')}</p>
      <p>
        <code className={classes.secret}>{link}</code>
      </p>
    </Sheet>
  );
}
