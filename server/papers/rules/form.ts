import type { PaperType } from './paper.ts';

/**
 * The form of administrative documents (thể thức văn bản hành chính), NĐ 30/2020/NĐ-CP, Appendix I, as
 * figures: one table for the .docx, the .pdf and the sheet on the screen. Where the decree gives a range,
 * the value here lies in it.
 */

/** A4 and its margins, in millimetres; `number` is how far the page number stands from the upper edge. */
export const SHEET = {
  ...{ width: 210, height: 297 },
  ...{ top: 20, bottom: 20, left: 30, right: 15, number: 10 },
} as const;

/** Sizes of letters, in points. */
export const SIZE = {
  motto: 13,
  slogan: 14,
  organ: 13,
  number: 13,
  about: 12,
  title: 14,
  text: 14,
  table: 12,
  signer: 14,
  sentTo: 12,
  recipient: 11,
  annex: 14,
  pageNumber: 14,
} as const;

/** The text: first line in, space after a paragraph, and lines apart by so many times their height. */
export const TEXT = { firstLine: 12.7, after: 6, lines: 1.15 } as const;

/** How the two heads, and recipients and signature, share the width: parts of 1. */
export const HEAD_SPLIT = [0.39, 0.61] as const;
export const FOOT_SPLIT = [0.46, 0.54] as const;

/** Lines left for the signature between position and name. */
export const SIGNATURE_LINES = 4;

export const MOTTO = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const SLOGAN = 'Độc lập - Tự do - Hạnh phúc';

/** Names of the types of documents with their abbreviations, Appendix III. */
export const TYPE_NAMES: Readonly<Record<PaperType, string>> = {
  BC: 'Báo cáo',
  KH: 'Kế hoạch',
  QĐ: 'Quyết định',
  TB: 'Thông báo',
  TTr: 'Tờ trình',
  CT: 'Chỉ thị',
  CTr: 'Chương trình',
  BB: 'Biên bản',
};

/** The width of the text, in millimetres. */
export function textWidth(landscape: boolean): number {
  return (landscape ? SHEET.height : SHEET.width) - SHEET.left - SHEET.right;
}

/** The place and day of issue shrink from 14 to 13 where they are long, so that they stay on one line. */
export function sizeOfPlace(text: string): number {
  return text.length > 44 ? 13 : 14;
}

/** How wide words stand in Times, in millimetres, near enough to draw a line of a third of them. */
export function wordsWidth(text: string, points: number): number {
  let ems = 0;
  for (const letter of text) {
    if (letter === ' ') ems += 0.25;
    else if (letter !== letter.toLowerCase()) ems += 0.7;
    else ems += 0.47;
  }
  return (ems * points * 25.4) / 72;
}

/** The line under the issuing body and under the subject: a third to a half of the longest line above it. */
export function ruleUnder(lines: readonly string[], points: number, room: number): number {
  const widest = Math.max(...lines.map((line) => wordsWidth(line, points)), 0);
  return Math.max(15, Math.min(widest, room) * 0.4);
}

/** The line under the motto's second line is as long as its words. */
export const SLOGAN_RULE = wordsWidth(SLOGAN, SIZE.slogan);
