import type { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { clauseOf } from '../plans/rules/clause-of.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { checkTarget } from './check-indicator.ts';
import type {
  changeTarget as changeEndpoint,
  dropTarget as dropEndpoint,
  setTarget as setEndpoint,
  TargetShape,
} from './contract.ts';
import { refuseOlder } from './require-on-indicator.ts';
import { dueOf } from './rules/promise-fits.ts';
import { type IndicatorRecord, lockIndicator } from './store/indicator-store.ts';
import { clausesOfPlan } from './store/plan-clauses.ts';
import { insertTargets, lockTarget, saveTarget, type TargetRecord } from './store/target-store.ts';
import { momentAfter } from './store/versioned.ts';

type Saved = { readonly id: string; readonly version: number };

/** Sets a target by hand. @throws Refusal NOT_FOUND, NOT_ALLOWED, and those of {@link checkTarget} */
export async function setTarget(
  platform: Platform,
  actor: Actor,
  indicatorId: string,
  shape: z.output<(typeof setEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  return define(platform, actor, 'set_target', key, async (context) => {
    const indicator = await lockIndicator(context.tx, context.authorityId, indicatorId);
    if (!indicator) throw new Refusal(platformErrors.NOT_FOUND);
    await checkTarget(context, shape, indicator);
    const record = await targetRecord(context, indicator, shape);
    return addTarget(context, record, null);
  });
}

/** Begins to follow a target, inside an act. */
export async function addTarget(
  context: ActContext,
  record: TargetRecord,
  why: string | null,
): Promise<TargetRecord> {
  await insertTargets(context.tx, [record]);
  await journal(context, null, record, why);
  return record;
}

/**
 * Changes a target, saying why; what was promised before stays readable on every past day.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT, and those of {@link checkTarget}
 */
export async function changeTarget(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, why, ...shape }: z.output<(typeof changeEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  return define(platform, actor, 'change_target', key, async (context) => {
    const before = await held(context, id, version);
    const indicator = await lockIndicator(context.tx, context.authorityId, before.indicator_id);
    if (!indicator) throw new Refusal(platformErrors.NOT_FOUND);
    await checkTarget(context, shape, indicator);
    const made = await targetRecord(context, indicator, shape);
    const { provision_id, ordinal } = before;
    return putTarget(context, before, { ...made, provision_id, ordinal }, why);
  });
}

/** Stops following a target, saying why. @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT */
export async function dropTarget(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, why }: z.output<(typeof dropEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  return define(platform, actor, 'drop_target', key, async (context) => {
    const before = await held(context, id, version);
    return putTarget(context, before, { ...before, state: 'dropped' }, why);
  });
}

/** A target as it is kept: with the clause in which its words stand. */
export async function targetRecord(
  { tx, ids, now, author, authorityId }: ActContext,
  indicator: Pick<IndicatorRecord, 'id' | 'name' | 'unit_id'>,
  shape: TargetShape,
): Promise<TargetRecord> {
  const { promise, baseline, path, eachOf, span, planId, fieldId, quote, aspirational } = shape;
  const plan = planId === null ? null : await clausesOfPlan(tx, authorityId, planId);
  if (planId !== null && plan === null) throw new Refusal(platformErrors.NOT_FOUND);
  // A field is one of that plan: no number of another authority's plan is kept.
  if (fieldId !== null && !plan?.fieldIds.includes(fieldId)) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  return {
    ...{ authority_id: authorityId, id: ids.next(), indicator_id: indicator.id },
    ...{ unit_id: shape.unitId ?? indicator.unit_id, plan_id: planId, field_id: fieldId },
    ...{ provision_id: null, directive_id: plan?.directiveId ?? null },
    clause_id: plan && clauseOf(plan.clauses, span),
    ...{ quote, starts: span?.start ?? null, ends: span?.end ?? null, ordinal: 0, aspirational },
    due_on: dueOf(promise),
    promise: { promise, baseline, path, eachOf },
    ...{ state: 'followed', folded: accentFree(`${indicator.name} ${quote}`) },
    ...{ version: 1, since: now, changed_by: author.personId },
  };
}

function define(
  platform: Platform,
  actor: Actor,
  name: string,
  key: string | null,
  work: (context: ActContext) => Promise<TargetRecord>,
): Promise<Saved> {
  const { authorityId } = actor;
  requireRight(actor, 'indicator.define');
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { id, version } = await work(context);
    return { id, version };
  });
}

async function held(context: ActContext, id: string, version: number): Promise<TargetRecord> {
  const before = await lockTarget(context.tx, context.authorityId, id);
  if (before?.state !== 'followed') throw new Refusal(platformErrors.NOT_FOUND);
  await refuseOlder(context.tx, before, version);
  return before;
}

/** Puts what a target promises from now on in force, saying why; inside an act. */
export async function putTarget(
  context: ActContext,
  before: TargetRecord,
  change: TargetRecord,
  why: string,
): Promise<TargetRecord> {
  const { id, version } = before;
  const since = momentAfter(context.now, before.since);
  const changed_by = context.author.personId;
  const next = { ...change, id, version: version + 1, since, changed_by };
  await saveTarget(context.tx, next);
  await journal(context, before, next, why);
  return next;
}

function journal(
  context: ActContext,
  before: TargetRecord | null,
  after: TargetRecord,
  why: string | null,
): Promise<void> {
  const brief = (record: TargetRecord) => ({
    ...{ indicatorId: record.indicator_id, unitId: record.unit_id, state: record.state },
    ...{ ...record.promise, aspirational: record.aspirational, quote: record.quote },
  });
  return context.journal({
    ...{ subjectKind: 'target', subjectId: after.id, before: before && brief(before) },
    after: { ...brief(after), ...(why === null ? {} : { why }) },
  });
}
