import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';

/** A file beside a value. */
export interface ValueFile {
  readonly id: string;
  readonly subjectId: string;
  readonly name: string;
  readonly size: string;
  readonly hash: string;
  readonly mediaType: string;
}

const columns = sql`id, subject_id as "subjectId", name, size, file_hash as hash,
  media_type as "mediaType"`;

/**
 * Makes a person's waiting uploads the evidence of a value; they move to the authority that owns it.
 *
 * @returns how many of them were waiting uploads of this person
 */
export async function claimFiles(
  tx: Tx,
  uploads: { authorityId: string; personId: string; ids: readonly string[] },
  value: { authorityId: string; id: string },
): Promise<number> {
  if (uploads.ids.length === 0) return 0;
  return run(
    tx,
    sql`with taken as (
          delete from attachment
          where authority_id = ${uploads.authorityId} and id = any(${uploads.ids}::bigint[])
          and subject_kind = 'upload' and added_by = ${uploads.personId}
          returning *)
        insert into attachment (authority_id, id, subject_kind, subject_id, task_id, file_hash, name,
          media_type, size, added_by, added_at)
        select ${value.authorityId}::bigint, id, 'observation', ${value.id}::bigint, task_id, file_hash,
          name, media_type, size, added_by, added_at
        from taken`,
  );
}

export async function filesOfValues(
  db: Db | Tx,
  authorityId: string,
  valueIds: readonly string[],
): Promise<ValueFile[]> {
  if (valueIds.length === 0) return [];
  return rows(
    db,
    sql<ValueFile>`select ${columns} from attachment
        where authority_id = ${authorityId} and subject_kind = 'observation'
          and subject_id = any(${valueIds}::bigint[]) order by id`,
  );
}

/** A file beside a value of an indicator, with the unit whose value it proves. */
export async function findValueFile(
  db: Db | Tx,
  authorityId: string,
  indicatorId: string,
  fileId: string,
): Promise<(ValueFile & { readonly unitId: string }) | null> {
  return firstRow(
    db,
    sql<ValueFile & { unitId: string }>`
      select a.id, a.subject_id as "subjectId", a.name, a.size, a.file_hash as hash,
        a.media_type as "mediaType", o.unit_id as "unitId"
      from attachment a
      join observation o on o.authority_id = a.authority_id and o.id = a.subject_id
      where a.authority_id = ${authorityId} and a.id = ${fileId}
        and a.subject_kind = 'observation' and o.indicator_id = ${indicatorId}`,
  );
}
