import { expect, it } from 'vitest';
import { actsOn } from '../../../server/tasks/rules/acts.ts';
import { groupActs, isDecided, mainAct } from './act-groups.ts';

const facts = {
  state: 'assigned' as const,
  isGroup: false,
  hasReport: false,
  openChildren: 0,
  unitName: 'Vụ A',
  assignerName: 'Bộ B',
  finishedOn: null,
};
const decides = new Set(['task.decide_hand_back', 'task.decide_result']);

it('a reason that stops several acts is said once', () => {
  const acts = actsOn(facts, (right) =>
    decides.has(right) ? { allowed: false, because: 'reach' } : { allowed: true, by: 'own' },
  );
  const { allowed, refused } = groupActs(acts);
  expect(allowed).toEqual(['accept', 'hand_back']);
  expect(refused.map(({ acts: each }) => each)).toEqual([
    ['insist', 'take_back', 'accept_result', 'return_result'],
    ['break_down', 'report_progress', 'report_done'],
  ]);
  expect(refused[0]?.why.vi).toContain('Bộ B');
});

it('the filled button is the step that moves the task on', () => {
  expect(mainAct(['accept', 'hand_back'])).toBe('accept');
  expect(mainAct(['insist', 'take_back'])).toBe('take_back');
  expect(mainAct(['break_down', 'report_progress', 'report_done'])).toBe('report_progress');
  expect(mainAct(['accept_result', 'return_result'])).toBe('accept_result');
  expect(mainAct([])).toBeNull();
});

it('a decision that someone else has taken is told from a change beside it', () => {
  expect(isDecided('accept_result', 'closed')).toBe(true);
  expect(isDecided('accept_result', 'reported')).toBe(false);
  expect(isDecided('report_progress', 'in_progress')).toBe(false);
  expect(isDecided('accept', undefined)).toBe(false);
});
