import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../reader/fixtures/', import.meta.url));

/** What the reader is measured on. */
const KINDS = ['mixed', 'tables', 'cells', 'headers', 'lines', 'noise'] as const;
export type TextKind = (typeof KINDS)[number];

export function isTextKind(word: string): word is TextKind {
  return KINDS.some((kind) => kind === word);
}

/**
 * A text of `length` UTF-16 units, the same for the same arguments.
 *
 * - `mixed`: documents of every kind in reader/fixtures, one after another, each with its own numbers
 *   and order of paragraphs, so that no two lines need be alike
 * - `tables`, `cells`: annexes of tasks with borders, and with one cell a line
 * - `headers`: the header of a table again and again, with one cell a line and nothing below it
 * - `lines`: items of one letter, the most lines that a text can have
 * - `noise`: letters, digits, signs and line ends at random
 */
export function readerText(kind: TextKind, length: number): string {
  const random = randomFrom(1_723);
  const pieces = PIECES[kind](random);
  const parts: string[] = [];
  for (let size = 0; size < length; ) {
    const piece = pieces();
    parts.push(piece);
    size += piece.length + 1;
  }
  return parts.join('\n').slice(0, length);
}

type Random = (below: number) => number;

const PIECES: Readonly<Record<TextKind, (random: Random) => () => string>> = {
  mixed: (random) => {
    const documents = readdirSync(FIXTURES)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => readFileSync(FIXTURES + name, 'utf8'));
    let next = 0;
    return () => {
      const document = documents[next % documents.length] ?? '';
      next += 1;
      return varied(document, random);
    };
  },
  tables: (random) => pageOf(random, (row) => row.join(' | ')),
  cells: (random) => pageOf(random, (row) => row.join('\n')),
  headers: () => () => HEADER.join('\n'),
  lines: (random) => () => `${['1.', 'a)', '-', 'I.'][random(4)] ?? ''} x`,
  noise: (random) => () =>
    Array.from({ length: 1_000 }, () => NOISE.charAt(random(NOISE.length))).join(''),
};

/** Other numbers, and the middle of the document in another order. */
function varied(document: string, random: Random): string {
  const lines = document
    .replace(/\d/g, (digit) => (digit === '0' ? '0' : `${1 + random(9)}`))
    .split('\n');
  for (let i = Math.floor(lines.length * 0.8); i > lines.length * 0.4; i -= 1) {
    if (random(3) > 0) continue;
    const line = lines[i] ?? '';
    lines[i] = lines[i - 1] ?? '';
    lines[i - 1] = line;
  }
  return lines.join('\n');
}

const HEADER = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn', 'Sản phẩm'];
const VERBS = ['Rà soát', 'Xây dựng', 'Nâng cấp', 'Kiểm tra', 'Hoàn thiện', 'Công bố'];
const WORKS = [
  'bản đồ ngập',
  'quy chế vận hành hồ',
  'danh mục dịch vụ',
  'hệ thống báo cáo',
  'đề án bến xe',
];
const UNITS = [
  'Sở Xây dựng',
  'Sở Y tế',
  'Công an tỉnh',
  'UBND các xã, phường',
  'Văn phòng UBND tỉnh',
];
const NOISE = 'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ 0123456789.,;:/-|()\t\n%"';

/** A page of an annex: the header, then rows. */
function pageOf(random: Random, lineOf: (row: readonly string[]) => string): () => string {
  const one = (words: readonly string[]) => words[random(words.length)] ?? '';
  let number = 0;
  return () => {
    const rows = Array.from({ length: 25 }, () => {
      number += 1;
      const when =
        random(2) === 0
          ? `Quý ${one(['I', 'II', 'III', 'IV'])}/2026`
          : `${10 + random(18)}/${1 + random(12)}/2026`;
      const task = `${one(VERBS)} ${one(WORKS)} đợt ${1 + random(99)} theo yêu cầu của ngành`;
      return [
        `${(number % 999) + 1}`,
        task,
        one(UNITS),
        one(UNITS),
        when,
        `Quyết định của ${one(UNITS)}`,
      ];
    });
    return [HEADER, ...rows].map(lineOf).join('\n');
  };
}

/** Whole numbers below a bound, the same in every run (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
