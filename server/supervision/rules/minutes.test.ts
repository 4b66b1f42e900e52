import { describe, expect, test } from 'vitest';
import { type Concluded, minutesFaults } from './minutes.ts';

const conclusion = (more: Partial<Concluded> = {}): Concluded => ({
  ...{ key: 'a', words: 'Trình đề án', leadIds: ['1'], coordinatorIds: [], asTask: true },
  deadline: { raw: '31/12/2026', dueOn: '2026-12-31' },
  ...more,
});

describe('minutes', () => {
  test.each([
    ['whole', {}, []],
    ['words too few', { words: ' a ' }, ['short']],
    ['an order without a lead', { leadIds: [] }, ['no_lead']],
    ['only said', { leadIds: [], asTask: false, deadline: null }, []],
    ['who leads also takes part', { coordinatorIds: ['1', '2'] }, ['lead_coordinates']],
    ['due before the meeting', { deadline: { raw: '', dueOn: '2026-11-19' } }, ['early']],
    ['due on its day', { deadline: { raw: '', dueOn: '2026-11-20' } }, []],
    ['without a day', { deadline: null }, []],
    ['all of it', { words: '', leadIds: [] }, ['short', 'no_lead']],
  ] as const)('%s', (_name, more, faults) => {
    const found = minutesFaults([conclusion(more)], '2026-11-20');
    expect(found.map(({ fault }) => fault)).toEqual(faults);
  });
});
