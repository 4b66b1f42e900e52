import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDraft, aTask, aUnit } from '../testing/drafts.ts';
import { draftDifference } from './draft-difference.ts';

describe('the difference of two drafts', () => {
  it('is nothing between a draft and itself, however its names are ordered', () => {
    const draft = aDraft();
    const reordered = {
      ...Object.fromEntries(Object.entries(draft).reverse()),
      ...draft,
      tasks: draft.tasks.map((task) => ({ ...aTask('t1'), ...task })),
    };
    expect(draftDifference(draft, reordered)).toEqual([]);
  });

  it('names the item by key and the field that differs', () => {
    const yours = aDraft({ tasks: [aTask('t1', { title: 'Của tôi' }), aTask('t2')] });
    const saved = aDraft({ tasks: [aTask('t2'), aTask('t1', { title: 'Của chị Hoa' })] });
    expect(draftDifference(yours, saved)).toEqual([
      { field: 'tasks.t1.title', yours: 'Của tôi', saved: 'Của chị Hoa' },
    ]);
  });

  it('shows a new item whole and a list of units whole', () => {
    const yours = aDraft({ tasks: [aTask('t1', { lead: [aUnit('7'), aUnit('8')] })] });
    const saved = aDraft({ tasks: [aTask('t1'), aTask('n1')] });
    expect(draftDifference(yours, saved)).toEqual([
      { field: 'tasks.t1.lead', yours: [aUnit('7'), aUnit('8')], saved: [aUnit('7')] },
      { field: 'tasks.n1', yours: null, saved: aTask('n1') },
    ]);
  });

  it('finds every title that was changed and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (changed) => {
        const saved = aDraft({ tasks: changed.map((_, index) => aTask(`t${index}`)) });
        const yours = aDraft({
          tasks: changed.map((is, index) => aTask(`t${index}`, is ? { title: 'Khác' } : {})),
        });
        expect(draftDifference(yours, saved).map(({ field }) => field)).toEqual(
          changed.flatMap((is, index) => (is ? [`tasks.t${index}.title`] : [])),
        );
      }),
    );
  });
});
