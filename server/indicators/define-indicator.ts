import type { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { checkIndicator, checkTarget } from './check-indicator.ts';
import {
  type changeIndicator as changeEndpoint,
  Definition,
  type defineIndicator as defineEndpoint,
  type IndicatorShape,
  indicatorErrors,
} from './contract.ts';
import { refuseOlder } from './require-on-indicator.ts';
import { targetRecord } from './set-target.ts';
import {
  type IndicatorRecord,
  insertIndicators,
  lockIndicator,
  saveIndicator,
  setReporters,
} from './store/indicator-store.ts';
import { insertTargets } from './store/target-store.ts';
import { momentAfter } from './store/versioned.ts';

/**
 * Defines an indicator (chỉ tiêu) with the targets that are set with it.
 *
 * @throws Refusal NOT_ALLOWED, and those of {@link checkIndicator} and {@link checkTarget}
 */
export async function defineIndicator(
  platform: Platform,
  actor: Actor,
  { targets, ...shape }: z.output<(typeof defineEndpoint)['body']>,
  key: string | null,
): Promise<z.input<(typeof defineEndpoint)['reply']>> {
  const { authorityId } = actor;
  requireRight(actor, 'indicator.define');
  const act = { name: 'define_indicator', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    await checkIndicator(context, shape, null);
    const record = indicatorRecord(context, shape);
    await insertIndicators(context.tx, [record]);
    await setReporters(context.tx, authorityId, record.id, shape.reporterIds, context.now);
    const set = [];
    for (const target of targets) {
      await checkTarget(context, target, record);
      set.push(await targetRecord(context, record, target));
    }
    await insertTargets(context.tx, set);
    const targetIds = set.map(({ id }) => id);
    await context.journal({
      ...{ subjectKind: 'indicator', subjectId: record.id, before: null },
      after: { ...shape, targetIds },
    });
    return { id: record.id, targetIds };
  });
}

/**
 * Changes what an indicator is. Values stay as entered; past days keep the definition that held then.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT, and those of {@link checkIndicator}
 */
export async function changeIndicator(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, ...shape }: z.output<(typeof changeEndpoint)['body']>,
  key: string | null,
): Promise<z.input<(typeof changeEndpoint)['reply']>> {
  const { authorityId } = actor;
  requireRight(actor, 'indicator.define');
  const act = { name: 'change_indicator', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const before = await lockIndicator(context.tx, authorityId, id);
    if (!before) throw new Refusal(platformErrors.NOT_FOUND);
    await refuseOlder(context.tx, before, version, changedFields(before, shape));
    if (before.definition.kind !== shape.kind) throw new Refusal(indicatorErrors.PROMISE_KIND);
    await checkIndicator(context, shape, id);
    const since = momentAfter(context.now, before.since);
    const next = { ...indicatorRecord(context, shape), id, since, version: before.version + 1 };
    await saveIndicator(context.tx, next);
    await setReporters(context.tx, authorityId, id, shape.reporterIds, since);
    const { code, name, unit_id: unitId, definition } = before;
    await context.journal({
      ...{ subjectKind: 'indicator', subjectId: id },
      ...{ before: { ...definition, code, name, unitId }, after: shape },
    });
    return { id, version: next.version };
  });
}

/** A new indicator as it is kept. */
export function indicatorRecord(
  { ids, now, author, authorityId }: ActContext,
  shape: IndicatorShape,
): IndicatorRecord {
  const { code, name, unitId } = shape;
  return {
    ...{ authority_id: authorityId, id: ids.next(), code, name, unit_id: unitId },
    folded: accentFree(`${name} ${code}`),
    definition: Definition.parse(shape),
    ...{ version: 1, since: now, changed_by: author.personId },
  };
}

function changedFields(before: IndicatorRecord, shape: IndicatorShape) {
  const own = new Map(Object.entries(Definition.parse(shape)));
  const saved = new Map(Object.entries(before.definition));
  const fields = [...own].map(([field, yours]) => ({ field, yours, saved: saved.get(field) }));
  return [
    ...[{ field: 'name', yours: shape.name, saved: before.name }],
    ...[{ field: 'code', yours: shape.code, saved: before.code }],
    ...fields,
  ].filter(({ yours, saved: kept }) => JSON.stringify(yours) !== JSON.stringify(kept));
}
