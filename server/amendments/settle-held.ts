import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { lockPlan } from '../plans/store/plan-version-store.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnAmendment, changeOf, type Saved, withChange } from './act-on-amendment.ts';
import { nextVersionOf, tryChange } from './apply-amendment.ts';
import { atOwnMoment, openApplying } from './applying.ts';
import type { settleChange as endpoint } from './contract.ts';
import { amendmentErrors } from './errors-contract.ts';
import { decidedOf } from './rules/changes.ts';

/**
 * Xử lý thay đổi còn giữ: what a change rests on had moved when its day came. A person applies what was decided
 * to what stands now, which makes the plan's next version, or drops it, and says why.
 *
 * @throws Refusal NOT_HELD, THING_GONE, and why it cannot be applied still
 */
export async function settleHeld(
  platform: Platform,
  actor: Actor,
  amendmentId: string,
  { version, key: at, apply, words }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'settle_amendment', step: 'settle' as const, amendmentId, version, key };
  let moved: readonly string[] = [];
  const saved = await actOnAmendment(platform, actor, act, async (context, found) => {
    const change = changeOf(found, at);
    const decided = decidedOf(change);
    if (change.outcome !== 'held' || !decided.agreed) throw new Refusal(amendmentErrors.NOT_HELD);
    if (apply) {
      await lockPlan(context.tx, found.authority_id, found.plan_id);
      const own = await atOwnMoment(context, found);
      const applying = await openApplying(platform, own, found);
      const held = await tryChange(applying, own, change, decided.value, true);
      if (held) {
        const { vi, en } = held.says ?? amendmentErrors.THING_GONE;
        const { code, status } = amendmentErrors.THING_GONE;
        throw new Refusal({ code, status, vi, en }, { thing: change.title });
      }
      // The decision holds from its day; what was held back holds from today.
      await nextVersionOf(own, { ...found, effective_on: dayInVietnam(context.now) });
      moved = applying.moved();
    }
    const outcome = apply ? ('applied' as const) : ('dropped' as const);
    return {
      change: { changes: withChange(found.changes, at, { outcome }), said: words },
      before: { key: at, held: change.held },
      after: { key: at, outcome, reason: words },
      reply: { id: amendmentId, version: version + 1 },
    };
  });
  for (const other of moved) platform.afterAct(other, []);
  return saved;
}
