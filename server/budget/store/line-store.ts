import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { Measure } from '../rules/money.ts';
import { heldSql, linesWithNodes, type MoneyDay, seesUnit, sumSql, UNIT } from './money-sql.ts';

/** A line with what it is for and its sums on the day looked at; ids and đồng in decimal. */
export interface LineRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly taskId: string | null;
  readonly projectId: string | null;
  /** The task that the line hangs under: its own, or its project's. */
  readonly underTaskId: string | null;
  readonly code: string | null;
  readonly title: string;
  readonly label: string | null;
  readonly fieldId: string | null;
  readonly planId: string | null;
  readonly planNumber: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitShortName: string | null;
  readonly fromYear: number;
  readonly toYear: number;
  readonly sourceKey: string;
  readonly carriedFrom: number | null;
  readonly planned: string | null;
  readonly allotted: string | null;
  readonly disbursed: string | null;
  readonly decision: string | null;
  readonly version: number;
  readonly since: Date;
  readonly ordinal: number;
}

/** What lines are looked for; a plan is taken whole, so that its totals stay true. */
export interface LineScope {
  readonly planId?: string | undefined;
  /** Nodes of one task: it and everything below it. */
  readonly taskIds?: readonly string[];
  readonly lineId?: string;
  readonly projectId?: string;
  /** Lines that stand at these very tasks, or at any project. */
  readonly standing?: { readonly taskIds: readonly string[]; readonly projects: boolean };
  readonly source?: string | undefined;
  /** Lines whose years lie within these. */
  readonly fromYear?: number | undefined;
  readonly toYear?: number | undefined;
}

/**
 * The lines of some authorities as of a day, those that a post may read (all of them without one).
 *
 * @param most gives one more than that where there are more
 */
export async function linesOf(
  sight: MoneyDay,
  authorityIds: readonly string[],
  actor: Actor | null,
  scope: LineScope,
  most: number,
): Promise<LineRecord[]> {
  const found: LineRecord[] = [];
  for (const authorityId of authorityIds) {
    found.push(...(await linesOfOne(sight, authorityId, actor, scope, most + 1 - found.length)));
    if (found.length > most) break;
  }
  return found;
}

async function linesOfOne(
  sight: MoneyDay,
  authorityId: string,
  actor: Actor | null,
  { planId, taskIds, lineId, projectId, standing, source, fromYear, toYear }: LineScope,
  limit: number,
): Promise<LineRecord[]> {
  const conditions: RawBuilder<unknown>[] = [
    sql`l.authority_id = ${authorityId}`,
    heldSql(sight, 'l', 'since'),
    // A project begun later than the day looked at bears nothing then.
    sql`${UNIT} is not null`,
    ...(actor ? [seesUnit(actor, authorityId, UNIT, sight.day)] : []),
    ...(planId === undefined ? [] : [sql`coalesce(t.plan_id, p.plan_id) = ${planId}`]),
    ...(taskIds === undefined ? [] : [sql`t.id = any(${[...taskIds]}::bigint[])`]),
    ...(lineId === undefined ? [] : [sql`l.id = ${lineId}`]),
    ...(projectId === undefined ? [] : [sql`l.project_id = ${projectId}`]),
    ...(source === undefined ? [] : [sql`l.source_key = ${source}`]),
    ...(fromYear === undefined ? [] : [sql`l.from_year >= ${fromYear}`]),
    ...(toYear === undefined ? [] : [sql`l.to_year <= ${toYear}`]),
    ...(standing === undefined
      ? []
      : [
          sql`(l.task_id = any(${[...standing.taskIds]}::bigint[])
            or (${standing.projects} and l.project_id is not null))`,
        ]),
  ];
  return rows(
    sight.db,
    sql<LineRecord>`
      select l.authority_id as "authorityId", l.id, l.task_id as "taskId",
        l.project_id as "projectId", t.id as "underTaskId", p.code,
        coalesce(p.name, w.title) as title, w.label, t.field_id as "fieldId", plan.id as "planId", d.number as "planNumber",
        u.id as "unitId", u.name as "unitName", u.short_name as "unitShortName",
        l.from_year as "fromYear", l.to_year as "toYear", l.source_key as "sourceKey",
        l.carried_from as "carriedFrom",
        ${sumSql(sight, 'planned')} as planned, ${sumSql(sight, 'allotted')} as allotted,
        ${sumSql(sight, 'disbursed')} as disbursed,
        (select e.decision from budget_entry e
          where e.authority_id = l.authority_id and e.line_id = l.id and e.decision is not null
            and ${heldSql(sight, 'e', 'at')} order by e.id desc limit 1) as decision,
        l.version, l.since, coalesce(w.ordinal, 100000) as ordinal
      from ${linesWithNodes(sight, authorityId)}
      join unit u on u.id = ${UNIT}
      where ${sql.join(conditions, sql` and `)}
      order by d.issued_on desc nulls last, plan.id desc nulls last, coalesce(w.ordinal, 100000), t.id,
        l.project_id nulls first, l.from_year, l.to_year desc, l.carried_from nulls first,
        l.source_key, l.id
      limit ${limit}`,
  );
}

