import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { sendFile } from '../../directives/directive-file.ts';
import type { Actor } from '../../organisation/actor.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { acknowledgeOutgoing as acknowledgeEndpoint, listOutgoing } from './contract.ts';
import { organOf, requireEdxml } from './edxml-desk.ts';
import { messageFileName } from './package-view.ts';
import { numberOf, writeDocumentId } from './rules/document-id.ts';
import { edxmlMoment } from './rules/edxml-days.ts';
import type { DocumentId } from './rules/edxml-package.ts';
import { writeStatus } from './rules/write-status.ts';
import {
  acknowledge,
  findOutgoing,
  type OutgoingRecord,
  waitingMessages,
} from './store/outgoing-store.ts';

/** What waits for the gateway, oldest first. */
export async function outgoingView(
  { db }: Platform,
  actor: Actor,
  { after, limit }: z.output<(typeof listOutgoing)['query']>,
): Promise<z.output<(typeof listOutgoing)['reply']>> {
  requireEdxml(actor, 'edxml.read');
  const found = await waitingMessages(db, actor.authorityId, after ?? null, limit + 1);
  const shown = found.slice(0, limit);
  return {
    rows: shown.map((record) => ({
      ...{ id: record.id, kind: record.kind, packageId: record.packageId, code: record.code },
      documentId: writeDocumentId(documentOf(record)),
      toOrganIds: receiversOf(record),
      fileName: fileNameOf(record),
      madeAt: record.madeAt.toISOString(),
    })),
    next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** An outgoing message as XML: a package as it was made, a status from what it says. @throws Refusal NOT_FOUND */
export async function sendOutgoing(
  platform: Platform,
  actor: Actor,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  requireEdxml(actor, 'edxml.read');
  const record = await findOutgoing(platform.db, actor.authorityId, id);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  if (record.kind === 'package') {
    return sendFile(platform, reply, record.xmlHash, fileNameOf(record));
  }
  return reply
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(fileNameOf(record))}`,
    )
    .header('x-content-type-options', 'nosniff')
    .type('application/octet-stream')
    .send(await statusXml(platform, record));
}

/** A waiting status message as XML, by its id. @throws Refusal NOT_FOUND */
export async function statusXmlOf(platform: Platform, actor: Actor, id: string): Promise<string> {
  requireEdxml(actor, 'edxml.read');
  const record = await findOutgoing(platform.db, actor.authorityId, id);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  return statusXml(platform, record);
}

/** The status message of a record. */
async function statusXml(platform: Platform, record: OutgoingRecord): Promise<string> {
  const { code, said, department, staff, madeAt } = record;
  if (code === null) throw new Error(`Message ${record.id} is no status`);
  const documentId = documentOf(record);
  const isSaidBySomebody = department !== null || staff !== null;
  return writeStatus({
    from: await organOf(platform, record.unitId),
    responseFor: {
      ...{ organId: documentId.organId, code: documentId.number, day: documentId.day, documentId },
    },
    ...{ code, rawCode: code, description: said, at: edxmlMoment(madeAt) },
    staff: isSaidBySomebody ? { department, staff, mobile: null, email: null } : null,
  });
}

/** The gateway has carried a message; saying so again changes nothing. @throws Refusal NOT_FOUND */
export async function acknowledgeOutgoing(
  platform: Platform,
  actor: Actor,
  id: string,
  key: string | null,
): Promise<z.output<(typeof acknowledgeEndpoint)['reply']>> {
  requireEdxml(actor, 'edxml.send');
  const { authorityId } = actor;
  const known = await findOutgoing(platform.db, authorityId, id);
  if (!known) throw new Refusal(platformErrors.NOT_FOUND);
  if (known.acknowledgedAt) return { id, acknowledgedAt: known.acknowledgedAt.toISOString() };
  const request = { name: 'acknowledge_edxml', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    await acknowledge(context.tx, authorityId, known, context.now);
    await context.journal({
      subjectKind: 'edxml_package',
      subjectId: known.packageId,
      before: null,
      after: { number: known.number, message: known.kind, code: known.code },
    });
    return { id, acknowledgedAt: context.now.toISOString() };
  });
}

/** The document of which a message speaks: of a recall, the one that is recalled. */
function documentOf({ message: { header, business } }: OutgoingRecord): DocumentId {
  return business.kind === 'recall' && business.documentId
    ? business.documentId
    : header.documentId;
}

/** A package goes to its receivers; a status to whoever sent the document, a recall to whom it was sent. */
function receiversOf({ kind, way, message: { header } }: OutgoingRecord): string[] {
  return kind === 'package' || way === 'out'
    ? header.to.map(({ organId }) => organId)
    : [header.from.organId];
}

function fileNameOf({ code, message }: OutgoingRecord): string {
  const number = numberOf(message.header.code);
  return messageFileName(code === null ? number : `${number}-${code}`);
}
