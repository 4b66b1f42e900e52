import { pointLetter, roman } from './numbering.ts';
import type { PaperBlock, PaperRun, PaperTable, PaperWords } from './paper.ts';

/** A part of the text with the words of the form in it, `number` apart where it looks different. */
export type FormedBlock =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly number: string;
      readonly runs: readonly PaperRun[];
    }
  | { readonly kind: 'article'; readonly number: string; readonly runs: readonly PaperRun[] }
  | { readonly kind: 'paragraph' | 'item' | 'end'; readonly runs: readonly PaperRun[] }
  | { readonly kind: 'table'; readonly table: PaperTable };

/** Closes the text of a document, Appendix I. */
const END = './.';

/**
 * Numbers headings, articles and items; the end mark closes the last words of a document's text.
 *
 * @param endsDocument false for an annex, which has no end mark
 */
export function formBlocks(
  blocks: readonly PaperBlock[],
  { endsDocument }: { readonly endsDocument: boolean },
): FormedBlock[] {
  const counts = { 1: 0, 2: 0, 3: 0 };
  let articles = 0;
  const formed = blocks.map((block): FormedBlock => {
    if (block.kind === 'heading') {
      const { kind, level, text } = block;
      counts[level] += 1;
      if (level === 1) counts[2] = 0;
      if (level < 3) counts[3] = 0;
      return { kind, level, number: headingNumber(level, counts[level]), runs: [{ text }] };
    }
    if (block.kind === 'article') {
      articles += 1;
      // The points under an article are its own.
      counts[2] = 0;
      counts[3] = 0;
      return { kind: 'article', number: `Điều ${articles}.`, runs: runsOf(block.words) };
    }
    if (block.kind === 'table') return block;
    const runs = runsOf(block.words);
    if (block.kind === 'paragraph') return { kind: 'paragraph', runs };
    return { kind: 'item', runs: [{ text: '- ' }, ...withoutDash(runs)] };
  });
  return endsDocument ? withEnd(formed) : formed;
}

/** Words as runs, a plain text being one of them. */
export function runsOf(words: PaperWords): readonly PaperRun[] {
  return typeof words === 'string' ? [{ text: words }] : words;
}

/** The words of some runs, without their looks. */
export function textOf(words: PaperWords): string {
  return runsOf(words)
    .map(({ text }) => text)
    .join('');
}

function headingNumber(level: 1 | 2 | 3, at: number): string {
  if (level === 1) return `${roman(at)}.`;
  return level === 2 ? `${at}.` : `${pointLetter(at)})`;
}

function withoutDash(runs: readonly PaperRun[]): PaperRun[] {
  return runs.map((run, at) =>
    at === 0 ? { ...run, text: run.text.replace(/^\s*[-–]\s+/, '') } : run,
  );
}

function withEnd(blocks: readonly FormedBlock[]): FormedBlock[] {
  const last = blocks.at(-1);
  const end: FormedBlock = { kind: 'end', runs: [{ text: END }] };
  if (last === undefined || last.kind === 'table' || last.kind === 'heading') {
    return [...blocks, end];
  }
  return [...blocks.slice(0, -1), { ...last, runs: closeRuns(last.runs) }];
}

/** The end mark takes the place of the marks after the last word. */
function closeRuns(runs: readonly PaperRun[]): PaperRun[] {
  return runs.map((run, at) =>
    at === runs.length - 1 ? { ...run, text: `${run.text.replace(/[\s;.,/]+$/, '')}${END}` } : run,
  );
}
