import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { type KeptRow, keptTable } from '../../platform/database/kept-table.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { AmendmentState } from '../rules/steps.ts';
import type { Change } from '../value-contract.ts';

/** The amending directive as it was bound, and in whose name it takes effect. */
export interface Binding {
  readonly number: string;
  readonly on: string;
  readonly position: string;
  readonly signer: string;
  readonly by: {
    readonly personId: string;
    readonly postId: string;
    readonly unitId: string;
    readonly authorityId: string;
    readonly via?: string | null;
  };
}

/** A proposal to amend as the database keeps it; ids in decimal, days `YYYY-MM-DD`. */
export interface AmendmentRecord extends KeptRow {
  readonly number: number;
  readonly plan_id: string;
  readonly owner_unit_id: string;
  readonly unit_id: string;
  readonly proposed_by: string;
  readonly title: string;
  readonly folded: string;
  readonly state: AmendmentState;
  readonly changes: readonly Change[];
  readonly unit_ids: readonly string[];
  readonly thing_ids: readonly string[];
  readonly said: string | null;
  readonly directive_id: string | null;
  readonly effective_on: string | null;
  readonly binding: Binding | null;
  readonly applied_at: Date | null;
}

export const amendments = keptTable<AmendmentRecord>('amendment', {
  number: 'integer',
  plan_id: 'bigint',
  owner_unit_id: 'bigint',
  unit_id: 'bigint',
  proposed_by: 'bigint',
  title: 'text',
  folded: 'text',
  state: 'text',
  changes: 'jsonb',
  unit_ids: 'bigint[]',
  thing_ids: 'bigint[]',
  said: 'text',
  directive_id: 'bigint',
  effective_on: 'date',
  binding: 'jsonb',
  applied_at: 'timestamptz',
});

/** The next number of an authority; whoever asks holds it until the act ends. */
export async function nextNumber(tx: Tx, authorityId: string): Promise<number> {
  await run(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(${`amendment ${authorityId}`}, 0))`,
  );
  const found = await firstRow(
    tx,
    sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from amendment
        where authority_id = ${authorityId}`,
  );
  return found?.next ?? 1;
}

/** Lets one act at a time merge proposals on a plan; false where another is at it. */
export async function holdMerging(
  tx: Tx,
  { authority_id, plan_id }: Pick<AmendmentRecord, 'authority_id' | 'plan_id'>,
): Promise<boolean> {
  const name = `merge ${authority_id} ${plan_id}`;
  const found = await firstRow(
    tx,
    sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as mine`,
  );
  return found?.mine ?? false;
}

/** Amendments whose day has come, of all authorities: one of the few reads that cross them, for a job. */
export async function dueAmendments(
  db: Db,
  today: string,
): Promise<{ authorityId: string; id: string }[]> {
  return rows(
    db,
    sql<{ authorityId: string; id: string }>`
      /* all authorities: a job finds what is due */
      select authority_id as "authorityId", id from amendment
      where state = 'bound' and effective_on <= ${today}::date
      order by effective_on, authority_id, number`,
  );
}

/** In which of a few authorities a proposal stands. */
export async function authorityOf(
  db: Db | Tx,
  authorityIds: readonly string[],
  id: string,
): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ authorityId: string }>`select authority_id as "authorityId" from amendment
        where authority_id = any(${[...authorityIds]}::bigint[]) and id = ${id}`,
  );
  return found?.authorityId ?? null;
}

/** How the journal names proposals. */
export async function amendmentTitles(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`
      select id, '#' || number || ' ' || title as title from amendment
      where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}
