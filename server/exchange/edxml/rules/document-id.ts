import { readEdxmlDay, writeEdxmlDay } from './edxml-days.ts';
import type { Code, DocumentId } from './edxml-package.ts';

/** Reads `000.00.00.G22,2018/09/20,7816/VPCP-TTĐT`; null where it is not of that form. */
export function readDocumentId(text: string): DocumentId | null {
  const [organId, day, ...number] = text.split(',').map((part) => part.trim());
  if (!organId || !day || number.length === 0 || number.join(',') === '') return null;
  const read = readEdxmlDay(day);
  return read && { organId, day: read, number: number.join(',') };
}

/** Writes it with slashes, without spaces. */
export function writeDocumentId({ organId, day, number }: DocumentId): string {
  return [organId, day ? writeEdxmlDay(day) : '', number].join(',');
}

/** What makes two names of a document the same: spaces and case of the code are written as people like. */
export function documentIdKey(id: DocumentId): string {
  return writeDocumentId(id).replace(/\s+/g, '').normalize('NFC').toUpperCase();
}

/** `601` and `QĐ-BTTTT` of `601/QĐ-BTTTT`. */
export function codeOf(number: string): Code {
  const at = number.indexOf('/');
  return at < 0
    ? { number, notation: '' }
    : { number: number.slice(0, at).trim(), notation: number.slice(at + 1).trim() };
}

/** `601/QĐ-BTTTT` of both. */
export function numberOf({ number, notation }: Code): string {
  return notation === '' ? number : `${number}/${notation}`;
}
