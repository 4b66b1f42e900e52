import type { z } from 'zod';
import { citationsOf } from '../directives/store/citation-store.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { planCascade } from './contract.ts';
import { coverageOf, ownPlans, type PlanCoverage } from './coverage-view.ts';
import { cascadeGraph, type LowerPlan, type SuperiorText } from './rules/cascade.ts';
import { type Implementing, plansImplementing } from './store/coverage-store.ts';

type Query = z.output<(typeof planCascade)['query']>;
type Reply = z.input<(typeof planCascade)['reply']>;

/** Levels of plans followed below the units' own: province → district → commune. */
const DEEPEST = 4;

/** Phân cấp: from the superior texts down to the last plan that carries this one on. */
export async function cascadeView(
  platform: Platform,
  actor: Actor,
  planId: string,
  query: Query,
): Promise<Reply> {
  const found = await coverageOf(platform, actor, planId, query);
  const { head, columns, sight } = found;
  const citations = await citationsOf(sight.db, head.authorityId, head.directiveId);
  const superiors = citations
    .filter(({ kind }) => kind === 'implements')
    .map(
      ({ id, fromId, type, number, title, day, directiveId }): SuperiorText => ({
        ...{ id, fromId: fromId === id ? null : fromId, title, day, directiveId },
        name: number ?? ([type, title].filter(Boolean).join(' ') || '?'),
      }),
    );
  const name = head.number ?? head.title;
  const plan = {
    id: head.id,
    name,
    title: head.title,
    day: head.issuedOn,
    directiveId: head.directiveId,
  };
  return cascadeGraph({ plan, superiors, columns, lower: await lowerPlans(found) });
}

/** Plans that carry on the units' own plans, level by level; each stands where it is first met. */
async function lowerPlans({
  sight,
  head,
  columns,
  planAuthorities,
}: PlanCoverage): Promise<LowerPlan[]> {
  const shown = new Set(columns.flatMap(({ plans }) => plans.map(({ id }) => id)));
  const first = await plansImplementing(sight, planAuthorities, [head]);
  let level: readonly Implementing[] = first.filter(({ id }) => shown.has(id));
  const met = new Set([head.id, ...shown]);
  const lower: LowerPlan[] = [];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const next = await plansImplementing(sight, planAuthorities, level);
    level = next.filter(({ id }) => !met.has(id));
    for (const { id } of level) met.add(id);
    const plans = await ownPlans(sight, level);
    for (const [at, plan] of plans.entries()) {
      lower.push({ plan, under: level[at]?.implementsId ?? head.id });
    }
  }
  return lower;
}
