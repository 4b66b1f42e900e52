import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { insertRows, rows } from '../../platform/database/rows.ts';
import type { Ids } from '../../platform/ids.ts';

/** A node of the outline as it was read; `parent` is an index into the same list. */
export interface NewClause {
  readonly label: string;
  readonly heading: string;
  readonly level: number;
  readonly parent: number | null;
  readonly start: number;
  readonly end: number;
}

/** A node of the outline (điều, khoản, điểm, mục) as it is kept. */
export interface ClauseRecord {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: number;
  readonly label: string;
  readonly heading: string;
  readonly starts: number;
  readonly ends: number;
}

/** Writes the outline of a document and gives it back with its ids, in the order of the text. */
export async function insertClauses(
  context: { readonly tx: Tx; readonly ids: Ids; readonly authorityId: string },
  directiveId: string,
  clauses: readonly NewClause[],
): Promise<ClauseRecord[]> {
  if (clauses.length === 0) return [];
  const ids = context.ids.block(clauses.length);
  const records = clauses.map((clause, index) => ({
    id: ids.at(index),
    parentId: clause.parent === null ? null : ids.at(clause.parent),
    level: clause.level,
    label: clause.label,
    heading: clause.heading,
    starts: clause.start,
    ends: clause.end,
  }));
  await insertRows(
    context.tx,
    'clause',
    {
      authority_id: 'bigint',
      id: 'bigint',
      directive_id: 'bigint',
      parent_id: 'bigint',
      ordinal: 'integer',
      level: 'smallint',
      label: 'text',
      heading: 'text',
      starts: 'integer',
      ends: 'integer',
    },
    records.map(({ parentId, ...clause }, ordinal) => ({
      authority_id: context.authorityId,
      directive_id: directiveId,
      parent_id: parentId,
      ordinal,
      ...clause,
    })),
  );
  return records;
}

export async function clausesOf(
  db: Db | Tx,
  authorityId: string,
  directiveId: string,
): Promise<ClauseRecord[]> {
  return rows(
    db,
    sql<ClauseRecord>`
      select id, parent_id as "parentId", level, label, heading, starts, ends from clause
      where authority_id = ${authorityId} and directive_id = ${directiveId} order by ordinal`,
  );
}
