import { type Period, type PeriodKind, parsePeriod } from '../../calendar/rules/period.ts';
import type { Aggregation, Definition, ValueKind } from '../contract.ts';
import { type AddedUp, addUp, type Part } from './add-up.ts';
import { type Forerunner, mergerRule } from './after-merger.ts';
import { evaluate, parseFormula } from './formula.ts';
import { periodsBetween } from './periods.ts';

/** An indicator as its values are put together. */
export interface SeriesIndicator {
  readonly id: string;
  readonly code: string;
  readonly unitId: string;
  readonly definition: Definition;
  /** The units that report it besides the one that answers for it. */
  readonly reporterIds: readonly string[];
}

/** One value as entered. */
export interface EnteredValue {
  readonly indicatorId: string;
  readonly unitId: string;
  readonly period: string;
  readonly member: string;
  readonly kind: ValueKind;
  readonly value: number | null;
}

/** What a value is of. */
export interface Wanted {
  readonly indicatorId: string;
  readonly unitId: string;
  readonly period: Period;
  readonly member?: string;
}

const KINDS: readonly PeriodKind[] = ['day', 'month', 'quarter', 'half', 'year'];
const NONE: AddedUp = { value: null, have: 0, of: 1 };

/**
 * The values of a set of indicators by their own rules: what was entered for a unit and period stands; else a
 * formula computes it, shorter periods add up to longer ones, and the units that report add up to the unit
 * above them. Missing parts leave the whole missing. Before a merger a unit has the values of those that it took
 * over, put together by the rule that the indicator has for it.
 *
 * @param pathOf a unit and its ancestors, itself first
 * @param forerunnersOf the units that a unit took over
 */
export function seriesOf(
  indicators: readonly SeriesIndicator[],
  entered: readonly EnteredValue[],
  pathOf: (unitId: string) => readonly string[],
  forerunnersOf: (unitId: string) => readonly Forerunner[] = () => [],
) {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const cells = new Map(
    entered.map((each) => [
      cellKey(each.indicatorId, each.unitId, each.period, each.member, each.kind),
      each.value,
    ]),
  );
  const formulas = new Map<string, ReturnType<typeof parseFormula>>();

  /** The actual value, with how many of its parts are known. */
  function actual(wanted: Wanted): AddedUp {
    const { indicatorId, unitId, period, member = '' } = wanted;
    const indicator = byId.get(indicatorId);
    if (!indicator) return NONE;
    const own = cells.get(cellKey(indicatorId, unitId, period.code, member, 'actual')) ?? null;
    if (own !== null) return { value: own, have: 1, of: 1 };
    const { frequency, overTime, overUnits, formula, afterMerger } = indicator.definition;
    // A formula is computed from inputs that each go on by their own rule, unless it has a rule itself.
    if (formula === null || afterMerger !== null) {
      const before = beforeMerger(indicator, wanted);
      if (before) return before;
    }
    if (formula !== null) return computed(indicator, wanted);
    if (KINDS.indexOf(period.kind) > KINDS.indexOf(frequency)) {
      const within = periodsBetween(period.startsOn, period.endsOn, frequency);
      return put(
        indicator,
        overTime,
        within.map((each) => ({ ...wanted, period: each })),
      );
    }
    const parts = partsBelow(indicator, unitId);
    if (parts.length === 0) return NONE;
    return put(
      indicator,
      overUnits,
      parts.map((each) => ({ ...wanted, unitId: each })),
    );
  }

  /** The value of a period that was over before the unit took others over; null where it is none of these. */
  function beforeMerger(indicator: SeriesIndicator, wanted: Wanted): AddedUp | null {
    const { unitId, period } = wanted;
    const before = forerunnersOf(unitId).filter(
      ({ onDay, isFounding }) => isFounding && period.endsOn < onDay,
    );
    if (before.length === 0) return null;
    const rule = mergerRule(indicator.definition);
    if (rule === null) return NONE;
    const parts = before.map((each) => ({ ...wanted, unitId: each.unitId }));
    const only = parts.length === 1 ? parts[0] : undefined;
    return only ? actual(only) : put(indicator, rule, parts);
  }

  function put(
    { definition }: SeriesIndicator,
    rule: Aggregation,
    parts: readonly Wanted[],
  ): AddedUp {
    const { weightId, numeratorId, denominatorId, factor } = definition;
    const of = (id: string | null, part: Wanted) =>
      id === null ? null : actual({ ...part, indicatorId: id }).value;
    const known = parts.map<Part>((part) => ({
      value: rule === 'ratio' ? null : actual(part).value,
      ...(rule === 'weighted' ? { weight: of(weightId, part) } : {}),
      ...(rule === 'ratio'
        ? { numerator: of(numeratorId, part), denominator: of(denominatorId, part) }
        : {}),
    }));
    return addUp(rule, known, factor);
  }

  function computed({ id, unitId, definition }: SeriesIndicator, wanted: Wanted): AddedUp {
    const parsed = formulas.get(id) ?? parseFormula(definition.formula ?? '');
    formulas.set(id, parsed);
    if (!parsed.ok) return NONE;
    const value = evaluate(parsed.tree, (code) => {
      const input = byCode.get(code);
      if (!input) return null;
      // What is of the whole is taken of the whole of each input, whichever unit answers for that.
      const unit = wanted.unitId === unitId ? input.unitId : wanted.unitId;
      return actual({ ...wanted, indicatorId: input.id, unitId: unit }).value;
    });
    return { value, have: value === null ? 0 : 1, of: 1 };
  }

  /** The reporting units right below a unit: none of them stands under another. */
  function partsBelow({ unitId, reporterIds }: SeriesIndicator, whole: string): readonly string[] {
    const below = reporterIds.filter(
      (id) => id !== whole && (whole === unitId || pathOf(id).includes(whole)),
    );
    const set = new Set(below);
    return below.filter(
      (id) =>
        !pathOf(id)
          .slice(1)
          .some((above) => above !== whole && set.has(above)),
    );
  }

  return {
    actual,
    /** What is estimated of a unit and period, as entered. */
    estimate({ indicatorId, unitId, period, member = '' }: Wanted): number | null {
      return cells.get(cellKey(indicatorId, unitId, period.code, member, 'estimate')) ?? null;
    },
  };
}

export type Series = ReturnType<typeof seriesOf>;

/** The periods of a kind that hold anything entered, from the first to the last, gaps included. */
export function periodsOfEntered(
  entered: readonly EnteredValue[],
  kind: Exclude<PeriodKind, 'day'>,
): Period[] {
  const days = entered.flatMap(({ period }) => parsePeriod(period)?.startsOn ?? []).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? [] : periodsBetween(first, last, kind);
}

function cellKey(
  indicatorId: string,
  unitId: string,
  period: string,
  member: string,
  kind: string,
): string {
  return [indicatorId, unitId, period, member, kind].join('|');
}
