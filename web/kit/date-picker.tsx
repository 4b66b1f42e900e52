import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addDays,
  addMonths,
  type Day,
  dayInVietnam,
  formatDay,
  parseDay,
  partsOf,
} from '../../server/calendar/rules/day.ts';
import { isSure } from '../../server/calendar/rules/day-marks.ts';
import { periodAround, periodOf, sayPeriod } from '../../server/calendar/rules/period.ts';
import { nameOfWeekday, type Weekday, weekdayOf } from '../../server/calendar/rules/week.ts';
import { isWorkingDay, nameOfDayOff } from '../../server/calendar/rules/working-days.ts';
import { usePreferences } from '../app/preferences.ts';
import classes from './picker.module.css';
import { Segments } from './segments.tsx';
import { useTimeRules } from './use-time-rules.ts';

const TABS = ['day', 'month', 'quarter', 'half', 'year', 'recurring'] as const;
type Tab = (typeof TABS)[number];
const COUNTS = { month: 12, quarter: 4, half: 2 } as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

/** What each choice of a period is typed as, so that the field and the calendar speak one language. */
const TYPED = {
  month: (year: number, number: number) => `${number}/${year}`,
  quarter: (year: number, number: number) => `q${number} ${year}`,
  half: (year: number, number: number) => `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`,
} as const;

/** What comes back, and how it is typed: a person goes on from there ("thứ Năm" → "thứ Sáu"). */
const RECURRING = [
  ['weekly', 'hằng tuần'],
  ['weeklyOn', 'thứ Năm hằng tuần'],
  ['monthly', 'hằng tháng'],
  ['monthlyBefore', 'trước ngày 25 hằng tháng'],
  ['quarterly', 'hằng quý'],
  ['halfYearly', '6 tháng một lần'],
  ['yearly', 'hằng năm'],
  ['yearlyBefore', 'trước ngày 15/12 hằng năm'],
] as const;

interface DatePickerProps {
  readonly text: string;
  readonly onlyDays: boolean;
  /** The words for the field, as a person would type them. */
  readonly onPick: (text: string) => void;
}

/** The calendar beside a date field: days with holidays marked, months, quarters, halves, years, recurring. */
export function DatePicker({ text, onlyDays, onPick }: DatePickerProps) {
  const { t } = useTranslation('kit');
  const { language } = usePreferences();
  const today = dayInVietnam(new Date());
  const [tab, setTab] = useState<Tab>('day');
  const [shown, setShown] = useState<Day>(parseDay(text) ?? today);
  const { year } = partsOf(shown);
  const byYear = tab !== 'day' && tab !== 'recurring';
  const move = (step: number) => setShown(addMonths(shown, step * (byYear ? 12 : 1)));
  return (
    <div className={classes.calendar}>
      {!onlyDays && (
        <Segments
          wide
          label={t('date.open')}
          value={tab}
          data={TABS.map((value) => ({ value, label: t(`date.tab.${value}`) }))}
          onChange={setTab}
        />
      )}
      {tab !== 'recurring' && (
        <div className={classes.nav}>
          <ActionIcon
            variant="subtle"
            aria-label={t(byYear ? 'date.lastYear' : 'date.lastMonth')}
            onClick={() => move(-1)}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <strong aria-live="polite">
            {byYear ? year : sayPeriod(periodAround(shown, 'month'), language)}
          </strong>
          <ActionIcon
            variant="subtle"
            aria-label={t(byYear ? 'date.nextYear' : 'date.nextMonth')}
            onClick={() => move(1)}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </div>
      )}
      {tab === 'day' && (
        <Month shown={shown} today={today} picked={parseDay(text)} onPick={onPick} />
      )}
      {tab === 'year' && (
        <div className={classes.periods}>
          {[0, 1, 2, 3, 4, 5].map((step) => (
            <Cell
              key={step}
              label={String(year + step)}
              onPick={() => onPick(`năm ${year + step}`)}
            />
          ))}
        </div>
      )}
      {(tab === 'month' || tab === 'quarter' || tab === 'half') && (
        <div className={classes.periods}>
          {Array.from({ length: COUNTS[tab] }, (_, index) => index + 1).map((number) => (
            <Cell
              key={number}
              label={sayPeriod(periodOf(tab, year, number), language)}
              onPick={() => onPick(TYPED[tab](year, number))}
            />
          ))}
        </div>
      )}
      {tab === 'recurring' && (
        <div className={classes.periods} style={{ gridTemplateColumns: '1fr 1fr' }}>
          {RECURRING.map(([name, typed]) => (
            <Cell key={name} label={t(`date.${name}`)} onPick={() => onPick(typed)} />
          ))}
        </div>
      )}
    </div>
  );
}

function Cell({ label, onPick }: { label: string; onPick: () => void }) {
  return (
    <button type="button" className={classes.cell} onClick={onPick}>
      {label}
    </button>
  );
}

interface MonthProps {
  readonly shown: Day;
  readonly today: Day;
  readonly picked: Day | null;
  readonly onPick: (text: string) => void;
}

function Month({ shown, today, picked, onPick }: MonthProps) {
  const { language } = usePreferences();
  const { t } = useTranslation('kit');
  const { calendar, marks } = useTimeRules(today);
  const { startsOn, endsOn } = periodAround(shown, 'month');
  const days: Day[] = [];
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) days.push(day);
  const before = weekdayOf(startsOn) - 1;
  const named = days.flatMap((day) => {
    const name = nameOfDayOff(day, language, calendar);
    return name === null ? [] : [{ day, name, sure: isSure(day, marks) }];
  });
  return (
    <>
      <div className={classes.days}>
        {WEEKDAYS.map((weekday) => (
          <span key={weekday} className={classes.weekday}>
            {shortWeekday(weekday, language)}
          </span>
        ))}
        {before > 0 && <span style={{ gridColumn: `span ${before}` }} />}
        {days.map((day) => {
          const name = nameOfDayOff(day, language, calendar) ?? undefined;
          return (
            <button
              key={day}
              type="button"
              className={classes.cell}
              aria-pressed={day === picked}
              aria-label={[formatDay(day), name].filter(Boolean).join(', ')}
              title={name}
              data-today={day === today || undefined}
              data-off={!isWorkingDay(day, calendar) || undefined}
              onClick={() => onPick(formatDay(day))}
            >
              {partsOf(day).date}
            </button>
          );
        })}
      </div>
      {named.length > 0 && (
        <ul className={classes.offs}>
          {named.map(({ day, name, sure }) => (
            <li key={day}>
              {formatDay(day).slice(0, 5)} {name}
              {!sure && <span className="meta"> {t('date.unsure')}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function shortWeekday(weekday: Weekday, language: 'vi' | 'en'): string {
  if (language === 'en') return nameOfWeekday(weekday, 'en').slice(0, 2);
  return weekday === 7 ? 'CN' : `T${weekday + 1}`;
}
