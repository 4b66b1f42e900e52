import { sql } from 'kysely';
import type { Day } from '../../../calendar/rules/day.ts';
import { choiceOn, type DatedChoice } from '../../../calendar/rules/time-rules.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, run } from '../../../platform/database/rows.ts';
import { DEFAULT_FEEDBACK_RULES, type FeedbackRules } from '../rules/feedback-rules.ts';

/** What an authority has chosen, as kept in its settings under `feedback`; empty for the default. */
export async function keptFeedbackRules(
  db: Db | Tx,
  authorityId: string,
): Promise<readonly DatedChoice<FeedbackRules>[]> {
  const found = await firstRow(
    db,
    sql<{ kept: DatedChoice<FeedbackRules>[] | null }>`select settings->'feedback' as kept
        from authority where id = ${authorityId}`,
  );
  return found?.kept ?? [];
}

/** How an authority deals with feedback on a day. */
export async function feedbackRulesOn(
  db: Db | Tx,
  authorityId: string,
  day: Day,
): Promise<FeedbackRules> {
  const chosen = choiceOn(await keptFeedbackRules(db, authorityId), day);
  return chosen?.value ?? DEFAULT_FEEDBACK_RULES;
}

/** The choices with the row held, so that two changes of the settings take turns. */
export async function lockFeedbackRules(
  tx: Tx,
  authorityId: string,
): Promise<readonly DatedChoice<FeedbackRules>[]> {
  await run(tx, sql`select 1 from authority where id = ${authorityId} for update`);
  return keptFeedbackRules(tx, authorityId);
}

export async function saveFeedbackRules(
  tx: Tx,
  authorityId: string,
  kept: readonly DatedChoice<FeedbackRules>[],
): Promise<void> {
  await run(
    tx,
    sql`update authority set settings =
          jsonb_set(settings, '{feedback}', ${JSON.stringify(kept)}::jsonb)
        where id = ${authorityId}`,
  );
}
