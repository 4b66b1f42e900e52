import { addDays, type Day, startOfDayInVietnam } from '../server/calendar/rules/day.ts';
import {
  addWorkingDays,
  isWorkingDay,
  workingDayFrom,
} from '../server/calendar/rules/working-days.ts';
import { declareAbsenceOf } from '../server/organisation/declare-absence.ts';
import type { Platform } from '../server/platform/act.ts';
import { remindPeople } from '../server/supervision/remind-people.ts';
import { DEFAULT_REMINDERS } from '../server/supervision/rules/reminder-rules.ts';
import { setReminders } from '../server/supervision/set-reminders.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';

interface ReminderStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
  readonly ministry: Cast;
  readonly bodies: readonly Cast[];
}

/** So many working days before the demonstration opens people were reminded. */
const DAYS = 4;

/**
 * The reminders of the last working days, made at eight by the product's own rule, without mail; the
 * ministry's choice to repeat them every week; and one of its heads who is away, with an officer who stands in.
 */
export function playReminders({
  platform,
  agenda,
  opensOn,
  ministry,
  bodies,
}: ReminderStage): void {
  const morning = (day: Day) => new Date(startOfDayInVietnam(day).getTime() + 8 * 3_600_000);
  let day = isWorkingDay(opensOn) ? opensOn : addWorkingDays(opensOn, -1);
  for (let left = DAYS; left > 0; left -= 1) {
    agenda.add(morning(day), async () => {
      for (const { authorityId } of bodies) await remindPeople(platform, authorityId, null);
    });
    day = addWorkingDays(day, -1);
  }
  agenda.add(new Date(morning(addDays(day, -20)).getTime() + 3_600_000), async () => {
    const rules = { ...DEFAULT_REMINDERS, repeatEvery: 7 };
    const steps = rules.steps.map(({ days, to }) => ({ days, to: [...to] }));
    const source = 'Quy chế làm việc của Bộ, mục theo dõi nhiệm vụ';
    const body = { rules: { ...rules, steps }, from: addDays(day, -19), source };
    await setReminders(platform, ministry.planner, body, null, null);
  });
  const away = [...ministry.units.values()].find(({ head }) => head.unitName === 'Cục Báo chí');
  if (!away) throw new Error('The demonstration has no unit Cục Báo chí');
  const from = addWorkingDays(workingDayFrom(opensOn), -2);
  agenda.add(new Date(morning(from).getTime() - 16 * 3_600_000), async () => {
    await declareAbsenceOf(
      platform,
      away.head,
      {
        ...{ personId: null, from, to: addDays(from, 6), standInId: away.officer.personId },
        ...{ standInPostId: null, reason: 'Đi công tác địa phương' },
      },
      null,
    );
  });
}
