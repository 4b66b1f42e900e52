import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { personNames } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { endOfSight } from '../tasks/store/as-of.ts';
import { tasksById } from '../tasks/store/tasks-by-id.ts';
import { budgetRows } from './budget-rows.ts';
import { consolidatedMoney } from './consolidated.ts';
import type { LineStory, TaskMoney } from './contract.ts';
import { lineRow } from './line-rows.ts';
import { mayForUnit } from './money-node.ts';
import { orderingWords, spanOf } from './money-offers.ts';
import { openMoneySight } from './money-sight.ts';
import { entriesOf } from './store/entry-store.ts';
import { linesOf } from './store/line-store.ts';
import { orderOf } from './store/offer-store.ts';
import { tasksBelow } from './store/place-store.ts';
import { sourceNames } from './store/source-store.ts';

/** One line with its story. @throws Refusal NOT_FOUND */
export async function lineStory(
  platform: Platform,
  actor: Actor,
  id: string,
  asOf: string | undefined,
): Promise<LineStory> {
  requireRight(actor, 'budget.read');
  const sight = await openMoneySight(platform, actor, { asOf });
  const [record] = await linesOf(sight, sight.authorities, actor, { lineId: id }, 1);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  const end = sight.isPast ? endOfSight(sight) : null;
  const known = await entriesOf(sight.db, record.authorityId, id);
  const entries = known.filter(({ at }) => end === null || at < end);
  const people = entries.flatMap((entry) => [entry.by_person, entry.ended_by ?? []].flat());
  const names = await personNames(sight.db, [...new Set(people)]);
  const today = dayInVietnam(platform.clock());
  const { db } = sight;
  const order = await orderOf(db, record.authorityId, id);
  return {
    orderedBy: order && {
      ...{ quote: orderingWords(order), span: spanOf(order) },
      ...{ planNumber: order.planNumber, directiveId: order.directiveId },
    },
    ...lineRow(record, await sourceNames(db, [record.authorityId])),
    entries: entries.map((entry) => {
      const isEnded = entry.until !== null && (end === null || entry.until < end);
      return {
        ...{ id: entry.id, measure: entry.measure, amount: entry.amount, onDay: entry.on_day },
        ...{ basis: entry.basis, decision: entry.decision, at: entry.at.toISOString() },
        by: names.get(entry.by_person) ?? '',
        ended:
          isEnded && entry.until
            ? {
                at: entry.until.toISOString(),
                by: names.get(entry.ended_by ?? '') ?? '',
                reason: entry.end_reason,
              }
            : null,
      };
    }),
    canEdit: !sight.isPast && (await mayForUnit(db, actor, 'budget.edit', record, today)),
    canReport: !sight.isPast && (await mayForUnit(db, actor, 'budget.report', record, today)),
  };
}

/** The money of one task and of everything below it, for its page. @throws Refusal NOT_FOUND */
export async function taskMoneyView(
  platform: Platform,
  actor: Actor,
  taskId: string,
  asOf: string | undefined,
): Promise<TaskMoney> {
  requireRight(actor, 'budget.read');
  const sight = await openMoneySight(platform, actor, { asOf });
  const keys = sight.authorities.map((authority_id) => ({ authority_id, id: taskId }));
  const [task] = await tasksById(sight, keys);
  if (!task) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  const { db } = sight;
  const today = dayInVietnam(platform.clock());
  const of = { authorityId: task.authority_id, unitId: task.unit_id };
  const taskIds = await tasksBelow(sight, of.authorityId, taskId);
  const found = await consolidatedMoney(sight, [of.authorityId], actor, { taskIds });
  const none = { plans: new Map(), fields: new Map() };
  const rows = budgetRows(found.counted, { ...found, ...none }, sight.upTo);
  const nameOf = await sourceNames(db, [of.authorityId]);
  const years = found.counted.flatMap(({ line }) =>
    line.fromYear === line.toYear ? line.fromYear : [],
  );
  return {
    lines: found.counted.map(({ line }) => lineRow(line.record, nameOf)),
    years: [...new Set(years)].sort(),
    total: rows.find(({ key }) => key === `task:${taskId}`) ?? null,
    canEdit: !sight.isPast && (await mayForUnit(db, actor, 'budget.edit', of, today)),
    canReport: !sight.isPast && (await mayForUnit(db, actor, 'budget.report', of, today)),
  };
}
