import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../organisation/rules/may.ts';
import { TASK_ACTS, TASK_STATES, type TaskAct, type TaskState } from '../contract.ts';
import { ACT_RULES, type ActFacts, actsOn } from './acts.ts';
import { MOVES } from './transitions.ts';

const ALLOWED: Verdict = { allowed: true, by: 'own' };
const facts = (state: TaskState, more: Partial<ActFacts> = {}): ActFacts => ({
  state,
  isGroup: false,
  hasReport: false,
  openChildren: 0,
  unitName: 'Cục Viễn thông',
  assignerName: 'Bộ TT&TT',
  finishedOn: null,
  ...more,
});
const possible = (given: ActFacts, verdict = ALLOWED) =>
  actsOn(given, () => verdict)
    .filter(({ allowed }) => allowed)
    .map(({ act }) => act);

describe('what may be done now', () => {
  it.each<[TaskState, TaskAct[]]>([
    ['assigned', ['accept', 'hand_back']],
    ['accepted', ['hand_back', 'break_down', 'report_progress', 'report_done']],
    ['in_progress', ['break_down', 'report_progress', 'report_done']],
    ['reported', ['accept_result', 'return_result']],
    ['handed_back', ['insist', 'take_back']],
    ['closed', []],
    ['suspended', []],
    ['withdrawn', []],
    ['merged', []],
    ['carried_over', []],
  ])('%s: %j', (state, acts) => {
    expect(possible(facts(state))).toEqual(acts);
  });

  it('no hand-back once the unit has reported, nothing on a group, no “done” over open parts', () => {
    expect(possible(facts('accepted', { hasReport: true }))).not.toContain('hand_back');
    expect(possible(facts('in_progress', { isGroup: true }))).toEqual([]);
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

  it('an act is offered from a state exactly where the state machine has its move', () => {
    for (const act of TASK_ACTS) {
      const from: readonly TaskState[] =
        act === 'take_back' ? MOVES.withdraw.from : MOVES[act].from;
      expect([...ACT_RULES[act].from]).toEqual([...from]);
    }
  });
});
