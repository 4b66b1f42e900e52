import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** How the journal names lines of money: by what they are for and their years. */
export async function lineTitles(
  db: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string; years: string }>`
      select l.id, coalesce(p.name, w.title) as title,
        case when l.from_year = l.to_year then l.from_year::text
          else l.from_year || '-' || l.to_year end as years
      from budget_line l
      left join project p on p.authority_id = l.authority_id and p.id = l.project_id
      left join task t on t.authority_id = l.authority_id and t.id = l.task_id
      left join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where l.authority_id = ${authorityId} and l.id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, title, years }) => [id, `${title}, ${years}`]));
}

export async function projectTitles(
  db: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, name from project
        where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

export async function thriftTitles(
  db: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, name from thrift_item
        where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
