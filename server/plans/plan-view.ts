import type { z } from 'zod';
import { type Moment, momentOf } from '../directives/moment.ts';
import { readCursor, writeCursor } from '../directives/rules/list-cursor.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import { type PlanCount, planCounts } from '../directives/store/plan-counts.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { reachedFrom } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { listPlans, Plan, PlanRow, TwoByTwo } from './contract.ts';
import { declaredSums } from './rules/declared-sums.ts';
import { twoByTwo } from './rules/two-by-two.ts';
import {
  countPlans,
  fieldsOf,
  findPlan,
  type PlanRecord,
  pageOfPlans,
  provisionsOf,
} from './store/plan-list.ts';
import { wordsCounts } from './store/words-counts.ts';

type Row = z.infer<typeof PlanRow>;

/** Issued plans that a post may see, with their 2×2 as of a day. */
export async function plansView(
  { db, clock }: Platform,
  actor: Actor,
  query: z.infer<(typeof listPlans)['query']>,
): Promise<{ rows: Row[]; next: string | null; total: number }> {
  requireRight(actor, 'plan.read');
  const moment = momentOf(clock, query.asOf);
  const authorityIds = await reachedFrom(db, actor.authorityId);
  const words = plainWords(query.q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const filter = { words, moment };
  const cursor = readCursor(query.after);
  const after = cursor && { key: cursor[1], id: cursor[2] };
  const found = await pageOfPlans(db, actor, authorityIds, filter, after, query.limit + 1);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const counts: PlanCount[] = [];
  for (const authorityId of new Set(shown.map((plan) => plan.authorityId))) {
    const planIds = shown.filter((plan) => plan.authorityId === authorityId).map(({ id }) => id);
    counts.push(...(await planCounts(db, actor, authorityId, planIds, moment)));
  }
  return {
    rows: shown.map((plan) =>
      rowOf(
        plan,
        countsOf(
          counts.filter(({ planId }) => planId === plan.id),
          moment,
        ),
      ),
    ),
    next: found.length > query.limit && last ? writeCursor([0, last.key, last.id]) : null,
    total: await countPlans(db, actor, authorityIds, filter),
  };
}

/** One plan: what its text declared beside what stands in it, field by field, and what else it orders. */
export async function planView(
  { db, clock }: Platform,
  actor: Actor,
  id: string,
  asOf: string | undefined,
): Promise<Plan> {
  const moment = momentOf(clock, asOf);
  const authorityIds = await reachedFrom(db, actor.authorityId);
  const plan = await findPlan(db, actor, authorityIds, id, moment.day);
  if (!plan) throw new Refusal(platformErrors.NOT_FOUND);
  const { authorityId } = plan;
  requireMay(actor, 'plan.read', {
    authorityId,
    ...(plan.givesWork ? { unitPath: [actor.jurisdictionUnitId] } : {}),
  });
  const counts = await planCounts(db, actor, authorityId, [id], moment);
  const found = await wordsCounts(db, actor, authorityId, id, moment);
  const fields = await fieldsOf(db, authorityId, id);
  const provisions = await provisionsOf(db, authorityId, id, moment.endOfDay);
  return {
    ...rowOf(plan, countsOf(counts, moment)),
    declared: {
      tasks: plan.declaredTasks,
      fields: plan.declaredFields,
      ...declaredSums(fields, plan.declaredFields),
    },
    fields: fields.map((field) => ({
      ...field,
      found: found.find(({ fieldId }) => fieldId === field.id)?.count ?? 0,
      counts: countsOf(
        counts.filter(({ fieldId }) => fieldId === field.id),
        moment,
      ),
    })),
    provisions: provisions.map(({ starts, ends, ordinal: _, ...provision }) => ({
      ...provision,
      span: starts === null || ends === null ? null : { start: starts, end: ends },
    })),
    version: plan.version,
  };
}

function countsOf(counts: readonly PlanCount[], { day }: Moment): TwoByTwo {
  return twoByTwo(counts, day);
}

function rowOf(plan: PlanRecord, counts: TwoByTwo): Row {
  const { id, title, number, owner, issuedOn, effectiveOn, directiveId } = plan;
  return { id, title, number, owner, issuedOn, effectiveOn, directiveId, counts };
}
