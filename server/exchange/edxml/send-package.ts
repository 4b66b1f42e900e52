import { randomUUID } from 'node:crypto';
import { plainWords } from '../../directives/rules/register-words.ts';
import type { Actor } from '../../organisation/actor.ts';
import { insertFile } from '../../plans/store/file-store.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type EdxmlPackageView, edxmlErrors } from './contract.ts';
import { requireEdxml, requirePerson } from './edxml-desk.ts';
import { encodeAttachments, type FileToSend } from './encode-attachments.ts';
import { packageView } from './package-view.ts';
import { documentIdKey, numberOf } from './rules/document-id.ts';
import { edxmlMoment } from './rules/edxml-days.ts';
import type { EdxmlPackage, PackageHeader } from './rules/edxml-package.ts';
import { writePackage } from './rules/write-message.ts';
import {
  findSent,
  insertPackage,
  insertPackageFiles,
  type NewPackage,
} from './store/package-store.ts';
import { settingsOf } from './store/setting-store.ts';

/** A document that leaves. */
export interface Outgoing {
  readonly unitId: string;
  readonly header: PackageHeader;
  readonly files: readonly FileToSend[];
  readonly directiveId?: string;
  readonly submissionId?: string;
  /** The received package that it answers. */
  readonly earlierId?: string;
}

/**
 * Makes a package of a document and puts it where the gateway fetches it. It is written once: what is fetched
 * is what is kept.
 *
 * @throws Refusal EDXML_SENT_ALREADY where one of the receivers has it already, EDXML_BY_PERSON
 */
export async function sendPackage(
  platform: Platform,
  actor: Actor,
  name: 'send_edxml_report' | 'send_edxml_directive',
  { header, files, ...from }: Outgoing,
  key: string | null,
): Promise<EdxmlPackageView> {
  requireEdxml(actor, 'edxml.send');
  requirePerson(actor);
  const { authorityId } = actor;
  const number = numberOf(header.code);
  const documentKey = documentIdKey(header.documentId);
  const sent = await findSent(platform.db, authorityId, documentKey);
  const isThere = header.to.some(({ organId }) =>
    sent?.message.header.to.some((each) => each.organId === organId),
  );
  if (sent && isThere && sent.state !== 'recalled' && sent.state !== 'refused') {
    throw new Refusal(edxmlErrors.EDXML_SENT_ALREADY, { number }, { packageId: sent.id });
  }
  const settings = await settingsOf(platform.db, authorityId);
  const whole: EdxmlPackage = {
    header,
    traces: [{ organId: header.from.organId, at: edxmlMoment(platform.clock()) }],
    business: {
      ...{ kind: 'new', reason: null, changesDocument: false, changesReceivers: false },
      ...{ receivers: [], documentId: null, replaces: [] },
      staff: { department: actor.unitName, staff: actor.personName, mobile: null, email: null },
    },
    signature: null,
    attachments: await encodeAttachments(files, () => randomUUID()),
  };
  const bytes = new TextEncoder().encode(writePackage(whole, settings));
  const xmlHash = await platform.files.put(bytes);
  const kept = await Promise.all(
    files.map(async (file) => ({ ...file, hash: await platform.files.put(file.bytes) })),
  );
  const { id } = await perform(
    platform,
    { name, authorityId, author: actor, key },
    async (context) => {
      const { tx, now, ids } = context;
      const packageId = ids.next();
      await insertFile(
        tx,
        { hash: xmlHash, size: bytes.length, mediaType: 'application/xml' },
        now,
      );
      for (const file of kept) await insertFile(tx, { ...file, size: file.bytes.length }, now);
      const { attachments: _, ...message } = whole;
      const [first] = header.to;
      const row: NewPackage = {
        ...{
          id: packageId,
          way: 'out',
          kind: 'new',
          state: 'waiting',
          documentKey,
          number,
          xmlHash,
        },
        ...{ issuedOn: header.issuedOn, subject: header.subject, steering: header.steeringType },
        ...{ priority: header.priority, dueOn: header.dueOn, unitId: from.unitId, message },
        ...{ partnerCode: first?.organId ?? '', partnerName: first?.name ?? null },
        ...{ faults: [], differences: [], readingId: null, earlierId: from.earlierId ?? null },
        ...{ directiveId: from.directiveId ?? null, submissionId: from.submissionId ?? null },
        folded: plainWords(
          `${number} ${header.subject} ${header.to.map((each) => `${each.name ?? ''} ${each.organId}`).join(' ')}`,
        ),
        addedBy: actor.personId,
      };
      await insertPackage(tx, authorityId, row, now);
      const stored = kept.map((file) => ({ ...file, id: ids.next(), size: file.bytes.length }));
      await insertPackageFiles(tx, authorityId, packageId, stored);
      await context.journal({
        subjectKind: 'edxml_package',
        subjectId: packageId,
        before: null,
        after: {
          ...{ number, kind: 'new', to: header.to.map(({ organId }) => organId) },
          ...{ files: kept.length, earlierId: row.earlierId },
        },
      });
      return { id: packageId };
    },
  );
  return packageView(platform, actor, id);
}
