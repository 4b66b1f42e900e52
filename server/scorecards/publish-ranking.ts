import type { z } from 'zod';
import { dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnScorecard } from './act-on-scorecard.ts';
import { computeRanking, rowOf } from './compute-ranking.ts';
import { type Edition, type publishRanking as endpoint, scorecardErrors } from './contract.ts';
import { type FrozenResult, shownEdition } from './frozen-ranking.ts';
import { momentOf, seesUnit } from './open-scorecard.ts';
import { insertEdition, insertFrozenRows, lastEdition } from './store/edition-store.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Công bố: freezes the ranking of a period with every point, the numbers behind it and the tasks behind
 * those. Nothing that changes later moves it. A period that was published before gets a new edition with
 * a reason; the old one stays readable.
 *
 * @throws Refusal PERIOD_NOT_BEGUN, REASON_NEEDED, TIES_OPEN, NOTHING_TO_RANK, NOT_ALLOWED where the post
 *   does not answer for all the units, and those of {@link computeRanking}
 */
export async function publishRanking(
  platform: Platform,
  actor: Actor,
  id: string,
  { period, asOf, reason, basis }: Body,
  key: string | null,
): Promise<Edition> {
  const request = { name: 'publish_ranking', right: 'scorecard.publish' as const, id, key };
  return actOnScorecard(platform, actor, request, async ({ context, sight: now }) => {
    const { tx } = context;
    const { authorityId } = now.card;
    const sight = { ...now, ...momentOf(platform, asOf ?? undefined) };
    if (sight.day > sight.today)
      throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['asOf'] });
    const last = await lastEdition(tx, authorityId, id, period);
    if (last && !reason) {
      const day = formatDay(dayInVietnam(last.publishedAt));
      throw new Refusal(scorecardErrors.REASON_NEEDED, { day });
    }
    const { definition, scope, units, ranked, cases } = await computeRanking(
      tx,
      sight,
      period,
      true,
    );
    if (scope.from > sight.day) {
      throw new Refusal(scorecardErrors.PERIOD_NOT_BEGUN, { period, day: formatDay(scope.from) });
    }
    if (ranked.length === 0) throw new Refusal(scorecardErrors.NOTHING_TO_RANK);
    if ([...units.values()].some(({ path }) => !seesUnit(sight, path))) {
      throw new Refusal(platformErrors.NOT_ALLOWED);
    }
    const level = ranked.filter(({ isLevel }) => isLevel);
    if (level.length > 0 && !definition.definition.sharedRanks) {
      const unitIds = level.map(({ score }) => score.unitId);
      throw new Refusal(scorecardErrors.TIES_OPEN, { count: level.length }, { unitIds });
    }
    const edition = {
      ...{ id: context.ids.next(), scorecardId: id, period, number: (last?.number ?? 0) + 1 },
      ...{
        asOf: sight.day,
        definition: definition.definition,
        definitionNumber: definition.number,
      },
      ...{ reason: last ? reason : null, basis, publishedAt: context.now },
    };
    await insertEdition(tx, authorityId, edition, actor);
    const rows = ranked.map((each, ordinal) => {
      const { unitId, criteria } = each.score;
      const unit = units.get(unitId) ?? { id: unitId, name: '', shortName: null };
      const row = rowOf(each, unit, definition.definition);
      const result: FrozenResult = { row, criteria, cases: cases.get(unitId) ?? {} };
      return { unitId, ordinal, unitName: unit.name, rank: row.rank, total: row.total, result };
    });
    await insertFrozenRows(tx, authorityId, edition.id, rows);
    const brief = rows.map(({ unitId, rank, total }) => ({ unitId, rank, total }));
    return {
      before: last ? { period, number: last.number } : null,
      after: { period, number: edition.number, asOf: sight.day, reason, basis, rows: brief },
      reply: shownEdition({ ...edition, by: actor.personName, isSuperseded: false }),
    };
  });
}
