import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../server/calendar/rules/day.ts';
import { weekdayName } from '../../../server/calendar/rules/week.ts';
import { usePreferences } from '../../app/preferences.ts';
import { day as sayDay } from '../../kit/format.ts';
import { TaskMarks } from '../../tasks/task-marks.tsx';
import classes from './calendar.module.css';
import { DayLink } from './day-link.tsx';
import type { DaysProps } from './month-grid.tsx';

/** A week day by day, each with all its deadlines: the calendar of a phone, and of a busy week. */
export function WeekList({
  days,
  tasks,
  heads,
  seen,
  conditions,
}: DaysProps & { readonly days: readonly Day[] }) {
  const { t } = useTranslation('planViews');
  const { language } = usePreferences();
  return (
    <ul className={classes.week}>
      {days.map((day) => {
        const own = tasks.get(day) ?? [];
        const rest = (heads.get(day)?.rows ?? own.length) - own.length;
        return (
          <li key={day} data-today={day === seen || undefined}>
            <h3>
              {weekdayName(day, language)} <time dateTime={day}>{sayDay(day)}</time>{' '}
              {day === seen && <span className="meta">{t('calendar.todayMark')}</span>}
            </h3>
            {own.length === 0 && rest <= 0 && <p className="meta">{t('calendar.nothing')}</p>}
            <ul>
              {own.map((task) => (
                <li key={task.id} className={classes.due}>
                  <Link to="/tasks/$id" params={{ id: task.id }} className="two-lines">
                    {task.title}
                  </Link>
                  <span className="meta one-line">{task.unit.shortName ?? task.unit.name}</span>
                  <TaskMarks task={{ ...task, flags: task.flags.slice(0, 1) }} />
                </li>
              ))}
            </ul>
            {rest > 0 && (
              <DayLink day={day} conditions={conditions}>
                {t('calendar.count', { count: own.length + rest })}
              </DayLink>
            )}
          </li>
        );
      })}
    </ul>
  );
}
