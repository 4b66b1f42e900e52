import { z } from 'zod';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import { citationsOf } from '../directives/store/citation-store.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { unitRefs } from '../organisation/units.ts';
import { issuingBody } from '../papers/issuing-body.ts';
import { paperKind, type RowsDone } from '../papers/paper-kinds.ts';
import type { AnnexTask } from '../plans/plan-annex.ts';
import { planPaper } from '../plans/plan-paper.ts';
import { provisionWords } from '../plans/rules/provision-words.ts';
import { seenPlan } from '../plans/seen-plan.ts';
import { provisionsOf } from '../plans/store/plan-list.ts';
import type { Platform } from '../platform/act.ts';

import { DayText, Id, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { endOfSight } from './store/as-of.ts';
import {
  documentOfPlan,
  hasChanged,
  headsOf,
  type OrderedWork,
  orderedWork,
} from './store/plan-paper-store.ts';
import { openSight, type TaskSight } from './task-sight.ts';

const PlanPaperQuery = z.object({ planId: Id, asOf: DayText.optional() });
type Query = z.output<typeof PlanPaperQuery>;

/** An issued plan with its annex table, as of a day; of it what the post may see. */
export const issuedPlanPaper = paperKind('plan', PlanPaperQuery, {
  async rows(platform, actor, query) {
    const { sight, authorityId } = await openPlan(platform, actor, query);
    return (await orderedWork(sight, authorityId, { planId: query.planId })).length;
  },
  compose,
});

/** @throws Refusal NOT_FOUND where the post may not see the plan */
async function openPlan(platform: Platform, actor: Actor, { planId, asOf }: Query) {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const plan = await seenPlan(platform.db, actor, planId, sight);
  return { sight, plan, authorityId: plan.authorityId };
}

async function compose(platform: Platform, actor: Actor, query: Query, done: RowsDone) {
  const { sight, plan, authorityId } = await openPlan(platform, actor, query);
  const { db, day } = sight;
  const directive = await documentOfPlan(db, authorityId, plan.id);
  if (!directive) throw new Refusal(platformErrors.NOT_FOUND);
  const works = await orderedWork(sight, authorityId, { planId: plan.id });
  await done(works.length);
  const tasks = await annexTasks(sight, works);
  const citations = await citationsOf(db, authorityId, directive.directiveId);
  const provisions = await provisionsOf(platform.db, authorityId, plan.id);
  return planPaper({
    body: await issuingBody(db, plan.owner.id, day),
    directive,
    bases: citations.filter(
      ({ kind, fromId, number }) =>
        fromId === null && number !== null && (kind === 'based_on' || kind === 'implements'),
    ),
    title: plan.title,
    day,
    isAsIssued: !(await hasChanged(db, authorityId, plan.id, endOfSight(sight))),
    provisions: provisions.map(({ kind, data }) => ({ kind, words: provisionWords(kind, data) })),
    fields: byField(works, tasks),
  });
}

async function annexTasks(
  { db, day }: TaskSight,
  works: readonly OrderedWork[],
): Promise<AnnexTask[]> {
  const unitIds = [...new Set(works.flatMap((work) => work.unitIds))];
  const units = await unitRefs(db, unitIds);
  const heads = await headsOf(db, unitIds, day);
  return works.map((work) => ({
    title: work.title,
    heads: work.unitIds.flatMap((id) => heads.get(id) ?? []),
    leads: work.unitIds.map((id) => units.get(id)?.name ?? ''),
    moreLeads: work.units - work.unitIds.length,
    coordinators: work.coordinators,
    product: work.product,
    deadline: writtenDeadline(work),
  }));
}

/** Fields in the order of the text, each with its tasks. */
function byField(works: readonly OrderedWork[], tasks: readonly AnnexTask[]) {
  const fields = new Map<string, AnnexTask[]>();
  for (const [at, { fieldName }] of works.entries()) {
    const task = tasks[at];
    const own = fields.get(fieldName ?? '') ?? [];
    if (task) own.push(task);
    fields.set(fieldName ?? '', own);
  }
  return [...fields].map(([name, own]) => ({ name, tasks: own }));
}

/** The deadline as the text says it, never finer than its words; one that was moved by its day. */
export function writtenDeadline({
  deadline,
  dueOn,
  firstDueOn,
}: Pick<OrderedWork, 'deadline' | 'dueOn' | 'firstDueOn'>): string {
  const raw = deadline.raw.trim();
  if (deadline.kind === 'RECURRING') return raw;
  // An amendment moves the day with its words; whatever else moves it leaves them behind.
  const isMoved = dueOn !== null && dueOn !== firstDueOn && dueOn !== deadline.dueOn;
  const isDayOnly = deadline.precision === 'day' && dueOn !== null;
  if (isMoved || isDayOnly || raw === '' || isDay(raw))
    return dueOn === null ? raw : formatDay(dueOn);
  return raw.charAt(0).toLocaleUpperCase('vi') + raw.slice(1);
}
