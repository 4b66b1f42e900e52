/** Secrecy mark (dấu độ mật: MẬT, TỐI MẬT, TUYỆT MẬT) in a letterhead: box 10a of NĐ 30/2020. */

import type { Block } from './outline/blocks.ts';
import type { Reading } from './reading.ts';
import type { Page } from './text/page.ts';
import type { Zone } from './zones.ts';

const MARK =
  /(?:^|[\t|]|\s{2})(?:ĐỘ MẬT\s?:\s?|Độ mật\s?:\s?)?(TUYỆT MẬT|TỐI MẬT|MẬT|Tuyệt mật|Tối mật|Mật)(?=\s*$|[\t|])/u;
const BODY_TYPED = /^(?:Độ mật|ĐỘ MẬT)\s?:\s?(Tuyệt mật|Tối mật|Mật|TUYỆT MẬT|TỐI MẬT|MẬT)/u;

/** The mark, or null. It must stand alone on its line, among the first forty. */
export function readSecrecy(
  page: Page,
  blocks: readonly Block[],
  zones: readonly Zone[],
): Reading['secrecy'] {
  for (const block of blocks.slice(0, 40)) {
    if (zones[block.index] === 'body' && block.index > 12) break;
    const line = page.text.slice(block.start, block.end);
    const match = BODY_TYPED.exec(line) ?? MARK.exec(line);
    const word = match?.[1]?.toUpperCase();
    if (!match || (word !== 'MẬT' && word !== 'TỐI MẬT' && word !== 'TUYỆT MẬT')) continue;
    const start = block.start + match.index + match[0].indexOf(match[1] ?? '');
    return { mark: word, span: page.span(start, start + (match[1] ?? '').length) };
  }
  return null;
}
