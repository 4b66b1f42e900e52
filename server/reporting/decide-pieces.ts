import { sql } from 'kysely';
import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { personNames, unitRefs } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { ownerOfSubmission, refuseUnlessAllowed } from './act-on-submission.ts';
import { type decidePieces as endpoint, pieceErrors } from './piece-contract.ts';
import { gatherPieces } from './pieces.ts';
import { changePieces, lockPieces, type PieceRecord, sourceOf } from './store/piece-store.ts';
import { sourceReports } from './store/source-reports.ts';
import { type SubmissionRecord, shareSubmission } from './store/submission-store.ts';

/**
 * Nhận, sửa, bỏ: decides what becomes of sentences of lower reports. Taken words stand in the report above
 * under their heading with the unit that wrote them; `waiting` undoes a decision. The lower report itself is
 * never touched.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, SUBMISSION_NOT_NOW while it is read, CONFLICT with the difference,
 *   PIECE_SOURCE_RETURNED for words of a report that was returned since
 */
export async function decidePieces(
  platform: Platform,
  actor: Actor,
  id: string,
  { pieces, mark, words }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<{ pieces: { id: string; version: number }[] }> {
  return onDraft(platform, actor, { id, name: 'decide_pieces', key }, async (context, report) => {
    const { tx, now } = context;
    const of = { authorityId: report.authorityId, submissionId: id };
    const held = await lockPieces(
      tx,
      of,
      pieces.map((piece) => piece.id),
    );
    if (held.length < pieces.length) throw new Refusal(platformErrors.NOT_FOUND);
    const outdated = held.find(
      (piece) => pieces.find((each) => each.id === piece.id)?.version !== piece.version,
    );
    if (outdated) throw await conflict(context, outdated, { mark, words: words ?? null });
    if (mark === 'taken' || mark === 'edited') await refuseReturned(context, held);
    const said = mark === 'taken' ? sql`source_words` : sql`${words ?? null}::text`;
    const set = sql`mark = ${mark}, words = ${said},
      decided_by = ${mark === 'waiting' ? null : actor.personId}::bigint,
      decided_at = ${mark === 'waiting' ? null : now}::timestamptz`;
    const ids = held.map((piece) => piece.id);
    await changePieces(tx, of, ids, set, { now, personId: actor.personId });
    await context.journal({
      ...{ subjectKind: 'submission', subjectId: id },
      before: { pieces: held.map((piece) => ({ id: piece.id, mark: piece.mark })) },
      after: { pieces: ids.map((each) => ({ id: each, mark })), ...(words ? { words } : {}) },
    });
    return { pieces: held.map((piece) => ({ id: piece.id, version: piece.version + 1 })) };
  });
}

/** Lấy thêm: brings what lower reports say since the draft was opened. @throws Refusal as {@link decidePieces} */
export async function gatherAgain(
  platform: Platform,
  actor: Actor,
  id: string,
  key: string | null,
): Promise<{ added: number; removed: number }> {
  return onDraft(platform, actor, { id, name: 'gather_pieces', key }, async (context, report) => {
    const after = await gatherPieces(context, report.authorityId, id, report.obligationId);
    await context.journal({ subjectKind: 'submission', subjectId: id, before: null, after });
    return after;
  });
}

/** An act on the pieces of a draft, by whoever may write it. */
async function onDraft<R>(
  platform: Platform,
  actor: Actor,
  { id, name, key }: { readonly id: string; readonly name: string; readonly key: string | null },
  work: (context: ActContext, report: SubmissionRecord) => Promise<R>,
): Promise<R> {
  const authorityId = await ownerOfSubmission(platform, actor, 'write', id);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const submission = await shareSubmission(context.tx, authorityId, id);
    if (!submission) throw new Refusal(platformErrors.NOT_FOUND);
    const today = dayInVietnam(context.now);
    const scene = { platform, context, actor, submission, today };
    await refuseUnlessAllowed(scene, 'write', async () => [], null);
    return work(context, submission);
  });
}

async function conflict(
  { tx }: ActContext,
  saved: PieceRecord,
  yours: { readonly mark: string; readonly words: string | null },
): Promise<Refusal> {
  const names = await personNames(tx, [saved.changedBy]);
  const fields = (['mark', 'words'] as const).filter((field) => saved[field] !== yours[field]);
  return new Refusal(
    platformErrors.CONFLICT,
    {},
    {
      ...{ savedBy: names.get(saved.changedBy) ?? '', savedAt: saved.since.toISOString() },
      version: saved.version,
      fields: fields.map((field) => ({ field, yours: yours[field], saved: saved[field] })),
    },
  );
}

async function refuseReturned({ tx }: ActContext, pieces: readonly PieceRecord[]): Promise<void> {
  const sources = await sourceReports(tx, pieces.map(sourceOf));
  const returned = pieces.find((piece) => sources.get(piece.sourceSubmissionId)?.isReturned);
  if (!returned) return;
  const units = await unitRefs(tx, [returned.sourceUnitId]);
  const unit = units.get(returned.sourceUnitId)?.name ?? '';
  throw new Refusal(pieceErrors.PIECE_SOURCE_RETURNED, { unit });
}
