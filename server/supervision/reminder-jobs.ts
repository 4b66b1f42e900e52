import { dayInVietnam } from '../calendar/rules/day.ts';
import { isWorkingDay } from '../calendar/rules/working-days.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import type { Platform } from '../platform/act.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { afterQuiet, minuteInVietnam, minuteOf } from '../platform/mail/rules/quiet-hours.ts';
import { type MailMeans, remindPeople } from './remind-people.ts';
import { remindersOn } from './reminder-settings.ts';
import { bodiesToRemind } from './store/reminder-store.ts';
import { tellOfUnanswered } from './tell-of-unanswered.ts';

/** The job that reminds, every minute for whichever body's hour has come. */
export function reminderJobs(
  platform: Platform,
  mail: MailMeans | null,
): Record<string, JobHandler> {
  return {
    remind_people: async () => {
      await remindEverybody(platform, mail);
    },
  };
}

/**
 * Reminds the people of every body whose hour has come on a day on which it works. A server that was down
 * at the hour does it as soon as it is up, unless the quiet hours have begun: then on the next day.
 * With the same run whoever heads the unit above hears of letters of urging that nobody answered.
 *
 * @returns the number of people reminded
 */
export async function remindEverybody(platform: Platform, mail: MailMeans | null): Promise<number> {
  const now = platform.clock();
  let people = 0;
  for (const authorityId of await bodiesToRemind(platform.db, dayInVietnam(now))) {
    if (!(await isTime(platform, authorityId, now))) continue;
    const done = await remindPeople(platform, authorityId, mail);
    people += done?.people ?? 0;
    await tellOfUnanswered(platform, authorityId);
  }
  return people;
}

async function isTime({ db }: Platform, authorityId: string, now: Date): Promise<boolean> {
  const day = dayInVietnam(now);
  const { rules } = await remindersOn(db, authorityId, day);
  if (minuteInVietnam(now) < minuteOf(rules.digestAt)) return false;
  if (afterQuiet(now, rules.quiet) > now) return false;
  if (!rules.workingDaysOnly) return true;
  return isWorkingDay(day, (await timeRulesOn(db, authorityId, day)).calendar);
}
