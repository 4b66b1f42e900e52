import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../server/calendar/rules/day.ts';
import { type Week, weekOf } from '../../../server/calendar/rules/week.ts';
import classes from './week.module.css';

/** The week before and after; no further than the week that is running. */
export function WeekNav({ week, current }: { week: Week; current: Week }) {
  const { t } = useTranslation('tasks');
  const before = weekOf(addDays(week.startsOn, -7));
  const after = weekOf(addDays(week.startsOn, 7));
  return (
    <nav className={classes.nav} aria-label={t('week.nav')}>
      <Link to="/week/$week" params={{ week: before.code }} className={classes.step}>
        <IconChevronLeft size={16} stroke={1.75} aria-hidden />
        {t('week.number', { number: before.number })}
      </Link>
      {after.code <= current.code && (
        <Link to="/week/$week" params={{ week: after.code }} className={classes.step}>
          {t('week.number', { number: after.number })}
          <IconChevronRight size={16} stroke={1.75} aria-hidden />
        </Link>
      )}
      {week.code !== current.code && (
        <Link to="/week/$week" params={{ week: current.code }} className={classes.step}>
          {t('week.thisWeek')}
        </Link>
      )}
      {week.code !== current.code && <span className="meta">{t('week.over')}</span>}
    </nav>
  );
}
