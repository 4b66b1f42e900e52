import { asDay } from '../calendar/rules/day.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { Facts } from './facts-contract.ts';
import { factsOfPeriod } from './facts-of-period.ts';
import type { HeadingWords, ReportSnapshot } from './rules/report-snapshot.ts';
import { SENT } from './rules/submission-states.ts';
import { sectionsOf } from './store/section-store.ts';
import { signedText } from './store/signed-text-store.ts';
import { frozenFacts } from './store/snapshot-store.ts';
import type { SubmissionRecord } from './store/submission-store.ts';
import { piecesOfReport, type TakenPiece } from './store/taken-pieces.ts';

/**
 * All that a report says. What was signed is read from its rows, never computed again; a draft has its live
 * words, and live figures until they are frozen.
 *
 * @param at a past moment for the words of a draft; null is now
 */
export async function snapshotOf(
  db: Db | Tx,
  record: SubmissionRecord,
  at: Date | null = null,
): Promise<ReportSnapshot> {
  const { frame, number, signedOn, signer } = record;
  return {
    ...{ frame, number, signedOn, signer },
    words: await wordsOfReport(db, record, at),
    facts: await factsOfReport(db, record),
  };
}

/** The figures and lists of a report: its frozen rows, or as they stand while it has none. */
export async function factsOfReport(db: Db | Tx, record: SubmissionRecord): Promise<Facts> {
  const { periodFrom: from, periodTo: to, frame, frozenAt } = record;
  if (frozenAt !== null) {
    const headings = frame.outline.map(({ key }) => key);
    return frozenFacts(db, record, { from, to, day: frame.cutOff, headings });
  }
  return countedFacts(db, record);
}

/** The figures and lists of the period as they stand now. */
export function countedFacts(db: Db | Tx, record: SubmissionRecord): Promise<Facts> {
  const { authorityId, unitId, periodFrom, periodTo, frame } = record;
  const headings = frame.outline.map(({ key }) => key);
  const period = {
    ...{ from: asDay(periodFrom), to: asDay(periodTo), cutOff: asDay(frame.cutOff) },
  };
  return factsOfPeriod(db, authorityId, { ...period, unitId, headings });
}

/** The words under each heading: as they were signed, or those of the draft with what it took from below. */
export async function wordsOfReport(
  db: Db | Tx,
  record: SubmissionRecord,
  at: Date | null = null,
): Promise<HeadingWords[]> {
  const headings = record.frame.outline.map(({ key }) => key);
  if (SENT.includes(record.state)) {
    const signed = await signedText(db, record, record.round);
    return headings.map((heading) => signed.get(heading) ?? { heading, own: '', pieces: [] });
  }
  const sections = await sectionsOf(db, record, at);
  const pieces = await piecesOfReport(db, record, at);
  return headings.map((heading) => ({
    heading,
    own: sections.find((section) => section.heading === heading)?.words ?? '',
    pieces: takenPieces(pieces, heading),
  }));
}

/** What was taken under a heading, as it will be printed, in the order of the pieces. */
export function takenPieces(
  pieces: readonly TakenPiece[],
  heading: string,
): HeadingWords['pieces'] {
  return pieces
    .filter((piece) => piece.heading === heading && ['taken', 'edited'].includes(piece.mark))
    .map(({ words, unitName }) => ({ words, unitName }));
}
