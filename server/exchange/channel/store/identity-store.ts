import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, run } from '../../../platform/database/rows.ts';
import type { PublicKey } from '../signing.ts';

/** How an authority of this installation is called by others. */
export interface Identity {
  readonly authority_id: string;
  readonly organ_id: string;
  readonly name: string;
  /** Where others reach it, without a path at its end. */
  readonly address: string;
  readonly changed_at: Date;
  readonly changed_by: string;
}

/** A key as it is kept. */
export interface KeptKey {
  readonly id: string;
  readonly thumbprint: string;
  readonly public_key: PublicKey;
  readonly sealed: Buffer;
  readonly made_at: Date;
}

export async function findIdentity(db: Db | Tx, authorityId: string): Promise<Identity | null> {
  return firstRow(
    db,
    sql<Identity>`select * from exchange_identity where authority_id = ${authorityId}`,
  );
}

/** Which authority of this installation others call so. */
export async function authorityCalled(db: Db | Tx, organId: string): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ id: string }>`/* all authorities: whom a message is for */
      select authority_id::text as id from exchange_identity where organ_id = ${organId}`,
  );
  return found?.id ?? null;
}

export async function saveIdentity(tx: Tx, one: Identity): Promise<void> {
  await run(
    tx,
    sql`insert into exchange_identity (authority_id, organ_id, name, address, changed_at, changed_by)
        values (${one.authority_id}, ${one.organ_id}, ${one.name}, ${one.address}, ${one.changed_at},
          ${one.changed_by})
        on conflict (authority_id) do update set organ_id = excluded.organ_id, name = excluded.name,
          address = excluded.address, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
  );
}

export async function insertKey(
  tx: Tx,
  authorityId: string,
  key: Omit<KeptKey, 'public_key'> & { readonly public_key: PublicKey },
): Promise<void> {
  await run(
    tx,
    sql`insert into exchange_key (authority_id, id, thumbprint, public_key, sealed, made_at)
        values (${authorityId}, ${key.id}, ${key.thumbprint}, ${JSON.stringify(key.public_key)}::jsonb,
          ${key.sealed}, ${key.made_at})`,
  );
}

export async function findKey(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<KeptKey | null> {
  return firstRow(
    db,
    sql<KeptKey>`select id, thumbprint, public_key, sealed, made_at from exchange_key
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

export async function newestKey(db: Db | Tx, authorityId: string): Promise<KeptKey | null> {
  return firstRow(
    db,
    sql<KeptKey>`select id, thumbprint, public_key, sealed, made_at from exchange_key
        where authority_id = ${authorityId} order by id desc limit 1`,
  );
}
