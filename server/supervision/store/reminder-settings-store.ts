import { sql } from 'kysely';
import type { DatedChoice } from '../../calendar/rules/time-rules.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import type { ReminderRules } from '../rules/reminder-rules.ts';

/** What an authority has chosen, as kept in its settings under `reminders`; empty for the default. */
export async function keptReminders(
  db: Db | Tx,
  authorityId: string,
): Promise<readonly DatedChoice<ReminderRules>[]> {
  const found = await firstRow(
    db,
    sql<{ kept: DatedChoice<ReminderRules>[] | null }>`select settings->'reminders' as kept
        from authority where id = ${authorityId}`,
  );
  return found?.kept ?? [];
}

/** The same with the row held, so that two changes of the settings take turns. */
export async function lockReminders(
  tx: Tx,
  authorityId: string,
): Promise<readonly DatedChoice<ReminderRules>[]> {
  await run(tx, sql`select 1 from authority where id = ${authorityId} for update`);
  return keptReminders(tx, authorityId);
}

export async function saveReminders(
  tx: Tx,
  authorityId: string,
  kept: readonly DatedChoice<ReminderRules>[],
): Promise<void> {
  await run(
    tx,
    sql`update authority set settings =
          jsonb_set(settings, '{reminders}', ${JSON.stringify(kept)}::jsonb)
        where id = ${authorityId}`,
  );
}
