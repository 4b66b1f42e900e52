import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnScorecard } from './act-on-scorecard.ts';
import { type Criterion, type enterValues as endpoint, scorecardErrors } from './contract.ts';
import { shownValues } from './entries-view.ts';
import { attachProofs, type Cells, cellsOf } from './entry-cells.ts';
import { type ScorecardSight, seesUnit } from './open-scorecard.ts';
import { proofsOf } from './store/proof-store.ts';
import { lockValues, valuesOf, writeValues } from './store/value-store.ts';

type Body = z.output<(typeof endpoint)['body']>;
type Reply = z.input<(typeof endpoint)['reply']>;

/**
 * Nhập số liệu: figures of surveys, inventories, yes or no, many at once, all or nothing. A figure that is
 * replaced stays in history; what was published does not move.
 *
 * @throws Refusal CRITERION_UNKNOWN, UNIT_NOT_RANKED, VALUE_OUT_OF_RANGE, CONFLICT, PROOF_MISSING
 */
export async function enterValues(
  platform: Platform,
  actor: Actor,
  id: string,
  { period, values }: Body,
  key: string | null,
): Promise<Reply> {
  const request = { name: 'enter_scorecard_values', right: 'scorecard.enter' as const, id, key };
  return actOnScorecard(platform, actor, request, async (scene) => {
    const { context, sight } = scene;
    const cells = await cellsOf(context.tx, scene, period);
    for (const each of values) refuseUnsound(sight, cells, each);
    const before = await lockValues(
      context.tx,
      cells.scope,
      values.map(({ unitId }) => unitId),
    );
    const standing = new Map(before.map((each) => [`${each.criterion} ${each.unitId}`, each]));
    const conflicts = values.filter(
      (each) =>
        (standing.get(`${each.criterion} ${each.unitId}`)?.version ?? null) !== each.version,
    );
    if (conflicts.length > 0) {
      const saved = conflicts.flatMap(
        (each) => standing.get(`${each.criterion} ${each.unitId}`) ?? [],
      );
      throw new Refusal(platformErrors.CONFLICT, {}, { saved });
    }
    const next = values.map(({ criterion, unitId, value, words, version }) => ({
      ...{ criterion, unitId, value, words, version: (version ?? 0) + 1 },
    }));
    await writeValues(context.tx, cells.scope, next, context.now, actor.personId);
    for (const { criterion, unitId, fileIds } of values) {
      await attachProofs(scene, { ...cells.scope, criterion, unitId, side: 'value' }, fileIds);
    }
    const touched = new Set(next.map(({ criterion, unitId }) => `${criterion} ${unitId}`));
    const [all, proofs] = [
      await valuesOf(context.tx, cells.scope),
      await proofsOf(context.tx, cells.scope),
    ];
    const saved = all.filter(({ criterion, unitId }) => touched.has(`${criterion} ${unitId}`));
    const brief = (each: {
      criterion: string;
      unitId: string;
      value: number | null;
      words: string;
    }) => ({
      ...{ criterion: each.criterion, unitId: each.unitId, value: each.value, words: each.words },
    });
    return {
      before: {
        period,
        values: before
          .filter(({ criterion, unitId }) => touched.has(`${criterion} ${unitId}`))
          .map(brief),
      },
      after: { period, values: next.map(brief) },
      reply: { values: shownValues(id, saved, proofs) },
    };
  });
}

function refuseUnsound(
  sight: ScorecardSight,
  { criteria, units }: Cells,
  { criterion, unitId, value }: Body['values'][number],
): void {
  const found = criteria.get(criterion);
  const kind = found?.source?.kind;
  if (kind !== 'entered' && kind !== 'survey' && kind !== 'yes_no') {
    throw new Refusal(scorecardErrors.CRITERION_UNKNOWN, { criterion: found?.name ?? criterion });
  }
  const unit = units.get(unitId);
  if (!unit || !seesUnit(sight, unit.path)) throw new Refusal(scorecardErrors.UNIT_NOT_RANKED);
  const accepted = found && acceptedRange(found);
  if (value === null || !accepted) return;
  if (
    value < accepted.from ||
    value > accepted.to ||
    (accepted.whole && !Number.isInteger(value))
  ) {
    const details = { criterion, unitId };
    throw new Refusal(
      scorecardErrors.VALUE_OUT_OF_RANGE,
      { value, accepted: accepted.words },
      details,
    );
  }
}

/** What a criterion accepts as a figure; null where any number will do. */
export function acceptedRange({ source }: Pick<Criterion, 'source'>): {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
  readonly words: string;
} | null {
  if (source?.kind === 'yes_no') return { from: 0, to: 1, whole: true, words: '0, 1' };
  if (source?.kind === 'survey') {
    return { from: 0, to: source.answers, whole: true, words: `0–${source.answers}` };
  }
  return null;
}
