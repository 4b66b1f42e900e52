import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../kit/sheet.tsx';
import { copyText } from '../organisation/account/copy-text.ts';
import classes from './exchange.module.css';

interface SecretSheetProps {
  readonly name: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** Khóa ký: the secret of a webhook, this once. */
export function WebhookSecretSheet({ name, secret, onClose }: SecretSheetProps) {
  const { t } = useTranslation('webhooks');
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('secret.title', { name })}
      acts={
        <>
          <Button variant="default" onClick={() => copyText(secret, t('secret.copied'))}>
            {t('secret.copy')}
          </Button>
          <Button onClick={onClose}>{t('secret.kept')}</Button>
        </>
      }
    >
      <p role="alert">{t('secret.once')}</p>
      <pre className={classes.code}>{secret}</pre>
      <p className="meta">{t('secret.use')}</p>
    </Sheet>
  );
}
