import { sql } from 'kysely';
import type pg from 'pg';
import type { Db } from '../../platform/database/database.ts';
import { rows as rowsOf } from '../../platform/database/rows.ts';

/** A file as rows name it; `apart` is the place of files that pass, null the store itself. */
export interface NamedFile {
  readonly apart: string | null;
  readonly hash: string;
}

/** Columns of files of the store. A test holds them against the database. */
export const FILE_COLUMNS: readonly string[] = [
  'exchange_file.file_hash',
  'file.hash',
  'directive.file_hash',
  'directive.signed_hash',
  'reading.file_hash',
  'reading.signed_hash',
  'attachment.file_hash',
  'paper_template.file_hash',
  'publication_file.file_hash',
  'article_file.file_hash',
  'edxml_package.xml_hash',
  'edxml_file.file_hash',
  'tracker.form_hash',
  'tracker_round.file_hash',
];

const NAMED = FILE_COLUMNS.map((name) => {
  const [table, column] = name.split('.');
  return `select ${column} as hash from ${table} where ${column} is not null`;
}).join(' union ');

const NAMED_FILES = `/* all authorities: the whole installation is kept */ select null::text as apart, hash from (
    ${NAMED}
    union select a->>'hash' from mail_outbox, jsonb_array_elements(attachments) a
    where state in ('waiting', 'sending', 'unsure', 'dead')) named
  union all
  select distinct 'papers', file_hash from made_paper where state = 'done' and file_hash is not null
  order by 1 nulls first, 2`;

/** Every file that a row names, each once. Papers that were made are there as long as they are kept. */
export async function namedFiles(client: pg.ClientBase): Promise<NamedFile[]> {
  return (await client.query<NamedFile>(NAMED_FILES)).rows;
}

/** The same by the connections of the program. */
export async function namedFilesOf(db: Db): Promise<NamedFile[]> {
  return rowsOf(db, sql.raw<NamedFile>(NAMED_FILES));
}
