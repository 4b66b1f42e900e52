import { type RawBuilder, sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import type { ExplanationLine, ExtensionLine } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfSight, tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import {
  explanationJson,
  explanationState,
  extensionJson,
  extensionState,
} from './supervised-of-task.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';

/** Requests to extend or explanations: rows that are asked once and decided once. */
export type WaitingKind = 'extension' | 'explanation';

/** What a list of them is asked for, beside what its tasks are filtered by. */
export interface WaitingAsk {
  readonly state?: string | undefined;
  readonly long?: boolean | undefined;
  readonly approverId?: string | undefined;
  readonly cause?: string | undefined;
  /** Asked on or after, and before, these instants. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly sort: string;
}

/** One row with its task on the day looked at. */
export interface WaitingRow<Line> {
  readonly task: TaskRecord;
  readonly line: Line;
  readonly unitId: string;
  readonly at: Date;
  /** Granted before it, for requests to extend. */
  readonly before: number;
  readonly key: string;
}

interface Shape {
  readonly table: string;
  readonly line: (until: Date) => RawBuilder<unknown>;
  readonly state: (until: Date) => RawBuilder<string>;
  readonly due: RawBuilder<unknown>;
}

const SHAPES = {
  extension: {
    table: 'extension_request e',
    line: extensionJson,
    state: extensionState,
    due: sql`e.from_due_on`,
  },
  explanation: {
    table: 'task_explanation x',
    line: explanationJson,
    state: explanationState,
    due: sql`x.for_due_on`,
  },
} as const satisfies Record<WaitingKind, Shape>;

const aliasOf = (kind: WaitingKind) => (kind === 'extension' ? sql`e` : sql`x`);

/** The place of a row in the order of a list. */
export interface WaitingPlace {
  readonly key: string;
  readonly id: string;
}

/** From which rows and under which conditions, rights included. */
function fromWhere(
  sight: TaskSight,
  authorityId: string,
  kind: WaitingKind,
  filter: Filter,
  ask: Omit<WaitingAsk, 'sort'>,
  longBefore: Date,
): RawBuilder<unknown> {
  const until = endOfSight(sight);
  const shape = SHAPES[kind];
  const a = aliasOf(kind);
  const state = shape.state(until);
  const all = [
    sql`${a}.authority_id = ${authorityId}`,
    sql`${a}.at < ${until}`,
    filterSql(sight, authorityId, { ...filter, layer: 'all' }),
  ];
  if (ask.state) all.push(sql`(${state}) = ${ask.state}`);
  if (ask.long) all.push(sql`(${state}) = 'waiting' and ${a}.at < ${longBefore}`);
  if (ask.approverId) all.push(sql`t.assigner_unit_id = ${ask.approverId}`);
  if (ask.cause && kind === 'explanation') all.push(sql`x.cause = ${ask.cause}`);
  if (ask.from) all.push(sql`${a}.at >= ${ask.from}`);
  if (ask.to) all.push(sql`${a}.at < ${ask.to}`);
  return sql`from ${sql.raw(shape.table)}
    join ${tasksOnDay(sight, authorityId)} t on t.authority_id = ${a}.authority_id
      and t.id = ${a}.task_id
    where ${sql.join(all, sql` and `)}`;
}

/** A page of rows of one authority, in order, from behind a place. */
export async function pageOfWaiting<K extends WaitingKind>(
  sight: TaskSight,
  authorityId: string,
  kind: K,
  filter: Filter,
  ask: WaitingAsk,
  options: {
    readonly longBefore: Date;
    readonly after: WaitingPlace | null;
    readonly limit: number;
  },
): Promise<WaitingRow<K extends 'extension' ? ExtensionLine : ExplanationLine>[]> {
  const until = endOfSight(sight);
  const { table: _, line, state, due } = SHAPES[kind];
  const a = aliasOf(kind);
  const when = sql`to_char(${a}.at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`;
  const key = keySql(ask.sort, { when, due, state: state(until) });
  const isDown = ask.sort.startsWith('-');
  const direction = isDown ? sql`desc` : sql`asc`;
  const { after, limit } = options;
  const beyond =
    after === null
      ? sql``
      : sql`where (f.key, f.line_id) ${isDown ? sql`<` : sql`>`} (${after.key}, ${after.id}::bigint)`;
  const before =
    kind === 'extension'
      ? sql`(select count(*) from extension_request g where g.authority_id = e.authority_id
          and g.task_id = e.task_id and (g.at, g.id) < (e.at, e.id) and g.decision in ('granted', 'shortened'))::int`
      : sql`0`;
  type Found = TaskRecord & {
    line: K extends 'extension' ? ExtensionLine : ExplanationLine;
    asked_unit_id: string;
    asked_at: Date;
    before: number;
    key: string;
  };
  const found = await rows(
    sight.db,
    sql<Found>`select * from (
        select ${taskColumns('t')}, ${line(until)} as line, ${a}.id as line_id,
          ${a}.unit_id as asked_unit_id, ${a}.at as asked_at, ${before} as before,
          (${key}) collate "C" as key
        ${fromWhere(sight, authorityId, kind, filter, ask, options.longBefore)}
      ) f ${beyond} order by f.key ${direction}, f.line_id ${direction} limit ${limit}`,
  );
  return found.map((row) => ({
    ...{ task: row, line: row.line, unitId: row.asked_unit_id, at: row.asked_at },
    ...{ before: row.before, key: row.key },
  }));
}

function keySql(
  sort: string,
  of: {
    readonly when: RawBuilder<unknown>;
    readonly due: RawBuilder<unknown>;
    readonly state: RawBuilder<unknown>;
  },
): RawBuilder<unknown> {
  switch (sort.replace('-', '')) {
    case 'due':
      return sql`coalesce(to_char(${of.due}, 'YYYYMMDD'), '99999999')`;
    case 'wait':
      return sql`case (${of.state}) when 'waiting' then '0' else '1' end || ${of.when}`;
    default:
      return of.when;
  }
}

/** How many rows match in one authority, and how many wait by the unit that should decide. */
export async function countWaiting(
  sight: TaskSight,
  authorityId: string,
  kind: WaitingKind,
  filter: Filter,
  ask: Omit<WaitingAsk, 'sort'>,
  longBefore: Date,
): Promise<{
  readonly total: number;
  readonly approvers: readonly { unitId: string; waiting: number; long: number }[];
}> {
  const until = endOfSight(sight);
  const a = aliasOf(kind);
  const waits = sql`(${SHAPES[kind].state(until)}) = 'waiting'`;
  const counted = await rows(
    sight.db,
    sql<{ unitId: string; total: number; waiting: number; long: number }>`
      select t.assigner_unit_id as "unitId", count(*)::int as total,
        (count(*) filter (where ${waits}))::int as waiting,
        (count(*) filter (where ${waits} and ${a}.at < ${longBefore}))::int as long
      ${fromWhere(sight, authorityId, kind, filter, ask, longBefore)} group by 1`,
  );
  return {
    total: counted.reduce((sum, { total }) => sum + total, 0),
    approvers: counted.filter(({ waiting }) => waiting > 0),
  };
}
