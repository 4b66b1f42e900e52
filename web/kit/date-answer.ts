import { dueFrom, termOf } from '../../server/calendar/rules/anchor.ts';
import { type Day, formatDay } from '../../server/calendar/rules/day.ts';
import type { Deadline } from '../../server/calendar/rules/deadline.ts';
import { sayDeadline } from '../../server/calendar/rules/deadline-words.ts';
import { nextTurn, sayTurn } from '../../server/calendar/rules/recurrence-periods.ts';
import { settledDue, type TimeRules } from '../../server/calendar/rules/time-rules.ts';
import { weekdayName } from '../../server/calendar/rules/week.ts';
import { isWorkingDay, nameOfDayOff } from '../../server/calendar/rules/working-days.ts';

type Language = 'vi' | 'en';

/**
 * What a typed deadline comes to, in words: the deadline itself; for a term, the day on which it would end
 * if it began today; for a recurring duty, its next turn; for a day off, what day off it is.
 */
export function answerOf(
  deadline: Deadline,
  today: Day,
  rules: TimeRules,
  language: Language,
): string {
  const said = sayDeadline(deadline, language);
  const more =
    ifBegunToday(deadline, today, rules, language) ??
    turnToCome(deadline, today, rules, language) ??
    onDayOff(deadline, rules, language);
  return more === null ? said : `${said}; ${more}`;
}

function ifBegunToday(
  { kind, norm, dueOn }: Deadline,
  today: Day,
  rules: TimeRules,
  language: Language,
): string | null {
  const term = kind === 'RELATIVE' && dueOn === null ? termOf(norm) : null;
  if (term === null) return null;
  const due = withWeekday(dueFrom(term, today, rules), language);
  return language === 'vi' ? `nếu mốc là hôm nay thì hạn ${due}` : `counted from today: due ${due}`;
}

function turnToCome(
  { recurrence }: Deadline,
  today: Day,
  rules: TimeRules,
  language: Language,
): string | null {
  const turn = recurrence ? nextTurn(recurrence, today, { startsOn: today, endsOn: null }) : null;
  if (!recurrence || !turn) return null;
  const due = withWeekday(settledDue(turn.dueOn, 'named', rules), language);
  const name = sayTurn(recurrence, turn.period, language);
  return language === 'vi' ? `kỳ tới: ${name}, hạn ${due}` : `next: ${name}, due ${due}`;
}

function onDayOff({ dueOn }: Deadline, rules: TimeRules, language: Language): string | null {
  if (dueOn === null || isWorkingDay(dueOn, rules.calendar)) return null;
  const vi = language === 'vi';
  const name = nameOfDayOff(dueOn, language, rules.calendar);
  const off = name ?? (vi ? 'cuối tuần' : 'weekend');
  const settled = settledDue(dueOn, 'named', rules);
  if (settled === dueOn) return vi ? `là ngày nghỉ (${off})` : `a day off (${off})`;
  const moved = withWeekday(settled, language);
  return vi
    ? `là ngày nghỉ (${off}), hạn lùi đến ${moved}`
    : `a day off (${off}), moved to ${moved}`;
}

function withWeekday(day: Day, language: Language): string {
  return `${formatDay(day)}, ${weekdayName(day, language)}`;
}
