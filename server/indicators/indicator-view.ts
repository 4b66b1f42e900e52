import { sql } from 'kysely';
import { addDays, startOfDayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { UnitRef } from '../organisation/contract.ts';
import { may } from '../organisation/rules/may.ts';
import { unitPaths, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { openSight, type TaskSight } from '../tasks/task-sight.ts';
import type { Indicator, Question, TargetDetail, TargetRow } from './contract.ts';
import { judgedTarget, seriesPoints } from './judge-target.ts';
import { measure } from './measure.ts';
import { observationsView } from './observations-view.ts';
import { shapeQuestions } from './questions-view.ts';
import { seenIndicator } from './require-on-indicator.ts';
import { type Forerunner, mergerRule } from './rules/after-merger.ts';
import { judgedKind } from './rules/judged-kind.ts';
import { stagesOf } from './rules/limits.ts';
import { pathPoints } from './rules/path.ts';
import { type ShapedTargets, shapeTargets, startOf } from './shape-targets.ts';
import type { IndicatorRecord } from './store/indicator-store.ts';
import { findQuestions } from './store/question-store.ts';
import { findTargets, type TargetRecord } from './store/target-store.ts';
import { readsWhole, visibleTargetSql } from './store/visible-sql.ts';

/** At most so many units to enter values for are offered one by one; more come by import. */
const MOST_UNITS = 200;

/**
 * One indicator: its targets with their path, values and forecast; what was entered, by whom, who confirmed
 * it, and what stood before; and what the post may do.
 *
 * @throws Refusal NOT_FOUND
 */
export async function indicatorView(
  platform: Platform,
  actor: Actor,
  id: string,
  asOf: string | undefined,
): Promise<Indicator> {
  const sight = await openSight(platform, actor, asOf);
  const record = await seenIndicator(sight, id);
  const { authority_id: authorityId } = record;
  const condition = sql<boolean>`t.indicator_id = ${id}
    and ${visibleTargetSql(actor, authorityId, sight.day)}`;
  const targets = await findTargets(sight, authorityId, condition);
  const shaped = await shapeTargets(sight, authorityId, targets);
  // An indicator without targets still shows its values.
  const { measured } = targets.length > 0 ? shaped : await shapeOne(sight, record);
  const reporters = measured.reporters.get(id) ?? [];
  const unitIds = [record.unit_id, ...reporters.filter((each) => each !== record.unit_id)];
  const before = targets.flatMap((target) => measured.forerunnersOf(target.unit_id));
  const [units, paths, values, questions] = await Promise.all([
    unitRefs(sight.db, [...unitIds, ...before.map(({ unitId }) => unitId)]),
    unitPaths(sight.db, unitIds, sight.day),
    observationsView(sight, measured, record),
    questionsOf(sight, record),
  ]);
  const mayOn = (right: Parameters<typeof may>[1], unitId: string) =>
    !sight.isPast &&
    may(actor, right, { authorityId, unitId, unitPath: paths.get(unitId) ?? [] }).allowed;
  const ref = (unitId: string) => units.get(unitId) ?? { id: unitId, name: '', shortName: null };
  const { formula, weightId } = record.definition;
  const reportsFor =
    formula === null ? unitIds.filter((each) => mayOn('indicator.report', each)) : [];
  const weight = weightId === null ? undefined : measured.all.get(weightId);
  return {
    id,
    shape: {
      ...record.definition,
      ...{ code: record.code, name: record.name, unitId: record.unit_id },
      reporterIds: [...reporters],
    },
    unit: ref(record.unit_id),
    weight: weight ? { id: weight.id, name: weight.name } : null,
    inputs: [...measured.inputsOf(id)].flatMap((each) => {
      const input = each === id ? undefined : measured.all.get(each);
      return input ? [{ id: each, code: input.code, name: input.name }] : [];
    }),
    targets: shaped.rows.map((row) => detailOf(row, targets, shaped, questions, ref)),
    values,
    reportsFor: reportsFor.slice(0, MOST_UNITS).map(ref),
    may: {
      define: !sight.isPast && may(actor, 'indicator.define', { authorityId }).allowed,
      report: reportsFor.length > 0,
      confirm: unitIds.some((each) => mayOn('indicator.confirm', each)),
      ask: readsWhole(actor, authorityId)
        ? mayOn('indicator.ask', record.unit_id)
        : unitIds.some((each) => each !== actor.jurisdictionUnitId && mayOn('indicator.ask', each)),
    },
    version: record.version,
  };
}

async function shapeOne(sight: TaskSight, record: IndicatorRecord) {
  return { measured: await measure(sight, record.authority_id, [record.id]) };
}

async function questionsOf(sight: TaskSight, record: IndicatorRecord): Promise<Question[]> {
  const { db, actor, day, isPast } = sight;
  const before = startOfDayInVietnam(addDays(day, 1));
  const own = sql<boolean>`q.indicator_id = ${record.id}`;
  const found = await findQuestions(db, [record.authority_id], own, before);
  const told = await shapeQuestions(db, actor, day, found);
  return told.map((each) => ({ ...each, mayAnswer: each.mayAnswer && !isPast }));
}

/** The path, the values and the comparison of a target; only what the post may see of its unit. */
function detailOf(
  row: TargetRow,
  targets: readonly TargetRecord[],
  { measured, facts }: ShapedTargets,
  questions: readonly Question[],
  ref: (unitId: string) => UnitRef,
): TargetDetail {
  const target = targets.find(({ id }) => id === row.id);
  const indicator = measured.all.get(row.indicatorId);
  if (!target || !indicator) throw new Error(`Target ${row.id} was shaped from nothing`);
  const { promise, baseline, path, eachOf } = target.promise;
  const { frequency, dimensions } = indicator.definition;
  const judged = judgedTarget(target, indicator, startOf(target, facts.get(target.id)));
  const kind = judgedKind(promise, indicator.definition);
  const isStaged =
    promise.kind !== 'growth' && promise.kind !== 'compare' && promise.kind !== 'qualitative';
  const stages = isStaged ? (stagesOf(promise, judged.direction, baseline) ?? []) : [];
  const other = promise.kind === 'compare' ? measured.all.get(promise.otherId) : undefined;
  const dimension = dimensions.find(({ code }) => code === eachOf);
  const members = dimension
    ? dimension.members.map(({ code }) => `${dimension.code}:${code}`)
    : [''];
  const isSeen = row.judgement !== null;
  return {
    ...row,
    ...{ baseline, path, eachOf },
    points: pathPoints({ stages, baseline, shape: path }, frequency),
    series: isSeen
      ? members.flatMap((member) => seriesPoints(measured, indicator, target.unit_id, kind, member))
      : [],
    mergers: mergersOf(measured.forerunnersOf(target.unit_id), indicator, ref),
    other: other
      ? {
          ...{ id: other.id, code: other.code, name: other.name },
          series: isSeen
            ? seriesPoints(measured, other, other.unit_id, judgedKind(promise, other.definition))
            : [],
        }
      : null,
    questions: questions.filter(({ targetId }) => targetId === row.id),
  };
}

/** The days on which a unit took others over, for the line that its series has there. */
function mergersOf(
  forerunners: readonly Forerunner[],
  { definition }: IndicatorRecord,
  ref: (unitId: string) => UnitRef,
): TargetDetail['mergers'] {
  const days = [...new Set(forerunners.map(({ onDay }) => onDay))];
  return days.map((onDay) => {
    const own = forerunners.filter((each) => each.onDay === onDay);
    const isComparable =
      mergerRule(definition) !== null && own.every(({ isFounding }) => isFounding);
    return { onDay, from: own.map(({ unitId }) => ref(unitId)), isComparable };
  });
}
