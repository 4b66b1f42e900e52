import { z } from 'zod';

/**
 * An article (tin bài) as plain blocks: words only, never markup. A figure in a sentence remembers where it comes
 * from, so that the editor sees the source beside it and learns when it has changed since.
 */

/** The headline fits one line of a feed and a preview. */
export const HEADLINE_LETTERS = 120;

/** A figure or name in a sentence that was taken from published data. */
export const Fact = z.object({
  /** Where: `task/nv-1/unit`, `target/ct-2/promised`, `counts/done` (see facts.ts). */
  ref: z.string().min(1).max(200),
  /** What stood there when the sentence was written. */
  value: z.string().max(2_000),
  /** How the sentence says it. */
  words: z.string().min(1).max(2_000),
});
export type Fact = z.infer<typeof Fact>;

export const Sentence = z.object({
  text: z.string().trim().min(1).max(3_000),
  facts: z.array(Fact).max(60).default([]),
});
export type Sentence = z.infer<typeof Sentence>;

export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string().trim().min(1).max(200) }),
  z.object({ kind: z.literal('paragraph'), sentences: z.array(Sentence).min(1).max(60) }),
  z.object({ kind: z.literal('list'), items: z.array(Sentence).min(1).max(300) }),
  z.object({
    kind: z.literal('table'),
    caption: z.string().trim().max(200),
    head: z.array(z.string().trim().max(100)).min(1).max(8),
    /** Each row a line of cells; the figures of the whole row stand with it. */
    rows: z
      .array(
        z.object({
          cells: z.array(z.string().trim().max(500)).min(1).max(8),
          facts: z.array(Fact).max(30).default([]),
        }),
      )
      .min(1)
      .max(100),
  }),
  z.object({
    kind: z.literal('quote'),
    text: z.string().trim().min(1).max(3_000),
    /** Whose words they are: the number of the document, a person. */
    by: z.string().trim().max(200),
  }),
]);
export type Block = z.infer<typeof Block>;
export type BlockKind = Block['kind'];

/** An article in one language. */
export const ArticleText = z.object({
  headline: z.string().trim().max(HEADLINE_LETTERS),
  lead: z.array(Sentence).max(20),
  blocks: z.array(Block).max(120),
});
export type ArticleText = z.infer<typeof ArticleText>;

/** A picture or file that goes with an article; its bytes lie in the store of files under `sha256`. */
export const ArticleFile = z.object({
  id: z.string().regex(/^\d{1,19}$/),
  name: z.string().min(1).max(200),
  mediaType: z.string().max(200),
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** What a picture shows, for who cannot see it; empty for other files. */
  alt: z.string().trim().max(500),
  altEn: z.string().trim().max(500),
});
export type ArticleFile = z.infer<typeof ArticleFile>;

/** All that an editor writes; English where somebody wants it. */
export const ArticleContent = z.object({
  vi: ArticleText,
  en: ArticleText.nullable(),
  files: z.array(ArticleFile).max(20),
});
export type ArticleContent = z.infer<typeof ArticleContent>;

export function isPicture({ mediaType }: Pick<ArticleFile, 'mediaType'>): boolean {
  return /^image\/(?:png|jpeg)$/.test(mediaType);
}

/** Every sentence of a text with its figures, from the top; rows of tables count as one sentence each. */
export function sentencesIn({ lead, blocks }: ArticleText): Sentence[] {
  return [...lead, ...blocks.flatMap(sentencesOfBlock)];
}

export function sentencesOfBlock(block: Block): readonly Sentence[] {
  switch (block.kind) {
    case 'paragraph':
      return block.sentences;
    case 'list':
      return block.items;
    case 'table':
      return block.rows.map(({ cells, facts }) => ({ text: cells.join(' · '), facts }));
    case 'heading':
    case 'quote':
      return [{ text: block.text, facts: [] }];
  }
}

/** The words of an article's beginning in one line, for feeds, previews and search engines. */
export function leadWords({ lead }: ArticleText): string {
  return lead.map(({ text }) => text).join(' ');
}
