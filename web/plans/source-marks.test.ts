import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, marksWithin, paragraphsOf, segmentsOf, sourceRows } from './source-marks.ts';
import { PLACE, SOURCE, sampleDraft } from './testing/sample-draft.ts';

describe('the source pane', () => {
  it('shows every letter of a paragraph exactly once, whatever marks overlap', () => {
    const place = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 12 }), (paragraph, places) => {
        const marks = places.map((at, index) => ({
          ...at,
          key: `t${index}`,
          kind: 'unit' as const,
        }));
        const segments = segmentsOf(paragraph, marksWithin(marks, paragraph));
        let at = paragraph.start;
        for (const segment of segments) {
          expect(segment.start).toBe(at);
          for (const mark of segment.marks) {
            expect(mark.start <= segment.start && mark.end >= segment.end).toBe(true);
          }
          at = segment.end;
        }
        expect(at).toBe(paragraph.end);
      }),
    );
  });
  it('puts the value before the passage that holds it', () => {
    const marks = marksWithin(marksOf(sampleDraft()), PLACE.first);
    const finance = segmentsOf(PLACE.first, marks).find(
      ({ start }) => start === PLACE.finance.start,
    );
    expect(finance?.marks.map(({ kind }) => kind)).toEqual(['unit', 'item']);
  });
  it('folds page noise into one line and opens it again', () => {
    const paragraphs = paragraphsOf(SOURCE);
    const folded = sourceRows(paragraphs, [PLACE.menu], new Set());
    expect(folded.map(({ type }) => type)).toEqual(['fold', 'text', 'text', 'text', 'text']);
    const open = sourceRows(paragraphs, [PLACE.menu], new Set([0]));
    expect(open.every(({ type }) => type === 'text')).toBe(true);
  });
});
