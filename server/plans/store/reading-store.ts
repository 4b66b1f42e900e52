import { sql } from 'kysely';
import type { Reading as RawReading } from '../../../reader/reading.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, run } from '../../platform/database/rows.ts';
import type { Draft } from '../contract.ts';
import type { UnreadColumn } from '../rules/draft-from-table.ts';
import { storableJson } from '../rules/storable-text.ts';

/** What the reader gave, with the milliseconds that it took; of a list, the columns not understood. */
export type StoredReading = RawReading & {
  readonly readMs: number;
  readonly unread?: readonly UnreadColumn[];
};
export type ReadingState = 'draft' | 'issued' | 'dropped';

export interface NewReading {
  readonly id: string;
  readonly sourceText: string;
  readonly sourceName: string | null;
  readonly fileHash: string | null;
  readonly warnings: readonly string[];
  readonly reading: StoredReading;
  readonly draft: Draft;
  readonly title: string;
  readonly folded: string;
  readonly savedBy: string;
}

export async function insertReading(
  tx: Tx,
  authorityId: string,
  row: NewReading,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into reading
          (authority_id, id, source_text, source_name, file_hash, warnings, reading, draft, state, title,
           folded, created_at, saved_at, saved_by)
        values
          (${authorityId}, ${row.id}, ${row.sourceText}, ${row.sourceName}, ${row.fileHash},
           ${storableJson(row.warnings)}::jsonb, ${storableJson(row.reading)}::jsonb,
           ${storableJson(row.draft)}::jsonb, 'draft', ${row.title}, ${row.folded}, ${now}, ${now},
           ${row.savedBy})`,
  );
}

/** A draft as it stands. */
export interface ReadingRecord {
  readonly id: string;
  readonly sourceText: string;
  readonly sourceName: string | null;
  readonly fileHash: string | null;
  /** The signed copy (bản ký) that was attached beside the text. */
  readonly signed: { readonly hash: string; readonly name: string } | null;
  readonly warnings: string[];
  readonly reading: StoredReading;
  readonly draft: Draft;
  readonly state: ReadingState;
  readonly planId: string | null;
  readonly title: string;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly version: number;
}

const columns = sql`id, source_text as "sourceText", source_name as "sourceName",
  file_hash as "fileHash",
  case when signed_hash is not null
    then jsonb_build_object('hash', signed_hash, 'name', signed_name) end as signed, warnings, reading, draft, state, plan_id as "planId", title,
  saved_at as "savedAt", saved_by as "savedBy", version`;

export async function findReading(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<ReadingRecord | null> {
  return firstRow(
    db,
    sql<ReadingRecord>`select ${columns} from reading
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** How a draft stands, without its text: asked every few seconds by everybody who has it open. */
export async function standOfReading(
  db: Db,
  authorityId: string,
  id: string,
): Promise<Pick<ReadingRecord, 'state' | 'version'> | null> {
  return firstRow(
    db,
    sql<Pick<ReadingRecord, 'state' | 'version'>>`select state, version from reading
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** A draft held until the act ends: of two officers the second waits and then sees what the first did. */
export async function holdReading(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<ReadingRecord | null> {
  return firstRow(
    tx,
    sql<ReadingRecord>`select ${columns} from reading
        where authority_id = ${authorityId} and id = ${id} for update`,
  );
}

/** What an act may change of a draft; the version moves on with each change. */
export interface ReadingChange {
  readonly draft?: Draft;
  readonly state?: ReadingState;
  readonly planId?: string;
  readonly title?: string;
  readonly folded?: string;
}

export async function updateReading(
  tx: Tx,
  authorityId: string,
  id: string,
  change: ReadingChange,
  saved: { readonly at: Date; readonly by: string },
): Promise<number> {
  const updated = await firstRow(
    tx,
    sql<{ version: number }>`
      update reading set
        draft = coalesce(${change.draft ? storableJson(change.draft) : null}::jsonb, draft),
        state = coalesce(${change.state ?? null}, state),
        plan_id = coalesce(${change.planId ?? null}::bigint, plan_id),
        title = coalesce(${change.title ?? null}, title),
        folded = coalesce(${change.folded ?? null}, folded),
        saved_at = ${saved.at}, saved_by = ${saved.by}, version = version + 1
      where authority_id = ${authorityId} and id = ${id} returning version`,
  );
  if (!updated) throw new Error(`Reading ${id} vanished although its row was held`);
  return updated.version;
}

/** Puts the signed copy beside a draft, in place of an earlier one; null takes it away. */
export async function setSigned(
  tx: Tx,
  authorityId: string,
  id: string,
  signed: ReadingRecord['signed'],
): Promise<void> {
  await run(
    tx,
    sql`update reading set signed_hash = ${signed?.hash ?? null}, signed_name = ${signed?.name ?? null}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}
