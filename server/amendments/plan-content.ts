import { sql } from 'kysely';
import { plannedBefore } from '../budget/store/planned-before.ts';
import { spokenOf } from '../indicators/judge-target.ts';
import { sayPromise } from '../indicators/rules/say.ts';
import { findIndicators } from '../indicators/store/indicator-store.ts';
import { targetsBefore } from '../indicators/store/targets-before.ts';
import { unitRefs } from '../organisation/units.ts';
import { provisionWords } from '../plans/rules/provision-words.ts';
import { provisionsOf } from '../plans/store/plan-list.ts';
import { linesOfPlan, type PlanLine } from '../tasks/store/plan-lines.ts';
import { deadlineNow, type PlanPlace } from './read-thing.ts';
import { sayDeadline } from './say-values.ts';
import type { Said } from './value-contract.ts';
import type { VersionItem } from './versions-contract.ts';

/**
 * Everything that a plan orders, as it stood before a moment (null: now), in words: tasks in the order of the
 * text, then targets, other provisions, money. Two contents that are equal are the same plan.
 */
export async function contentOf(place: PlanPlace, at: Date | null): Promise<VersionItem[]> {
  const { db, authorityId, planId } = place;
  const lines = await linesOfPlan(db, authorityId, planId, at);
  return [
    ...(await taskItems(place, lines)),
    ...(await targetItems(place, at)),
    ...(await provisionItems(place, at)),
    ...(await moneyItems(place, at, lines)),
  ];
}

async function taskItems({ db }: PlanPlace, lines: readonly PlanLine[]): Promise<VersionItem[]> {
  const units = await unitRefs(db, [
    ...new Set(lines.flatMap(({ unitIds, coordinatorIds }) => [...unitIds, ...coordinatorIds])),
  ]);
  const named = (ids: readonly string[]) => ids.map((id) => units.get(id)?.name ?? id).join(', ');
  return lines.map((line) => {
    const more = line.units - line.unitIds.length;
    const leads = named(line.unitIds);
    return {
      ...{ thing: 'task', id: line.id, label: line.label, title: line.title },
      fields: [
        { field: 'title', words: same(line.title) },
        {
          field: 'leads',
          words:
            more > 0
              ? { vi: `${leads} và ${more} đơn vị khác`, en: `${leads} and ${more} more` }
              : same(leads),
        },
        { field: 'coordinators', words: same(named(line.coordinatorIds)) },
        { field: 'deadline', words: sayDeadline(deadlineNow(line.deadline, line.dueOn)) },
        { field: 'product', words: same(line.product ?? '') },
      ],
    };
  });
}

async function targetItems(
  { db, authorityId, planId, day }: PlanPlace,
  at: Date | null,
): Promise<VersionItem[]> {
  const targets = await targetsBefore(db, authorityId, planId, at);
  if (targets.length === 0) return [];
  const indicators = await findIndicators({ db, day, isPast: false }, authorityId, sql`true`);
  const all = new Map(indicators.map((each) => [each.id, each]));
  const units = await unitRefs(
    db,
    targets.map(({ unit_id }) => unit_id),
  );
  return targets.flatMap((target): VersionItem[] => {
    const indicator = all.get(target.indicator_id);
    if (!indicator) return [];
    const promise = sayPromise(spokenOf(target, indicator, all));
    return [
      {
        ...{ thing: 'target', id: target.id, label: null, title: indicator.name },
        fields: [
          { field: 'promise', words: promise },
          { field: 'unit', words: same(units.get(target.unit_id)?.name ?? '') },
        ],
      },
    ];
  });
}

async function provisionItems(
  { db, authorityId, planId }: PlanPlace,
  at: Date | null,
): Promise<VersionItem[]> {
  const provisions = await provisionsOf(db, authorityId, planId, at);
  return provisions.map(({ id, kind, data }) => {
    const words = provisionWords(kind, data);
    return {
      ...{ thing: 'provision', id, label: null, title: words },
      fields: [{ field: kind, words: same(words) }],
    };
  });
}

async function moneyItems(
  { db, authorityId, planId }: PlanPlace,
  at: Date | null,
  lines: readonly PlanLine[],
): Promise<VersionItem[]> {
  const titles = new Map(lines.map((line) => [line.id, line.title]));
  const planned = await plannedBefore(db, authorityId, planId, at);
  return planned.map(({ id, taskId, title, fromYear, toYear, source, planned: sum }) => {
    const years = fromYear === toYear ? `${fromYear}` : `${fromYear}–${toYear}`;
    const figure = sum?.replace(/\B(?=(\d{3})+$)/gu, '.') ?? null;
    return {
      ...{ thing: 'money', id, label: years, title: `${titles.get(taskId) ?? title} (${source})` },
      fields: [
        {
          field: 'planned',
          words:
            figure === null
              ? { vi: 'Chưa có', en: 'None yet' }
              : { vi: `${figure} đồng`, en: `VND ${figure}` },
        },
      ],
    };
  });
}

function same(text: string): Said {
  return { vi: text, en: text };
}
