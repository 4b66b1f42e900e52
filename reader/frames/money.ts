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

/** Units between an amount and its source at most; no name of a source is longer than the second. */
const [REACH, LONGEST_SOURCE] = [90, 60];

/** Reads the amounts of the given blocks. */
export function readMoney(page: Page, blocks: readonly Block[]): ReadMoney[] {
  const found: ReadMoney[] = [];
  for (const block of blocks) {
    const folded = page.folded.slice(block.content, block.end);
    if (!/\b(?:dong|usd)\b/.test(folded)) continue;
    const sources = [...folded.matchAll(SOURCE)];
    let next = 0;
    for (const match of folded.matchAll(AMOUNT)) {
      while ((sources[next]?.index ?? folded.length) < match.index - LONGEST_SOURCE - REACH) next++;
      const amount = parseVietnameseNumber(match[1] ?? '');
      if (amount === null) continue;
      const start = block.content + match.index;
      const end = start + match[0].length;
      const unitStart = start + match[0].length - (match[2] ?? '').length;
      found.push({
        amount,
        unit: cleanName(page.text.slice(unitStart, end)),
        source: sourceNear(page, folded, match, sources, next, block.content),
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
  amount: RegExpExecArray,
  sources: readonly RegExpExecArray[],
  first: number,
  base: number,
): string | null {
  const at = amount.index;
  const { length } = amount[0];
  let best: { text: string; distance: number } | null = null;
  for (let i = first; i < sources.length; i++) {
    const match = sources[i];
    if (!match || match.index > at + length + REACH) break;
    const distance =
      match.index > at ? match.index - at - length : at - match.index - match[0].length + 5;
    const between =
      match.index > at
        ? folded.slice(at + length, match.index)
        : folded.slice(match.index + match[0].length, at);
    if (distance > REACH || /[;.]/.test(between)) continue;
    if (best === null || distance < best.distance)
      best = {
        text: cleanName(page.text.slice(base + match.index, base + match.index + match[0].length)),
        distance,
      };
  }
  return best?.text ?? null;
}
