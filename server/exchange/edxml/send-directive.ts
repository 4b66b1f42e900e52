import { buffer } from 'node:stream/consumers';
import type { z } from 'zod';
import { DOCUMENT_TYPE_NAMES } from '../../directives/rules/document-types.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay } from '../../organisation/require-may.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type EdxmlPackageView, edxmlErrors, type sendDirective as endpoint } from './contract.ts';
import { organOf, requireEdxml } from './edxml-desk.ts';
import type { FileToSend } from './encode-attachments.ts';
import { dayOrNull } from './packages-view.ts';
import { codeOf } from './rules/document-id.ts';
import { PRIORITIES } from './rules/edxml-codes.ts';
import type { PackageHeader } from './rules/edxml-package.ts';
import { sendPackage } from './send-package.ts';
import { type DirectiveToSend, directiveToSend } from './store/directive-to-send.ts';

/**
 * Sends the directive of an issued plan to other bodies (SteeringType 2) with the file that it was read from and
 * its signed copy; with its text where there is neither.
 *
 * @throws Refusal EDXML_NO_NUMBER, EDXML_NO_CODE, EDXML_SENT_ALREADY, NOT_FOUND
 */
export async function sendDirective(
  platform: Platform,
  actor: Actor,
  { planId, to, dueOn, priority }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<EdxmlPackageView> {
  requireEdxml(actor, 'edxml.send');
  const { authorityId } = actor;
  requireMay(actor, 'plan.read', { authorityId });
  const directive = await directiveToSend(platform.db, authorityId, planId);
  if (!directive) throw new Refusal(platformErrors.NOT_FOUND);
  const issuedOn = dayOrNull(directive.issuedOn);
  if (directive.number === null || issuedOn === null)
    throw new Refusal(edxmlErrors.EDXML_NO_NUMBER);
  const from = await organOf(platform, directive.unitId);
  const header: PackageHeader = {
    ...{ from, subject: directive.title, content: null, place: null, issuedOn },
    to: to.map(({ organId, name }) => ({ ...NOBODY, organId, name: name === '' ? null : name })),
    documentId: { organId: from.organId, day: issuedOn, number: directive.number },
    code: codeOf(directive.number),
    ...{ type: '2', typeDetail: null },
    typeName: DOCUMENT_TYPE_NAMES[directive.type]?.vi ?? null,
    ...{ signerCompetence: null, signerPosition: null, signerName: directive.signer },
    dueOn: dayOrNull(dueOn),
    ...{ toPlaces: [], sphere: null, typist: null, copies: null, pages: null, appendixes: [] },
    priority: PRIORITIES.find((each) => each === priority) ?? 0,
    ...{ responseFor: [], steeringType: 2, vendor: { taskCodes: [], applicationType: null } },
  };
  const files = await filesOf(platform, directive);
  const sent = { unitId: directive.unitId, directiveId: directive.id, header, files };
  return sendPackage(platform, actor, 'send_edxml_directive', sent, key);
}

const NOBODY = {
  ...{ inCharge: null, address: null, email: null, telephone: null, fax: null, website: null },
};

async function filesOf(
  { files }: Pick<Platform, 'files'>,
  directive: DirectiveToSend,
): Promise<FileToSend[]> {
  const kept = [
    {
      hash: directive.signedHash,
      name: directive.signedName ?? 'ban-ky.pdf',
      description: 'Bản ký',
    },
    { hash: directive.fileHash, name: directive.fileName ?? 'van-ban', description: null },
  ];
  const found: FileToSend[] = [];
  for (const { hash, name, description } of kept) {
    if (hash === null || !(await files.has(hash))) continue;
    const bytes = await buffer(files.open(hash));
    found.push({ name, bytes, mediaType: 'application/octet-stream', description });
  }
  if (found.length > 0) return found;
  const text = { name: 'van-ban.txt', bytes: new TextEncoder().encode(directive.text) };
  return [{ ...text, mediaType: 'text/plain; charset=utf-8', description: null }];
}
