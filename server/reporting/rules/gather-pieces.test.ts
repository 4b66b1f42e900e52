import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gatherPieces, type KnownPiece, type PieceSource } from './gather-pieces.ts';

const HEADINGS = new Set(['results', 'difficulties']);
const source = (id: string, words: string, more: Partial<PieceSource> = {}): PieceSource => ({
  ...{ authorityId: '1', submissionId: id, unitId: `u${id}`, isSent: true },
  said: [{ heading: 'results', words }],
  ...more,
});

/** The pieces after a gathering, as the store would keep them. */
function gatherInto(known: readonly KnownPiece[], sources: readonly PieceSource[]): KnownPiece[] {
  const { add, remove, gone, back } = gatherPieces(known, sources, HEADINGS);
  return [
    ...known
      .filter(({ id }) => !remove.includes(id))
      .map((piece) =>
        gone.includes(piece.id)
          ? { ...piece, isGone: true }
          : back.includes(piece.id)
            ? { ...piece, isGone: false }
            : piece,
      ),
    ...add.map(({ heading, source: from, words }) => ({
      ...{ id: `${from.submissionId}/${heading}/${words}`, heading, isGone: false },
      ...{ sourceSubmissionId: from.submissionId, sourceWords: words, mark: 'waiting' as const },
    })),
  ];
}
const mark = (pieces: readonly KnownPiece[], to: KnownPiece['mark']) =>
  pieces.map((piece) => ({ ...piece, mark: to }));

describe('gathering what lower reports say', () => {
  test('a line is a piece; another heading than those above has no place', () => {
    const words = '- Ban hành 03 kế hoạch\n\n+ Cấp 120 giấy phép';
    const found = gatherInto(
      [],
      [source('7', words), source('8', 'Riêng', { said: [{ heading: 'own', words: 'x' }] })],
    );
    expect(found.map(({ sourceWords }) => sourceWords)).toEqual([
      'Ban hành 03 kế hoạch',
      'Cấp 120 giấy phép',
    ]);
  });

  test('a returned report takes what waits along; what was taken stays, and is not called changed', () => {
    const pieces = gatherInto([], [source('7', 'Một\nHai')]);
    const decided = [...mark(pieces.slice(0, 1), 'taken'), ...pieces.slice(1)];
    const left = gatherInto(decided, [source('7', 'Một\nHai', { isSent: false })]);
    expect(left).toEqual([{ ...decided[0], isGone: false }]);
  });

  test('sent again with other words, the taken sentence is known to be gone, and back when it returns', () => {
    const taken = mark(gatherInto([], [source('7', 'Một')]), 'taken');
    const changed = gatherInto(taken, [source('7', 'Một đã sửa')]);
    expect(changed.map(({ sourceWords, isGone, mark: now }) => [sourceWords, isGone, now])).toEqual(
      [
        ['Một', true, 'taken'],
        ['Một đã sửa', false, 'waiting'],
      ],
    );
    expect(gatherInto(changed, [source('7', 'Một')])).toEqual(taken);
  });

  test('gathering again changes nothing, whatever was decided meanwhile', () => {
    const line = fc.constantFrom('Một', 'Hai', '- Ba', '', 'Bốn 4');
    const sources = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('1', '2', '3'),
        lines: fc.array(line),
        isSent: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    );
    const marks = fc.array(fc.constantFrom('waiting', 'taken', 'edited', 'dropped'));
    fc.assert(
      fc.property(sources, sources, marks, (first, second, decisions) => {
        const made = (all: typeof first) =>
          all.map(({ id, lines, isSent }) => source(id, lines.join('\n'), { isSent }));
        const decided = gatherInto([], made(first)).map((piece, at) => ({
          ...{ ...piece, mark: decisions[at] ?? ('waiting' as const) },
        }));
        const once = gatherInto(decided, made(second));
        expect(gatherInto(once, made(second))).toEqual(once);
        const kept = decided.filter((piece) => piece.mark !== 'waiting').map(({ id }) => id);
        expect(once.map(({ id }) => id)).toEqual(expect.arrayContaining(kept));
      }),
    );
  });
});
