import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../server/calendar/rules/day.ts';
import { nameOfWeekday } from '../../../server/calendar/rules/week.ts';
import type { TaskRow } from '../../../server/tasks/contract.ts';
import { usePreferences } from '../../app/preferences.ts';
import { number, day as sayDay } from '../../kit/format.ts';
import { StatusWord } from '../../kit/status-chip.tsx';
import type { TaskGroupHead, TaskList } from '../../tasks/list/use-task-list.ts';
import classes from './calendar.module.css';
import type { GridDay } from './calendar-grid.ts';
import { DayLink } from './day-link.tsx';

export interface DaysProps {
  readonly tasks: ReadonlyMap<string, readonly TaskRow[]>;
  /** What each day holds under the filter, also beyond the titles that were fetched. */
  readonly heads: ReadonlyMap<string, TaskGroupHead>;
  readonly seen: Day;
  readonly conditions: TaskList['shared'];
}

/** Titles in one cell; the rest is a number that opens the list of the day. */
const TITLES_A_DAY = 3;

/** The month as a table, Monday to Sunday; a cell is a day with its deadlines. */
export function MonthGrid({ grid, ...days }: DaysProps & { readonly grid: readonly GridDay[][] }) {
  const { t } = useTranslation('planViews');
  const { language } = usePreferences();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={classes.wide} tabIndex={0} aria-label={t('calendar.grid')}>
      <table className={classes.grid}>
        <thead>
          <tr>
            {([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => (
              <th key={weekday} scope="col">
                {nameOfWeekday(weekday, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((each) => (
                <Cell key={each.day} {...days} {...each} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ day, isInMonth, tasks, heads, seen, conditions }: DaysProps & GridDay) {
  const { t } = useTranslation('planViews');
  const own = tasks.get(day) ?? [];
  const rows = heads.get(day)?.rows ?? own.length;
  const shown = own.slice(0, TITLES_A_DAY);
  return (
    <td data-beside={!isInMonth || undefined} data-today={day === seen || undefined}>
      <span className={classes.date}>
        <time dateTime={day}>{isInMonth ? Number(day.slice(8)) : sayDay(day).slice(0, 5)}</time>
        {day === seen && <span className="meta">{t('calendar.todayMark')}</span>}
      </span>
      <ul>
        {shown.map((task) => (
          <li key={task.id} className={classes.entry} data-status={task.status}>
            <Link
              to="/tasks/$id"
              params={{ id: task.id }}
              className="one-line"
              title={`${task.title}, ${task.unit.name}`}
            >
              {task.title}
            </Link>
            <span className="one-line">
              <StatusWord status={task.status} daysLate={task.daysLate} />
            </span>
          </li>
        ))}
      </ul>
      {rows > shown.length && (
        <DayLink day={day} conditions={conditions}>
          {shown.length === 0
            ? t('calendar.count', { count: rows })
            : t('calendar.rest', { more: number(rows - shown.length) })}
        </DayLink>
      )}
    </td>
  );
}
