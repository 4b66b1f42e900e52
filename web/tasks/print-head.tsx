import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../app/me.ts';
import { day } from '../kit/format.ts';
import classes from './print-head.module.css';
import { useSeenDay } from './use-seen-day.ts';

interface PrintHeadProps {
  readonly title: string;
  /** What the sheet is about, below its title: on paper it stands for the head of the page. */
  readonly children?: ReactNode;
}

/** On paper only: the acting body on the left, the national title on the right, then what the sheet is. */
export function PrintHead({ title, children }: PrintHeadProps) {
  const { t } = useTranslation('tasks');
  const { acting } = useMe();
  return (
    <div className={`only-print ${classes.head}`}>
      <div className={classes.pair}>
        <div>
          {acting.authorityName !== acting.unit.name && <p>{acting.authorityName}</p>}
          <p>
            <b>{acting.unit.name}</b>
          </p>
        </div>
        <div>
          <p>
            <b>{t('print.nation')}</b>
          </p>
          <p>
            <b>{t('print.motto')}</b>
          </p>
        </div>
      </div>
      <p className={classes.title}>
        <b>{title}</b>
      </p>
      {children && <div className={classes.subject}>{children}</div>}
    </div>
  );
}

/** On paper only: as of which day, from which address, and room for two signatures. */
export function PrintFoot() {
  const { t } = useTranslation('tasks');
  const seen = useSeenDay();
  return (
    <div className={`only-print ${classes.foot}`}>
      <div className={classes.pair}>
        <p>
          <b>{t('print.maker')}</b>
        </p>
        <p>
          <b>{t('print.head')}</b>
        </p>
      </div>
      <p className={classes.source}>
        {t('print.asOf', { day: day(seen) })} · {window.location.href}
      </p>
    </div>
  );
}
