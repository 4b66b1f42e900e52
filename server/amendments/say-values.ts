import { sql } from 'kysely';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import { deadlineFromNorm } from '../calendar/rules/deadline.ts';
import { parsePeriod, sayPeriod } from '../calendar/rules/period.ts';
import { spokenOf } from '../indicators/judge-target.ts';
import { sayPromise } from '../indicators/rules/say.ts';
import { findIndicators, type IndicatorRecord } from '../indicators/store/indicator-store.ts';
import { findTargets } from '../indicators/store/target-store.ts';
import type { TargetPromise } from '../indicators/target-contract.ts';
import { unitRefs } from '../organisation/units.ts';
import type { DeadlineShape } from '../plans/contract.ts';
import { taskTitles } from '../tasks/store/task-titles.ts';
import type { PlanPlace } from './read-thing.ts';
import type { Said, Value } from './value-contract.ts';

/** Says a value; of a target only its change knows which indicator it is of. */
export type SayValue = (value: Value | null, thingId?: string | null) => Said | null;

/** Everything that values name, asked for once: units, tasks, indicators. */
export async function valueSpeaker(
  at: PlanPlace,
  values: readonly (Value | null)[],
): Promise<SayValue> {
  const { db, authorityId } = at;
  const units = await unitRefs(db, [...new Set(values.flatMap(unitsIn))]);
  const tasks = await taskTitles(db, authorityId, [...new Set(values.flatMap(tasksIn))]);
  const spoken = values.some((value) => value?.as === 'promise' || value?.as === 'target')
    ? await targetSpeaker(at)
    : null;
  const named = (ids: readonly string[]) =>
    same(ids.map((id) => units.get(id)?.name ?? id).join(', '));
  return (value, thingId = null) => {
    switch (value?.as) {
      case undefined:
        return null;
      case 'words':
        return same(value.words);
      case 'units':
        return named(value.unitIds);
      case 'deadline':
        return sayDeadline(value.deadline);
      case 'task': {
        const lead = named(value.leadIds);
        const due = value.deadline && sayDeadline(value.deadline);
        return {
          vi: `${value.title}; chủ trì: ${lead.vi}${due ? `; thời hạn: ${due.vi}` : ''}`,
          en: `${value.title}; lead: ${lead.en}${due ? `; deadline: ${due.en}` : ''}`,
        };
      }
      case 'into': {
        const title = tasks.get(value.taskId) ?? '';
        return { vi: `Gộp vào “${title}”`, en: `Merged into “${title}”` };
      }
      case 'promise':
        return spoken?.promise(value.promise, thingId) ?? null;
      case 'target':
        return spoken?.target(value.promise, value.indicatorId) ?? null;
      case 'phase': {
        const span = [value.start, value.end].filter(Boolean).join(' - ');
        return same([value.name, span].filter(Boolean).join(': '));
      }
      case 'amount':
        return sayMoney(value.amount);
      case 'money': {
        const sum = sayMoney(value.amount);
        const years = [...new Set([value.fromYear, value.toYear])].join('–');
        return { vi: `${years}: ${sum.vi}`, en: `${years}: ${sum.en}` };
      }
    }
  };
}

/** The units that a value names. */
export function unitsIn(value: Value | null): readonly string[] {
  if (value?.as === 'units') return value.unitIds;
  if (value?.as === 'task') return [...value.leadIds, ...value.coordinatorIds];
  return value?.as === 'target' && value.unitId !== null ? [value.unitId] : [];
}

function tasksIn(value: Value | null): readonly string[] {
  return value?.as === 'into' || value?.as === 'money' ? [value.taskId] : [];
}

/** A period as a period, never finer than its words; else the day. */
export function sayDeadline({ raw, norm, precision, dueOn }: DeadlineShape): Said {
  const isPeriod = precision !== 'day' && precision !== 'none' && norm && !norm.includes('/');
  const period = isPeriod ? parsePeriod(norm) : null;
  if (period) return { vi: sayPeriod(period, 'vi'), en: sayPeriod(period, 'en') };
  const day = dueOn ?? deadlineFromNorm(norm, raw).dueOn;
  if (day !== null && isDay(day)) return same(formatDay(day));
  return raw.trim() === '' ? { vi: 'Không thời hạn', en: 'No deadline' } : same(raw);
}

function sayMoney(amount: string): Said {
  // By its digits: sums in đồng outgrow what a number holds exactly.
  const figure = amount.replace(/\B(?=(\d{3})+$)/gu, '.');
  return { vi: `${figure} đồng`, en: `VND ${figure}` };
}

function same(text: string): Said {
  return { vi: text, en: text };
}

async function targetSpeaker({ db, authorityId, planId, day }: PlanPlace) {
  const sight = { db, day, isPast: false };
  const indicators = await findIndicators(sight, authorityId, sql`true`);
  const all: ReadonlyMap<string, IndicatorRecord> = new Map(
    indicators.map((each) => [each.id, each]),
  );
  const targets = await findTargets(sight, authorityId, sql`t.plan_id = ${planId}`);
  const said = (promise: TargetPromise, indicatorId: string | undefined, aspirational: boolean) => {
    const indicator = all.get(indicatorId ?? '');
    if (!indicator) return null;
    return sayPromise(spokenOf({ aspirational, promise: { promise } }, indicator, all));
  };
  return {
    promise(promise: TargetPromise, targetId: string | null) {
      const target = targets.find(({ id }) => id === targetId);
      return said(promise, target?.indicator_id, target?.aspirational ?? false);
    },
    target(promise: TargetPromise, indicatorId: string): Said | null {
      const words = said(promise, indicatorId, false);
      const name = all.get(indicatorId)?.name ?? '';
      return words && { vi: `${name} ${words.vi}`, en: `${name} ${words.en}` };
    },
  };
}
