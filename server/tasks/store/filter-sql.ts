import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { accentFree } from '../../calendar/rules/accent-free.ts';
import { levelOf } from '../../organisation/rules/unit-kind.ts';
import type { TaskFilter } from '../contract.ts';
import { limitsOf } from '../rules/flags.ts';
import type { TaskSight } from '../task-sight.ts';
import { isFocusSql } from './arrangements.ts';
import { endOfSight } from './as-of.ts';
import { belowAnySql, belowSql } from './below-sql.ts';
import { isMissing } from './missing-sql.ts';
import { hasFlag, hasStatus } from './status-sql.ts';
import { directedBySql, takesPartSql, visibleSql } from './visibility-sql.ts';

/** What a list may be asked for, with words to search. */
export type Filter = z.output<typeof TaskFilter> & { readonly q?: string | undefined };

/**
 * The conditions on task `t` of one authority for a filter, rights included. Groups of assignments are
 * left out: their parts stand for them.
 */
export function filterSql(
  sight: TaskSight,
  authorityId: string,
  filter: Filter,
): RawBuilder<boolean> {
  const { actor, day } = sight;
  const all = [sql<boolean>`not t.is_group`, visibleSql(sight, authorityId)];
  if (filter.planId) all.push(sql`t.plan_id = ${filter.planId}`);
  if (filter.unitId && !isWholeAuthority(sight, filter.unitId, authorityId)) {
    all.push(sql`t.unit_id in (${belowSql(filter.unitId, day)})`);
  }
  if (filter.amongUnitIds) {
    all.push(sql`t.unit_id in (${belowAnySql(filter.amongUnitIds, day)})`);
  }
  if (filter.onUnitId) all.push(sql`t.unit_id = ${filter.onUnitId}`);
  if (filter.fieldId === 'none') all.push(sql`t.field_id is null`);
  else if (filter.fieldId) all.push(sql`t.field_id = ${filter.fieldId}`);
  if (layerOf(filter) === 'given') all.push(sql`t.layer = 0`);
  if (filter.parentId) {
    all.push(sql`(t.parent_id = ${filter.parentId} or t.superior_id = ${filter.parentId})`);
  }
  if (filter.wordsId) all.push(sql`t.words_id = ${filter.wordsId}`);
  if (filter.clauseId) all.push(onClause(authorityId, filter.clauseId));
  if (filter.officerId === 'none') all.push(sql`t.officer_id is null`);
  else if (filter.officerId) all.push(sql`t.officer_id = ${filter.officerId}`);
  if (filter.dated)
    all.push(filter.dated === 'no' ? sql`t.due_on is null` : sql`t.due_on is not null`);
  if (filter.state) all.push(sql`t.state = any(${filter.state}::text[])`);
  if (filter.dueFrom) all.push(sql`t.due_on >= ${filter.dueFrom}::date`);
  if (filter.dueTo) all.push(sql`t.due_on <= ${filter.dueTo}::date`);
  if (filter.status) all.push(anyOf(filter.status.map((status) => hasStatus(status, day))));
  if (filter.flag)
    all.push(
      anyOf(filter.flag.map((flag) => hasFlag(flag, day, limitsOf(actor), endOfSight(sight)))),
    );
  if (filter.role === 'lead') {
    all.push(sql`t.unit_id in (${belowSql(actor.jurisdictionUnitId, day)})`);
  }
  if (filter.role === 'coordinate' || filter.role === 'monitor') {
    all.push(takesPartSql(actor.jurisdictionUnitId, sight, filter.role));
  }
  if (filter.role === 'leader') all.push(directedBySql(actor.personId, sight));
  if (filter.leaderId) all.push(directedBySql(filter.leaderId, sight));
  if (filter.level) {
    all.push(sql`t.unit_id in (select id from unit where level = ${levelOf(filter.level)})`);
  }
  if (filter.missing) all.push(isMissing(filter.missing, authorityId, sight));
  if (filter.focus) all.push(isFocusSql(sight, authorityId));
  if (filter.q) all.push(wordsMatch(authorityId, filter.q));
  return sql.join(all, sql` and `);
}

/** Parts of one task, or tasks on the same words, are meant with every layer; else what the plan gave. */
export function layerOf(filter: Filter): 'given' | 'all' {
  return filter.layer ?? (filter.parentId || filter.wordsId ? 'all' : 'given');
}

/**
 * The top of the post's own authority stands for all that the authority gave, also to bodies outside
 * its tree (a ministry's directive to provinces): there the unit is no restriction.
 */
export function isWholeAuthority(sight: TaskSight, unitId: string, authorityId: string): boolean {
  const { actor } = sight;
  return (
    actor.wholeAuthority && unitId === actor.jurisdictionUnitId && authorityId === actor.authorityId
  );
}

/** Words are found by their beginnings, without accents and in any order. */
export function wordsQuery(q: string): string | null {
  const words = accentFree(q).match(/[\p{L}\p{N}]+/gu);
  return words === null ? null : words.map((word) => `${word}:*`).join(' & ');
}

function wordsMatch(authorityId: string, q: string): RawBuilder<boolean> {
  const query = wordsQuery(q);
  if (query === null) return sql`true`;
  return sql`t.words_id in (select w.id from task_words w
    where w.authority_id = ${authorityId} and w.search @@ to_tsquery('simple', ${query}))`;
}

function onClause(authorityId: string, clauseId: string): RawBuilder<boolean> {
  const wanted = clauseId === 'none' ? sql`w.clause_id is null` : sql`w.clause_id = ${clauseId}`;
  return sql`t.words_id in (select w.id from task_words w
    where w.authority_id = ${authorityId} and ${wanted})`;
}

function anyOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` or `)})`;
}
