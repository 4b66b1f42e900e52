import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import type { Platform } from '../platform/act.ts';
import { shapeRows } from '../tasks/shape-rows.ts';
import { tasksById } from '../tasks/store/tasks-by-id.ts';
import { openSight } from '../tasks/task-sight.ts';
import type { getCountedProducts as endpoint } from './counted-contract.ts';
import { seenIndicator } from './require-on-indicator.ts';
import { valuesOfShare } from './rules/allocation-change.ts';
import { countOnce, namedOnce, sum } from './rules/counted-once.ts';
import { countedTasks, namingTasks } from './store/counted-tasks.ts';
import { planAndField, productCountsOf, scopeOf } from './store/product-count-store.ts';
import { findTargets } from './store/target-store.ts';

/**
 * Which accepted products an indicator counts on a day, at which tasks; what the tasks name in their words,
 * and what the target claims in prose: three numbers that are kept apart.
 *
 * @throws Refusal NOT_FOUND
 */
export async function countedProductsView(
  platform: Platform,
  actor: Actor,
  indicatorId: string,
  asOf?: string,
): Promise<z.input<(typeof endpoint)['reply']>> {
  const sight = await openSight(platform, actor, asOf);
  const indicator = await seenIndicator(sight, indicatorId);
  const { authority_id, unit_id } = indicator;
  const count = (await productCountsOf(sight, authority_id, [indicatorId])).get(indicatorId);
  const mayDefine =
    !sight.isPast && may(actor, 'indicator.define', { authorityId: authority_id }).allowed;
  const version = count?.version ?? 0;
  const targets = await findTargets(
    sight,
    authority_id,
    sql`t.indicator_id = ${indicatorId} and t.unit_id = ${unit_id}`,
  );
  const promised = targets.flatMap(({ promise }) => [...valuesOfShare(promise.promise).values()]);
  const claimed = promised.at(-1) ?? null;
  if (!count?.counts) {
    const nothing = { rule: null, planNumber: null, fieldName: null, lines: [] };
    return { ...nothing, counted: 0, named: 0, claimed, unseen: 0, mayDefine, version };
  }
  const scope = scopeOf(count);
  const asked = { until: sight.day, kind: count.product, unitIds: [] };
  const [tasks, naming, names] = await Promise.all([
    countedTasks(sight, authority_id, scope, asked),
    namingTasks(sight, authority_id, scope, count.product),
    planAndField(sight.db, authority_id, count.plan_id, count.field_id),
  ]);
  const counted = countOnce(tasks, sight.day);
  const keys = counted.map(({ id }) => ({ authority_id, id }));
  const found = await tasksById(sight, keys);
  const shaped = await shapeRows(sight.db, sight.authorities, found, sight.day, actor.limits);
  const rows = new Map(shaped.map((row) => [row.id, row]));
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const lines = counted.flatMap(({ id, count: number }) => {
    const task = rows.get(id);
    const known = byId.get(id);
    if (!task || !known) return [];
    return [{ task, product: known.product, acceptedOn: known.acceptedOn, count: number }];
  });
  const { plan_id, field_id, product } = count;
  return {
    rule: { scope: count.scope, planId: plan_id, fieldId: field_id, product },
    ...names,
    counted: sum(counted),
    named: namedOnce(naming),
    claimed,
    lines,
    unseen: sum(counted) - lines.reduce((all, line) => all + line.count, 0),
    mayDefine,
    version,
  };
}
