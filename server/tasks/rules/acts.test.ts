import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../organisation/rules/may.ts';
import { TASK_ACTS, TASK_STATES, type TaskAct, type TaskState } from '../contract.ts';
import { ACT_RULES, type ActFacts, actsOn } from './acts.ts';
import { NOTHING_ASKED } from './overdue-acts.ts';
import { MOVES, type Move } from './transitions.ts';

const ALLOWED: Verdict = { allowed: true, by: 'own' };
const facts = (state: TaskState, more: Partial<ActFacts> = {}): ActFacts => ({
  state,
  isGroup: false,
  hasReport: false,
  openChildren: 0,
  overdueDays: 0,
  isWholeEnded: false,
  openStages: 0,
  unitName: 'Cục Viễn thông',
  assignerName: 'Bộ TT&TT',
  finishedOn: null,
  overdue: { ...NOTHING_ASKED, isDone: state === 'closed' },
  ...more,
});
const BESIDE: readonly TaskAct[] = [
  'demand_explanation',
  'reply',
  'edit_parties',
  'plan_stages',
  'clarify',
];
const STEERED: readonly TaskAct[] = ['suspend', 'withdraw', 'merge', 'carry_over'];
const WORK: readonly TaskAct[] = ['break_down', 'report_progress', 'report_done'];
const possible = (given: ActFacts, verdict = ALLOWED) =>
  actsOn(given, () => verdict)
    .filter(({ allowed }) => allowed)
    .map(({ act }) => act);

describe('what may be done now', () => {
  it.each<[TaskState, TaskAct[]]>([
    ['assigned', ['accept', 'forward', 'hand_back', ...BESIDE, ...STEERED]],
    ['accepted', ['forward', 'hand_back', 'delegate', ...WORK, ...BESIDE, ...STEERED]],
    ['in_progress', ['forward', 'delegate', ...WORK, ...BESIDE, ...STEERED]],
    ['reported', ['accept_result', 'return_result', ...BESIDE, 'suspend']],
    ['handed_back', ['insist', 'take_back', ...BESIDE, 'suspend', 'merge', 'carry_over']],
    ['closed', ['reopen']],
    ['suspended', ['edit_parties', 'clarify', 'resume', 'withdraw', 'merge', 'carry_over']],
    ['withdrawn', []],
    ['merged', []],
    ['carried_over', []],
  ])('%s: %j', (state, acts) => {
    expect(possible(facts(state))).toEqual(acts);
  });

  it('what is overdue is not withdrawn but carried over; a suspended task may be', () => {
    const late = facts('in_progress', { overdueDays: 3 });
    expect(possible(late)).not.toContain('withdraw');
    expect(possible(late)).toContain('carry_over');
    expect(possible(facts('suspended', { overdueDays: 0 }))).toContain('withdraw');
  });

  it('what has open parts stays whole where it is: no merging, carrying over, passing on', () => {
    const whole = possible(facts('in_progress', { openChildren: 1 }));
    for (const act of ['merge', 'carry_over', 'forward', 'report_done'] as const) {
      expect(whole).not.toContain(act);
    }
    expect(whole).toContain('suspend');
    expect(whole).toContain('withdraw');
  });

  it('nothing below an ended whole becomes open again', () => {
    expect(possible(facts('closed', { isWholeEnded: true }))).toEqual([]);
    expect(possible(facts('suspended', { isWholeEnded: true }))).not.toContain('resume');
  });

  it('no hand-back once the unit has reported, nothing on a group but who directs it, no “done” over open parts', () => {
    expect(possible(facts('accepted', { hasReport: true }))).not.toContain('hand_back');
    expect(possible(facts('in_progress', { isGroup: true }))).toEqual(['edit_parties']);
    const open = actsOn(facts('in_progress', { openChildren: 2 }), () => ALLOWED);
    expect(open.find(({ act }) => act === 'report_done')?.why?.vi).toContain('Còn 2 việc con');
  });

  it('every refusal says why in both languages, and an allowed act says nothing', () => {
    const verdicts: Verdict[] = [
      ALLOWED,
      { allowed: false, because: 'role' },
      { allowed: false, because: 'reach' },
    ];
    for (const state of TASK_STATES) {
      for (const verdict of verdicts) {
        for (const { allowed, why } of actsOn(facts(state), () => verdict)) {
          expect(allowed).toBe(why === null);
          if (why === null) continue;
          expect(why.vi.length).toBeGreaterThan(10);
          expect(why.en.length).toBeGreaterThan(10);
          expect(`${why.vi} ${why.en}`).not.toMatch(/undefined|null|bạn|vui lòng/i);
        }
      }
    }
  });

  it('names whose act it is where the post is another’s', () => {
    const acts = actsOn(facts('reported'), () => ({ allowed: false, because: 'reach' }));
    const why = (wanted: TaskAct) => acts.find(({ act }) => act === wanted)?.why?.vi;
    expect(why('accept_result')).toBe('Việc của cơ quan giao: Bộ TT&TT.');
    expect(why('report_done')).toBe('Việc của đơn vị đang giữ nhiệm vụ: Cục Viễn thông.');
  });

  it('an act that moves a task is offered from a state only where the state machine has its move', () => {
    for (const act of TASK_ACTS) {
      const { from, isBeside } = ACT_RULES[act];
      const move = act === 'take_back' ? 'give_again' : act;
      const knows: readonly TaskState[] = isMove(move) ? MOVES[move].from : [];
      expect(isMove(move)).toBe(isBeside !== true);
      if (isMove(move)) for (const state of from) expect(knows).toContain(state);
    }
  });

  it('a stage is passed only where one waits', () => {
    expect(possible(facts('in_progress', { openStages: 2 }))).toContain('pass_stage');
    expect(possible(facts('in_progress'))).not.toContain('pass_stage');
  });
});

function isMove(name: string): name is Move {
  return Object.hasOwn(MOVES, name);
}
