import { beforeAll, describe, expect, it } from 'vitest';
import type { Paper } from './paper.ts';
import { sampleAnnex, samplePaper } from './rules/sample-papers.ts';
import { pagesOf, type ReadPage } from './testing/read-back.ts';
import { paperPdf } from './write-pdf.ts';

describe('a report with annexes as .pdf', () => {
  let pages: ReadPage[];
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await paperPdf(samplePaper('BC'));
    pages = await pagesOf(bytes);
  });

  it('stands on A4, its annex lying, within the margins', () => {
    expect(pages.map(({ width, height }) => `${width}x${height}`)).toEqual([
      ...['210x297', '210x297', '297x210', '297x210', '297x210', '297x210', '210x297'],
    ]);
    for (const { left, right, width } of pages) {
      expect(left).toBeGreaterThanOrEqual(30);
      expect(right).toBeLessThanOrEqual(width - 15);
    }
  });

  it('numbers the pages of each part anew, the first of each without', () => {
    expect(pages.map(({ number }) => number)).toEqual(['', '2', '', '2', '3', '4', '']);
  });

  it('repeats the head of a table on every page', () => {
    const annex = pages.slice(2, 6).map(({ text }) => text);
    for (const text of annex) {
      expect(text.match(/Chủ trì/g)).toHaveLength(1);
      expect(text).toContain('Kinh phí');
    }
  });

  it('uses the sizes of the form and no other', () => {
    const sizes = new Set(pages.flatMap(({ sizes: all }) => [...all]));
    expect([...sizes].toSorted()).toEqual([11, 12, 13, 14]);
  });

  it('carries its letters, and asks for none from elsewhere', () => {
    const raw = bytes.toString('latin1');
    const fonts = new Set(
      [...raw.matchAll(/\/BaseFont \/(?:\w+\+)?([\w-]+)/g)].map(([, name]) => name),
    );
    expect([...fonts].toSorted()).toEqual([
      ...['Tinos-Bold', 'Tinos-BoldItalic', 'Tinos-Italic', 'Tinos-Regular'],
    ]);
    expect(raw).toContain('/FontFile2');
    expect(raw).not.toMatch(/\/URI|\/JavaScript|\/Launch/);
  });
});

describe('the signature in a .pdf', () => {
  const lines = (count: number): Paper => ({
    ...samplePaper('TB'),
    body: Array.from({ length: count }, (_, at) => ({
      kind: 'paragraph',
      words: `Dòng thứ ${at + 1} của văn bản.`,
    })),
  });

  it.each([22, 24, 26, 28])('never stands alone on a page (%i lines)', async (count) => {
    const pages = await pagesOf(await paperPdf(lines(count)));
    const last = pages.at(-1)?.text ?? '';
    expect(last).toContain('Trần Thị Đào');
    expect(last).toContain(`Dòng thứ ${count} của văn bản./.`);
    expect(last).toContain('Nơi nhận:');
  });

  it('writes a last paragraph of more than a page whole', async () => {
    const words = Array.from({ length: 900 }, (_, at) => `chữ${at}`).join(' ');
    const paper: Paper = { ...lines(1), body: [{ kind: 'paragraph', words }] };
    const all = (await pagesOf(await paperPdf(paper))).map(({ text }) => text).join(' ');
    for (const word of ['chữ0', 'chữ450', 'chữ899./.']) expect(all).toContain(word);
  });

  it('is written with a heading never last on its page', async () => {
    for (const before of [20, 21, 22, 23, 24, 25, 26]) {
      const paper: Paper = {
        ...lines(before),
        body: [
          ...lines(before).body,
          { kind: 'heading', level: 1, text: 'TIẾP THEO' },
          { kind: 'paragraph', words: 'Dưới đề mục.' },
          ...lines(30).body,
        ],
      };
      const pages = await pagesOf(await paperPdf(paper));
      const page = pages.find(({ text }) => text.includes('TIẾP THEO'));
      expect(page?.text).toContain('Dưới đề mục.');
    }
  });
});

describe('what is more than a page', () => {
  const words = Array.from({ length: 1_200 }, (_, at) => `chữ${at}`).join(' ');

  it.each([
    ['the first', 0],
    ['a later', 3],
  ])('is written whole where %s row of a table is that high', async (_which, at) => {
    const annex = sampleAnnex(5);
    const [block] = annex.body;
    if (block?.kind !== 'table') throw new Error('no table');
    const rows = block.table.rows.map((row, place) =>
      place === at ? { cells: ['', words, '', '', '', '', ''] } : row,
    );
    const body = [{ ...block, table: { ...block.table, rows } }];
    const pdf = await paperPdf({ ...samplePaper('TB'), annexes: [{ ...annex, body }] });
    const all = (await pagesOf(pdf)).map(({ text }) => text).join(' ');
    expect(all.match(/chữ\d+/g)).toHaveLength(1_200);
  });

  it('is written whole where there are very many recipients', async () => {
    const recipients = Array.from({ length: 90 }, (_, at) => `Đơn vị thứ ${at}`);
    const pdf = await paperPdf({ ...samplePaper('TB'), recipients });
    const all = (await pagesOf(pdf)).map(({ text }) => text).join(' ');
    expect(all.match(/Đơn vị thứ \d+/g)).toHaveLength(90);
  });
});

describe('writing', () => {
  it('leaves what it was given as it was', async () => {
    const paper = samplePaper('BC');
    const before = structuredClone(paper);
    await paperPdf(paper);
    expect(paper).toEqual(before);
  });

  it('is the same for two at once', async () => {
    const paper = { ...samplePaper('KH'), annexes: [sampleAnnex(5)] };
    const [one, two] = await Promise.all([paperPdf(paper), paperPdf(paper)]);
    const words = async (bytes: Buffer) => (await pagesOf(bytes)).map(({ text }) => text);
    expect(await words(one)).toEqual(await words(two));
  });
});
