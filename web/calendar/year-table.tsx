import { useTranslation } from 'react-i18next';
import { isDay } from '../../server/calendar/rules/day.ts';
import { weekdayName } from '../../server/calendar/rules/week.ts';
import type { CalendarDay, CalendarYear } from '../../server/organisation/time-contract.ts';
import { usePreferences } from '../app/preferences.ts';
import { dayOf, say, day as written } from '../kit/format.ts';
import classes from './calendar.module.css';

interface YearTableProps {
  readonly calendar: CalendarYear;
  readonly onMark: (day: CalendarDay) => void;
  readonly onUnmark: (day: CalendarDay) => void;
}

/** Every day of a year that differs from the plain week, with where it comes from and whether it is sure. */
export function YearTable({ calendar, onMark, onUnmark }: YearTableProps) {
  const { t } = useTranslation('calendar');
  const { year, shipped, days, mayMark } = calendar;
  return (
    <div>
      <p className="meta">
        {shipped === null
          ? t('notShipped', { year })
          : `${t('shipped', { source: shipped.source })} ${t(shipped.certain ? 'certain' : 'uncertain')}`}
      </p>
      {days.length === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <table className={classes.table}>
          <caption className={classes.caption}>{t('caption', { year })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.day')}</th>
              <th scope="col">{t('column.kind')}</th>
              <th scope="col">{t('column.name')}</th>
              <th scope="col">{t('column.from')}</th>
              {mayMark && <th scope="col">{t('column.act')}</th>}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <Row
                key={day.day}
                day={day}
                mayMark={mayMark}
                mayMarkForAll={calendar.mayMarkForAll}
                onMark={() => onMark(day)}
                onUnmark={() => onUnmark(day)}
              />
            ))}
          </tbody>
        </table>
      )}
      <Closed calendar={calendar} />
    </div>
  );
}

interface RowProps {
  readonly day: CalendarDay;
  readonly mayMark: boolean;
  readonly mayMarkForAll: boolean;
  readonly onMark: () => void;
  readonly onUnmark: () => void;
}

function Row({ day, mayMark, mayMarkForAll, onMark, onUnmark }: RowProps) {
  const { t } = useTranslation('calendar');
  const { language } = usePreferences();
  const mayClose = day.from === 'own' || (day.from === 'all' && mayMarkForAll);
  const label = written(day.day);
  return (
    <tr>
      <th scope="row" data-label={t('column.day')}>
        {label} {isDay(day.day) && <span className="meta">{weekdayName(day.day, language)}</span>}
      </th>
      <td data-label={t('column.kind')}>{t(`kind.${day.kind}`)}</td>
      <td data-label={t('column.name')}>
        {say(day.name)}
        {!day.sure && <span className={classes.unsure}> {t('unsure')}</span>}
      </td>
      <td data-label={t('column.from')} title={day.source ?? undefined}>
        {t(`from.${day.from}`)}
        {day.from !== 'national' && day.source && <span className="meta"> {day.source}</span>}
      </td>
      {mayMark && (
        <td data-screen>
          {mayClose ? (
            <button
              type="button"
              className="link-button"
              onClick={onUnmark}
              aria-label={`${t('unmark')} ${label}`}
            >
              {t('unmark')}
            </button>
          ) : (
            <button
              type="button"
              className="link-button"
              onClick={onMark}
              aria-label={`${t(day.sure ? 'change' : 'confirm')} ${label}`}
            >
              {t(day.sure ? 'change' : 'confirm')}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

function Closed({ calendar: { closed } }: { calendar: CalendarYear }) {
  const { t } = useTranslation('calendar');
  if (closed.length === 0) return null;
  return (
    <details className={classes.closed}>
      <summary>{t('closed', { count: closed.length })}</summary>
      <ul>
        {closed.map((mark) => (
          <li key={`${mark.day}${mark.closedAt}`}>
            {t('closedLine', {
              day: written(mark.day),
              kind: t(`kind.${mark.kind}`),
              name: mark.name,
              by: mark.closedBy,
              at: dayOf(mark.closedAt),
              reason: mark.reason,
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
