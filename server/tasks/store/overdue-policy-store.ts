import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows, run } from '../../platform/database/rows.ts';
import { DELAY_CAUSES, type DelayCause } from '../rules/delay-causes.ts';
import { type DatedPolicy, type OverduePolicy, policyOn } from '../rules/overdue-policy.ts';

/** Every policy that an authority has set, in the order of their first days. */
export async function policiesOf(db: Db | Tx, authorityId: string): Promise<DatedPolicy[]> {
  return rows(
    db,
    sql<DatedPolicy>`select valid_from as "validFrom", source, policy from overdue_policy
        where authority_id = ${authorityId} order by valid_from`,
  );
}

/** The policy of an authority on a day. */
export async function policyOfAuthority(
  db: Db | Tx,
  authorityId: string,
  day: Day,
): Promise<OverduePolicy> {
  return policyOn(await policiesOf(db, authorityId), day);
}

/** Sets a policy from a day on; what was set for the same day gives way. */
export async function savePolicy(
  tx: Tx,
  authorityId: string,
  { validFrom, source, policy }: DatedPolicy,
  by: { readonly at: Date; readonly personId: string },
): Promise<void> {
  await run(
    tx,
    sql`insert into overdue_policy (authority_id, valid_from, policy, source, at, changed_by)
        values (${authorityId}, ${validFrom}, ${JSON.stringify(policy)}::jsonb, ${source}, ${by.at},
          ${by.personId})
        on conflict (authority_id, valid_from) do update set policy = excluded.policy,
          source = excluded.source, at = excluded.at, changed_by = excluded.changed_by`,
  );
}

/** A cause that is offered, or was. */
export interface KeptCause extends DelayCause {
  readonly retired: boolean;
}

/** The causes of an authority in their order, those no longer offered last; the usual list where it has none. */
export async function causesOf(db: Db | Tx, authorityId: string): Promise<KeptCause[]> {
  const found = await rows(
    db,
    sql<KeptCause>`select key, vi, en, objective, retired from delay_cause
        where authority_id = ${authorityId} order by retired, position, key`,
  );
  return found.length > 0 ? found : DELAY_CAUSES.map((each) => ({ ...each, retired: false }));
}

/** Puts a list in place of the one that is offered; causes that fall away are kept as no longer offered. */
export async function saveCauses(
  tx: Tx,
  authorityId: string,
  causes: readonly DelayCause[],
): Promise<void> {
  const keys = new Set(causes.map(({ key }) => key));
  const before = await causesOf(tx, authorityId);
  const gone = before.filter(({ key }) => !keys.has(key));
  await run(tx, sql`delete from delay_cause where authority_id = ${authorityId}`);
  const all = [
    ...causes.map((each) => ({ ...each, retired: false })),
    ...gone.map((each) => ({ ...each, retired: true })),
  ];
  await insertRows(
    tx,
    'delay_cause',
    {
      authority_id: 'bigint',
      key: 'text',
      vi: 'text',
      en: 'text',
      objective: 'boolean',
      position: 'smallint',
      retired: 'boolean',
    },
    all.map(({ key, vi, en, objective, retired }, position) => ({
      ...{ authority_id: authorityId, key, vi, en, objective, position, retired },
    })),
  );
}
