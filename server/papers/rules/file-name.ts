import { TYPE_NAMES } from './form.ts';
import type { Paper } from './paper.ts';

/** So many letters of the subject stand in the name of a file. */
const SUBJECT_LETTERS = 80;

/**
 * What a document's file is called: `15-BC-BTTTT Tình hình ….docx`, or its type where it has no number yet.
 * `plain` is the same in letters that every system can write.
 */
export function fileNameOf(
  { type, number, subject }: Pick<Paper, 'type' | 'number' | 'subject'>,
  extension: string,
): { readonly full: string; readonly plain: string } {
  const isNumbered = number !== null && /^\s*\d/.test(number);
  const name = type === null ? 'Công văn' : TYPE_NAMES[type];
  const words = subject.length > SUBJECT_LETTERS ? cut(subject) : subject;
  const safe = `${isNumbered ? number : name} ${words}`
    .replace(/[/\\]/g, '-')
    .replace(/[^\p{L}\p{N} ,()&._-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[ .]+$/, '')
    .trim();
  return { full: `${safe}.${extension}`, plain: `${plainLetters(safe)}.${extension}` };
}

function cut(text: string): string {
  const part = text.slice(0, SUBJECT_LETTERS);
  const at = part.lastIndexOf(' ');
  return at > 0 ? part.slice(0, at) : part;
}

function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]/g, '');
}
