import { fileTypeFromBuffer } from 'file-type';
import { errorTable } from '../contract.ts';
import { Refusal } from '../refusal.ts';
import { MAX_FILE_BYTES } from './file-store.ts';

export const fileErrors = errorTable({
  FILE_EMPTY: {
    status: 422,
    vi: 'Tệp {name} rỗng. Chọn tệp khác.',
    en: 'File {name} is empty. Choose another.',
  },
  FILE_TOO_LARGE: {
    status: 413,
    vi: 'Tệp {name} lớn hơn 50 MB. Chia nhỏ hoặc nén ảnh rồi gửi lại.',
    en: 'File {name} is over 50 MB. Split it or shrink its pictures and send it again.',
  },
  FILE_KIND: {
    status: 422,
    vi: 'Không nhận loại tệp của {name}. Nhận: pdf, docx, xlsx, pptx, odt, ods, txt, csv, png, jpg, webp.',
    en: 'Files like {name} are not accepted. Accepted: pdf, docx, xlsx, pptx, odt, ods, txt, csv, png, jpg, webp.',
  },
  FILE_DISGUISED: {
    status: 422,
    vi: 'Tên {name} không khớp nội dung bên trong ({actual}). Đổi đúng phần mở rộng rồi gửi lại.',
    en: 'The name {name} does not match what is inside ({actual}). Correct the extension and send it again.',
  },
});

const kinds: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/**
 * The media type of an upload, decided by its content; the name must agree with it.
 *
 * @throws Refusal FILE_EMPTY, FILE_TOO_LARGE, FILE_KIND, FILE_DISGUISED
 */
export async function checkFile(name: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length === 0) throw new Refusal(fileErrors.FILE_EMPTY, { name });
  if (bytes.length > MAX_FILE_BYTES) throw new Refusal(fileErrors.FILE_TOO_LARGE, { name });
  const extension = name.toLowerCase().split('.').at(-1) ?? '';
  const expected = kinds[extension];
  if (!expected) throw new Refusal(fileErrors.FILE_KIND, { name });
  const found = await fileTypeFromBuffer(bytes);
  const isText = extension === 'txt' || extension === 'csv';
  if (isText) {
    if (found) throw new Refusal(fileErrors.FILE_DISGUISED, { name, actual: found.ext });
    return expected;
  }
  const actual = found?.ext === 'jpg' ? kinds.jpg : found?.mime;
  if (actual !== expected) {
    throw new Refusal(fileErrors.FILE_DISGUISED, { name, actual: found?.ext ?? 'text' });
  }
  return expected;
}
