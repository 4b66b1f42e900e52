import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';
import type { MessageFile } from '../rules/envelope.ts';
import type { Partner } from './partner-store.ts';

type Of = Pick<Partner, 'authority_id' | 'id'>;

/**
 * Files of a message that this partner has not sent yet, each with the first byte that is missing. That a file
 * stands in the store for another reason says nothing: whoever names a digest must have had the bytes.
 */
export async function filesMissing(
  tx: Db | Tx,
  partner: Of,
  files: readonly MessageFile[],
): Promise<{ hash: string; from: number }[]> {
  const missing: { hash: string; from: number }[] = [];
  for (const hash of new Set(files.map((file) => file.hash))) {
    const from = await heldOfFile(tx, partner, hash);
    if (from !== 'whole') missing.push({ hash, from });
  }
  return missing;
}

/** How many bytes of a file are there, from its beginning on; `whole` where it stands in the store. */
export async function heldOfFile(
  db: Db | Tx,
  partner: Of,
  digest: string,
): Promise<number | 'whole'> {
  const found = await firstRow(
    db,
    sql<{ file_hash: string | null; held: string }>`
      select f.file_hash, coalesce((select sum(length(p.bytes)) from exchange_file_part p
        where p.authority_id = f.authority_id and p.partner_id = f.partner_id and p.digest = f.digest), 0) as held
      from exchange_file f where f.authority_id = ${partner.authority_id}
        and f.partner_id = ${partner.id} and f.digest = ${digest}`,
  );
  if (found === null) return 0;
  return found.file_hash === null ? Number(found.held) : 'whole';
}

/** Begins a file, and holds it until the transaction ends: parts come one after the other. */
export async function holdFile(
  tx: Tx,
  partner: Of,
  file: { readonly digest: string; readonly size: number; readonly at: Date },
): Promise<void> {
  await run(
    tx,
    sql`insert into exchange_file (authority_id, partner_id, digest, size, received_at)
        values (${partner.authority_id}, ${partner.id}, ${file.digest}, ${file.size}, ${file.at})
        on conflict (authority_id, partner_id, digest) do update set received_at = excluded.received_at`,
  );
}

export async function addPart(
  tx: Tx,
  partner: Of,
  part: { readonly digest: string; readonly start: number; readonly bytes: Buffer },
): Promise<void> {
  await run(
    tx,
    sql`insert into exchange_file_part (authority_id, partner_id, digest, start, bytes)
        values (${partner.authority_id}, ${partner.id}, ${part.digest}, ${part.start}, ${part.bytes})`,
  );
}

export async function partsOf(tx: Tx, partner: Of, digest: string): Promise<Buffer[]> {
  const found = await rows(
    tx,
    sql<{ bytes: Buffer }>`select bytes from exchange_file_part
      where authority_id = ${partner.authority_id} and partner_id = ${partner.id} and digest = ${digest}
      order by start`,
  );
  return found.map(({ bytes }) => bytes);
}

/** The parts have served: the file is whole under its hash, or must be sent anew (null). */
export async function closeFile(
  tx: Tx,
  partner: Of,
  digest: string,
  fileHash: string | null,
): Promise<void> {
  await run(
    tx,
    sql`delete from exchange_file_part where authority_id = ${partner.authority_id}
        and partner_id = ${partner.id} and digest = ${digest}`,
  );
  await run(
    tx,
    sql`update exchange_file set file_hash = ${fileHash} where authority_id = ${partner.authority_id}
        and partner_id = ${partner.id} and digest = ${digest}`,
  );
}
