import type { Day } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { paperDocxFor } from '../../papers/paper-docx-for.ts';
import { fileNameOf } from '../../papers/rules/file-name.ts';
import { paperPdf } from '../../papers/write-pdf.ts';
import type { Platform } from '../../platform/act.ts';
import { checkFile } from '../../platform/files/check-file.ts';
import { Refusal } from '../../platform/refusal.ts';
import { submissionPaper } from '../../reporting/submission-paper.ts';
import { seenSubmission } from '../../reporting/submission-sight.ts';
import { type EdxmlPackageView, edxmlErrors } from './contract.ts';
import { organOf, packageOf, requireEdxml } from './edxml-desk.ts';
import { dayOrNull } from './packages-view.ts';
import { codeOf } from './rules/document-id.ts';
import type { PackageHeader } from './rules/edxml-package.ts';
import { actsOn } from './rules/package-states.ts';
import { STATE_WORDS } from './rules/state-words.ts';
import { sendPackage } from './send-package.ts';
import type { PackageRecord } from './store/package-store.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Sends a signed report of the program as the answer to a directive that came by edXML: as .docx and .pdf.
 *
 * @throws Refusal EDXML_NOT_SIGNED, EDXML_STATE, EDXML_NO_CODE, NOT_FOUND
 */
export async function sendReport(
  platform: Platform,
  actor: Actor,
  { id, submissionId }: { readonly id: string; readonly submissionId: string },
  key: string | null,
): Promise<EdxmlPackageView> {
  const answered = await answerable(platform, actor, id);
  const { record } = await seenSubmission(platform, actor, submissionId);
  const signedOn = dayOrNull(record.signedOn);
  if (record.number === null || signedOn === null) throw new Refusal(edxmlErrors.EDXML_NOT_SIGNED);
  const { paper, authorityId } = await submissionPaper(platform, actor, submissionId);
  const docx = {
    name: fileNameOf(paper, 'docx').full,
    bytes: await paperDocxFor(platform, authorityId, paper),
    ...{ mediaType: DOCX, description: null },
  };
  const pdf = {
    name: fileNameOf(paper, 'pdf').full,
    bytes: await paperPdf(paper),
    ...{ mediaType: 'application/pdf', description: null },
  };
  const header = await reportHeader(platform, record.unitId, answered, {
    ...{ number: record.number, signedOn, subject: paper.subject, place: paper.place },
    ...{ signer: record.signer?.name ?? null, position: record.signer?.position.join(' ') ?? null },
  });
  const from = { unitId: record.unitId, submissionId, earlierId: id };
  return sendPackage(
    ...([platform, actor, 'send_edxml_report'] as const),
    { ...from, header, files: [docx, pdf] },
    key,
  );
}

/** What is known of a report that was signed outside the program. */
export interface SignedReport {
  readonly number: string;
  readonly signedOn: string;
  readonly subject: string;
  readonly signer?: string | undefined;
}

/** Sends a report that was signed outside the program, as the file that it is. @throws Refusal of {@link checkFile} */
export async function sendReportFile(
  platform: Platform,
  actor: Actor,
  id: string,
  report: SignedReport,
  file: { readonly name: string; readonly bytes: Uint8Array },
  key: string | null,
): Promise<EdxmlPackageView> {
  const answered = await answerable(platform, actor, id);
  const signedOn = dayOrNull(report.signedOn);
  if (signedOn === null) throw new Refusal(edxmlErrors.EDXML_NOT_SIGNED);
  const mediaType = await checkFile(file.name, file.bytes);
  const header = await reportHeader(platform, answered.unitId, answered, {
    ...{ number: report.number, signedOn, subject: report.subject, place: null },
    ...{ signer: report.signer ?? null, position: null },
  });
  const files = [{ ...file, mediaType, description: null }];
  const from = { unitId: answered.unitId, earlierId: id };
  return sendPackage(platform, actor, 'send_edxml_report', { ...from, header, files }, key);
}

async function answerable(platform: Platform, actor: Actor, id: string): Promise<PackageRecord> {
  requireEdxml(actor, 'edxml.send');
  const record = await packageOf(platform.db, actor, id);
  if (!actsOn(record.way, record.kind, record.state).includes('report')) {
    throw new Refusal(edxmlErrors.EDXML_STATE, { ...STATE_WORDS[record.state] });
  }
  return record;
}

/** The header of a report (SteeringType 3) that answers a received document and goes to its sender. */
async function reportHeader(
  platform: Platform,
  unitId: string,
  { message: { header: asked } }: PackageRecord,
  report: {
    readonly number: string;
    readonly signedOn: Day;
    readonly subject: string;
    readonly place: string | null;
    readonly signer: string | null;
    readonly position: string | null;
  },
): Promise<PackageHeader> {
  const from = await organOf(platform, unitId);
  const { documentId } = asked;
  return {
    ...{ from, to: [asked.from], subject: report.subject, place: report.place, content: null },
    documentId: { organId: from.organId, day: report.signedOn, number: report.number },
    code: codeOf(report.number),
    issuedOn: report.signedOn,
    ...{ type: '2', typeDetail: null, typeName: 'Báo cáo', dueOn: null, toPlaces: [] },
    ...{ signerCompetence: null, signerPosition: report.position, signerName: report.signer },
    ...{ priority: asked.priority, sphere: null, typist: null, copies: null, pages: null },
    appendixes: [],
    responseFor: [
      {
        ...{
          organId: documentId.organId,
          code: documentId.number,
          day: documentId.day,
          documentId,
        },
      },
    ],
    steeringType: 3,
    vendor: { taskCodes: asked.vendor.taskCodes, applicationType: null },
  };
}
