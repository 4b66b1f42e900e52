import type { Db, Tx } from '../platform/database/database.ts';
import { checkSubmission } from './rules/check-submission.ts';
import type { ReportSnapshot } from './rules/report-snapshot.ts';
import { obligationsFeeding } from './store/obligation-store.ts';
import type { SubmissionRecord } from './store/submission-store.ts';
import { piecesOfReport } from './store/taken-pieces.ts';
import type { SubmissionFinding } from './submission-contract.ts';
import { snapshotOf } from './submission-snapshot.ts';

/** Everything that whoever presents or signs a report should know before (kiểm tra trước khi ký). */
export async function checkReport(
  db: Db | Tx,
  record: SubmissionRecord,
  known?: ReportSnapshot,
): Promise<SubmissionFinding[]> {
  const snapshot = known ?? (await snapshotOf(db, record));
  const pieces = await piecesOfReport(db, record, null);
  const feeding = await obligationsFeeding(db, record.authorityId, record.obligationId);
  const sections = record.frame.outline.map(({ key, title }) => ({
    title,
    words: snapshot.words.find(({ heading }) => heading === key) ?? {
      ...{ heading: key, own: '', pieces: [] },
    },
    facts: snapshot.facts.sections.find(({ heading }) => heading === key),
    waiting: pieces.filter(({ heading, mark }) => heading === key && mark === 'waiting').length,
  }));
  return checkSubmission(sections, {
    isFrozen: record.frozenAt !== null,
    lowerMissing: feeding.filter(({ state }) => state !== 'submitted' && state !== 'accepted')
      .length,
  });
}
