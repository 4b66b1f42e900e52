import { sql } from 'kysely';
import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { checkIndicator, checkTarget } from './check-indicator.ts';
import {
  type followTargets as endpoint,
  IndicatorShape,
  indicatorErrors,
  TargetShape,
} from './contract.ts';
import { indicatorRecord } from './define-indicator.ts';
import { codeFor, proposeFrom, settled } from './rules/found-target.ts';
import { planYears } from './rules/plan-years.ts';
import type { ProposedTarget } from './rules/proposed-target.ts';
import { targetRecord } from './set-target.ts';
import { findIndicators, type IndicatorRecord, insertIndicators } from './store/indicator-store.ts';
import {
  clausesOfPlan,
  type PlanClauses,
  type TargetProvision,
  targetProvisions,
} from './store/plan-clauses.ts';
import { followedProvisions, insertTargets } from './store/target-store.ts';

type Body = z.output<(typeof endpoint)['body']>;
type Reply = z.input<(typeof endpoint)['reply']>;

/**
 * Đưa vào theo dõi: targets that were found in a plan become indicators with a target each, pointing to the
 * clause and the very words. What the words leave open (the ranking, the other side of a comparison) is set
 * up to be filled in; the value itself never is guessed.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, PROVISION_UNKNOWN
 */
export async function followTargets(
  platform: Platform,
  actor: Actor,
  planId: string,
  body: Body,
  key: string | null,
): Promise<Reply> {
  const { authorityId } = actor;
  requireRight(actor, 'indicator.define');
  const act = { name: 'follow_targets', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const plan = await clausesOfPlan(context.tx, authorityId, planId);
    if (!plan) throw new Refusal(platformErrors.NOT_FOUND);
    const wanted = await wantedProvisions(context, planId, body.provisionIds);
    const unitId = body.unitId ?? plan.ownerUnitId;
    const taken = await codesInUse(context);
    const targets: Reply['targets'] = [];
    for (const provision of wanted) {
      targets.push(await follow(context, { planId, plan, provision, unitId, taken }));
    }
    await context.journal({
      ...{ subjectKind: 'plan', subjectId: planId, before: null, after: { followed: targets } },
    });
    return { targets };
  });
}

interface Following {
  readonly planId: string;
  readonly plan: PlanClauses;
  readonly provision: TargetProvision;
  readonly unitId: string;
  readonly taken: Set<string>;
}

async function follow(
  context: ActContext,
  { planId, plan, provision, unitId, taken }: Following,
): Promise<Reply['targets'][number]> {
  const found = proposeFrom(provision, planYears(plan.effectiveOn));
  const indicator = await define(context, found, unitId, taken);
  const other =
    found.promise.kind === 'compare'
      ? await define(context, comparedWith(found, found.promise.otherName), unitId, taken)
      : null;
  const { starts, ends } = provision;
  const shape = TargetShape.parse({
    ...{ promise: settled(found.promise, other?.id ?? ''), planId, quote: found.quote },
    ...{ aspirational: found.aspirational, baseline: found.baseline, eachOf: found.eachOf },
    span: starts === null || ends === null ? null : { start: starts, end: ends },
  });
  await checkTarget(context, shape, indicator);
  const record = await targetRecord(context, indicator, shape);
  const { id } = provision;
  await insertTargets(context.tx, [{ ...record, provision_id: id, ordinal: provision.ordinal }]);
  return { id: record.id, indicatorId: indicator.id, provisionId: id };
}

async function define(
  context: ActContext,
  found: Pick<ProposedTarget, 'name' | 'kind' | 'measure' | 'direction' | 'levels'> &
    Partial<Pick<ProposedTarget, 'eachOf'>>,
  unitId: string,
  taken: Set<string>,
): Promise<IndicatorRecord> {
  const { name, kind, measure, direction, levels } = found;
  const code = codeFor(name, taken);
  taken.add(code);
  const shape = IndicatorShape.parse({
    ...{ code, name: name.length >= 2 ? name : code, kind, measure, direction, levels, unitId },
    checks: { min: measure.startsWith('%') ? 0 : null, integer: measure === 'hạng' },
  });
  await checkIndicator(context, shape, null);
  const record = indicatorRecord(context, shape);
  await insertIndicators(context.tx, [record]);
  return record;
}

/** The other side of a comparison is measured as this one is. */
function comparedWith(found: ProposedTarget, name: string) {
  return { ...found, name, eachOf: null };
}

async function wantedProvisions(
  { tx, authorityId }: ActContext,
  planId: string,
  ids: readonly string[] | null,
): Promise<TargetProvision[]> {
  const [all, followed] = await Promise.all([
    targetProvisions(tx, authorityId, planId),
    followedProvisions(tx, authorityId, planId),
  ]);
  const open = all.filter(({ id }) => !followed.has(id));
  if (ids === null) return open;
  const wanted = open.filter(({ id }) => ids.includes(id));
  if (wanted.length < new Set(ids).size) throw new Refusal(indicatorErrors.PROVISION_UNKNOWN);
  return wanted;
}

async function codesInUse({ tx, authorityId, now }: ActContext): Promise<Set<string>> {
  const sight = { db: tx, day: dayInVietnam(now), isPast: false };
  return new Set((await findIndicators(sight, authorityId, sql`true`)).map(({ code }) => code));
}
