import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { setProductCount as endpoint } from './counted-contract.ts';
import { refuseOlder } from './require-on-indicator.ts';
import { lockIndicator } from './store/indicator-store.ts';
import {
  type ProductCountRecord,
  productCountsOf,
  saveProductCount,
} from './store/product-count-store.ts';
import { momentAfter } from './store/versioned.ts';

/**
 * Lets an indicator count accepted products of tasks, or stops it: its values then are entered again. What
 * was counted before stays readable on every past day.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, CONFLICT
 */
export async function setProductCount(
  platform: Platform,
  actor: Actor,
  indicatorId: string,
  { version, rule }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<{ id: string; version: number }> {
  const { authorityId } = actor;
  requireMay(actor, 'indicator.define', { authorityId });
  const act = { name: 'set_product_count', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const { tx, now, author } = context;
    const indicator = await lockIndicator(tx, authorityId, indicatorId);
    if (!indicator) throw new Refusal(platformErrors.NOT_FOUND);
    const sight = { db: tx, day: dayInVietnam(now), isPast: false };
    const before = (await productCountsOf(sight, authorityId, [indicatorId])).get(indicatorId);
    if (before) await refuseOlder(tx, before, version);
    const counted = rule ?? {
      scope: before?.scope ?? 'linked',
      planId: null,
      fieldId: null,
      product: null,
    };
    const next: ProductCountRecord = {
      ...{ authority_id: authorityId, indicator_id: indicatorId, scope: counted.scope },
      plan_id: counted.scope === 'plan' ? counted.planId : null,
      field_id: counted.scope === 'plan' ? counted.fieldId : null,
      ...{ product: counted.product, counts: rule !== null },
      version: (before?.version ?? 0) + 1,
      since: momentAfter(now, before?.since ?? now),
      changed_by: author.personId,
    };
    await saveProductCount(tx, next);
    await context.journal({
      subjectKind: 'indicator',
      subjectId: indicatorId,
      before: { productCount: before ?? null },
      after: { productCount: next },
    });
    return { id: indicatorId, version: next.version };
  });
}
