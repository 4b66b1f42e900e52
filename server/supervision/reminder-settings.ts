import type { Day } from '../calendar/rules/day.ts';
import { choiceOn, type DatedChoice } from '../calendar/rules/time-rules.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { DEFAULT_REMINDERS, type ReminderRules } from './rules/reminder-rules.ts';
import { keptReminders } from './store/reminder-settings-store.ts';

/** How an authority reminds on a day, with where that comes from; null where it is the default. */
export async function remindersOn(
  db: Db | Tx,
  authorityId: string,
  day: Day,
): Promise<{ readonly rules: ReminderRules; readonly chosen: DatedChoice<ReminderRules> | null }> {
  const chosen = choiceOn(await keptReminders(db, authorityId), day);
  return { rules: chosen?.value ?? DEFAULT_REMINDERS, chosen };
}
