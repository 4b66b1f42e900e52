import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { type CriterionScore, type RankingRow, scorecardErrors } from './contract.ts';
import { measureCriteria } from './measure-criteria.ts';
import type { ScorecardSight } from './open-scorecard.ts';
import { criteriaTree } from './rules/criteria-tree.ts';
import { isOfKind, type Stretch, stretchOf } from './rules/period-stretch.ts';
import { type Ranked, rankUnits } from './rules/rank-units.ts';
import { scoreUnits } from './rules/score-units.ts';
import type { Scope } from './store/cases/case-source.ts';
import { type DefinitionRecord, definitionOn } from './store/definition-store.ts';
import { type SubjectUnit, subjectUnits } from './store/subject-units.ts';
import { votesOf } from './store/vote-store.ts';

/** The tasks behind the parts of each criterion, by criterion key and part. */
export type CasesByCriterion = Readonly<
  Record<string, Readonly<Record<string, readonly string[]>>>
>;

/** A ranking computed from what is there (tạm tính). */
export interface Computed {
  readonly definition: DefinitionRecord;
  readonly scope: Scope;
  readonly units: ReadonlyMap<string, SubjectUnit>;
  readonly ranked: readonly Ranked[];
  /** By unit, where they were asked for. */
  readonly cases: ReadonlyMap<string, CasesByCriterion>;
}

/** The days of a period of this scorecard. @throws Refusal PERIOD_UNKNOWN */
export function periodIn({ card }: Pick<ScorecardSight, 'card'>, code: string): Stretch {
  const stretch = stretchOf(code);
  if (!stretch || !isOfKind(code, card.periodKind)) {
    throw new Refusal(scorecardErrors.PERIOD_UNKNOWN, { period: code });
  }
  return stretch;
}

/** The criteria that hold for a period: those in force on its first day. @throws Refusal NOT_DEFINED */
export async function definitionFor(
  db: Db | Tx,
  { card }: Pick<ScorecardSight, 'card'>,
  { code, from }: Stretch,
): Promise<DefinitionRecord> {
  const definition = await definitionOn(db, card, from);
  if (!definition) throw new Refusal(scorecardErrors.NOT_DEFINED, { period: code });
  return definition;
}

/** The units that a definition ranks in a period: those that exist on the day looked at, at most its last. */
export async function unitsIn(
  db: Db | Tx,
  { card, day }: Pick<ScorecardSight, 'card' | 'day'>,
  { definition }: DefinitionRecord,
  { to }: Stretch,
): Promise<SubjectUnit[]> {
  return subjectUnits(db, card.authorityId, definition.subjects, day < to ? day : to);
}

/**
 * Scores and ranks the units of a scorecard in a period, as of the day looked at.
 *
 * @param withTasks also which tasks stand behind every count: a publication keeps them
 * @throws Refusal PERIOD_UNKNOWN, NOT_DEFINED
 */
export async function computeRanking(
  db: Db | Tx,
  sight: ScorecardSight,
  code: string,
  withTasks = false,
): Promise<Computed> {
  const { card, day, today, isPast, until } = sight;
  const period = periodIn(sight, code);
  const definition = await definitionFor(db, sight, period);
  const found = await unitsIn(db, sight, definition, period);
  const unitIds = found.map(({ id }) => id);
  const scope: Scope = {
    ...{ authorityId: card.authorityId, scorecardId: card.id, period: code, unitIds },
    ...{ from: period.from, to: period.to, day, today, isPast },
  };
  const [measures, votes] = await Promise.all([
    measureCriteria(db, scope, definition.definition, withTasks),
    votesOf(db, scope, until),
  ]);
  const units = new Map(found.map((unit) => [unit.id, unit]));
  const scores = scoreUnits(definition.definition, unitIds, measures);
  const ranked = rankUnits(
    scores.map((score) => {
      const unit = units.get(score.unitId);
      return { score, folded: unit?.folded ?? '', block: unit?.block ?? null };
    }),
    definition.definition.tieBreak,
    votes.map(({ unitIds: order }) => order),
  );
  const cases = new Map(
    unitIds.map((unitId) => [
      unitId,
      Object.fromEntries(
        [...measures].flatMap(([key, byUnit]) => {
          const behind = byUnit.get(unitId)?.cases;
          return behind ? [[key, behind] as const] : [];
        }),
      ),
    ]),
  );
  return { definition, scope, units, ranked, cases };
}

/** A ranked unit as a row, without what it is compared with. */
export function rowOf(
  { score, rank, isLevel, decidedBy, block }: Ranked,
  unit: { readonly id: string; readonly name: string; readonly shortName: string | null },
  definition: DefinitionRecord['definition'],
): RankingRow {
  const points = new Map(score.criteria.map((each) => [each.key, each.points]));
  const top = criteriaTree(definition).roots.filter(({ role }) => role !== 'gate');
  return {
    unit: { id: unit.id, name: unit.name, shortName: unit.shortName },
    ...{ block, rank, isLevel, failedGate: score.failedGate, isEmpty: score.isEmpty },
    decidedBy:
      decidedBy === null || decidedBy === 'vote' ? decidedBy : nameOf(decidedBy, score.criteria),
    total: score.isEmpty ? null : score.total,
    ...{ bonus: score.bonus, penalty: score.penalty, moved: null },
    branches: Object.fromEntries(top.map(({ key }) => [key, points.get(key) ?? null])),
    missing: leavesOf(score.criteria).filter(({ state }) => state === 'missing').length,
  };
}

function nameOf(key: string, criteria: readonly CriterionScore[]): string {
  return criteria.find((each) => each.key === key)?.name ?? key;
}

/** The criteria under which nothing stands. */
export function leavesOf(criteria: readonly CriterionScore[]): CriterionScore[] {
  const branches = new Set(criteria.map(({ parentKey }) => parentKey));
  return criteria.filter(({ key }) => !branches.has(key));
}
