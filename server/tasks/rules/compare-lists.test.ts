import { describe, expect, it } from 'vitest';
import { type ComparedFacts, difference } from './compare-lists.ts';

const facts = (more: Partial<ComparedFacts> = {}): ComparedFacts => ({
  ...{ inList: true, title: '1', unit: '10', field: null, dueOn: '2026-06-30' },
  ...{ state: 'accepted', status: 'DTH_TRONG_HAN', percent: 10, finishedOn: null },
  ...{ officer: null, leader: null, parties: '' },
  ...more,
});
const outside = (more: Partial<ComparedFacts> = {}) => facts({ inList: false, ...more });

describe('a task of the same list on two days', () => {
  it('is worth no line where nothing changed, or where it was in neither list', () => {
    expect(difference(facts(), facts())).toBeNull();
    expect(difference(outside(), outside({ percent: 90 }))).toBeNull();
    expect(difference(null, outside())).toBeNull();
  });

  it('says every field that changed, in one order', () => {
    const now = facts({ percent: 40, dueOn: '2026-12-31', parties: 'coordinate 11', leader: '7' });
    expect(difference(facts(), now)).toEqual({
      ...{ mark: 'changed', why: null, fields: ['dueOn', 'percent', 'leader', 'parties'] },
    });
  });

  it.each<[string, ComparedFacts | null, ComparedFacts]>([
    ['given', null, facts()],
    ['restored', facts({ state: 'withdrawn' }), facts()],
    ['restored', outside({ state: 'merged' }), facts()],
    ['moved', outside({ unit: '11' }), facts()],
    ['filter', outside({ percent: 0 }), facts()],
  ])('came in: %s', (why, before, now) => {
    expect(difference(before, now)).toMatchObject({ mark: 'entered', why });
  });

  it.each<[string, ComparedFacts | null]>([
    ['done', outside({ state: 'closed' })],
    ['withdrawn', outside({ state: 'withdrawn' })],
    ['withdrawn', outside({ state: 'merged', unit: '11' })],
    ['carried', outside({ state: 'carried_over' })],
    ['extended', outside({ dueOn: '2026-12-31' })],
    ['extended', outside({ dueOn: null })],
    ['moved', outside({ unit: '11' })],
    ['moved', null],
    ['filter', outside({ percent: 90 })],
    ['filter', outside({ dueOn: '2026-05-31' })],
    // A list that shows withdrawn tasks too says that they went, and keeps their line.
    ['withdrawn', facts({ state: 'withdrawn', status: 'THU_HOI' })],
  ])('went out: %s', (why, now) => {
    expect(difference(facts(), now)).toMatchObject({ mark: 'left', why });
  });
});
