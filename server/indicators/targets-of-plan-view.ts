import { sql } from 'kysely';
import type { z } from 'zod';
import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import { seenPlan } from '../plans/seen-plan.ts';
import type { Platform } from '../platform/act.ts';
import { openSight } from '../tasks/task-sight.ts';
import type { planTargets as endpoint, FoundTarget } from './contract.ts';
import { proposeFrom, settled } from './rules/found-target.ts';
import { planYears } from './rules/plan-years.ts';
import { sayPromise } from './rules/say.ts';
import { shapeTargets } from './shape-targets.ts';
import { clausesOfPlan, targetProvisions } from './store/plan-clauses.ts';
import { findTargets, followedProvisions } from './store/target-store.ts';
import { isWholeSql } from './store/visible-sql.ts';

/**
 * The targets of a plan: those that are followed, judged where a post may see their values, and those found in
 * its words that nobody follows yet, with what each would be followed as.
 *
 * @throws Refusal NOT_FOUND where the plan is not for this post
 */
export async function targetsOfPlanView(
  platform: Platform,
  actor: Actor,
  planId: string,
  asOf: string | undefined,
): Promise<z.input<(typeof endpoint)['reply']>> {
  const { authorityId } = await seenPlan(
    platform.db,
    actor,
    planId,
    momentOf(platform.clock, asOf),
  );
  const sight = await openSight(platform, actor, asOf);
  // What a plan promises stands in its words, for whoever reads it; values do not (see shapeTargets).
  const condition = sql<boolean>`t.plan_id = ${planId} and ${isWholeSql}`;
  const [records, followed, plan, provisions] = await Promise.all([
    findTargets(sight, authorityId, condition),
    followedProvisions(sight.db, authorityId, planId),
    clausesOfPlan(sight.db, authorityId, planId),
    targetProvisions(sight.db, authorityId, planId),
  ]);
  const { rows } = await shapeTargets(sight, authorityId, records);
  const shown = new Set(records.flatMap(({ provision_id }) => provision_id ?? []));
  const years = plan && planYears(plan.effectiveOn);
  return {
    followed: [...rows],
    followedProvisionIds: [...shown],
    found:
      years === null
        ? []
        : provisions
            .filter(({ id }) => !followed.has(id))
            .map<FoundTarget>(({ id, data, starts, ends }) => {
              const found = proposeFrom({ data }, years);
              return {
                ...{ provisionId: id, name: found.name, quote: found.quote, asks: [...found.asks] },
                span: starts === null || ends === null ? null : { start: starts, end: ends },
                promised: sayPromise({
                  ...found,
                  ...{ decimals: 2, ranking: null, promise: settled(found.promise, '0') },
                  otherName: found.promise.kind === 'compare' ? found.promise.otherName : null,
                }),
              };
            }),
    mayFollow: !sight.isPast && may(actor, 'indicator.define', { authorityId }).allowed,
  };
}
