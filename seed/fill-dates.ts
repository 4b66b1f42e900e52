import { addDays, type Day, partsOf } from '../server/calendar/rules/day.ts';

/**
 * Fills the dated places of a demonstration text, so that its deadlines stand around the day of
 * seeding: `{{ngày -30}}`, `{{ngày dài -30}}`, `{{tháng +10}}`, `{{quý -60}}`, `{{năm 0}}`; the
 * number is days from `today`.
 */
export function fillDates(text: string, today: Day): string {
  return text.replace(
    /\{\{(ngày dài|ngày|tháng|quý|năm) ([+-]?\d+)\}\}/g,
    (_place, form: string, offset: string) => {
      const { year, month, date: day } = partsOf(addDays(today, Number(offset)));
      switch (form) {
        case 'ngày dài':
          return `ngày ${pad(day)} tháng ${pad(month, 3)} năm ${year}`;
        case 'ngày':
          return `ngày ${pad(day)}/${pad(month, 3)}/${year}`;
        case 'tháng':
          return `tháng ${month}/${year}`;
        case 'quý':
          return `Quý ${['I', 'II', 'III', 'IV'][Math.floor((month - 1) / 3)]}/${year}`;
        default:
          return String(year);
      }
    },
  );
}

/** NĐ 30/2020: days below 10 and months 1 and 2 take a zero in front. */
function pad(value: number, below = 10): string {
  return value < below ? `0${value}` : String(value);
}
