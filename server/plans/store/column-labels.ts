import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import { COLUMN_MEANINGS, type ColumnMeaning } from '../rules/task-columns.ts';

/** A label that an authority has explained once and for all. */
export interface LearntLabel {
  readonly key: string;
  readonly written: string;
  readonly means: ColumnMeaning;
}

/** What this authority has taught about labels of columns. A meaning that is no longer known is left out. */
export async function learntLabels(db: Db | Tx, authorityId: string): Promise<LearntLabel[]> {
  const found = await rows(
    db,
    sql<{ key: string; written: string; means: string }>`
      select key, written, means from column_label
      where authority_id = ${authorityId} order by written`,
  );
  return found.flatMap(({ means, ...label }) => {
    const known = COLUMN_MEANINGS.find((each) => each === means);
    return known ? [{ ...label, means: known }] : [];
  });
}

export async function saveLabel(
  tx: Tx,
  authorityId: string,
  label: LearntLabel,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into column_label (authority_id, key, written, means, created_at)
        values (${authorityId}, ${label.key}, ${label.written}, ${label.means}, ${now})
        on conflict (authority_id, key)
        do update set written = excluded.written, means = excluded.means, created_at = excluded.created_at`,
  );
}

/** Takes a label away and gives what it was; null where it was not there. */
export async function deleteLabel(
  tx: Tx,
  authorityId: string,
  key: string,
): Promise<{ written: string; means: string } | null> {
  return firstRow(
    tx,
    sql<{ written: string; means: string }>`delete from column_label
        where authority_id = ${authorityId} and key = ${key} returning written, means`,
  );
}
