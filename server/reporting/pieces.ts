import { sql } from 'kysely';
import type { ActContext } from '../platform/act.ts';
import { gatherPieces as gather, type PieceSource } from './rules/gather-pieces.ts';
import { groupAlike } from './rules/near-duplicates.ts';
import { obligationsFeeding } from './store/obligation-store.ts';
import {
  changePieces,
  insertPieces,
  type PieceRecord,
  piecesOf,
  removePieces,
  setAlike,
  waitingAbove,
} from './store/piece-store.ts';
import { sectionsOf } from './store/section-store.ts';
import { signedText } from './store/signed-text-store.ts';
import { sourceReports } from './store/source-reports.ts';

/**
 * Brings what the sent reports of lower units say into the report above, under its headings, each sentence
 * with its source and waiting to be taken, edited or dropped; near duplicates are put together. Safe to do at
 * any time and again.
 *
 * @param obligationId of the report above: the lower ones are those that feed it
 */
export async function gatherPieces(
  context: ActContext,
  authorityId: string,
  submissionId: string,
  obligationId: string,
): Promise<{ added: number; removed: number }> {
  const { tx, now, ids, author } = context;
  const of = { authorityId, submissionId };
  const sections = await sectionsOf(tx, { authorityId, id: submissionId });
  const headings = new Set(sections.map(({ heading }) => heading));
  const known = await piecesOf(tx, of);
  const sources = await sourcesOf(context, authorityId, obligationId);
  const { add, remove, gone, back } = gather(known, sources, headings);
  const by = { now, personId: author.personId };
  await removePieces(tx, of, remove, now);
  await changePieces(tx, of, gone, sql`is_gone = true`, by);
  await changePieces(tx, of, back, sql`is_gone = false`, by);
  const added = add.map<PieceRecord>(({ heading, position, source, words }) => ({
    ...{ ...of, id: ids.next(), heading, position, sourceWords: words, mark: 'waiting' },
    ...{ sourceAuthorityId: source.authorityId, sourceSubmissionId: source.submissionId },
    ...{ sourceUnitId: source.unitId, words: null, alikeId: null, isGone: false },
    ...{ decidedBy: null, decidedAt: null, version: 1, since: now, changedBy: author.personId },
  }));
  await insertPieces(tx, added);
  const removed = new Set(remove);
  const left = [...known.filter(({ id }) => !removed.has(id)), ...added];
  await setAlike(tx, of, alikeAmong(left));
  return { added: added.length, removed: remove.length };
}

/**
 * A report was returned or taken back: its sentences that wait above leave. Those that were taken stay and
 * are shown with their source as returned, which is read from the report itself.
 */
export async function releasePieces(
  context: ActContext,
  authorityId: string,
  submissionId: string,
): Promise<void> {
  const { tx, now } = context;
  for (const { ids, ...above } of await waitingAbove(tx, authorityId, submissionId)) {
    await removePieces(tx, above, ids, now);
  }
}

/** What the lower reports say, as they were signed. */
async function sourcesOf(
  { tx }: ActContext,
  authorityId: string,
  obligationId: string,
): Promise<PieceSource[]> {
  const feeding = await obligationsFeeding(tx, authorityId, obligationId);
  const ids = feeding.flatMap(({ submissionId }) => submissionId ?? []);
  const reports = await sourceReports(
    tx,
    ids.map((id) => ({ authorityId, id })),
  );
  const sources: PieceSource[] = [];
  for (const report of reports.values()) {
    const { id, unitId, round, isReturned } = report;
    const said = isReturned ? [] : [...(await signedText(tx, report, round)).values()];
    sources.push({
      ...{ authorityId, submissionId: id, unitId, isSent: !isReturned },
      said: said.flatMap(({ heading, own, pieces }) => [
        { heading, words: own },
        ...pieces.map(({ words }) => ({ heading, words })),
      ]),
    });
  }
  return sources;
}

/** Pieces whose group has changed, with the group that they are of now. */
function alikeAmong(pieces: readonly PieceRecord[]): { id: string; alikeId: string | null }[] {
  const headings = new Set(pieces.map(({ heading }) => heading));
  return [...headings].flatMap((heading) => {
    const own = pieces.filter((piece) => piece.heading === heading);
    const groups = groupAlike(own.map(({ sourceWords }) => sourceWords));
    const sizes = new Map<number, number>();
    for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    return own.flatMap((piece, at) => {
      const group = groups[at] ?? at;
      const alikeId = (sizes.get(group) ?? 0) > 1 ? (own[group]?.id ?? null) : null;
      return alikeId === piece.alikeId ? [] : [{ id: piece.id, alikeId }];
    });
  });
}
