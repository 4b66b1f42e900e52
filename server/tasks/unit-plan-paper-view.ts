import { z } from 'zod';
import { asDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { issuingBody } from '../papers/issuing-body.ts';
import { paperKind, type RowsDone } from '../papers/paper-kinds.ts';
import type { AnnexTask } from '../plans/plan-annex.ts';
import { seenPlan } from '../plans/seen-plan.ts';
import { unitPlanPaper } from '../plans/unit-plan-paper.ts';
import type { Platform } from '../platform/act.ts';
import { DayText, Id, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TaskRow } from './contract.ts';
import { countList } from './count-list.ts';
import { writtenDeadline } from './plan-paper-view.ts';
import { underTheirWhole } from './rules/under-whole.ts';
import { shapeRows } from './shape-rows.ts';
import { endOfSight } from './store/as-of.ts';
import type { Filter } from './store/filter-sql.ts';
import { documentOfPlan, headsOf } from './store/plan-paper-store.ts';
import { programmeWords } from './store/programme-store.ts';
import { openSight } from './task-sight.ts';
import { wholeList } from './whole-list.ts';

/** More rows than this are no plan of one unit. */
const MOST = 2_000;

const UnitPlanQuery = z.object({
  planId: Id,
  /** The unit of the post, where none is said. */
  unitId: Id.optional(),
  asOf: DayText.optional(),
});
type Query = z.output<typeof UnitPlanQuery>;

/** A unit's own plan: what a superior plan gave it, and what it parted that into. */
export const ownPlanPaper = paperKind('unit-plan', UnitPlanQuery, {
  async rows(platform, actor, query) {
    requireRight(actor, 'task.read');
    const sight = await openSight(platform, actor, query.asOf);
    return (await countList(sight, filterOf(actor, query))).rows;
  },
  compose,
});

function filterOf(actor: Actor, { planId, unitId }: Query): Filter {
  return { planId, unitId: unitId ?? actor.unitId, layer: 'all' };
}

async function compose(platform: Platform, actor: Actor, query: Query, done: RowsDone) {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, query.asOf);
  const { db, day } = sight;
  const plan = await seenPlan(platform.db, actor, query.planId, sight);
  const superior = await documentOfPlan(db, plan.authorityId, plan.id);
  if (!superior) throw new Refusal(platformErrors.NOT_FOUND);
  const found = await wholeList(sight, filterOf(actor, query), 'order,due', MOST);
  const rows = await shapeRows(db, sight.authorities, found, day, actor.limits);
  await done(rows.length);
  const words = await programmeWords(db, found, sight.isPast ? endOfSight(sight) : null);
  const heads = await headsOf(
    db,
    rows.map(({ unit }) => unit.id),
    day,
  );
  const tasks = new Map(
    rows.map((row, at): [string, AnnexTask] => [
      row.id,
      {
        ...lineOf(row, heads),
        product: words[at]?.product ?? null,
        coordinators: words[at]?.coordinators ?? [],
      },
    ]),
  );
  return unitPlanPaper({
    body: await issuingBody(db, query.unitId ?? actor.unitId, day),
    superior,
    day,
    tasks: underTheirWhole(rows).flatMap(({ row, depth }) => {
      const task = tasks.get(row.id);
      return task ? [{ ...task, depth }] : [];
    }),
  });
}

function lineOf(
  row: TaskRow,
  heads: ReadonlyMap<string, string>,
): Omit<AnnexTask, 'product' | 'coordinators'> {
  const head = heads.get(row.unit.id);
  return {
    title: row.title,
    heads: head === undefined ? [] : [head],
    leads: [row.unit.name],
    moreLeads: 0,
    deadline: writtenDeadline({
      deadline: row.deadline,
      dueOn: row.dueOn === null ? null : asDay(row.dueOn),
      firstDueOn: row.firstDueOn === null ? null : asDay(row.firstDueOn),
    }),
  };
}
