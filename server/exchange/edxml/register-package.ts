import { createHash } from 'node:crypto';
import { plainWords } from '../../directives/rules/register-words.ts';
import type { Actor } from '../../organisation/actor.ts';
import { insertFile } from '../../plans/store/file-store.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Received } from './contract.ts';
import { addressedUnit, unreadable } from './edxml-desk.ts';
import { readAttached } from './read-attached.ts';
import { documentIdKey, numberOf } from './rules/document-id.ts';
import type { EdxmlFault, EdxmlPackage } from './rules/edxml-package.ts';
import { sayStatuses } from './say-statuses.ts';
import { topUnit } from './store/organ-store.ts';
import {
  findReceived,
  insertPackage,
  insertPackageFiles,
  movePackage,
  type NewPackage,
  type PackageRecord,
} from './store/package-store.ts';
import { unpackAttachments } from './unpack-attachments.ts';

interface Handed {
  readonly bytes: Uint8Array;
  readonly package: EdxmlPackage;
  readonly faults: readonly EdxmlFault[];
}

/**
 * Registers a package that came: who sent it, to which unit, by when; its files; its text as a draft; and says
 * to the sender that it has arrived. The same document again is recognised and changes nothing. A recall waits
 * for a person; an update or a replacement stands beside the package that it changes.
 */
export async function registerPackage(
  platform: Platform,
  actor: Actor,
  { bytes, package: given, faults }: Handed,
  key: string | null,
): Promise<Received> {
  const { db } = platform;
  const { authorityId } = actor;
  const { header, business } = given;
  const xmlHash = createHash('sha256').update(bytes).digest('hex');
  const documentKey = documentIdKey(header.documentId);
  const same =
    (await findReceived(db, authorityId, { xmlHash })) ??
    (business.kind === 'new' ? await findReceived(db, authorityId, { documentKey }) : null);
  if (same) {
    return { outcome: 'duplicate', packageId: same.id, readingId: same.readingId, faults: [] };
  }
  const unpacked = await unpackAttachments(given.attachments);
  if (unpacked.faults.some(({ blocks }) => blocks)) throw unreadable(unpacked.faults);
  const read = await readAttached(platform, actor, header, unpacked.files);
  const addressed = await addressedUnit(db, authorityId, header.to);
  const unitId = addressed?.unitId ?? (await topUnit(db, authorityId));
  const earlier = await earlierOf(platform, authorityId, given);
  const all = [
    ...faults,
    ...unpacked.faults,
    // A recall brings no text, and an update of the receivers alone needs none.
    ...(business.kind === 'new' || unpacked.files.length > 0 ? read.faults : []),
    ...(addressed === null ? [NOT_ADDRESSED] : addressed.isGuess ? [GUESSED] : []),
    ...(business.kind !== 'new' && earlier === null ? [NO_EARLIER] : []),
  ];
  // Only now, when nothing in it bears a secrecy mark, is anything of it kept.
  await platform.files.put(bytes);
  const files = await Promise.all(
    unpacked.files.map(async (file) => ({ ...file, hash: await platform.files.put(file.bytes) })),
  );
  const request = { name: 'receive_edxml', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, now, ids } = context;
    const id = ids.next();
    const stored = [
      { hash: xmlHash, size: bytes.length, mediaType: 'application/xml' },
      ...files.map(({ hash, bytes: content, mediaType }) => ({
        hash,
        size: content.length,
        mediaType,
      })),
    ];
    for (const file of stored) await insertFile(tx, file, now);
    const readingId = (await read.main?.keep(context, read.notes)) ?? null;
    const { attachments: _, ...message } = given;
    const row: NewPackage = {
      ...{ id, way: 'in', kind: business.kind, state: 'arrived', documentKey, unitId, xmlHash },
      number: numberOf(header.code),
      issuedOn: header.issuedOn,
      subject: header.subject,
      ...{ steering: header.steeringType, priority: header.priority, dueOn: header.dueOn },
      ...{ partnerCode: header.from.organId, partnerName: header.from.name },
      ...{ message, faults: all, differences: read.differences },
      ...{ readingId, directiveId: null, submissionId: null, earlierId: earlier?.id ?? null },
      folded: plainWords(
        `${numberOf(header.code)} ${header.subject} ${header.from.name ?? ''} ${header.from.organId}`,
      ),
      addedBy: actor.personId,
    };
    if (!(await insertPackage(tx, authorityId, row, now)))
      throw new Refusal(platformErrors.CONFLICT);
    await insertPackageFiles(
      tx,
      authorityId,
      id,
      files.map(({ name, mediaType, hash, bytes: content }) => {
        return { id: ids.next(), name, mediaType, size: content.length, hash };
      }),
    );
    await sayStatuses(context, id, ['01'], { by: null });
    if (business.kind === 'recall') await askRecall(context, id, earlier);
    await context.journal({
      subjectKind: 'edxml_package',
      subjectId: id,
      before: null,
      after: {
        ...{ number: row.number, kind: row.kind, from: row.partnerCode, unitId, readingId },
        ...{ files: files.length, faults: all.length, earlierId: row.earlierId },
      },
    });
    const outcome = business.kind === 'recall' ? 'recall_asked' : 'registered';
    return { outcome, packageId: id, readingId, faults: all };
  });
}

/** The package that this one recalls, updates or replaces. */
async function earlierOf(
  { db }: Platform,
  authorityId: string,
  { business, header }: EdxmlPackage,
): Promise<PackageRecord | null> {
  if (business.kind === 'new') return null;
  const named = business.documentId ?? business.replaces[0]?.documentId ?? header.documentId;
  return findReceived(db, authorityId, { documentKey: documentIdKey(named) });
}

/** A person answers a recall; of a document that never came there is nothing to give back. */
async function askRecall(
  context: ActContext,
  id: string,
  earlier: PackageRecord | null,
): Promise<void> {
  const { tx, authorityId } = context;
  await movePackage(tx, authorityId, id, earlier ? 'recall_asked' : 'recall_refused');
  if (earlier) await movePackage(tx, authorityId, earlier.id, 'recall_asked');
  else await sayStatuses(context, id, ['16'], { by: null, said: NO_EARLIER.vi });
}

const NOT_ADDRESSED: EdxmlFault = {
  place: 'MessageHeader/To',
  blocks: false,
  vi: 'Không nơi nhận nào khớp mã định danh trong sổ đơn vị; gói được vào sổ của cả cơ quan. Bổ sung mã định danh nếu thiếu.',
  en: 'No receiver matches an identifier in the register of units; the package stands with the whole body. Add the identifier if it is missing.',
};
const GUESSED: EdxmlFault = {
  place: 'MessageHeader/To',
  blocks: false,
  vi: 'Nơi nhận viết theo mã cũ (13 ký tự); đơn vị được suy ra từ mã đó. Kiểm tra đơn vị nhận.',
  en: 'The receiver is written in the old form of 13 characters; the unit was inferred from it. Check it.',
};
const NO_EARLIER: EdxmlFault = {
  place: 'Bussiness/DocumentId',
  blocks: false,
  vi: 'Không có văn bản đã nhận nào khớp mã văn bản mà gói này thu hồi, cập nhật hoặc thay thế.',
  en: 'No document received here matches the one that this package recalls, updates or replaces.',
};
