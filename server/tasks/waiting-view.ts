import { z } from 'zod';
import { type Day, dayInVietnam, startOfDayInVietnam } from '../calendar/rules/day.ts';
import type { WorkCalendar } from '../calendar/rules/working-days.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import { unitRefs } from '../organisation/units.ts';
import { Id } from '../platform/contract.ts';
import type { ExplanationLine, ExtensionLine, LongWaits, TaskRow } from './contract.ts';
import type { OverduePolicy } from './rules/overdue-policy.ts';
import { mayOnTask } from './rules/visibility.ts';
import { longBefore, waitingDays } from './rules/waiting.ts';
import { shapeRows } from './shape-rows.ts';
import type { Filter } from './store/filter-sql.ts';
import { policyOfAuthority } from './store/overdue-policy-store.ts';
import {
  countWaiting,
  pageOfWaiting,
  type WaitingAsk,
  type WaitingKind,
  type WaitingRow,
} from './store/waiting-list.ts';
import type { TaskSight } from './task-sight.ts';

type LineOf<K extends WaitingKind> = K extends 'extension' ? ExtensionLine : ExplanationLine;

/** The rules of an authority by which a list says what waits too long. */
interface Bounds {
  readonly policy: OverduePolicy;
  readonly calendar: WorkCalendar;
  readonly longBefore: Date;
}

/** A row with everything that both lists show beside its line. */
export interface WaitingShown<Line> {
  readonly row: WaitingRow<Line>;
  readonly task: TaskRow;
  readonly unit: z.infer<typeof LongWaits>[number]['approver'];
  readonly approver: z.infer<typeof LongWaits>[number]['approver'];
  readonly waitingDays: number | null;
  readonly isLong: boolean;
  readonly mayDecide: boolean;
  readonly policy: OverduePolicy;
}

const PlaceKey = z.tuple([z.string().max(60), Id]);

/**
 * One page of requests or explanations of every authority that the post asks, in one order, with the counts of
 * what waits by the unit that should decide: a request that lies too long is shown against whoever lets it lie.
 *
 * @throws Refusal BAD_INPUT for a key that no list gave
 */
export async function waitingView<K extends WaitingKind>(
  sight: TaskSight,
  kind: K,
  filter: Filter,
  ask: WaitingAsk,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{
  readonly shown: WaitingShown<LineOf<K>>[];
  readonly next: string | null;
  readonly total: number;
  readonly approvers: z.infer<typeof LongWaits>;
}> {
  const place = fromPageKey(after, PlaceKey);
  const bounds = await boundsOf(sight);
  const asked = await Promise.all(
    [...bounds].map(async ([authorityId, { longBefore: before }]) => ({
      page: await pageOfWaiting(sight, authorityId, kind, filter, ask, {
        ...{ longBefore: before, limit: limit + 1 },
        after: place && { key: place[0], id: place[1] },
      }),
      counts: await countWaiting(sight, authorityId, kind, filter, ask, before),
    })),
  );
  const all = asked.flatMap(({ page }) => page).sort(inOrder(ask.sort.startsWith('-')));
  const page = all.slice(0, limit);
  const last = page.at(-1);
  const approvers = asked.flatMap(({ counts }) => counts.approvers);
  const names = await unitRefs(
    sight.db,
    approvers.map(({ unitId }) => unitId),
  );
  return {
    shown: await shapeWaiting(sight, kind, page, bounds),
    next: all.length > limit && last ? toPageKey([last.key, last.line.id]) : null,
    total: asked.reduce((sum, { counts }) => sum + counts.total, 0),
    approvers: approvers
      .map(({ unitId, waiting, long }) => ({
        approver: names.get(unitId) ?? { id: unitId, name: '', shortName: null },
        ...{ waiting, long },
      }))
      .toSorted((a, b) => b.long - a.long || b.waiting - a.waiting),
  };
}

async function boundsOf(sight: TaskSight): Promise<Map<string, Bounds>> {
  const found = await Promise.all(
    sight.authorities.map(async (authorityId): Promise<[string, Bounds]> => {
      const policy = await policyOfAuthority(sight.db, authorityId, sight.day);
      const { calendar } = await timeRulesOn(sight.db, authorityId, sight.day);
      const day = longBefore(sight.day, policy.waitingDays, calendar);
      return [authorityId, { policy, calendar, longBefore: startOfDayInVietnam(day) }];
    }),
  );
  return new Map(found);
}

async function shapeWaiting<K extends WaitingKind>(
  sight: TaskSight,
  kind: K,
  page: readonly WaitingRow<LineOf<K>>[],
  bounds: ReadonlyMap<string, Bounds>,
): Promise<WaitingShown<LineOf<K>>[]> {
  const { db, authorities, actor, day } = sight;
  const records = page.map(({ task }) => task);
  const tasks = await shapeRows(db, authorities, records, day, actor.limits);
  const units = await unitRefs(
    db,
    page.flatMap(({ task, unitId }) => [task.assigner_unit_id, unitId]),
  );
  const right = kind === 'extension' ? 'task.decide_extension' : 'task.decide_explanation';
  return page.flatMap((row, index) => {
    const task = tasks[index];
    const bound = bounds.get(row.task.authority_id);
    if (!task || !bound) return [];
    const { state } = row.line;
    const waits = state === 'waiting';
    const { policy, calendar } = bound;
    const thing = {
      ...{ authorityId: row.task.authority_id, unitId: row.task.unit_id, unitPath: [] },
      ...{ assignerUnitId: row.task.assigner_unit_id, partyPaths: [] },
    };
    const isDecider = policy.decider === 'assigner' || actor.role !== 'planner';
    const isNow = kind === 'explanation' || HELD.some((each) => each === row.task.state);
    const refOf = (id: string) => units.get(id) ?? { id, name: '', shortName: null };
    const askedOn: Day = dayInVietnam(row.at);
    return [
      {
        ...{ row, task, policy },
        unit: refOf(row.unitId),
        approver: refOf(row.task.assigner_unit_id),
        waitingDays: waits ? waitingDays(askedOn, day, calendar) : null,
        isLong: waits && row.at < bound.longBefore,
        mayDecide:
          waits && !sight.isPast && isDecider && isNow && mayOnTask(actor, right, thing).allowed,
      },
    ];
  });
}

/** States of a task in which an extension can be decided. */
const HELD = ['assigned', 'accepted', 'in_progress'] as const;

function inOrder(isDown: boolean) {
  return <Line extends { readonly id: string }>(
    a: { readonly key: string; readonly line: Line },
    b: { readonly key: string; readonly line: Line },
  ): number => {
    const by =
      a.key < b.key ? -1 : a.key > b.key ? 1 : Number(BigInt(a.line.id) - BigInt(b.line.id));
    return isDown ? -by : by;
  };
}
