import { useTranslation } from 'react-i18next';
import { day } from '../../kit/format.ts';
import classes from './reminders.module.css';

interface Counts {
  readonly overdue: number;
  readonly soon: number;
  readonly reports: number;
}

/** “12 quá hạn · 3 sắp đến hạn”: counts of nothing are left out. */
export function CountsSaid({ overdue, soon, reports }: Counts) {
  const { t } = useTranslation('reminders');
  const rest = [
    ...(soon > 0 ? [t('counts.soon', { count: soon })] : []),
    ...(reports > 0 ? [t('counts.reports', { count: reports })] : []),
  ];
  return (
    <>
      {overdue > 0 && (
        <span className={classes.overdue}>{t('counts.overdue', { count: overdue })}</span>
      )}
      {overdue > 0 && rest.length > 0 && ' · '}
      {rest.join(' · ')}
    </>
  );
}

interface Stands {
  readonly rung: 'officer' | 'head' | 'deputy' | 'body';
  readonly why: 'away' | 'vacant';
  readonly name: string | null;
  readonly until: string | null;
}

/** “thay Trần Văn An, vắng đến 05/12/2026”: whose reminders a person gets besides their own. */
export function useStandsFor(): (all: readonly Stands[]) => string {
  const { t } = useTranslation('reminders');
  return (all) =>
    all
      .map(({ rung, why, name, until }) =>
        t(`standsFor.${why}`, {
          whom: name ?? t(`rung.${rung}`).toLowerCase(),
          until: until === null ? '' : day(until),
        }),
      )
      .join('; ');
}
