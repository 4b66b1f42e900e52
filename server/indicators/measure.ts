import { sql } from 'kysely';
import { forerunnersOf } from '../organisation/store/succession-store.ts';
import { unitPaths } from '../organisation/units.ts';
import { countedValues, type KnownRecord } from './counted-values.ts';
import type { Forerunner } from './rules/after-merger.ts';
import { parseFormula } from './rules/formula.ts';
import { type Series, type SeriesIndicator, seriesOf } from './rules/series.ts';
import { findIndicators, type IndicatorRecord, reportersOf } from './store/indicator-store.ts';
import { type ObservationRecord, observationsOf } from './store/observation-store.ts';
import type { Sight } from './store/versioned.ts';

/** Indicators with everything that their values are put together from, as known on a day. */
export interface Measured {
  /** All indicators of the authority, by id. */
  readonly all: ReadonlyMap<string, IndicatorRecord>;
  readonly reporters: ReadonlyMap<string, readonly string[]>;
  /** What was entered of the indicators asked for, and of those that they are computed from. */
  readonly entered: readonly ObservationRecord[];
  /** What series and judgements take: what was entered, or counted at tasks where an indicator counts. */
  readonly known: readonly KnownRecord[];
  readonly series: Series;
  pathOf(unitId: string): readonly string[];
  /** The units that a unit took over as a whole, and since when. */
  forerunnersOf(unitId: string): readonly Forerunner[];
  /** An indicator and those that it is computed from, by id. */
  inputsOf(indicatorId: string): ReadonlySet<string>;
}

/**
 * Opens the values of some indicators of an authority as they were known on the day looked at: definitions,
 * reporters, what was entered, and the units' places on that day.
 *
 * @param of all that was entered, or only what had been confirmed by then
 */
export async function measure(
  sight: Sight,
  authorityId: string,
  indicatorIds: readonly string[],
  of: 'entered' | 'confirmed' = 'entered',
): Promise<Measured> {
  const found = await findIndicators(sight, authorityId, sql`true`);
  const all = new Map(found.map((indicator) => [indicator.id, indicator]));
  const inputs = inputsAmong(found);
  const wanted = [...new Set(indicatorIds.flatMap((id) => [...inputs(id)]))];
  const [reporters, observed] = await Promise.all([
    reportersOf(sight, authorityId, wanted),
    observationsOf(sight, authorityId, wanted),
  ]);
  const entered =
    of === 'entered' ? observed : observed.filter(({ confirmed_at }) => confirmed_at !== null);
  const records = wanted.flatMap((id) => all.get(id) ?? []);
  const counted = await countedValues(sight, authorityId, records, reporters);
  const known: KnownRecord[] = [
    ...entered.filter((each) => !counted.has(each.indicator_id)),
    ...[...counted.values()].flat(),
  ];
  const units = new Set([
    ...known.map(({ unit_id }) => unit_id),
    ...[...reporters.values()].flat(),
    ...wanted.flatMap((id) => all.get(id)?.unit_id ?? []),
  ]);
  const [paths, forerunners] = await Promise.all([
    unitPaths(sight.db, units, sight.day),
    forerunnersOf(sight.db, sight.day),
  ]);
  const before = (unitId: string) => forerunners.get(unitId) ?? [];
  const pathOf = (unitId: string) => paths.get(unitId) ?? [unitId];
  const indicators = records.map<SeriesIndicator>(({ id, code, unit_id, definition }) => ({
    ...{ id, code, unitId: unit_id, definition, reporterIds: reporters.get(id) ?? [] },
  }));
  const series = seriesOf(
    indicators,
    known.map((each) => ({ ...each, indicatorId: each.indicator_id, unitId: each.unit_id })),
    pathOf,
    before,
  );
  return {
    all,
    reporters,
    entered,
    known,
    series,
    pathOf,
    forerunnersOf: before,
    inputsOf: inputs,
  };
}

/** Which indicators an indicator is put together from, itself among them; a circle ends where it closes. */
function inputsAmong(indicators: readonly IndicatorRecord[]) {
  const byCode = new Map(indicators.map(({ code, id }) => [code, id]));
  const next = new Map(
    indicators.map(({ id, definition }) => {
      const { formula, weightId, numeratorId, denominatorId } = definition;
      const parsed = formula === null ? null : parseFormula(formula);
      const named = parsed?.ok ? parsed.codes.flatMap((code) => byCode.get(code) ?? []) : [];
      const others = [weightId, numeratorId, denominatorId].filter((each) => each !== null);
      return [id, [...named, ...others]] as const;
    }),
  );
  return (id: string): ReadonlySet<string> => {
    const reached = new Set<string>();
    const walk = (at: string) => {
      if (reached.has(at)) return;
      reached.add(at);
      for (const each of next.get(at) ?? []) walk(each);
    };
    walk(id);
    return reached;
  };
}
