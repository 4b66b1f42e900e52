import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type WordRun, wordDiff } from './word-diff.ts';

const without = (runs: readonly WordRun[], kind: WordRun['kind']) =>
  runs
    .filter((run) => run.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('what became of a text, word by word', () => {
  test('a changed number and an added clause are marked, the rest stays', () => {
    const runs = wordDiff(
      'Hoàn thành 14 nhiệm vụ đúng hạn.',
      'Hoàn thành 15 nhiệm vụ đúng hạn, không có nhiệm vụ quá hạn.',
    );
    expect(runs.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '14' },
      { kind: 'added', text: '15' },
      { kind: 'added', text: ' hạn, không có nhiệm vụ quá' },
    ]);
  });

  test('a clause that was rewritten is marked as one, not word by word', () => {
    expect(wordDiff('Phủ sóng 12 thôn lõm sóng.', 'Gán địa chỉ cho 1.200 hộ.')).toEqual([
      { kind: 'removed', text: 'Phủ sóng 12 thôn lõm sóng.' },
      { kind: 'added', text: 'Gán địa chỉ cho 1.200 hộ.' },
    ]);
  });

  test('the same text is one run, nothing and something is a change as a whole', () => {
    expect(wordDiff('Một hai', 'Một hai')).toEqual([{ kind: 'same', text: 'Một hai' }]);
    expect(wordDiff('', 'Một hai')).toEqual([{ kind: 'added', text: 'Một hai' }]);
    expect(wordDiff('Một', '')).toEqual([{ kind: 'removed', text: 'Một' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  test('both texts can be read back to the letter, and runs of a kind never stand side by side', () => {
    const text = fc
      .array(fc.constantFrom('xã', 'đất', ' ', '\n', '12', 'sổ', '. '), { maxLength: 40 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const runs = wordDiff(a, b);
        expect(without(runs, 'added')).toBe(a);
        expect(without(runs, 'removed')).toBe(b);
        for (const [at, { kind }] of runs.entries()) expect(kind).not.toBe(runs[at + 1]?.kind);
      }),
    );
  });

  test('two reports of hundreds of pages compare by lines, still to the letter', () => {
    const page = (seed: number) =>
      Array.from(
        { length: 60_000 },
        (_, at) => `từ${(at * seed) % 977}${at % 12 === 0 ? '\n' : ''}`,
      );
    const [a, b] = [page(7).join(' '), page(11).join(' ')];
    const runs = wordDiff(a, b);
    expect(runs.length).toBeGreaterThan(1);
    expect(without(runs, 'added')).toBe(a);
    expect(without(runs, 'removed')).toBe(b);
  });
});