/** What a line is, its row held until the end of the transaction; null where it is gone. */
export interface HeldLine {
  readonly id: string;
  readonly authority_id: string;
  readonly task_id: string | null;
  readonly project_id: string | null;
  readonly version: number;
  readonly unit_id: string;
}

/** The line of that id in the first of a few authorities that has it. */
export async function findLine(
  db: Db | Tx,
  authorityIds: readonly string[],
  id: string,
): Promise<HeldLine | null> {
  return firstRow(
    db,
    sql<HeldLine>`
      select l.id, l.authority_id, l.task_id, l.project_id, l.version, ${UNIT} as unit_id
      from budget_line l
      left join project p on p.authority_id = l.authority_id and p.id = l.project_id
      left join task t on t.authority_id = l.authority_id and t.id = l.task_id
      where l.authority_id = any(${[...authorityIds]}::bigint[]) and l.id = ${id} and l.until is null`,
  );
}

/** Holds the row of a line, so that those who write on it take turns; gives its version now. */
export async function lockLine(tx: Tx, authorityId: string, id: string): Promise<number | null> {
  const found = await firstRow(
    tx,
    sql<{ version: number }>`select version from budget_line
        where authority_id = ${authorityId} and id = ${id} and until is null for update`,
  );
  return found?.version ?? null;
}

export async function setVersion(
  tx: Tx,
  authorityId: string,
  id: string,
  version: number,
): Promise<void> {
  await run(
    tx,
    sql`update budget_line set version = ${version}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

export type NewLine = {
  readonly authority_id: string;
  readonly id: string;
  readonly task_id: string | null;
  readonly project_id: string | null;
  readonly from_year: number;
  readonly to_year: number;
  readonly source_key: string;
  readonly carried_from: number | null;
  readonly provision_id: string | null;
  readonly since: string;
  readonly made_by: string;
};

export async function insertLines(tx: Tx, lines: readonly NewLine[]): Promise<void> {
  await insertRows(
    tx,
    'budget_line',
    {
      authority_id: 'bigint',
      id: 'bigint',
      task_id: 'bigint',
      project_id: 'bigint',
      from_year: 'smallint',
      to_year: 'smallint',
      source_key: 'text',
      carried_from: 'smallint',
      provision_id: 'bigint',
      since: 'timestamptz',
      made_by: 'bigint',
    },
    lines,
  );
}

/** Takes a line out of the books from a moment on. */
export async function endLine(
  tx: Tx,
  authorityId: string,
  id: string,
  end: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<void> {
  await run(
    tx,
    sql`update budget_line set until = ${end.at}, ended_by = ${end.by}, end_reason = ${end.reason}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** The lines in force at one node: what a new line must not repeat or cross. */
export async function linesAtNode(
  db: Db | Tx,
  authorityId: string,
  node: { readonly taskId: string | null; readonly projectId: string | null },
): Promise<
  {
    id: string;
    fromYear: number;
    toYear: number;
    sourceKey: string;
    carriedFrom: number | null;
  }[]
> {
  return rows(
    db,
    sql<{
      id: string;
      fromYear: number;
      toYear: number;
      sourceKey: string;
      carriedFrom: number | null;
    }>`
      select id, from_year as "fromYear", to_year as "toYear", source_key as "sourceKey",
        carried_from as "carriedFrom"
      from budget_line where authority_id = ${authorityId} and until is null
        and coalesce(task_id, 0) = ${node.taskId ?? '0'}
        and coalesce(project_id, 0) = ${node.projectId ?? '0'}`,
  );
}

/** Sums by measure as text, for a line that stands in an act. */
export async function sumsOf(
  sight: MoneyDay,
  authorityId: string,
  lineId: string,
): Promise<Record<Measure, string | null>> {
  const found = await firstRow(
    sight.db,
    sql<Record<Measure, string | null>>`
      select ${sumSql(sight, 'planned')} as planned, ${sumSql(sight, 'allotted')} as allotted,
        ${sumSql(sight, 'disbursed')} as disbursed
      from budget_line l where l.authority_id = ${authorityId} and l.id = ${lineId}`,
  );
  return found ?? { planned: null, allotted: null, disbursed: null };
}
