import { sql } from 'kysely';
import type { UnitRef } from '../../organisation/contract.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { PLAN_ANEW } from '../../platform/database/prepare-statements.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { TaskSight } from '../task-sight.ts';
import { endOfSight, givenBefore, tasksOnDay } from './as-of.ts';
import { type Filter, filterSql } from './filter-sql.ts';
import { type Figures, figuresSql } from './two-by-two-sql.ts';

export interface WordsRecord extends Figures {
  readonly wordsId: string;
  readonly clauseId: string | null;
  readonly fieldName: string | null;
  readonly label: string | null;
  readonly title: string;
  readonly starts: number | null;
  readonly ends: number | null;
  readonly rows: number;
  readonly notAccepted: number;
  readonly only: {
    readonly id: string;
    readonly unit: UnitRef;
    readonly childCount: number;
  } | null;
}

/**
 * Each place of the text that orders work under a filter, in the order of the text: the rows are counted
 * in one pass, their words fetched once each.
 */
export async function orderingWords(
  sight: TaskSight,
  authorityId: string,
  filter: Filter,
): Promise<WordsRecord[]> {
  return rows(
    sight.db,
    sql<WordsRecord>`
      ${PLAN_ANEW} with counted as (
        select t.words_id, ${figuresSql(sight.day)},
          (count(*) filter (where t.state = 'assigned'))::int as "notAccepted",
          min(t.id) as id, min(t.unit_id) as unit_id
        from ${tasksOnDay(sight, authorityId)} t
        where ${filterSql(sight, authorityId, filter)}
        group by t.words_id)
      select c.*, w.id as "wordsId", w.clause_id as "clauseId", f.name as "fieldName", w.label, w.title,
        w.starts, w.ends,
        case when c.rows = 1 then jsonb_build_object('id', c.id::text,
          'unit', jsonb_build_object('id', u.id::text, 'name', u.name, 'shortName', u.short_name),
          'childCount', (select count(*) from task p
            where p.authority_id = ${authorityId} and p.parent_id = c.id
              and ${givenBefore(sql`p`, endOfSight(sight))})) end as only
      from counted c
      join task_words w on w.authority_id = ${authorityId} and w.id = c.words_id
      join unit u on u.id = c.unit_id
      left join field f on f.authority_id = w.authority_id and f.id = w.field_id
      order by w.ordinal, w.id`,
  );
}

export interface PlanPlace {
  readonly authorityId: string;
  readonly directiveId: string;
}

/** Where a plan stands, among the authorities that a post asks. */
export async function placeOfPlan(
  db: Db | Tx,
  authorities: readonly string[],
  planId: string,
): Promise<PlanPlace | null> {
  return firstRow(
    db,
    sql<PlanPlace>`select authority_id as "authorityId", directive_id as "directiveId" from plan
        where authority_id = any(${authorities}::bigint[]) and id = ${planId}`,
  );
}
