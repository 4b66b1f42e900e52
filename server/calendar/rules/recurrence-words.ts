import type { MonthDate, Recurrence } from './recurrence.ts';
import { nameOfWeekday, type Weekday } from './week.ts';

/** `Hằng tháng, trước ngày 25`, or `Monthly, before day 25`. */
export function sayRecurrence(recurrence: Recurrence, language: 'vi' | 'en'): string {
  return language === 'vi' ? sayInVietnamese(recurrence) : sayInEnglish(recurrence);
}

function sayInVietnamese(recurrence: Recurrence): string {
  const before = recurrence.exclusive ? 'trước ' : '';
  switch (recurrence.every) {
    case 'unknown':
      return 'Định kỳ, chưa nêu kỳ';
    case 'day':
      return 'Hằng ngày';
    case 'week': {
      const every = recurrence.interval === 1 ? 'Hằng tuần' : `${recurrence.interval} tuần một lần`;
      return [every, before + sayWeekdays(recurrence.weekdays, 'vi')].filter(isSaid).join(', ');
    }
    case 'month':
      return withDate('Hằng tháng', before, recurrence.date, '');
    case 'quarter':
      return withDate('Hằng quý', before, recurrence.date, ' tháng cuối quý');
    case 'half':
      return withDate('6 tháng một lần', before, recurrence.date, ' tháng cuối kỳ');
    case 'year': {
      const dates = recurrence.dates.map(sayMonthDate).join(' và ');
      return dates === '' ? 'Hằng năm' : `Hằng năm, ${before}ngày ${dates}`;
    }
  }
}

function sayInEnglish(recurrence: Recurrence): string {
  const before = recurrence.exclusive ? 'before ' : '';
  switch (recurrence.every) {
    case 'unknown':
      return 'Periodic, period not stated';
    case 'day':
      return 'Daily';
    case 'week': {
      const every = recurrence.interval === 1 ? 'Weekly' : `Every ${recurrence.interval} weeks`;
      return [every, before + sayWeekdays(recurrence.weekdays, 'en')].filter(isSaid).join(', ');
    }
    case 'month':
      return recurrence.date === null ? 'Monthly' : `Monthly, ${before}day ${recurrence.date}`;
    case 'quarter':
    case 'half': {
      const name = recurrence.every === 'quarter' ? 'Quarterly' : 'Half-yearly';
      return recurrence.date === null
        ? name
        : `${name}, ${before}day ${recurrence.date} of the last month`;
    }
    case 'year': {
      const dates = recurrence.dates.map(sayMonthDate).join(' and ');
      return dates === '' ? 'Yearly' : `Yearly, ${before}${dates}`;
    }
  }
}

function isSaid(part: string): boolean {
  return part.trim() !== '' && part.trim() !== 'trước' && part.trim() !== 'before';
}

function withDate(every: string, before: string, date: number | null, where: string): string {
  return date === null ? every : `${every}, ${before}ngày ${date}${where}`;
}

function sayWeekdays(weekdays: readonly Weekday[], language: 'vi' | 'en'): string {
  const names = weekdays.map((weekday) => nameOfWeekday(weekday, language));
  return names.join(language === 'vi' ? ' và ' : ' and ');
}

function sayMonthDate({ month, date }: MonthDate): string {
  return `${String(date).padStart(2, '0')}/${String(month).padStart(2, '0')}`;
}
