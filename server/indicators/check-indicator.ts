import { sql } from 'kysely';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { unitRefs } from '../organisation/units.ts';
import type { ActContext } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { type IndicatorShape, indicatorErrors, type TargetShape } from './contract.ts';
import { circleFrom, parseFormula } from './rules/formula.ts';
import { promiseFits } from './rules/promise-fits.ts';
import { findIndicators, type IndicatorRecord } from './store/indicator-store.ts';

/**
 * Refuses an indicator that could not be computed: a code that is taken, a formula that cannot be read, names
 * what is not there or runs in a circle, a mean without weights, a ratio without both sides, units unknown.
 *
 * @param id of the indicator itself, where it exists already
 * @throws Refusal of `indicatorErrors`
 */
export async function checkIndicator(
  { tx, authorityId, now }: ActContext,
  shape: IndicatorShape,
  id: string | null,
): Promise<void> {
  const sight = { db: tx, day: dayInVietnam(now), isPast: false };
  const all = (await findIndicators(sight, authorityId, sql`true`)).filter(
    (each) => each.id !== id,
  );
  const taken = all.find(({ code }) => code === shape.code);
  if (taken) throw new Refusal(indicatorErrors.CODE_TAKEN, { code: taken.code, name: taken.name });
  const adds = [shape.overTime, shape.overUnits];
  if (adds.includes('weighted') && shape.weightId === null) {
    throw new Refusal(indicatorErrors.NEEDS_WEIGHT);
  }
  const isRatio = adds.includes('ratio');
  if (isRatio && (shape.numeratorId === null || shape.denominatorId === null)) {
    throw new Refusal(indicatorErrors.NEEDS_RATIO);
  }
  if (shape.kind === 'ordinal' && shape.levels.length < 2) {
    throw new Refusal(indicatorErrors.NEEDS_LEVELS);
  }
  for (const other of [shape.weightId, shape.numeratorId, shape.denominatorId]) {
    if (other !== null && !all.some((each) => each.id === other)) {
      throw new Refusal(indicatorErrors.INDICATOR_UNKNOWN, { code: other });
    }
  }
  checkFormula(shape, all, id);
  await requireKnownUnits(tx, [shape.unitId, ...shape.reporterIds]);
}

/** Formulas, weights and ratios all lean on other indicators: no way among them may come back to itself. */
function checkFormula(
  shape: IndicatorShape,
  all: readonly IndicatorRecord[],
  id: string | null,
): void {
  const codeOf = new Map(all.map((each) => [each.id, each.code]));
  if (id !== null) codeOf.set(id, shape.code);
  const leansOn = new Map(all.map((each) => [each.code, codesOf(each.definition, codeOf)]));
  if (shape.formula !== null) {
    const parsed = parseFormula(shape.formula);
    if (!parsed.ok) throw new Refusal(indicatorErrors.FORMULA_UNREAD, parsed.why);
    const unknown = parsed.codes.find((code) => code !== shape.code && !leansOn.has(code));
    if (unknown !== undefined) {
      throw new Refusal(indicatorErrors.INDICATOR_UNKNOWN, { code: unknown });
    }
  }
  leansOn.set(shape.code, codesOf(shape, codeOf));
  const circle = circleFrom(shape.code, leansOn);
  if (circle) throw new Refusal(indicatorErrors.FORMULA_CIRCLE, { way: circle.join(' → ') });
}

function codesOf(
  {
    formula,
    weightId,
    numeratorId,
    denominatorId,
  }: Pick<IndicatorShape, 'formula' | 'weightId' | 'numeratorId' | 'denominatorId'>,
  codeOf: ReadonlyMap<string, string>,
): string[] {
  const parsed = formula === null ? null : parseFormula(formula);
  const named = parsed?.ok ? parsed.codes : [];
  const others = [weightId, numeratorId, denominatorId].flatMap((each) =>
    each === null ? [] : (codeOf.get(each) ?? []),
  );
  return [...named, ...others];
}

/** @throws Refusal PROMISE_KIND, MILESTONES_ORDER, INDICATOR_UNKNOWN, UNIT_UNKNOWN */
export async function checkTarget(
  { tx, authorityId, now }: ActContext,
  target: TargetShape,
  indicator: Pick<IndicatorRecord, 'id' | 'definition'>,
): Promise<void> {
  const verdict = promiseFits(target.promise, indicator.definition);
  if (verdict === 'kind') throw new Refusal(indicatorErrors.PROMISE_KIND);
  if (verdict !== null) {
    throw new Refusal(indicatorErrors.MILESTONES_ORDER, { period: verdict.period });
  }
  const { promise } = target;
  if (promise.kind === 'compare') {
    const sight = { db: tx, day: dayInVietnam(now), isPast: false };
    const [other] = await findIndicators(sight, authorityId, sql`i.id = ${promise.otherId}`);
    if (!other || other.id === indicator.id) {
      throw new Refusal(indicatorErrors.INDICATOR_UNKNOWN, { code: promise.otherId });
    }
  }
  if (target.unitId !== null) await requireKnownUnits(tx, [target.unitId]);
}

async function requireKnownUnits(tx: ActContext['tx'], unitIds: readonly string[]): Promise<void> {
  const wanted = new Set(unitIds);
  if ((await unitRefs(tx, wanted)).size < wanted.size) {
    throw new Refusal(indicatorErrors.UNIT_UNKNOWN);
  }
}
