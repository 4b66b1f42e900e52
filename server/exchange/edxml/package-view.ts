import { X509Certificate } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { sendFile } from '../../directives/directive-file.ts';
import type { Actor } from '../../organisation/actor.ts';
import { may } from '../../organisation/rules/may.ts';
import { unitRefs } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { EdxmlPackageView, PackageStatus } from './contract.ts';
import { packageOf, requireEdxml } from './edxml-desk.ts';
import { packageRow } from './packages-view.ts';
import { writeDocumentId } from './rules/document-id.ts';
import type { SignatureElement } from './rules/edxml-package.ts';
import { actsOn } from './rules/package-states.ts';
import { filesOfPackage, packagesAround } from './store/package-store.ts';
import { type StatusRecord, statusesOf } from './store/status-store.ts';
import { readingOfPackage, tasksOfPackage } from './store/work-store.ts';

/** One package: what it says, what came with it, how far it has come, and what may be done now. */
export async function packageView(
  { db }: Platform,
  actor: Actor,
  id: string,
): Promise<EdxmlPackageView> {
  requireEdxml(actor, 'edxml.read');
  const { authorityId } = actor;
  const record = await packageOf(db, actor, id);
  const { header, business, traces, signature } = record.message;
  const units = await unitRefs(db, [record.unitId]);
  const maySend = may(actor, 'edxml.send', { authorityId }).allowed;
  const counted = { ...record, faults: record.faults.length + record.differences.length };
  const files = await filesOfPackage(db, authorityId, id);
  const around = await packagesAround(db, authorityId, record);
  return {
    ...packageRow(counted, units.get(record.unitId)),
    documentId: writeDocumentId(header.documentId),
    typeName: header.typeName,
    signer: { name: header.signerName, position: header.signerPosition },
    place: header.place,
    receivers: header.to.map(({ organId, name }) => ({ code: organId, name })),
    responseFor: header.responseFor.map(({ organId, code, day }) => ({
      organ: organId,
      code,
      day,
    })),
    reason: business.reason,
    taskCodes: [...header.vendor.taskCodes],
    traces: [...traces],
    signature: signature && signedBy(signature),
    files: files.map(({ id: fileId, name, mediaType, size }) => ({
      id: fileId,
      name,
      mediaType,
      size,
    })),
    allFaults: [...record.faults],
    differences: [...record.differences],
    statuses: (await statusesOf(db, authorityId, id)).map(statusRow),
    reading:
      record.readingId === null ? null : await readingOfPackage(db, authorityId, record.readingId),
    tasks: await tasksOfPackage(db, authorityId, id),
    submissionId: record.submissionId,
    around: around.map(({ at, ...each }) => ({
      ...{ id: each.id, way: each.way, kind: each.kind, state: each.state },
      ...{ number: each.number, subject: each.subject, at: at.toISOString() },
    })),
    acts: maySend ? actsOn(record.way, record.kind, record.state) : [],
    version: record.version,
  };
}

function statusRow(status: StatusRecord): PackageStatus {
  return {
    ...{ id: status.id, way: status.way, code: status.code, rawCode: status.rawCode },
    ...{ said: status.said, isInOrder: status.isInOrder },
    staff: [status.staff, status.department].filter((each) => each !== null).join(', ') || null,
    saidAt: status.saidAt.toISOString(),
    notedAt: status.notedAt.toISOString(),
    acknowledgedAt: status.acknowledgedAt?.toISOString() ?? null,
  };
}

/**
 * Whose certificate a signature names. The certificate is read, nothing more: neither the signature, nor the
 * chain, nor its end is checked.
 */
function signedBy({
  certificate,
  subjectName,
  method,
}: SignatureElement): EdxmlPackageView['signature'] {
  const read = certificate === null ? null : certificateOf(certificate);
  return {
    subject: read?.subject.replaceAll('\n', ', ') ?? subjectName,
    issuer: read?.issuer.replaceAll('\n', ', ') ?? null,
    validTo: read?.validTo ?? null,
    method,
  };
}
function certificateOf(base64: string): X509Certificate | null {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return null;
  }
}

/** The message itself. @throws Refusal NOT_FOUND */
export async function sendPackageXml(
  platform: Platform,
  actor: Actor,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  requireEdxml(actor, 'edxml.read');
  const { xmlHash, number } = await packageOf(platform.db, actor, id);
  return sendFile(platform, reply, xmlHash, messageFileName(number));
}

/** A file of a package, by its place from 1. @throws Refusal NOT_FOUND */
export async function sendPackageFile(
  platform: Platform,
  actor: Actor,
  { id, place }: { readonly id: string; readonly place: number },
  reply: FastifyReply,
): Promise<FastifyReply> {
  requireEdxml(actor, 'edxml.read');
  await packageOf(platform.db, actor, id);
  const file = (await filesOfPackage(platform.db, actor.authorityId, id))[place - 1];
  if (!file) throw new Refusal(platformErrors.NOT_FOUND);
  return sendFile(platform, reply, file.hash, file.name);
}

/** `601-QĐ-BTTTT.edxml` */
export function messageFileName(number: string): string {
  return `${number.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.edxml`;
}
