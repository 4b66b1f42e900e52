/** Mottos (phương châm, khẩu hiệu, chủ đề): quoted words that a motto word announces. */

import type { Block } from '../outline/blocks.ts';
import type { ReadMotto } from '../reading.ts';
import { cleanName } from '../recognise/names.ts';
import type { Page } from '../text/page.ts';

const ANNOUNCED =
  /\b(?:phuong cham|khau hieu|chu de|tinh than|thong diep|loi keu goi|chu vang|slogan|tu tuong|quan diem|muc tieu|truyen thong tot dep)(?:[ ,:][a-z0-9& ,]{0,60}?)?$/;

/** Reads the mottos of the given blocks; each wording once. */
export function readMottos(page: Page, blocks: readonly Block[]): ReadMotto[] {
  const found: ReadMotto[] = [];
  const seen = new Set<string>();
  for (const block of blocks) {
    const text = page.text.slice(block.start, block.end);
    for (const match of text.matchAll(/"([^"\n]{4,120})"/g)) {
      const before = page.folded
        .slice(Math.max(block.start, block.start + match.index - 90), block.start + match.index)
        .trimEnd();
      const words = cleanName(match[1] ?? '');
      if (!ANNOUNCED.test(before) || seen.has(words.toLowerCase()) || words.length < 3) continue;
      seen.add(words.toLowerCase());
      const inner = block.start + match.index + 1;
      found.push({
        text: words,
        span: page.span(inner, inner + (match[1] ?? '').length),
        rule: 'motto/announced',
        confidence: 0.8,
      });
    }
  }
  return found;
}
