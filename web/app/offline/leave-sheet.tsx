import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/sheet.tsx';
import { answerLeaving, asksToLeave, onLeaving } from './leaving.ts';

/** Before somebody signs out of a device on which words wait: what will happen to them. */
export function LeaveSheet() {
  const { t } = useTranslation('app');
  const count = useSyncExternalStore(onLeaving, asksToLeave);
  if (count === null) return null;
  return (
    <Dialog
      opened
      onClose={() => answerLeaving(false)}
      title={t('leave.title')}
      acts={
        <>
          <Button variant="default" onClick={() => answerLeaving(true)}>
            {t('leave.go')}
          </Button>
          <Button onClick={() => answerLeaving(false)}>{t('leave.stay')}</Button>
        </>
      }
    >
      <p>{t('leave.body', { count })}</p>
    </Dialog>
  );
}
