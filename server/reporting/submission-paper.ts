import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Paper } from '../papers/paper.ts';
import type { Platform } from '../platform/act.ts';
import { composeReport } from './compose-report.ts';
import type { ReportSnapshot } from './rules/report-snapshot.ts';
import { seenSubmission } from './submission-sight.ts';
import { snapshotOf } from './submission-snapshot.ts';

/** The report as an official document, as it stands or stood. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function submissionPaper(
  platform: Platform,
  actor: Actor,
  id: string,
  asOf?: string,
): Promise<{ paper: Paper; snapshot: ReportSnapshot; authorityId: string }> {
  const { endOfDay } = momentOf(platform.clock, asOf);
  const { record } = await seenSubmission(platform, actor, id, endOfDay);
  const snapshot = await snapshotOf(platform.db, record, endOfDay);
  return { paper: composeReport(snapshot), snapshot, authorityId: record.authorityId };
}
