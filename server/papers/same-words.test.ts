import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { formPaper } from './rules/formed-paper.ts';
import { SAMPLE_TYPES, sampleAnnex, samplePaper } from './rules/sample-papers.ts';
import { wordsOfPaper } from './rules/words-of-paper.ts';
import { bare, pagesOf } from './testing/read-back.ts';
import { paperDocx } from './write-docx.ts';
import { paperPdf } from './write-pdf.ts';

/** Annexes of one page: the repeated heads of longer ones are no words of their own. */
const short = (type: (typeof SAMPLE_TYPES)[number]) => {
  const paper = samplePaper(type);
  return { ...paper, annexes: paper.annexes.slice(0, 1).map(() => sampleAnnex(8)) };
};

describe.each(SAMPLE_TYPES)('a sample of %s', (type) => {
  const paper = short(type);
  const words = bare(wordsOfPaper(formPaper(paper)).join(' '));

  it('says all its words, in their order, in the Word file', async () => {
    const { value } = await mammoth.extractRawText({ buffer: await paperDocx(paper) });
    expect(bare(value)).toBe(words);
  });

  it('says the same in the .pdf', async () => {
    const pages = await pagesOf(await paperPdf(paper));
    expect(bare(pages.map(({ text }) => text).join(' '))).toBe(words);
  });
});
