import { type Day, daysBetween } from '../../calendar/rules/day.ts';
import type { UnitKind } from '../../organisation/rules/unit-kind.ts';

/** What one unit was given by one clause, and what it has done with it. */
export interface GivenLine {
  readonly clauseId: string | null;
  readonly unitId: string;
  readonly given: number;
  /** Accepted or further: the unit has taken them up. */
  readonly taken: number;
  /** Parts into which the unit has broken them (phân rã). */
  readonly parts: number;
}

/** A unit that was given work. */
export interface CoveredUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: UnitKind;
}

/** A plan that carries the superior text on (kế hoạch thực hiện của đơn vị). */
export interface OwnPlan {
  readonly id: string;
  /** Null where the plan lies with another authority, whose page this post cannot open. */
  readonly planId: string | null;
  readonly number: string | null;
  readonly title: string;
  readonly issuedOn: Day | null;
  readonly effectiveOn: Day;
  /** The owner and all units above it, itself first. */
  readonly ownerPath: readonly string[];
  readonly ownerName: string;
}

/** An own plan with how long it took from the superior's signature. */
export interface TimedPlan extends OwnPlan {
  readonly days: number | null;
}

/** A column of the matrix: one unit, or a class of many ("Tỉnh, thành phố (63)"). */
export interface CoverageColumn {
  readonly key: string;
  readonly unit: CoveredUnit | null;
  readonly kind: UnitKind;
  readonly units: number;
  readonly given: number;
  readonly taken: number;
  readonly parts: number;
  readonly plans: readonly TimedPlan[];
  /** Units of the column with a plan of their own. */
  readonly withPlan: number;
  /** Days since the signature, where a unit still has no plan of its own. */
  readonly waiting: number | null;
}

export interface CoverageCell {
  readonly clauseId: string | null;
  readonly column: string;
  readonly given: number;
  readonly taken: number;
  readonly parts: number;
  /** Units of the column that were given something here and have taken up nothing. */
  readonly idle: number;
}

export interface CoverageFacts {
  readonly lines: readonly GivenLine[];
  readonly units: readonly CoveredUnit[];
  readonly plans: readonly OwnPlan[];
  /** The day on which the superior text was signed; without it no days are counted. */
  readonly signedOn: Day | null;
  readonly day: Day;
  /** Classes shown unit by unit. */
  readonly opened: ReadonlySet<UnitKind>;
}

/** From so many units of one kind on, they stand in one column until the class is opened. */
export const CLASS_FROM = 31;
/** More units than this are never drawn one by one. */
export const OPEN_MOST = 200;

/** Độ phủ: what the clauses of the superior text ordered against what the units took up. */
export function coverage(facts: CoverageFacts): {
  readonly columns: CoverageColumn[];
  readonly cells: CoverageCell[];
} {
  const { lines, units, signedOn, day } = facts;
  const columnOf = columnsOfUnits(units, facts.opened);
  const plansOf = ownPlansOf(facts.plans, columnOf, signedOn);
  const members = new Map<string, CoveredUnit[]>();
  for (const unit of units) push(members, columnOf.get(unit.id) ?? unit.id, unit);
  const columns = [...members].map(([key, of]): CoverageColumn => {
    const own = lines.filter(({ unitId }) => columnOf.get(unitId) === key);
    const plans = of.flatMap(({ id }) => plansOf.get(id) ?? []);
    const withPlan = of.filter(({ id }) => (plansOf.get(id)?.length ?? 0) > 0).length;
    return {
      key,
      unit: of.length === 1 && of[0]?.id === key ? of[0] : null,
      kind: of[0]?.kind ?? 'group',
      units: of.length,
      ...sums(own),
      plans,
      withPlan,
      waiting:
        withPlan < of.length && signedOn !== null ? Math.max(0, daysBetween(signedOn, day)) : null,
    };
  });
  return { columns, cells: cellsOf(lines, columnOf) };
}

function cellsOf(
  lines: readonly GivenLine[],
  columnOf: ReadonlyMap<string, string>,
): CoverageCell[] {
  const found = new Map<string, GivenLine[]>();
  for (const line of lines)
    push(found, `${line.clauseId ?? ''} ${columnOf.get(line.unitId)}`, line);
  return [...found.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const idle = own.filter(({ taken, parts }) => taken === 0 && parts === 0).length;
    const column = columnOf.get(first.unitId) ?? first.unitId;
    return [{ clauseId: first.clauseId, column, ...sums(own), idle }];
  });
}

/** Unit → column: itself, or its class where there are many of a kind. */
function columnsOfUnits(
  units: readonly CoveredUnit[],
  opened: ReadonlySet<UnitKind>,
): Map<string, string> {
  const ofKind = new Map<UnitKind, number>();
  for (const { kind } of units) ofKind.set(kind, (ofKind.get(kind) ?? 0) + 1);
  return new Map(
    units.map(({ id, kind }) => {
      const count = ofKind.get(kind) ?? 0;
      const closed = count >= CLASS_FROM && (!opened.has(kind) || count > OPEN_MOST);
      return [id, closed ? kind : id];
    }),
  );
}

/** A plan belongs to the lowest covered unit at or above its owner: a department's plan is its province's. */
function ownPlansOf(
  plans: readonly OwnPlan[],
  covered: ReadonlyMap<string, string>,
  signedOn: Day | null,
): Map<string, TimedPlan[]> {
  const found = new Map<string, TimedPlan[]>();
  for (const plan of plans) {
    const unitId = plan.ownerPath.find((id) => covered.has(id));
    if (unitId === undefined) continue;
    const days =
      signedOn === null ? null : daysBetween(signedOn, plan.issuedOn ?? plan.effectiveOn);
    push(found, unitId, { ...plan, days });
  }
  return found;
}

function sums(lines: readonly GivenLine[]): Pick<GivenLine, 'given' | 'taken' | 'parts'> {
  const sum = (name: 'given' | 'taken' | 'parts') =>
    lines.reduce((total, line) => total + line[name], 0);
  return { given: sum('given'), taken: sum('taken'), parts: sum('parts') };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
