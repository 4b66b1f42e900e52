import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows } from '../../platform/database/rows.ts';
import type { CellScope } from './value-store.ts';

/** What a file proves: an entered figure, the points that a unit gave itself, or those it was given. */
export type ProofSide = 'value' | 'self' | 'appraised';

export interface ProofRecord {
  readonly id: string;
  readonly criterion: string;
  readonly unitId: string;
  readonly side: ProofSide;
  readonly name: string;
  readonly size: number;
}

/** The files that prove entries of a period. */
export async function proofsOf(
  db: Db | Tx,
  { authorityId, scorecardId, period }: CellScope,
): Promise<ProofRecord[]> {
  return rows(
    db,
    sql<ProofRecord>`
      select f.id, p.criterion, p.unit_id as "unitId", p.side, f.name, f.size::int as size
      from scorecard_proof p
      join attachment f on f.authority_id = p.authority_id and f.id = p.attachment_id
      where p.authority_id = ${authorityId} and p.scorecard_id = ${scorecardId}
        and p.period = ${period} order by f.added_at, f.id`,
  );
}

type UploadRow = Readonly<
  Record<'id' | 'file_hash' | 'name' | 'media_type' | 'size' | 'added_by', string>
> & { readonly added_at: Date };

/**
 * Turns a person's waiting uploads into proofs of an entry; they move to the authority of the scorecard.
 * Ids that are not waiting uploads of this person are left out of the answer.
 */
export async function claimProofs(
  tx: Tx,
  uploads: {
    readonly authorityId: string;
    readonly personId: string;
    readonly ids: readonly string[];
  },
  cell: CellScope & {
    readonly criterion: string;
    readonly unitId: string;
    readonly side: ProofSide;
  },
): Promise<{ readonly id: string; readonly name: string; readonly hash: string }[]> {
  if (uploads.ids.length === 0) return [];
  const { authorityId, scorecardId, period, criterion, unitId, side } = cell;
  const taken = await rows(
    tx,
    sql<UploadRow>`delete from attachment
        where authority_id = ${uploads.authorityId} and id = any(${[...uploads.ids]}::bigint[])
          and subject_kind = 'upload' and added_by = ${uploads.personId}
        returning id, file_hash, name, media_type, size, added_by, added_at`,
  );
  await insertRows(
    tx,
    'attachment',
    {
      ...{ authority_id: 'bigint', id: 'bigint', subject_kind: 'text', subject_id: 'bigint' },
      ...{ file_hash: 'text', name: 'text', media_type: 'text', size: 'bigint' },
      ...{ added_by: 'bigint', added_at: 'timestamptz' },
    },
    taken.map((upload) => ({
      ...upload,
      ...{ authority_id: authorityId, subject_kind: 'scorecard', subject_id: scorecardId },
    })),
  );
  await insertRows(
    tx,
    'scorecard_proof',
    {
      ...{
        authority_id: 'bigint',
        attachment_id: 'bigint',
        scorecard_id: 'bigint',
        period: 'text',
      },
      ...{ criterion: 'text', unit_id: 'bigint', side: 'text' },
    },
    taken.map(({ id }) => ({
      ...{ authority_id: authorityId, attachment_id: id, scorecard_id: scorecardId, period },
      ...{ criterion, unit_id: unitId, side },
    })),
  );
  return taken.map(({ id, name, file_hash: hash }) => ({ id, name, hash }));
}

/** A file that proves something of a scorecard, with the unit that it is about. */
export async function findProof(
  db: Db | Tx,
  authorityId: string,
  scorecardId: string,
  fileId: string,
): Promise<{
  readonly unitId: string;
  readonly name: string;
  readonly size: string;
  readonly mediaType: string;
  readonly hash: string;
} | null> {
  return firstRow(
    db,
    sql<{ unitId: string; name: string; size: string; mediaType: string; hash: string }>`
      select p.unit_id as "unitId", f.name, f.size, f.media_type as "mediaType", f.file_hash as hash
      from scorecard_proof p
      join attachment f on f.authority_id = p.authority_id and f.id = p.attachment_id
      where p.authority_id = ${authorityId} and p.scorecard_id = ${scorecardId}
        and p.attachment_id = ${fileId}`,
  );
}
