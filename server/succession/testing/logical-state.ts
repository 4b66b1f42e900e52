import { type RawBuilder, sql } from 'kysely';
import type { Platform } from '../../platform/act.ts';
import { rows } from '../../platform/database/rows.ts';
import { partiesSql } from '../../tasks/store/party-store.ts';

/**
 * Everything that reorganisations may touch, as it stands: current rows of the tables of facts, posts and units
 * that are there on some day, balances of the ledger. Left out, because putting something back moves them on:
 * `version`, `since`, `changed_by`, history, journal, ids of rows that only link two things, the account of
 * silence (a task that was never reported counts its silence from the row that holds), the cache `reach`, and units
 * and posts that were there on no day.
 */
export async function logicalState({
  db,
}: Pick<Platform, 'db'>): Promise<Record<string, string[]>> {
  const state: Record<string, string[]> = {};
  for (const [name, statement] of Object.entries(TABLES)) {
    const found = await rows(
      db,
      sql<{ row: string }>`select row::text from (${statement}) as each(row)`,
    );
    state[name] = found.map(({ row }) => row).toSorted();
  }
  return state;
}

const whole = (table: string, where = sql`true`) => sql`
  select (to_jsonb(x) - 'version' - 'since' - 'changed_by') from ${sql.table(table)} x where ${where}`;
const standing = sql`x.until is null`;
const onSomeDay = sql`(x.valid_to is null or x.valid_to >= x.valid_from)`;

const TABLES: Record<string, RawBuilder<unknown>> = {
  task: whole('task'),
  party: sql`select jsonb_build_object('task', t.id, 'role', y.role, 'unit', y.unit_id, 'duty', y.duty,
      'due', y.due_on) from task t cross join lateral (${partiesSql(sql`t`, null)}) y`,
  plan: whole('plan'),
  amendment: whole('amendment'),
  obligation: whole('obligation'),
  submission: whole('submission'),
  indicator: whole('indicator'),
  reporter: whole('indicator_reporter', standing),
  target: whole('target'),
  share: whole('allocation_share', standing),
  question: whole('indicator_question'),
  project: whole('project'),
  thrift: whole('thrift_item'),
  line: whole('budget_line'),
  recommendation: whole('recommendation'),
  member: whole('campaign_member', standing),
  view: whole('saved_view'),
  alignment: whole('alignment', standing),
  post: sql`select to_jsonb(x) - 'version' from post x where ${onSomeDay}`,
  appointment: sql`select to_jsonb(x) - 'version' from appointment x where ${onSomeDay}`,
  session: sql`select jsonb_build_object('account', account_id, 'post', post_id) from session`,
  delegation: whole('delegation'),
  unit: sql`select (to_jsonb(x) - 'version' - 'since') || jsonb_build_object('parent', p.parent_id)
      from unit x left join unit_parent p on p.unit_id = x.id and p.valid_to is null where ${onSomeDay}`,
  succession: sql`select to_jsonb(x) from unit_succession x`,
  authority: sql`select to_jsonb(x) from authority x`,
  balance: sql`select jsonb_build_object('of', authority_id, 'plan', plan_id, 'unit', unit_id, 'field', field_id,
      'layer', layer, 'leader', leader_id, 'account', account, 'due', due_on, 'sum', sum(delta))
      from posting_line where account <> 'heard'
      group by authority_id, plan_id, unit_id, field_id, layer, leader_id, account, due_on
      having sum(delta) <> 0`,
};
