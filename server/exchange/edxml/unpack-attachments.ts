import { checkFile } from '../../platform/files/check-file.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readAttachedZip, type ZipRefused } from './read-attached-zip.ts';
import type { EdxmlFault, EncodedAttachment } from './rules/edxml-package.ts';

/** A file that came with a package. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/** What was in the attachments, with every fault; a fault that blocks is of a hostile file. */
export interface Unpacked {
  readonly files: readonly AttachedFile[];
  readonly faults: readonly EdxmlFault[];
}

const MOST = 50 * 1024 * 1024;
/** Kept and handed out again, never opened here. */
const UNKNOWN = 'application/octet-stream';

/**
 * The files of a package: base64, then a zip of one file or several, or no zip at all. A `.docx` is a zip too
 * and is taken as the document that it is.
 */
export async function unpackAttachments(
  attachments: readonly EncodedAttachment[],
): Promise<Unpacked> {
  const files: AttachedFile[] = [];
  const faults: EdxmlFault[] = [];
  let total = 0;
  for (const [at, attachment] of attachments.entries()) {
    const place = `Attachment[${at + 1}]`;
    const bytes = decodeBase64(attachment.encoded);
    if (bytes === null) {
      faults.push(faultOf(place, false, ...BASE64));
      continue;
    }
    const isZip = bytes.subarray(0, 4).equals(ZIP);
    const inside = isZip ? await readAttachedZip(bytes) : null;
    if (inside && 'refused' in inside) {
      const isHostile = inside.refused === 'BOMB' || inside.refused === 'SLIP';
      faults.push(faultOf(place, isHostile, ...ZIPS[inside.refused]));
      continue;
    }
    const own = attachment.name ?? `dinh-kem-${at + 1}`;
    const found = inside ?? [{ name: own, bytes }];
    for (const file of found) {
      total += file.bytes.length;
      if (total > MOST)
        return { files: [], faults: [...faults, faultOf(place, true, ...TOO_MUCH)] };
      // With one file in the zip the name of the attachment is the better one, where it says what it is.
      const name = plainName(found.length === 1 && sameEnding(own, file.name) ? own : file.name);
      const { mediaType, fault } = await kindOf(name, file.bytes, place);
      files.push({ name, bytes: file.bytes, mediaType });
      if (fault) faults.push(fault);
    }
  }
  return { files, faults };
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Strict, because what is not base64 would come out as rubbish under a good name. */
function decodeBase64(text: string): Buffer | null {
  if (text === '' || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  if (text.replace(/=+$/, '').length % 4 === 1) return null;
  return Buffer.from(text, 'base64');
}

async function kindOf(
  name: string,
  bytes: Buffer,
  place: string,
): Promise<{ readonly mediaType: string; readonly fault?: EdxmlFault }> {
  try {
    return { mediaType: await checkFile(name, bytes) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      mediaType: UNKNOWN,
      fault: faultOf(
        place,
        false,
        `“${name}” được giữ nguyên để tải về, chương trình không mở (loại tệp lạ hoặc tên không khớp nội dung).`,
        `“${name}” is kept to be downloaded and is not opened here (an unknown kind, or a name that does not match).`,
      ),
    };
  }
}

/** A name for people: no folders, no control characters. */
function plainName(name: string): string {
  const plain =
    name
      .replace(/\p{Cc}/gu, '')
      .split(/[/\\]/)
      .at(-1)
      ?.trim() ?? '';
  return plain === '' || /^\.+$/.test(plain) ? 'dinh-kem' : plain.slice(-150);
}
function sameEnding(one: string, other: string): boolean {
  return endingOf(one) !== null && endingOf(one) === endingOf(other);
}
function endingOf(name: string): string | null {
  return /\.([a-z0-9]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? null;
}

function faultOf(place: string, blocks: boolean, vi: string, en: string): EdxmlFault {
  return { place, blocks, vi, en };
}

type Sentence = readonly [vi: string, en: string];
const BASE64: Sentence = [
  'Tệp đính kèm không phải mã base64 nên không lấy ra được. Đề nghị bên gửi gửi lại tệp này.',
  'The attachment is no base64 and cannot be taken out. Ask the sender for this file again.',
];
const TOO_MUCH: Sentence = [
  'Các tệp đính kèm cộng lại lớn hơn 50 MB. Đề nghị bên gửi chia thành nhiều gói.',
  'The attachments come to more than 50 MB. Ask the sender for several packages.',
];
const ZIPS: Readonly<Record<ZipRefused, Sentence>> = {
  DAMAGED: [
    'Tệp nén đính kèm bị hỏng, không mở được. Đề nghị bên gửi gửi lại tệp này.',
    'The zip of the attachment is damaged. Ask the sender for this file again.',
  ],
  ENCRYPTED: [
    'Tệp nén đính kèm có mật khẩu, không mở được. Đề nghị bên gửi gửi bản không mật khẩu.',
    'The zip of the attachment has a password. Ask the sender for one without.',
  ],
  BOMB: [
    'Tệp nén đính kèm giải ra quá lớn (bom nén); cả gói bị từ chối. Liên hệ bên gửi.',
    'The zip of the attachment unpacks to far too much (a zip bomb); the package is refused. Talk to the sender.',
  ],
  SLIP: [
    'Tệp nén đính kèm có tên dẫn ra ngoài thư mục (../); cả gói bị từ chối. Liên hệ bên gửi.',
    'The zip of the attachment has a name that leads out of its folder (../); the package is refused. Talk to the sender.',
  ],
};
