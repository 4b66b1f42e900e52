import type { z } from 'zod';
import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import { personNames, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { listPieces as endpoint, Piece } from './piece-contract.ts';
import { SUBMISSION_RULES } from './rules/submission-states.ts';
import { obligationsFeeding } from './store/obligation-store.ts';
import { type PieceRecord, piecesOf, sourceOf } from './store/piece-store.ts';
import { sourceReports } from './store/source-reports.ts';
import { seenSubmission } from './submission-sight.ts';

/**
 * What lower reports say for a report that the post may see, near duplicates together. That a source was
 * returned is read from the source as it stands, so nothing here can be out of date.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND
 */
export async function piecesView(
  platform: Platform,
  actor: Actor,
  id: string,
  { heading, asOf }: z.output<(typeof endpoint)['query']>,
): Promise<z.input<(typeof endpoint)['reply']>> {
  const { db, clock } = platform;
  const { endOfDay } = momentOf(clock, asOf);
  const { record, thing } = await seenSubmission(platform, actor, id, endOfDay);
  const all = await piecesOf(db, { authorityId: record.authorityId, submissionId: id }, endOfDay);
  const sources = await sourceReports(db, all.map(sourceOf), endOfDay);
  const units = await unitRefs(
    db,
    all.map(({ sourceUnitId }) => sourceUnitId),
  );
  const names = await personNames(
    db,
    all.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  const shown = all
    // Between a return and the next gathering a waiting piece has lost its source: it is not offered.
    .filter(
      ({ mark, sourceSubmissionId }) =>
        mark !== 'waiting' || sources.get(sourceSubmissionId)?.isReturned === false,
    )
    .filter((piece) => heading === undefined || piece.heading === heading);
  const feeding = await obligationsFeeding(db, record.authorityId, record.obligationId);
  const rows = together(shown).map<Piece>((piece) => {
    const source = sources.get(piece.sourceSubmissionId);
    const { sourceUnitId, decidedBy, decidedAt } = piece;
    return {
      ...{ id: piece.id, heading: piece.heading, mark: piece.mark, version: piece.version },
      unit: units.get(sourceUnitId) ?? { id: sourceUnitId, name: '', shortName: null },
      source: {
        submissionId: piece.sourceSubmissionId,
        ...{ number: source?.number ?? null, isReturned: source?.isReturned ?? true },
      },
      ...{ sourceWords: piece.sourceWords, words: piece.words, alikeId: piece.alikeId },
      isGone: piece.isGone,
      decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? ''),
      decidedAt: decidedAt?.toISOString() ?? null,
    };
  });
  const count = (mark: Piece['mark']) => rows.filter((piece) => piece.mark === mark).length;
  const mayWrite = may(actor, SUBMISSION_RULES.write.right, thing).allowed;
  return {
    rows,
    counts: {
      ...{ waiting: count('waiting'), taken: count('taken') },
      ...{ edited: count('edited'), dropped: count('dropped') },
    },
    sent: feeding.filter(({ state }) => state === 'submitted' || state === 'accepted').length,
    owed: feeding.length,
    canDecide: mayWrite && record.state === 'draft' && endOfDay === null,
  };
}

/** Pieces of a group right after its first. */
function together(pieces: readonly PieceRecord[]): PieceRecord[] {
  const groups = new Map<string, PieceRecord[]>();
  for (const piece of pieces) {
    const key = `${piece.heading} ${piece.alikeId ?? piece.id}`;
    groups.set(key, [...(groups.get(key) ?? []), piece]);
  }
  return [...groups.values()].flat();
}
