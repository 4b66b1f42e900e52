import type {
  ArticleText,
  Block,
  BlockKind,
  Sentence,
} from '../../server/portal/articles/rules/article-text.ts';
import { relines, resplit } from '../../server/portal/articles/rules/edit-sentences.ts';

/** A block as it is typed: one text, and beside it whose words a quotation is or how a table is called. */
export interface TypedBlock {
  /** Stays while the block is moved. */
  readonly key: string;
  readonly kind: BlockKind;
  readonly typed: string;
  readonly aside: string;
  /** What was typed as sentences, lines or rows, with their figures. */
  readonly sentences: readonly Sentence[];
}

/** An article in one language as it is typed; may lack anything. */
export interface TypedText {
  readonly headline: string;
  readonly lead: TypedBlock;
  readonly blocks: readonly TypedBlock[];
}

/** Between the cells of a row. */
const CELLS = ' | ';

let made = 0;
function newKey(): string {
  made += 1;
  return `b${made}`;
}

export function emptyBlock(kind: BlockKind = 'paragraph'): TypedBlock {
  return { key: newKey(), kind, typed: '', aside: '', sentences: [] };
}

export function typedText({ headline, lead, blocks }: ArticleText): TypedText {
  const first: Block | null = lead.length > 0 ? { kind: 'paragraph', sentences: lead } : null;
  return {
    headline,
    lead: first ? typedBlock(first) : emptyBlock(),
    blocks: blocks.map(typedBlock),
  };
}

function typedBlock(block: Block): TypedBlock {
  const base = { key: newKey(), kind: block.kind, aside: '' };
  switch (block.kind) {
    case 'heading':
      return { ...base, typed: block.text, sentences: [] };
    case 'quote':
      return { ...base, typed: block.text, aside: block.by, sentences: [] };
    case 'paragraph':
      return { ...base, typed: joined(block.sentences, ' '), sentences: block.sentences };
    case 'list':
      return { ...base, typed: joined(block.items, '\n'), sentences: block.items };
    case 'table': {
      const rows = block.rows.map(({ cells, facts }) => ({ text: cells.join(CELLS), facts }));
      const head = { text: block.head.join(CELLS), facts: [] };
      const all = [head, ...rows];
      return { ...base, aside: block.caption, typed: joined(all, '\n'), sentences: all };
    }
  }
}

function joined(sentences: readonly Sentence[], between: string): string {
  return sentences.map(({ text }) => text).join(between);
}

/** The block with other words: figures stay with the sentences that still say them. */
export function retyped(block: TypedBlock, typed: string): TypedBlock {
  return { ...block, typed, sentences: splitAs(block.kind, typed, block.sentences) };
}

/** The block as another kind, with the same words. */
export function asKind(block: TypedBlock, kind: BlockKind): TypedBlock {
  return { ...block, kind, sentences: splitAs(kind, block.typed, block.sentences) };
}

function splitAs(kind: BlockKind, typed: string, before: readonly Sentence[]): Sentence[] {
  return kind === 'list' || kind === 'table' ? relines(typed, before) : resplit(typed, before);
}

/** What was typed as it is saved; blocks without words are left out. */
export function savedText({ headline, lead, blocks }: TypedText): ArticleText {
  return {
    headline: headline.trim(),
    lead: [...lead.sentences],
    blocks: blocks.flatMap((block) => savedBlock(block) ?? []),
  };
}

function savedBlock({ kind, typed, aside, sentences }: TypedBlock): Block | null {
  const text = typed.trim();
  if (text === '') return null;
  switch (kind) {
    case 'heading':
      return { kind, text: text.replace(/\s+/g, ' ').slice(0, 200) };
    case 'quote':
      return { kind, text, by: aside.trim() };
    case 'paragraph':
      return { kind, sentences: [...sentences] };
    case 'list':
      return { kind, items: [...sentences] };
    case 'table': {
      const [head, ...rows] = sentences;
      if (!head || rows.length === 0) return null;
      return {
        ...{ kind, caption: aside.trim(), head: cellsOf(head.text) },
        rows: rows.map(({ text: line, facts }) => ({ cells: cellsOf(line), facts })),
      };
    }
  }
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .map((cell) => cell.trim())
    .slice(0, 8);
}

/** The list with one block in another place, up or down; the same where there is no room. */
export function moved(blocks: readonly TypedBlock[], key: string, by: 1 | -1): TypedBlock[] {
  const at = blocks.findIndex((block) => block.key === key);
  const other = blocks[at + by];
  const block = blocks[at];
  if (!block || !other) return [...blocks];
  return blocks.map((each, index) => (index === at ? other : index === at + by ? block : each));
}
