import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';
import type { Reading, Span } from './reading.ts';

const FOLDER = fileURLToPath(new URL('./fixtures/', import.meta.url));
const fixtures = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(FOLDER + name, 'utf8'));
const words =
  'Sở Y tế|Giao|chủ trì|phối hợp với|trước ngày 30/6/2024|Điều 1.|1.|a)|-|\n|\n\n|STT|Nhiệm vụ|Cơ quan chủ trì|Thời gian|100%|ít nhất|QUYẾT ĐỊNH|Số: 12/QĐ-UBND|Căn cứ|; |: |"|(|)|hằng tháng|Nơi nhận:|\t|\u00a0| '.split(
    '|',
  );
const paragraph = fc
  .array(fc.constantFrom(...words), { maxLength: 60 })
  .map((parts) => parts.join(' '));

function spansOf(reading: Reading): Span[] {
  return [
    ...reading.tasks.flatMap((task) => [
      task.span,
      ...task.deadlines.map((d) => d.span),
      ...[...task.lead, ...task.coord].flatMap((u) => (u.span ? [u.span] : [])),
    ]),
    ...reading.indicators.map((target) => target.span),
    ...reading.documents.flatMap((document) =>
      [...document.mentions, document.titleSpan, document.dateSpan].filter(
        (span) => span !== undefined,
      ),
    ),
    ...[
      ...reading.fields,
      ...reading.phases,
      ...reading.budget,
      ...reading.reports,
      ...reading.mottos,
      ...reading.notUnderstood,
    ].map((item) => item.span),
    ...reading.boilerplate,
  ];
}

describe('a reading', () => {
  it('points every span at its own words, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(paragraph, fc.string({ unit: 'binary' }), fc.constantFrom(...fixtures)),
        (text) => {
          for (const span of spansOf(read(text)))
            expect(text.slice(span.start, span.end)).toBe(span.text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the same for composed and decomposed text', () => {
    for (const text of fixtures) {
      const [nfc, nfd] = [read(text.normalize('NFC')), read(text.normalize('NFD'))];
      expect(nfd.tasks.map((task) => task.title)).toEqual(nfc.tasks.map((task) => task.title));
      expect(nfd.documents.map((document) => document.number)).toEqual(
        nfc.documents.map((document) => document.number),
      );
    }
  });

  it('survives hard spaces and Windows line ends', () => {
    for (const text of fixtures) {
      const noisy = text.replaceAll('\n', '\r\n').replace(/(?<=\p{L}) (?=\p{L})/gu, '\u00a0');
      expect(read(noisy).tasks.map((task) => task.title)).toEqual(
        read(text).tasks.map((task) => task.title),
      );
    }
  });

  it('says of every value which rule gave it and how sure it is', () => {
    for (const text of fixtures) {
      for (const task of read(text).tasks) {
        for (const why of [task, ...task.lead, ...task.coord, ...task.deadlines]) {
          expect(why.rule).toMatch(/^\w+\/[\w-]+$/);
          expect(why.confidence).toBeGreaterThan(0);
          expect(why.confidence).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('is empty for an empty text', () => {
    expect(read('')).toMatchObject({
      kind: 'news',
      main: null,
      tasks: [],
      documents: [],
      notUnderstood: [],
    });
  });

  it('reports the secrecy mark of a letterhead and not the word in a sentence', () => {
    const head =
      'BỘ CÔNG AN\nMẬT\nSố: 5/KH-BCA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKẾ HOẠCH\nThử\n';
    expect(read(head).secrecy).toMatchObject({ mark: 'MẬT' });
    expect(read('Bảo vệ bí mật nhà nước là trách nhiệm chung.').secrecy).toBeNull();
  });

  it('lists an order that no rule could place', () => {
    const reasons = read(
      'Ngày 02/01/2025, Bộ Y tế ban hành Kế hoạch số 3/KH-BYT về tiêm chủng. Mọi việc phải xong trước ngày 01/3/2025 theo đúng tinh thần đã nêu.',
    ).notUnderstood;
    expect(reasons.map((item) => item.reason)).toContain('date-without-task');
  });
});

describe('hostile text', () => {
  const seconds = (text: string): number => {
    const before = process.cpuUsage();
    read(text);
    return process.cpuUsage(before).user / 1e6;
  };

  it.each([
    'Sở Y tế, ',
    'Giao Sở Y tế chủ trì; ',
    'trước ngày 1/1, ',
    'tối thiểu 10% và ',
    '"a" ',
    '(Sở Y tế ',
    'STT\nNhiệm vụ\nChủ trì\n',
    'Quyết định số 12/QĐ-TTg ngày 1/1/2020, ',
    '1. a\n',
    'a\u0301\u0301',
    'a\tb\tc\n',
    '1/2/3/4/',
    'lĩnh vực: a (8 nhiệm vụ); ',
  ])('takes time in proportion: %j', (piece) => {
    const once = Math.max(0.15, seconds(piece.repeat(40_000 / piece.length)));
    expect(seconds(piece.repeat(160_000 / piece.length))).toBeLessThan(once * 10);
  });

  it('reads five million characters of noise without a crash', () => {
    let state = 7;
    const units = Array.from({ length: 50_000 }, () => {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      return String.fromCharCode(32 + (state % 9000));
    });
    expect(read(units.join('').repeat(100)).textLength).toBe(5_000_000);
  }, 60_000);
});
