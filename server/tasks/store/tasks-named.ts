import { type RawBuilder, sql } from 'kysely';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { belowSql } from './below-sql.ts';
import { wordsQuery } from './filter-sql.ts';
import { type TaskRecord, taskColumns } from './task-record.ts';
import { visibleSql } from './visibility-sql.ts';

/** Of a post that sees few tasks so many that match are looked at. */
const MOST_LOOKED_AT = 200;

/**
 * A few tasks whose words bear some words, the best words first and one task of each before the second of
 * any: for a search box. Nothing is counted. Words are few where tasks are many, so words are ranked, and
 * the first tasks in sight are taken by index.
 */
export async function tasksNamed(
  sight: TaskSight,
  q: string,
  limit: number,
): Promise<TaskRecord[]> {
  const query = wordsQuery(q);
  if (query === null) return [];
  const { actor, db } = sight;
  const found = await Promise.all(
    sight.authorities.map((authorityId) => {
      const isAll = actor.wholeAuthority && authorityId === actor.authorityId;
      const tasks = isAll ? ofAll(authorityId, limit) : ofUnit(sight, authorityId);
      return rows(
        db,
        sql<TaskRecord & { readonly rank: number; readonly nth: number }>`
          ${PLAN_ANEW} with words as materialized (
            select w.id, ts_rank(w.search, to_tsquery('simple', ${query})) as rank
            from task_words w
            where w.authority_id = ${authorityId} and w.search @@ to_tsquery('simple', ${query})
            order by rank desc, w.id desc
          )
          select found.* from (${tasks}) as found
          order by found.nth, found.rank desc, found.words_id desc, found.id limit ${limit}`,
      );
    }),
  );
  return found
    .flat()
    .sort((a, b) => a.nth - b.nth || b.rank - a.rank)
    .slice(0, limit);
}

/** Whoever sees a whole authority: the first tasks of each of the best words. */
function ofAll(authorityId: string, limit: number): RawBuilder<unknown> {
  return sql`
    select ${taskColumns('t')}, best.rank, t.nth
    from (select * from words order by rank desc, id desc limit ${2 * limit}) as best
    cross join lateral (
      select ${taskColumns('first')}, row_number() over (order by first.due_on, first.id)::int as nth
      from (
        select ${taskColumns('t')} from task t
        where t.authority_id = ${authorityId} and t.words_id = best.id and not t.is_group
        order by t.due_on, t.id limit ${limit}
      ) as first
    ) as t`;
}

/**
 * Whoever sees a unit and what is under it: tasks that stand there, that the unit gave, or in which one of
 * them takes part, each found from its own side.
 */
function ofUnit(sight: TaskSight, authorityId: string): RawBuilder<unknown> {
  const { actor, day } = sight;
  const unitId = actor.jurisdictionUnitId;
  const below = sql`any(array(${belowSql(unitId, day)}))`;
  const inWords = sql`t.authority_id = ${authorityId} and t.words_id = any(array(select id from words))`;
  const some = (conditions: RawBuilder<unknown>) =>
    sql`(select t.id from task t where ${conditions} limit ${MOST_LOOKED_AT})`;
  return sql`
    select ${taskColumns('t')}, words.rank,
      row_number() over (partition by t.words_id order by t.due_on, t.id)::int as nth
    from task t join words on words.id = t.words_id
    where t.authority_id = ${authorityId} and not t.is_group
      and ${visibleSql(sight, authorityId)} and t.id in (
        ${some(sql`${inWords} and t.unit_id = ${below}`)}
        union ${some(sql`${inWords} and t.assigner_unit_id = ${unitId}`)}
        union ${some(sql`t.authority_id = ${authorityId} and t.words_id = any(array(
          select p.words_id from party p join words on words.id = p.words_id
          where p.authority_id = ${authorityId} and p.unit_id = ${below}))`)}
        union (select p.task_id from task_party p join task t
          on t.authority_id = p.authority_id and t.id = p.task_id
          join words on words.id = t.words_id
          where p.authority_id = ${authorityId} and p.unit_id = ${below} and p.until is null
          limit ${MOST_LOOKED_AT}))`;
}
