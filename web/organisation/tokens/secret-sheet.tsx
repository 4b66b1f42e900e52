import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../kit/sheet.tsx';
import classes from '../account/account.module.css';
import { copyText } from '../account/copy-text.ts';

/** The new key, this once. */
export function SecretSheet({
  name,
  secret,
  onClose,
}: {
  name: string;
  secret: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('access');
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('token.made', { name })}
      acts={
        <>
          <Button variant="default" onClick={() => copyText(secret, t('token.copied'))}>
            {t('token.copy')}
          </Button>
          <Button onClick={onClose}>{t('token.kept')}</Button>
        </>
      }
    >
      <p role="alert">{t('token.once')}</p>
      <p>
        <code className={classes.secret}>{secret}</code>
      </p>
      <p className="meta">{t('token.use')}</p>
      <p>
        <code>Authorization: Bearer …</code>
      </p>
    </Sheet>
  );
}
