import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../organisation/actor.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import { type MoneyDay, projectsOnDay, seesUnit } from './money-sql.ts';

/** A project as it stands; ids in decimal. */
export interface ProjectRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly unitId: string;
  readonly planId: string | null;
  readonly taskId: string | null;
  readonly folded: string;
  readonly version: number;
  readonly since: Date;
  readonly changedBy: string;
}

const columns = sql`authority_id as "authorityId", id, code, name, unit_id as "unitId",
  plan_id as "planId", task_id as "taskId", folded, version, since, changed_by as "changedBy"`;

export async function findProject(
  db: Db | Tx,
  authorityIds: readonly string[],
  id: string,
): Promise<ProjectRecord | null> {
  return firstRow(
    db,
    sql<ProjectRecord>`select ${columns} from project
        where authority_id = any(${[...authorityIds]}::bigint[]) and id = ${id}`,
  );
}

/** Holds the row of a project until the end of the transaction. */
export async function lockProject(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<ProjectRecord | null> {
  return firstRow(
    tx,
    sql<ProjectRecord>`select ${columns} from project
        where authority_id = ${authorityId} and id = ${id} for update`,
  );
}

/** Projects of an authority by code or name, for an import. */
export async function allProjects(db: Db | Tx, authorityId: string): Promise<ProjectRecord[]> {
  return rows(
    db,
    sql<ProjectRecord>`select ${columns} from project where authority_id = ${authorityId}`,
  );
}

export async function insertProjects(tx: Tx, projects: readonly ProjectRecord[]): Promise<void> {
  await insertRows(
    tx,
    'project',
    {
      authority_id: 'bigint',
      id: 'bigint',
      code: 'text',
      name: 'text',
      unit_id: 'bigint',
      plan_id: 'bigint',
      task_id: 'bigint',
      folded: 'text',
      version: 'integer',
      since: 'timestamptz',
      changed_by: 'bigint',
    },
    projects.map((project) => ({
      authority_id: project.authorityId,
      id: project.id,
      code: project.code,
      name: project.name,
      unit_id: project.unitId,
      plan_id: project.planId,
      task_id: project.taskId,
      folded: project.folded,
      version: project.version,
      since: project.since.toISOString(),
      changed_by: project.changedBy,
    })),
  );
}

/** Puts a change in force; the row before goes to history with the time for which it held. */
export async function saveProject(tx: Tx, next: ProjectRecord): Promise<void> {
  const { authorityId, id } = next;
  const same = sql`authority_id = ${authorityId} and id = ${id}`;
  await run(
    tx,
    sql`insert into project_history
        select project.*, ${next.since}::timestamptz from project where ${same}`,
  );
  await run(
    tx,
    sql`update project set code = ${next.code}, name = ${next.name}, unit_id = ${next.unitId},
          plan_id = ${next.planId}, task_id = ${next.taskId}, folded = ${next.folded},
          version = ${next.version}, since = ${next.since}, changed_by = ${next.changedBy}
        where ${same}`,
  );
}

export interface ProjectRow extends ProjectRecord {
  readonly unitName: string;
  readonly unitShortName: string | null;
  readonly taskTitle: string | null;
}

/** Projects that a post may see, by name; `after` is the name and id of the last one of the page before. */
export async function pageOfProjects(
  sight: MoneyDay,
  authorityId: string,
  actor: Actor,
  filter: ProjectFilter,
  after: { readonly name: string; readonly id: string } | null,
  limit: number,
): Promise<ProjectRow[]> {
  const beyond = after ? sql`and (p.folded, p.id) > (${after.name}, ${after.id}::bigint)` : sql``;
  return rows(
    sight.db,
    sql<ProjectRow>`
      select p.authority_id as "authorityId", p.id, p.code, p.name, p.unit_id as "unitId",
        p.plan_id as "planId", p.task_id as "taskId", p.folded, p.version,
        u.name as "unitName", u.short_name as "unitShortName", w.title as "taskTitle"
      from ${projectsOnDay(sight, authorityId)} p join unit u on u.id = p.unit_id
      left join task t on t.authority_id = p.authority_id and t.id = p.task_id
      left join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where ${matching(sight, authorityId, actor, filter)} ${beyond}
      order by p.folded, p.id limit ${limit}`,
  );
}

export interface ProjectFilter {
  readonly words: readonly string[];
  readonly planId: string | null;
  readonly taskId: string | null;
  readonly id?: string;
}

export async function countProjects(
  sight: MoneyDay,
  authorityId: string,
  actor: Actor,
  filter: ProjectFilter,
): Promise<number> {
  const found = await firstRow(
    sight.db,
    sql<{ count: number }>`select count(*)::int as count
        from ${projectsOnDay(sight, authorityId)} p
        left join task t on t.authority_id = p.authority_id and t.id = p.task_id
        where ${matching(sight, authorityId, actor, filter)}`,
  );
  return found?.count ?? 0;
}

function matching(
  sight: MoneyDay,
  authorityId: string,
  actor: Actor,
  { words, planId, taskId, id }: ProjectFilter,
): RawBuilder<unknown> {
  const conditions = [
    seesUnit(actor, authorityId, sql`p.unit_id`, sight.day),
    ...words.map((word) => sql`p.folded like ${`%${word}%`}`),
    ...(planId === null ? [] : [sql`coalesce(t.plan_id, p.plan_id) = ${planId}`]),
    ...(taskId === null ? [] : [sql`p.task_id = ${taskId}`]),
    ...(id === undefined ? [] : [sql`p.id = ${id}`]),
  ];
  return sql.join(conditions, sql` and `);
}
