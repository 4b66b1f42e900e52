import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import { WHO_ACTS_CHANNEL } from '../../platform/live/who-acts.ts';
import type { Actor } from '../actor.ts';

/** An authority (chủ thể dữ liệu): a body that owns its plans and tasks, with the top unit of its tree. */
export interface Authority {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  /** Key of the reference body that it stands for; null for one with a name of its own. */
  readonly reference: string | null;
}

export async function insertAuthorities(
  tx: Tx,
  authorities: readonly Authority[],
  now: Date,
): Promise<void> {
  await insertRows(
    tx,
    'authority',
    { id: 'bigint', unit_id: 'bigint', name: 'text', settings: 'jsonb', created_at: 'timestamptz' },
    authorities.map(({ id, unitId, name, reference }) => ({
      id,
      unit_id: unitId,
      name,
      settings: reference === null ? {} : { reference },
      created_at: now.toISOString(),
    })),
  );
}

const columns = sql`id, unit_id as "unitId", name, settings->>'reference' as reference`;

export async function loadAuthority(db: Db | Tx, authorityId: string): Promise<Authority | null> {
  return firstRow(db, sql<Authority>`select ${columns} from authority where id = ${authorityId}`);
}

/** The top of an authority goes on as another unit of it, under another name. */
export async function replaceTop(
  tx: Tx,
  authorityId: string,
  { unitId, name }: Pick<Authority, 'unitId' | 'name'>,
): Promise<void> {
  await run(
    tx,
    sql`update authority set unit_id = ${unitId}, name = ${name} where id = ${authorityId}`,
  );
}

/** The authorities that stand for reference bodies, by key. */
export async function referenceAuthorities(db: Db | Tx): Promise<Map<string, Authority>> {
  const found = await rows(
    db,
    sql<Authority & { reference: string }>`
      select ${columns} from authority where settings->>'reference' is not null`,
  );
  return new Map(found.map((authority) => [authority.reference, authority]));
}

/**
 * The authorities that a list for this one has to ask: itself, and those that have given work to
 * its units (table `reach`).
 */
export async function reachedFrom(db: Db | Tx, authorityId: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select from_authority_id as id from reach
        where authority_id = ${authorityId} and from_authority_id <> ${authorityId} order by 1`,
  );
  return [authorityId, ...found.map((row) => row.id)];
}

/** {@link reachedFrom} for an actor; the session's statement has mostly brought it already. */
export async function reachOf(
  db: Db | Tx,
  actor: Pick<Actor, 'authorityId' | 'reach'>,
): Promise<readonly string[]> {
  return actor.reach ?? reachedFrom(db, actor.authorityId);
}

/** Notes that `fromAuthorityId` has given work to these units, so that their authorities' lists ask it. */
export async function noteReach(
  tx: Tx,
  fromAuthorityId: string,
  unitIds: readonly string[],
): Promise<void> {
  await run(
    tx,
    sql`with noted as (
          insert into reach (authority_id, from_authority_id)
          select distinct u.authority_id, ${fromAuthorityId}::bigint from unit u
          where u.id = any(${unitIds}::bigint[]) and u.authority_id <> ${fromAuthorityId}
          on conflict do nothing returning authority_id
        )
        select pg_notify(${WHO_ACTS_CHANNEL}, 'authority ' || authority_id) from noted`,
  );
}
