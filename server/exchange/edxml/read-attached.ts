import { formatDay } from '../../calendar/rules/day.ts';
import { DOCUMENT_TYPE_NAMES } from '../../directives/rules/document-types.ts';
import type { Actor } from '../../organisation/actor.ts';
import { may } from '../../organisation/rules/may.ts';
import { type PreparedReading, prepareReading } from '../../plans/read-directive.ts';
import type { Platform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  compareIdentity,
  type IdentityDifference,
  sayDifference,
} from './rules/compare-identity.ts';
import { numberOf } from './rules/document-id.ts';
import type { EdxmlFault, PackageHeader } from './rules/edxml-package.ts';
import type { AttachedFile } from './unpack-attachments.ts';

/** What reading the files of a package came to. */
export interface ReadAttached {
  /** The main text, ready to be kept as a draft; null where no file could be read. */
  readonly main: PreparedReading | null;
  readonly notes: readonly string[];
  readonly differences: readonly IdentityDifference[];
  readonly faults: readonly EdxmlFault[];
}

/** Kinds whose words can be read. */
const READABLE = /\.(?:pdf|docx|txt|html?)$/i;
const MOST_READ = 10;

/**
 * Reads every file of a package that has words. The main text is the file that bears the number of the header,
 * else the first; the others are read all the same, because none may bear a secrecy mark.
 *
 * @throws Refusal SECRET_REFUSED
 */
export async function readAttached(
  platform: Platform,
  actor: Actor,
  header: PackageHeader,
  files: readonly AttachedFile[],
): Promise<ReadAttached> {
  const faults: EdxmlFault[] = [];
  const read: PreparedReading[] = [];
  const mayRead = may(actor, 'reading.write', { authorityId: actor.authorityId }).allowed;
  for (const file of mayRead
    ? files.filter(({ name }) => READABLE.test(name)).slice(0, MOST_READ)
    : []) {
    try {
      read.push(await prepareReading(platform, actor, { kind: 'file', ...file }));
    } catch (error) {
      if (!(error instanceof Refusal) || error.text.code === 'SECRET_REFUSED') throw error;
      faults.push(notRead(file.name));
    }
  }
  const number = plainNumber(numberOf(header.code));
  const main =
    read.find(({ draft }) => plainNumber(draft.identity.number ?? '') === number) ??
    read[0] ??
    null;
  if (main === null) {
    faults.push(NOTHING_READ);
    return { main, notes: [], differences: [], faults };
  }
  const { identity } = main.draft;
  const differences = compareIdentity(header, {
    number: identity.number,
    issuedOn: identity.issuedOn,
    signer: identity.signer,
    type: identity.type && (DOCUMENT_TYPE_NAMES[identity.type]?.vi ?? null),
    issuer: identity.issuer?.written ?? null,
  });
  return { main, notes: notesOn(header, main, differences), differences, faults };
}

/** What stands beside the reading: the hint of the due day, then what differs. */
function notesOn(
  header: PackageHeader,
  { draft }: PreparedReading,
  differences: readonly IdentityDifference[],
): string[] {
  const without = draft.tasks.filter(({ deadline }) => deadline === null).length;
  const who = header.from.name ?? header.from.organId;
  const due =
    header.dueOn &&
    `Gói edXML của ${who} hẹn trả lời trước ${formatDay(header.dueOn)}; ${without} nhiệm vụ trong văn bản chưa nêu hạn.`;
  return [...(due ? [due] : []), ...differences.map(sayDifference)];
}

function plainNumber(number: string): string {
  return number.normalize('NFC').toLowerCase().replace(/\s+/g, '');
}

function notRead(name: string): EdxmlFault {
  return {
    place: 'AttachmentEncoded',
    blocks: false,
    vi: `“${name}” không có chữ đọc được (bản quét hoặc tệp lỗi); tệp vẫn được giữ.`,
    en: `“${name}” has no words that can be read (a scan, or damaged); the file is kept.`,
  };
}

const NOTHING_READ: EdxmlFault = {
  place: 'AttachmentEncoded',
  blocks: false,
  vi: 'Không tệp nào trong gói đọc được thành văn bản. Tải tệp về, hoặc dán nội dung ở Đọc văn bản.',
  en: 'No file of the package could be read as a text. Download it, or paste its words where texts are read.',
};
