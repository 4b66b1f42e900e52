import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { CasesByCriterion } from './compute-ranking.ts';
import { computeRanking, rowOf } from './compute-ranking.ts';
import type { CriterionScore, Definition, Ranking, RankingQuery, RankingRow } from './contract.ts';
import { editionBefore, type FrozenResult, shownEdition } from './frozen-ranking.ts';
import { openScorecard, type ScorecardSight, seesUnit } from './open-scorecard.ts';
import { criteriaTree, mostInAll, mostPoints } from './rules/criteria-tree.ts';
import { type Stretch, stretchOf } from './rules/period-stretch.ts';
import { openingPeriod } from './scorecard-periods.ts';
import { type EditionRecord, editionsOf, frozenRows, ranksOf } from './store/edition-store.ts';
import { subjectUnits } from './store/subject-units.ts';

type Query = z.output<typeof RankingQuery>;

/** A whole ranking with everything behind it, whether published or computed. */
export interface RankingSight {
  readonly sight: ScorecardSight;
  readonly period: Stretch;
  readonly edition: EditionRecord | null;
  readonly editions: readonly EditionRecord[];
  readonly asOf: string;
  readonly definition: Definition;
  /** In order; those that the post may see. */
  readonly entries: readonly RankingEntry[];
  /** How many units there are in all. */
  readonly units: number;
}

export interface RankingEntry {
  readonly row: RankingRow;
  readonly criteria: readonly CriterionScore[];
  /** The tasks behind its numbers, where they were kept. */
  readonly cases: CasesByCriterion;
}

/** Units by rank, with the points of every branch and the places gained since the edition before. */
export async function rankingView(
  platform: Platform,
  actor: Actor,
  id: string,
  query: Query,
): Promise<Ranking> {
  const found = await openRanking(platform, actor, id, query);
  const { sight, period, edition, editions, asOf, definition, entries, units } = found;
  const firstDay = (code: string) => stretchOf(code)?.from ?? '';
  const against =
    query.vs === undefined
      ? editionBefore(editions, period, edition, firstDay)
      : (editions.find((each) => each.id === query.vs) ?? null);
  const ranksThen = against
    ? await ranksOf(platform.db, sight.card.authorityId, against.id)
    : new Map<string, number | null>();
  const most = mostPoints(definition);
  return {
    period: period.code,
    asOf,
    edition: edition && shownEdition(edition),
    against: against && shownEdition(against),
    branches: criteriaTree(definition)
      .roots.filter(({ role }) => role !== 'gate')
      .map(({ key, name, role }) => ({ key, name, role, most: most.get(key) ?? null })),
    most: mostInAll(definition),
    decimals: definition.decimals,
    rows: entries.map(({ row }) => {
      const then = ranksThen.get(row.unit.id) ?? null;
      return { ...row, moved: then === null || row.rank === null ? null : then - row.rank };
    }),
    isWhole: entries.length === units,
    units,
  };
}

/**
 * Opens a ranking: the edition that is asked for, else the latest of the period, else computed now.
 *
 * @throws Refusal NOT_FOUND, PERIOD_UNKNOWN, NOT_DEFINED
 */
export async function openRanking(
  platform: Platform,
  actor: Actor,
  id: string,
  query: Omit<Query, 'vs'>,
): Promise<RankingSight> {
  const { db } = platform;
  const sight = await openScorecard(platform, actor, id, query.asOf);
  const editions = await editionsOf(db, [sight.card.authorityId], [id], sight.until);
  const chosen =
    query.edition === undefined || query.edition === 'live'
      ? null
      : (editions.find((each) => each.id === query.edition) ?? null);
  if (chosen === null && query.edition !== undefined && query.edition !== 'live') {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  const code = query.period ?? chosen?.period ?? (await openingPeriod(db, sight, editions));
  const latest =
    editions.find((each) => each.period === code && !each.isSuperseded) ??
    editions.find((each) => each.period === code);
  const edition = query.edition === 'live' ? null : (chosen ?? latest ?? null);
  return edition
    ? frozen(platform, sight, editions, edition)
    : computed(platform, sight, editions, code);
}

async function frozen(
  { db }: Platform,
  sight: ScorecardSight,
  editions: readonly EditionRecord[],
  edition: EditionRecord,
): Promise<RankingSight> {
  const { authorityId } = sight.card;
  const rows = await frozenRows<FrozenResult>(db, authorityId, edition.id);
  const all = rows.map(({ result }) => result);
  const period = stretchOf(edition.period) ?? {
    code: edition.period,
    from: edition.asOf,
    to: edition.asOf,
  };
  const entries = sight.isOwn ? all : await inSight(db, sight, edition, all);
  const { definition, asOf } = edition;
  return { sight, period, edition, editions, asOf, definition, entries, units: all.length };
}

/** Of a ranking of another authority a post sees its own units. */
async function inSight(
  db: Platform['db'],
  sight: ScorecardSight,
  edition: EditionRecord,
  all: readonly FrozenResult[],
): Promise<FrozenResult[]> {
  const unitIds = all.map(({ row }) => row.unit.id);
  const list = { kind: 'list' as const, unitIds };
  const units = await subjectUnits(db, sight.card.authorityId, list, edition.asOf);
  const seen = new Set(units.filter(({ path }) => seesUnit(sight, path)).map((unit) => unit.id));
  if (seen.size === 0) throw new Refusal(platformErrors.NOT_FOUND);
  return all.filter(({ row }) => seen.has(row.unit.id));
}

async function computed(
  { db }: Platform,
  sight: ScorecardSight,
  editions: readonly EditionRecord[],
  code: string,
): Promise<RankingSight> {
  const { definition, ranked, units, scope } = await computeRanking(db, sight, code);
  const entries = ranked.flatMap((each) => {
    const unit = units.get(each.score.unitId);
    if (!unit || !seesUnit(sight, unit.path)) return [];
    return [
      { row: rowOf(each, unit, definition.definition), criteria: each.score.criteria, cases: {} },
    ];
  });
  if (!sight.isOwn && entries.length === 0) throw new Refusal(platformErrors.NOT_FOUND);
  return {
    ...{ sight, edition: null, editions, asOf: sight.day, definition: definition.definition },
    ...{ period: { code, from: scope.from, to: scope.to }, entries, units: ranked.length },
  };
}
