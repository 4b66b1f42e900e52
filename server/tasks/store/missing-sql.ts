import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import { holdsOn } from '../../organisation/units.ts';
import { DECIDES_PATTERN, LEAST_WORDS, TIMED_KINDS } from '../../plans/rules/clear-points.ts';
import type { ClearPoint } from '../contract.ts';
import { endOfPast, type Looked } from './as-of.ts';

/**
 * The condition that task `t` lacks one of the six clear points: the SQL twin of `sixPoints`, for the list.
 * A test holds the two together.
 */
export function isMissing(
  point: ClearPoint,
  authorityId: string,
  looked: Looked,
): RawBuilder<boolean> {
  switch (point) {
    case 'person':
      return sql`not ${hasPersonSql(looked.day)}`;
    case 'work':
      return onWords(
        authorityId,
        sql`array_length(regexp_split_to_array(btrim(w.title), '\\s+'), 1) < ${LEAST_WORDS}`,
      );
    case 'time':
      return sql`(t.due_on is null and ${onWords(
        authorityId,
        sql`not (w.deadline ->> 'kind') = any(${[...TIMED_KINDS]}::text[])`,
      )})`;
    case 'responsibility':
      return sql`t.is_group`;
    case 'product':
      return sql`(${onWords(authorityId, sql`btrim(coalesce(w.product, '')) = ''`)}
        and not ${wasClarified('product', endOfPast(looked))})`;
    case 'authority':
      return sql`(${onWords(authorityId, sql`normalize(w.quote, NFC) !~ ${DECIDES_PATTERN}`)}
        and not ${hasDeciderSql(endOfPast(looked))})`;
  }
}

/** An officer was named for task `t`, or its unit has somebody in office who answers for it. */
export function hasPersonSql(day: Day): RawBuilder<boolean> {
  return sql`(t.officer_id is not null or t.unit_id in (
    select po.jurisdiction_unit_id from post po join appointment ap on ap.post_id = po.id
    where po.role in ('head', 'leader', 'commune')
      and ${holdsOn('po', day)} and ${holdsOn('ap', day)}))`;
}

/**
 * Who decides on task `t` was said after the issue, or a leader directs it.
 *
 * @param end the instant before which it is looked at; null for now
 */
export function hasDeciderSql(end: Date | null): RawBuilder<boolean> {
  const stands = end
    ? sql`x.since < ${end} and (x.until is null or x.until >= ${end})`
    : sql`x.until is null`;
  return sql`(${wasClarified('authority', end)} or exists (
    select from task_party x where x.authority_id = t.authority_id and x.task_id = t.id
      and x.role = 'leader' and ${stands} and not x.removed))`;
}

/** A point of task `t` was made clear, before a moment: what was said of it may have changed since. */
function wasClarified(point: 'product' | 'authority', end: Date | null): RawBuilder<boolean> {
  const said = (table: 'task_clarity' | 'task_clarity_history') => sql<boolean>`exists (
    select from ${sql.table(table)} c where c.authority_id = t.authority_id
      and c.task_id = t.id and c.point = ${sql.lit(point)} ${end ? sql`and c.at < ${end}` : sql``})`;
  return end
    ? sql<boolean>`(${said('task_clarity')} or ${said('task_clarity_history')})`
    : said('task_clarity');
}

function onWords(authorityId: string, condition: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`t.words_id in (select w.id from task_words w
    where w.authority_id = ${authorityId} and ${condition})`;
}
