/** Money (kinh phí): amounts with their source. */

import type { Block } from '../outline/blocks.ts';
import type { ReadMoney } from '../reading.ts';
import { cleanName } from '../recognise/names.ts';
import { NUMBER, parseVietnameseNumber } from '../recognise/numbers.ts';
import type { Page } from '../text/page.ts';

const AMOUNT = new RegExp(
  `(?<![\\d.,])(${NUMBER}) ?((?:nghin |ngan )?ty dong|trieu dong|ty dong|nghin dong|ngan dong|dong|(?:trieu|ty) usd|usd)(?![a-z])`,
  'g',
);
const SOURCE =
  /\b(?:ngan sach (?:nha nuoc|trung uong|dia phuong|tinh|thanh pho|huyen|quan|xa|phuong|cap [a-z]+|nganh)|nguon (?:ngan sach [a-z]+(?: [a-z]+)?|xa hoi hoa|huy dong khac|von [a-z]+|tai tro|su nghiep [a-z]+)|quy [a-z ]{3,30}?(?=[,.;]|$)|xa hoi hoa)\b/g;

/** Reads the amounts of the given blocks. */
export function readMoney(page: Page, blocks: readonly Block[]): ReadMoney[] {
  const found: ReadMoney[] = [];
  for (const block of blocks) {
    const folded = page.folded.slice(block.content, block.end);
    if (!/\b(?:dong|usd)\b/.test(folded)) continue;
    for (const match of folded.matchAll(AMOUNT)) {
      const amount = parseVietnameseNumber(match[1] ?? '');
      if (amount === null) continue;
      const start = block.content + match.index;
      const end = start + match[0].length;
      const unitStart = start + match[0].length - (match[2] ?? '').length;
      found.push({
        amount,
        unit: cleanName(page.text.slice(unitStart, end)),
        source: sourceNear(page, folded, match.index, match[0].length, block.content),
        span: page.span(start, end),
        rule: 'money/amount',
        confidence: 0.9,
      });
    }
  }
  return found;
}

function sourceNear(
  page: Page,
  folded: string,
  at: number,
  length: number,
  base: number,
): string | null {
  let best: { text: string; distance: number } | null = null;
  for (const match of folded.matchAll(SOURCE)) {
    const distance =
      match.index > at ? match.index - at - length : at - match.index - match[0].length + 5;
    const between =
      match.index > at
        ? folded.slice(at + length, match.index)
        : folded.slice(match.index + match[0].length, at);
    if (distance > 90 || /[;.]/.test(between)) continue;
    if (best === null || distance < best.distance)
      best = {
        text: cleanName(page.text.slice(base + match.index, base + match.index + match[0].length)),
        distance,
      };
  }
  return best?.text ?? null;
}
