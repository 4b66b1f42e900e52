import { expect, it } from 'vitest';
import { TASK_ACTS } from '../../../server/tasks/contract.ts';
import { ACT_RULES, actsOn } from '../../../server/tasks/rules/acts.ts';
import { NOTHING_ASKED } from '../../../server/tasks/rules/overdue-acts.ts';
import { groupActs, isDecided, mainAct } from './act-groups.ts';

const facts = {
  state: 'assigned' as const,
  isGroup: false,
  hasReport: false,
  openChildren: 0,
  overdueDays: 0,
  isWholeEnded: false,
  openStages: 0,
  unitName: 'Vụ A',
  assignerName: 'Bộ B',
  finishedOn: null,
  overdue: NOTHING_ASKED,
};
const decides = TASK_ACTS.filter((act) => ACT_RULES[act].side === 'assigner');

it('a reason that stops several acts is said once', () => {
  const acts = actsOn(facts, (act) =>
    decides.includes(act) ? { allowed: false, because: 'reach' } : { allowed: true, by: 'own' },
  );
  const { allowed, refused } = groupActs(acts);
  expect(allowed).toEqual([
    'accept',
    'forward',
    'hand_back',
    'reply',
    'edit_parties',
    'plan_stages',
  ]);
  expect(refused.map(({ acts: each }) => each)).toEqual([
    ['delegate', 'break_down', 'report_progress', 'report_done', 'pass_stage'],
    // Without a deadline there is nothing to extend, and nothing late to explain.
    ['ask_extension'],
    ['explain'],
    decides,
  ]);
  expect(refused.at(-1)?.why.vi).toContain('Bộ B');
});

it('the filled button is the step that moves the task on', () => {
  expect(mainAct(['accept', 'hand_back'])).toBe('accept');
  expect(mainAct(['insist', 'take_back'])).toBe('take_back');
  expect(mainAct(['break_down', 'report_progress', 'report_done'])).toBe('report_progress');
  expect(mainAct(['accept_result', 'return_result'])).toBe('accept_result');
  expect(mainAct(['edit_parties', 'reply'])).toBe('reply');
  // Nothing that only arranges or ends a task is ever the filled button.
  expect(mainAct(['edit_parties', 'suspend', 'withdraw', 'merge'])).toBeNull();
  expect(mainAct([])).toBeNull();
});

it('a decision that someone else has taken is told from a change beside it', () => {
  expect(isDecided('accept_result', 'closed')).toBe(true);
  expect(isDecided('accept_result', 'reported')).toBe(false);
  expect(isDecided('report_progress', 'in_progress')).toBe(false);
  expect(isDecided('accept', undefined)).toBe(false);
});
