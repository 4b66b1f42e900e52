import type { Day } from '../calendar/rules/day.ts';
import type { Frequency, Judgement, SeriesPoint } from './contract.ts';
import type { Measured } from './measure.ts';
import { judge } from './rules/judge.ts';
import { judgedKind } from './rules/judged-kind.ts';
import { type JudgedTarget, type Outcome, type SeenValue, worstOf } from './rules/outcome.ts';
import { type Spoken, sayOutcome } from './rules/say.ts';
import { periodsOfEntered } from './rules/series.ts';
import type { IndicatorRecord } from './store/indicator-store.ts';
import type { TargetRecord } from './store/target-store.ts';

/** A target as rules judge it. */
export function judgedTarget(
  target: TargetRecord,
  { definition }: IndicatorRecord,
  from: Day,
): JudgedTarget {
  const { promise, baseline, path } = target.promise;
  const { direction, frequency, checks } = definition;
  return { promise, direction, baseline, path, frequency, from, bounds: checks };
}

/** What sentences say of a target. */
export function spokenOf(
  target: {
    readonly aspirational: boolean;
    readonly promise: Pick<TargetRecord['promise'], 'promise'>;
  },
  { name, definition }: IndicatorRecord,
  all: Measured['all'],
): Spoken {
  const { measure, decimals, levels, ranking } = definition;
  const { promise } = target.promise;
  const other = promise.kind === 'compare' ? (all.get(promise.otherId)?.name ?? null) : null;
  const { aspirational } = target;
  return { name, measure, decimals, levels, ranking, promise, aspirational, otherName: other };
}

/** The values of an indicator of a unit by periods of a kind: actual and estimated, and what they lack. */
export function seriesPoints(
  measured: Measured,
  indicator: IndicatorRecord,
  unitId: string,
  kind: Frequency,
  member = '',
): SeriesPoint[] {
  const inputs = measured.inputsOf(indicator.id);
  const entered = measured.known
    .filter((each) => inputs.has(each.indicator_id))
    .map((each) => ({ ...each, indicatorId: each.indicator_id, unitId: each.unit_id }));
  return periodsOfEntered(entered, kind).flatMap<SeriesPoint>((period) => {
    const wanted = { indicatorId: indicator.id, unitId, period, member };
    const { value, have, of } = measured.series.actual(wanted);
    const estimate = measured.series.estimate(wanted);
    const at = { period: period.code, member };
    const parts = of > 1 ? { have, of } : null;
    return [
      ...(value === null && have === 0 ? [] : [{ ...at, kind: 'actual' as const, value, parts }]),
      ...(estimate === null
        ? []
        : [{ ...at, kind: 'estimate' as const, value: estimate, parts: null }]),
    ];
  });
}

/**
 * Judges a target by the values of its unit as they were known; where each member of a dimension has to meet
 * it, by the worst of them.
 */
export function judgeTarget(
  measured: Measured,
  target: TargetRecord,
  indicator: IndicatorRecord,
  from: Day,
  day: Day,
): Judgement {
  const judged = judgedTarget(target, indicator, from);
  const spoken = spokenOf(target, indicator, measured.all);
  const members = membersOf(target, indicator);
  const found = members.map(({ member, name }) => {
    const outcome = judge(
      judged,
      seen(measured, target, indicator, member),
      day,
      others(measured, target),
    );
    const said = name === '' ? spoken : { ...spoken, name: `${spoken.name} (${name})` };
    return { class: outcome.class, outcome, reason: sayOutcome(said, outcome) };
  });
  const worst = worstOf(found);
  if (!worst) throw new Error(`Target ${target.id} was judged by nothing`);
  return { ...shape(worst.outcome), reason: withCount(worst.reason, found) };
}

function membersOf({ promise }: TargetRecord, { definition }: IndicatorRecord) {
  const dimension = definition.dimensions.find(({ code }) => code === promise.eachOf);
  if (!dimension) return [{ member: '', name: '' }];
  return dimension.members.map(({ code, name }) => ({ member: `${dimension.code}:${code}`, name }));
}

/** Values of the judged periods, and judgements of quality with the day that they speak of. */
function seen(
  measured: Measured,
  target: TargetRecord,
  indicator: IndicatorRecord,
  member: string,
): SeenValue[] {
  if (target.promise.promise.kind === 'qualitative') {
    return measured.known
      .filter((each) => each.indicator_id === indicator.id && each.unit_id === target.unit_id)
      .map(({ period, kind, value, judged }) => ({ period, kind, value, judged }));
  }
  const kind = judgedKind(target.promise.promise, indicator.definition);
  return seriesPoints(measured, indicator, target.unit_id, kind, member);
}

function others(measured: Measured, target: TargetRecord): SeenValue[] {
  const { promise } = target.promise;
  const other = promise.kind === 'compare' ? measured.all.get(promise.otherId) : undefined;
  if (!other) return [];
  return seriesPoints(measured, other, other.unit_id, judgedKind(promise, other.definition));
}

function shape(outcome: Outcome): Omit<Judgement, 'reason'> {
  const { class: found, final, latest, expected, forecast } = outcome;
  return {
    ...{ class: found, final, expected, forecast },
    latest: latest && { period: latest.period, value: latest.value, kind: latest.kind },
  };
}

function withCount(
  reason: Judgement['reason'],
  found: readonly { readonly class: Judgement['class'] }[],
): Judgement['reason'] {
  if (found.length === 1) return reason;
  const good = found.filter((each) => each.class === 'met' || each.class === 'on_path').length;
  const share = `${good}/${found.length}`;
  return {
    vi: `${reason.vi} ${share} thành phần đạt hoặc đúng tiến độ.`,
    en: `${reason.en} ${share} members are met or on path.`,
  };
}
