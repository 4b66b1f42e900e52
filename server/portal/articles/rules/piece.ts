import type { Fact, Sentence } from './article-text.ts';

/** Some words of a sentence that is being written, with the figures in them. */
export interface Piece {
  readonly text: string;
  readonly facts: readonly Fact[];
}

/** What may stand in a template: nothing stands for nothing. */
export type Part = Piece | string | null | false;

const NOTHING: Piece = { text: '', facts: [] };

function pieceOf(part: Part): Piece {
  if (part === null || part === false) return NOTHING;
  return typeof part === 'string' ? { text: part, facts: [] } : part;
}

/** Words from a template, with the figures of all that stands in it. */
export function piece(strings: TemplateStringsArray, ...parts: readonly Part[]): Piece {
  const pieces = parts.map(pieceOf);
  return {
    text: strings.map((words, index) => words + (pieces[index]?.text ?? '')).join(''),
    facts: pieces.flatMap(({ facts }) => facts),
  };
}

/** Pieces one after the other; those without words are left out. */
export function joined(parts: readonly Part[], between: string, beforeLast = between): Piece {
  const pieces = parts.map(pieceOf).filter(({ text }) => text !== '');
  const text = pieces.reduce((before, { text: next }, index) => {
    if (index === 0) return next;
    return `${before}${index === pieces.length - 1 ? beforeLast : between}${next}`;
  }, '');
  return { text, facts: pieces.flatMap(({ facts }) => facts) };
}

/** ` (a; b)`; nothing where there is nothing to say, never empty brackets. */
export function inBrackets(parts: readonly Part[]): Piece {
  const inside = joined(parts, '; ');
  return inside.text === '' ? NOTHING : piece` (${inside})`;
}

/** A sentence: it ends with a point unless it ends with a mark of its own. */
export function sentence(words: Piece): Sentence {
  const text = words.text.trim();
  return { text: /[.!?…:]$/.test(text) ? text : `${text}.`, facts: [...words.facts] };
}

/** A line of a list: no point at its end. */
export function line(words: Piece): Sentence {
  return { text: words.text.trim(), facts: [...words.facts] };
}
