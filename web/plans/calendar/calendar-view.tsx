import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addDays, addMonths, type Day } from '../../../server/calendar/rules/day.ts';
import { periodAround, sayPeriod } from '../../../server/calendar/rules/period.ts';
import { weekOf } from '../../../server/calendar/rules/week.ts';
import { groupTasks, listTasks } from '../../../server/tasks/contract.ts';
import { type AddressQuery, textIn } from '../../app/address-query.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { day as sayDay } from '../../kit/format.ts';
import { Segments } from '../../kit/segments.tsx';
import { usePhone } from '../../kit/sheet.tsx';
import { ReadState } from '../../kit/states.tsx';
import { useAddress } from '../../tasks/list/use-address.ts';
import type { TaskList } from '../../tasks/list/use-task-list.ts';
import { PrintFoot, PrintHead } from '../../tasks/print-head.tsx';
import { useSeenDay } from '../../tasks/use-seen-day.ts';
import classes from './calendar.module.css';
import { byDay, monthGrid, shownDay, weekDays } from './calendar-grid.ts';
import { MonthGrid } from './month-grid.tsx';
import { Tray } from './tray.tsx';
import { WeekList } from './week-list.tsx';

/** Titles fetched for a month; of what is beyond them the cells tell the number. */
const TITLES = 200;

interface CalendarViewProps {
  readonly title: string;
  readonly list: TaskList;
}

/** Lịch: a month as a grid or a week as a list, and beside it what has no day. Prints on A4 landscape. */
export function CalendarView({ title, list }: CalendarViewProps) {
  const { t } = useTranslation('planViews');
  const { language } = usePreferences();
  const query: AddressQuery = useSearch({ strict: false });
  const change = useAddress();
  const phone = usePhone();
  const seen = useSeenDay();
  const on = shownDay(textIn(query, 'on'), seen);
  const asked = textIn(query, 'span');
  const span = asked === 'week' || (asked === undefined && phone) ? 'week' : 'month';
  const grid = monthGrid(on);
  const [from, to] =
    span === 'month'
      ? [grid[0]?.[0]?.day ?? on, grid.at(-1)?.at(-1)?.day ?? on]
      : [weekOf(on).startsOn, weekOf(on).endsOn];
  const { shared } = list;
  const within = {
    ...shared,
    dueFrom: later(shared.dueFrom, from),
    dueTo: earlier(shared.dueTo, to),
  };
  const rows = useRead(
    listTasks,
    { query: { ...within, sort: 'due,status', limit: TITLES } },
    { keep: true },
  );
  const counts = useRead(groupTasks, { query: { ...within, by: 'day' } }, { keep: true });
  const heads = new Map((counts.data?.groups ?? []).map((head) => [head.key, head]));
  const name =
    span === 'month'
      ? sayPeriod(periodAround(on, 'month'), language)
      : t('calendar.week', {
          number: weekOf(on).number,
          from: sayDay(from),
          to: sayDay(to),
        });
  const step = (way: -1 | 1): Day =>
    span === 'month' ? addMonths(periodAround(on, 'month').startsOn, way) : addDays(on, 7 * way);
  return (
    <div className={classes.page} data-landscape>
      <div className={classes.tools} data-screen>
        <button
          type="button"
          className="plain-button"
          aria-label={t(`calendar.before.${span}`)}
          onClick={() => change({ on: step(-1) })}
        >
          <IconChevronLeft size={16} aria-hidden />
        </button>
        <h2>{name}</h2>
        <button
          type="button"
          className="plain-button"
          aria-label={t(`calendar.after.${span}`)}
          onClick={() => change({ on: step(1) })}
        >
          <IconChevronRight size={16} aria-hidden />
        </button>
        <button type="button" className="plain-button" onClick={() => change({ on: undefined })}>
          {t('calendar.today')}
        </button>
        <Segments
          label={t('calendar.span')}
          value={span}
          data={[
            { value: 'month', label: t('calendar.month') },
            { value: 'week', label: t('calendar.weekList') },
          ]}
          onChange={(value) => change({ span: value })}
        />
        <button type="button" className="plain-button" onClick={() => window.print()}>
          <IconPrinter size={16} stroke={1.75} aria-hidden />
          {t('print')}
        </button>
      </div>
      <PrintHead title={`${title}: ${name}`} />
      <section
        className={classes.body}
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
      >
        <ReadState query={rows}>
          {(found) =>
            span === 'month' ? (
              <MonthGrid
                grid={grid}
                tasks={byDay(found.rows)}
                heads={heads}
                seen={seen}
                conditions={shared}
              />
            ) : (
              <WeekList
                days={weekDays(on)}
                tasks={byDay(found.rows)}
                heads={heads}
                seen={seen}
                conditions={shared}
              />
            )
          }
        </ReadState>
        <Tray list={list} />
      </section>
      <PrintFoot />
    </div>
  );
}

const later = (asked: string | undefined, day: Day) =>
  asked !== undefined && asked > day ? asked : day;
const earlier = (asked: string | undefined, day: Day) =>
  asked !== undefined && asked < day ? asked : day;
