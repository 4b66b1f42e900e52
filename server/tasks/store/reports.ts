import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertSql, rows, run } from '../../platform/database/rows.ts';

/** What a unit said about a task: progress of the week, or that it is done. */
export interface ReportRecord {
  readonly authority_id: string;
  readonly id: string;
  readonly task_id: string;
  readonly kind: 'progress' | 'done';
  readonly at: Date;
  /** The day that the report speaks of: for `done`, the day on which the unit finished. */
  readonly on_day: Day;
  readonly percent: number | null;
  /** How many of the counted product stood by then; null where the task counts none or no count was given. */
  readonly quantity: number | null;
  readonly body: string;
  readonly difficulty: string | null;
  readonly product: string | null;
  readonly person_id: string;
  readonly post_id: string;
  /** For `done`: what the assigner decided; null while it waits. */
  readonly decision: 'accepted' | 'returned' | null;
  readonly decision_reason: string | null;
  readonly decided_by: string | null;
}

export type NewReport = Omit<
  ReportRecord,
  'decision' | 'decision_reason' | 'decided_by' | 'quantity'
> & { readonly quantity?: number | null };

const columns = sql`authority_id, id, task_id, kind, at, on_day, percent, quantity::float8 as quantity,
  body, difficulty, product, person_id, post_id, decision, decision_reason, decided_by`;

/** The statement that writes a report. */
export function reportSql(report: NewReport): RawBuilder<unknown> {
  return insertSql(
    'progress_report',
    {
      authority_id: 'bigint',
      id: 'bigint',
      task_id: 'bigint',
      kind: 'text',
      at: 'timestamptz',
      on_day: 'date',
      percent: 'smallint',
      quantity: 'numeric',
      body: 'text',
      difficulty: 'text',
      product: 'text',
      person_id: 'bigint',
      post_id: 'bigint',
    },
    [{ quantity: null, ...report }],
  );
}

/** The latest report that a task is done, decided or not. */
export async function lastDoneReport(
  db: Db | Tx,
  authorityId: string,
  taskId: string,
): Promise<ReportRecord | null> {
  return firstRow(
    db,
    sql<ReportRecord>`select ${columns} from progress_report
        where authority_id = ${authorityId} and task_id = ${taskId} and kind = 'done'
        order by at desc, id desc limit 1`,
  );
}

/** {@link lastDoneReport} of many tasks at once, by task id. */
export async function lastDoneReports(
  db: Db | Tx,
  authorityIds: readonly string[],
  taskIds: readonly string[],
): Promise<Map<string, ReportRecord>> {
  if (taskIds.length === 0) return new Map();
  const found = await rows(
    db,
    sql<ReportRecord>`select distinct on (task_id) ${columns} from progress_report
        where authority_id = any(${authorityIds}::bigint[]) and task_id = any(${taskIds}::bigint[])
          and kind = 'done'
        order by task_id, at desc, id desc`,
  );
  return new Map(found.map((report) => [report.task_id, report]));
}

/** The percentage that the unit last gave by hand; null where it never gave one. */
export async function lastPercent(
  db: Db | Tx,
  authorityId: string,
  taskId: string,
): Promise<number | null> {
  const found = await firstRow(
    db,
    sql<{ percent: number }>`select percent from progress_report
        where authority_id = ${authorityId} and task_id = ${taskId} and kind = 'progress'
          and percent is not null order by at desc, id desc limit 1`,
  );
  return found?.percent ?? null;
}

export async function decideReport(
  tx: Tx,
  report: ReportRecord,
  decision: 'accepted' | 'returned',
  reason: string | null,
  at: Date,
  personId: string,
): Promise<void> {
  await run(
    tx,
    sql`update progress_report set decision = ${decision}, decision_reason = ${reason},
          decided_at = ${at}, decided_by = ${personId}
        where authority_id = ${report.authority_id} and id = ${report.id}`,
  );
}

/** Reports on some tasks made from one moment until before another, newest first. */
export async function reportsBetween(
  db: Db | Tx,
  authorityIds: readonly string[],
  taskIds: readonly string[],
  from: Date,
  until: Date,
): Promise<ReportRecord[]> {
  return rows(
    db,
    sql<ReportRecord>`select ${columns} from progress_report
        where authority_id = any(${authorityIds}::bigint[]) and task_id = any(${taskIds}::bigint[])
          and at >= ${from} and at < ${until}
        order by at desc, id desc`,
  );
}
