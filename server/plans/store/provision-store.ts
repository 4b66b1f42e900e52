import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import type { ProvisionRecord } from './plan-list.ts';

/** Which provision of which plan. */
export interface ProvisionKey {
  readonly authorityId: string;
  readonly planId: string;
  readonly id: string;
}

const keyed = ({ authorityId, planId, id }: ProvisionKey) =>
  sql`authority_id = ${authorityId} and plan_id = ${planId} and id = ${id}`;

/** Puts other words in force; what was read from the source no longer stands there. */
export async function changeProvision(
  tx: Tx,
  key: ProvisionKey,
  data: ProvisionRecord['data'],
  at: Date,
): Promise<void> {
  await keepProvision(tx, key, at);
  await run(
    tx,
    sql`update plan_provision set data = ${JSON.stringify(data)}::jsonb, starts = null, ends = null,
          since = ${at} where ${keyed(key)}`,
  );
}

/** Adds a provision after those of the plan. */
export async function addProvision(
  tx: Tx,
  { authorityId, planId, id }: ProvisionKey,
  { kind, data }: Pick<ProvisionRecord, 'kind' | 'data'>,
  at: Date,
): Promise<void> {
  const last = await firstRow(
    tx,
    sql<{ ordinal: number }>`select coalesce(max(ordinal), -1) + 1 as ordinal from plan_provision
        where authority_id = ${authorityId} and plan_id = ${planId}`,
  );
  await run(
    tx,
    sql`insert into plan_provision (authority_id, id, plan_id, kind, ordinal, data, since)
        values (${authorityId}, ${id}, ${planId}, ${kind}, ${last?.ordinal ?? 0},
          ${JSON.stringify(data)}::jsonb, ${at})`,
  );
}

/** Takes a provision out of force; every day before still has it. */
export async function endProvision(tx: Tx, key: ProvisionKey, at: Date): Promise<void> {
  await keepProvision(tx, key, at);
  await run(tx, sql`delete from plan_provision where ${keyed(key)}`);
}

async function keepProvision(tx: Tx, key: ProvisionKey, at: Date): Promise<void> {
  const columns = sql`authority_id, id, plan_id, kind, ordinal, data, starts, ends, since`;
  await run(
    tx,
    sql`insert into plan_provision_past (${columns}, until)
        select ${columns}, ${at}::timestamptz from plan_provision where ${keyed(key)}`,
  );
}
