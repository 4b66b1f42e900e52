import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { SampleType } from '../rules/sample-papers.ts';

/** A template of an authority; in use while `until` is null. */
export interface TemplateRow {
  readonly id: string;
  readonly paper_type: SampleType;
  readonly name: string;
  readonly file_name: string;
  readonly file_hash: string;
  readonly file_size: number;
  readonly since: Date;
  readonly until: Date | null;
  readonly added_by_name: string;
  readonly closed_by_name: string | null;
}

const selected = sql`
  select t.id, t.paper_type, t.name, t.file_name, t.file_hash, t.file_size, t.since, t.until,
    a.full_name as added_by_name, c.full_name as closed_by_name
  from paper_template t
  join person a on a.id = t.added_by
  left join person c on c.id = t.closed_by`;

/** All templates of an authority, by type and from the newest on. */
export async function templatesOf(db: Db | Tx, authorityId: string): Promise<TemplateRow[]> {
  return rows(
    db,
    sql<TemplateRow>`${selected} where t.authority_id = ${authorityId}
        order by t.paper_type, t.until is not null, t.since desc, t.id desc`,
  );
}

export async function templateById(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<TemplateRow | null> {
  return firstRow(
    db,
    sql<TemplateRow>`${selected} where t.authority_id = ${authorityId} and t.id = ${id}`,
  );
}

/** The template in use for a type; null where papers are in our form. */
export async function templateInUse(
  db: Db | Tx,
  authorityId: string,
  type: SampleType,
): Promise<TemplateRow | null> {
  return firstRow(
    db,
    sql<TemplateRow>`${selected} where t.authority_id = ${authorityId}
        and t.paper_type = ${type} and t.until is null`,
  );
}

/** Two who change the templates of one authority take turns. */
export async function lockTemplates(tx: Tx, authorityId: string): Promise<void> {
  await run(tx, sql`select 1 from authority where id = ${authorityId} for update`);
}

export async function insertTemplate(
  tx: Tx,
  template: {
    readonly authority_id: string;
    readonly id: string;
    readonly paper_type: SampleType;
    readonly name: string;
    readonly file_name: string;
    readonly file_hash: string;
    readonly file_size: number;
    readonly since: Date;
    readonly added_by: string;
  },
): Promise<void> {
  const columns = {
    ...{ authority_id: 'bigint', id: 'bigint', paper_type: 'text', name: 'text' },
    ...{ file_name: 'text', file_hash: 'text', file_size: 'integer' },
    ...{ since: 'timestamptz', added_by: 'bigint' },
  };
  await insertRows(tx, 'paper_template', columns, [template]);
}

export async function endTemplate(
  tx: Tx,
  authorityId: string,
  id: string,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  await run(
    tx,
    sql`update paper_template set until = ${at}, closed_by = ${by}
        where authority_id = ${authorityId} and id = ${id} and until is null`,
  );
}

/** How the journal names templates. */
export async function templateTitles(
  db: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, name from paper_template
        where authority_id = ${authorityId} and id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
