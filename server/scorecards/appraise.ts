import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnScorecard, type CardScene } from './act-on-scorecard.ts';
import {
  type Appraisal,
  type appraise as appraiseEndpoint,
  scorecardErrors,
  type selfScore as selfEndpoint,
} from './contract.ts';
import { shownAppraisals } from './entries-view.ts';
import { attachProofs, type Cells, cellsOf } from './entry-cells.ts';
import { seesUnit } from './open-scorecard.ts';
import {
  type AppraisalRecord,
  appraisalsOf,
  lockAppraisal,
  writeAppraisal,
} from './store/appraisal-store.ts';
import { type ProofSide, proofsOf } from './store/proof-store.ts';

type SelfBody = z.output<(typeof selfEndpoint)['body']>;
type AppraiseBody = z.output<(typeof appraiseEndpoint)['body']>;

/**
 * Tự chấm: points that a unit gives itself under a criterion, with words and evidence. Giving them anew
 * keeps the old ones in history and asks for a new appraisal only where the points changed.
 *
 * @throws Refusal CRITERION_UNKNOWN, UNIT_NOT_RANKED, POINTS_TOO_HIGH, CONFLICT, PROOF_MISSING
 */
export async function selfScore(
  platform: Platform,
  actor: Actor,
  id: string,
  body: SelfBody,
  key: string | null,
): Promise<Appraisal> {
  const { unitId } = body;
  const request = { name: 'self_score', right: 'scorecard.self_score' as const, id, key, unitId };
  return actOnScorecard(platform, actor, request, async (scene) => {
    const { context } = scene;
    const { cells, before } = await openCell(scene, body);
    const next: AppraisalRecord = {
      ...(before ?? blank(context.ids.next(), body)),
      ...{ selfPoints: body.points, selfWords: body.words, selfAt: context.now },
      ...{ selfById: actor.personId, version: (before?.version ?? 0) + 1 },
    };
    return keep(scene, cells, before, next, 'self', body.fileIds);
  });
}

/**
 * Thẩm định: points given to a unit. Where they differ from those that it gave itself, words say why.
 *
 * @throws Refusal DIFFERENCE_NEEDS_WORDS, and those of {@link selfScore}
 */
export async function appraise(
  platform: Platform,
  actor: Actor,
  id: string,
  body: AppraiseBody,
  key: string | null,
): Promise<Appraisal> {
  const request = { name: 'appraise', right: 'scorecard.appraise' as const, id, key };
  return actOnScorecard(platform, actor, request, async (scene) => giveAppraisal(scene, body));
}

/**
 * {@link appraise} within an act of another capability that has authorised it: a campaign lets the head of
 * a cluster appraise its peers.
 */
export async function giveAppraisal(scene: CardScene, body: AppraiseBody) {
  const { context, sight } = scene;
  const { cells, before } = await openCell(scene, body);
  const self = before?.selfPoints ?? null;
  if (self !== null && self !== body.points && body.words.length < 3) {
    const facts = { points: body.points, self };
    throw new Refusal(scorecardErrors.DIFFERENCE_NEEDS_WORDS, facts, { fields: ['words'] });
  }
  const next: AppraisalRecord = {
    ...(before ?? blank(context.ids.next(), body)),
    ...{ points: body.points, words: body.words || null, appraisedAt: context.now },
    ...{ appraisedById: sight.actor.personId, version: (before?.version ?? 0) + 1 },
  };
  return keep(scene, cells, before, next, 'appraised', body.fileIds);
}

type CellBody = Pick<AppraiseBody, 'period' | 'criterion' | 'unitId' | 'points' | 'version'>;

async function openCell(
  scene: CardScene,
  { period, criterion, unitId, points, version }: CellBody,
): Promise<{ cells: Cells; before: AppraisalRecord | null }> {
  const cells = await cellsOf(scene.context.tx, scene, period);
  const found = cells.criteria.get(criterion);
  if (found?.source?.kind !== 'appraisal') {
    throw new Refusal(scorecardErrors.CRITERION_UNKNOWN, { criterion: found?.name ?? criterion });
  }
  const unit = cells.units.get(unitId);
  if (!unit || !seesUnit(scene.sight, unit.path)) {
    throw new Refusal(scorecardErrors.UNIT_NOT_RANKED);
  }
  const most = cells.most.get(criterion) ?? 0;
  if (points > most) {
    throw new Refusal(scorecardErrors.POINTS_TOO_HIGH, { points, most }, { fields: ['points'] });
  }
  const before = await lockAppraisal(scene.context.tx, cells.scope, criterion, unitId);
  if ((before?.version ?? null) !== version) {
    throw new Refusal(platformErrors.CONFLICT, {}, { saved: before && brief(before) });
  }
  return { cells, before };
}

async function keep(
  scene: CardScene,
  { scope }: Cells,
  before: AppraisalRecord | null,
  next: AppraisalRecord,
  side: ProofSide,
  fileIds: readonly string[],
) {
  const { context, sight } = scene;
  const { criterion, unitId } = next;
  await writeAppraisal(context.tx, scope, next, context.now, sight.actor.personId);
  const files = await attachProofs(scene, { ...scope, criterion, unitId, side }, fileIds);
  const all = await appraisalsOf(context.tx, scope);
  const proofs = await proofsOf(context.tx, scope);
  const [reply] = shownAppraisals(
    sight.card.id,
    all.filter((each) => each.id === next.id),
    proofs,
  );
  if (!reply) throw new Error(`Appraisal ${next.id} was not kept`);
  return {
    before: before ? { period: scope.period, ...brief(before) } : null,
    after: { period: scope.period, ...brief(next), files },
    reply,
  };
}

function blank(id: string, { criterion, unitId }: CellBody): AppraisalRecord {
  return {
    ...{ id, criterion, unitId, selfPoints: null, selfWords: null, selfAt: null, selfById: null },
    ...{ points: null, words: null, appraisedAt: null, appraisedById: null, version: 0 },
  };
}

function brief({ criterion, unitId, selfPoints, selfWords, points, words }: AppraisalRecord) {
  return { criterion, unitId, selfPoints, selfWords, points, words };
}
