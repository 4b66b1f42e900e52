import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './was.module.css';

interface WasProps {
  /** The old value; null where nothing is compared, or nothing has changed. */
  readonly was: ReactNode;
  readonly children: ReactNode;
}

/** A value that changed: the old one struck through, the new one after it. Heard as "was …". */
export function Was({ was, children }: WasProps) {
  const { t } = useTranslation('kit');
  if (was === null) return children;
  return (
    <span className={classes.pair}>
      <span className={classes.unseen}>{t('was')} </span>
      <del>{was}</del>
      <span className={classes.unseen}>, {t('isNow')}</span> <b>{children}</b>
    </span>
  );
}
