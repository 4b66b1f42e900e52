import { type RawBuilder, sql } from 'kysely';
import { TASK_COLUMNS, type TaskRecord } from './task-record.ts';

/** The columns of a task behind a table name for a part of a larger statement: ids as text. */
export function taskAsJson(table: string): RawBuilder<TaskRecord> {
  return sql.join(
    Object.entries(TASK_COLUMNS).map(([name, type]) => {
      const column = sql.ref(`${table}.${name}`);
      return type === 'bigint' ? sql`${column}::text as ${sql.ref(name)}` : column;
    }),
  );
}

/** Columns of a task that are instants. */
export const TASK_INSTANTS = { reported_at: true, since: true } as const;
