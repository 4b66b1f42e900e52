import { type RawBuilder, sql } from 'kysely';
import { TASK_COLUMNS, type TaskRecord } from './task-record.ts';

/** The columns of a task `t` for a part of a larger statement: ids as text. */
export const taskAsJson: RawBuilder<TaskRecord> = sql.raw(
  Object.entries(TASK_COLUMNS)
    .map(([name, type]) => (type === 'bigint' ? `t.${name}::text as ${name}` : `t.${name}`))
    .join(', '),
);

/** Columns of a task that are instants. */
export const TASK_INSTANTS = { reported_at: true, since: true } as const;
