/** Phases (giai đoạn, bước, đợt) with their start and end. */

import type { Block } from '../outline/blocks.ts';
import type { ReadPhase } from '../reading.ts';
import { type Atom, calendarAtoms, two } from '../recognise/dates.ts';
import { cleanName } from '../recognise/names.ts';
import type { Page } from '../text/page.ts';

const NAMED =
  /\b(?:giai doan|buoc|dot|ky) (?:\d{1,2}|i{1,3}|iv|v|mot|hai|ba)(?: ?[:(]| ?,| tu| -)(?: ?\(?)/g;
const PERIOD = /(?:^|[a-z]\) |: |\. )giai doan (?=(?:19|20)\d\d ?- ?(?:19|20)\d\d ?:)/g;
const WHOLE = /\btu nam ((?:19|20)\d\d) den (?:het )?nam ((?:19|20)\d\d)/g;

/** "đợt 1: 2025": nothing shorter is a phase with its time. */
const SHORTEST = 10;

/** Reads the phases of the given blocks. `year` completes dates without a year. */
export function readPhases(page: Page, blocks: readonly Block[], year: number | null): ReadPhase[] {
  const found: ReadPhase[] = [];
  for (const block of blocks) {
    if (block.end - block.content < SHORTEST) continue;
    const folded = page.folded.slice(block.content, block.end);
    for (const match of folded.matchAll(NAMED)) {
      const from = match.index;
      const window = folded.slice(from + match[0].length, from + match[0].length + 60);
      const atoms = calendarAtoms(window);
      const first = atoms[0];
      if (!first || first.start > 12) continue;
      const close = window.indexOf(')');
      const inside = close > 0 ? atoms.filter((a) => a.start < close) : atoms.slice(0, 2);
      const last = inside[inside.length - 1] ?? first;
      const [start, end] = [bound(first, last.year ?? year, 'start'), bound(last, year, 'end')];
      if (start === null || end === null) continue;
      const to =
        from +
        match[0].length +
        last.end +
        (close > 0 && close >= last.end && close - last.end < 3 ? close - last.end + 1 : 0);
      found.push({
        name: cleanName(
          page.text
            .slice(block.content + from, block.content + from + match[0].length)
            .replace(/[(:,\s-]+$/u, '')
            .replace(/ từ$/u, ''),
        ),
        start,
        end,
        span: page.span(block.content + from, block.content + to),
        rule: 'phase/named',
        confidence: 0.85,
      });
    }
    for (const match of folded.matchAll(PERIOD)) {
      const at = folded.indexOf('giai doan', match.index);
      const atom = calendarAtoms(folded.slice(at, at + 30))[0];
      if (atom?.kind !== 'span') continue;
      const span = page.span(block.content + at, block.content + at + atom.end);
      found.push({
        name: cleanName(page.text.slice(block.content + at, block.content + at + atom.end)),
        start: String(atom.year),
        end: String(atom.part),
        span,
        rule: 'phase/period',
        confidence: 0.7,
      });
    }
    if (/\bchia (?:thanh|lam)\b/.test(folded)) {
      for (const match of folded.matchAll(WHOLE)) {
        const span = page.span(
          block.content + match.index,
          block.content + match.index + match[0].length,
        );
        found.push({
          name: 'Toàn bộ',
          start: match[1] ?? '',
          end: match[2] ?? '',
          span,
          rule: 'phase/whole',
          confidence: 0.75,
        });
      }
    }
  }
  return found;
}

function bound(atom: Atom, year: number | null, side: 'start' | 'end'): string | null {
  const y = atom.year ?? year;
  if (y === null) return null;
  if (atom.kind === 'span') return String(side === 'start' ? y : atom.part);
  if (atom.kind === 'year') return String(y);
  if (atom.kind === 'day' || atom.kind === 'month') return `${y}-${two(atom.month ?? 1)}`;
  if (atom.kind === 'quarter')
    return `${y}-${two(side === 'start' ? atom.part * 3 - 2 : atom.part * 3)}`;
  return null;
}
