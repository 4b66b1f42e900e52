import { addDays, type Day, dayInVietnam } from '../calendar/rules/day.ts';
import { workingDayFrom } from '../calendar/rules/working-days.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import type { Platform } from '../platform/act.ts';
import type { Tx } from '../platform/database/database.ts';
import { gatherReminders } from './gather-reminders.ts';
import { addressesOf } from './reminder-addresses.ts';
import type { ReminderPreview } from './reminder-contract.ts';
import { remindersOn } from './reminder-settings.ts';
import { lastRuns } from './store/reminder-store.ts';

/** So many people are named; the others are counted. */
const FIRST = 20;

/** Carries the preview out of a transaction that must leave nothing behind. */
class Previewed extends Error {
  readonly preview: ReminderPreview;
  constructor(preview: ReminderPreview) {
    super('previewed');
    this.preview = preview;
  }
}

/**
 * “Sẽ nhắc 12 người, 340 việc”: what the next run will tell as things stand, by the very same steps, in a
 * transaction that is undone. That is today's, or the one after it where today's is over or a day off.
 *
 * @throws Refusal NOT_FOUND
 */
export async function previewRun(
  platform: Platform,
  actor: Actor,
  mailOn: boolean,
): Promise<ReminderPreview> {
  const { authorityId } = actor;
  requireMay(actor, 'reminder.read', { authorityId });
  const today = dayInVietnam(platform.clock());
  try {
    return await platform.db.transaction().execute(async (tx) => {
      const [last] = await lastRuns(tx, authorityId, 1);
      const isDone = last?.day === today;
      const day = await nextRunFrom(tx, authorityId, isDone ? addDays(today, 1) : today);
      const found = await gatherReminders(tx, authorityId, day);
      const mails = mailOn ? (await addressesOf(tx, found)).size : 0;
      const subjects = found.piles.reduce(
        (sum, { count }, at) => sum + (found.audiences[at]?.length ? count : 0),
        0,
      );
      throw new Previewed({
        ...{ day, isToday: day === today, isDone },
        ...{ people: found.digests.length, subjects, mails, unreached: found.unreached },
        first: found.digests
          .slice(0, FIRST)
          .map(({ personId, soon, overdue, reports, standsFor }) => ({
            ...{ personId, name: found.staff.nameOf(personId), soon, overdue, reports },
            standsFor: [...standsFor],
          })),
      });
    });
  } catch (error) {
    if (error instanceof Previewed) return error.preview;
    throw error;
  }
}

/** The first day from a day on on which the body reminds. */
async function nextRunFrom(tx: Tx, authorityId: string, day: Day): Promise<Day> {
  const { rules } = await remindersOn(tx, authorityId, day);
  if (!rules.workingDaysOnly) return day;
  return workingDayFrom(day, (await timeRulesOn(tx, authorityId, day)).calendar);
}
