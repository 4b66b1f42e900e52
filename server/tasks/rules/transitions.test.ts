import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import { TASK_STATES } from '../contract.ts';
import { endOfGroup, MOVES, type Move, type Standing, standingAfter } from './transitions.ts';

const names = Object.keys(MOVES) as Move[];
const FIRST = asDay('2026-01-01');
const day = fc.nat(300).map((days) => addDays(FIRST, days));
const moves = fc.array(fc.tuple(fc.constantFrom(...names), fc.option(day)), { maxLength: 30 });

/** Walks through moves; those that the table refuses change nothing. */
function walk(steps: readonly (readonly [Move, ReturnType<typeof asDay> | null])[]) {
  const path: { move: Move; on: string | null; standing: Standing }[] = [];
  let standing: Standing = { state: 'assigned', finishedOn: null };
  for (const [move, on] of steps) {
    const next = standingAfter(standing, move, on);
    if (!next) continue;
    standing = next;
    path.push({ move, on, standing });
  }
  return path;
}

describe('the state machine of a task', () => {
  it('has no way out of closed or withdrawn', () => {
    for (const state of ['closed', 'withdrawn', 'merged', 'suspended', 'carried_over'] as const) {
      for (const move of names)
        expect(standingAfter({ state, finishedOn: FIRST }, move, FIRST)).toBeNull();
    }
  });

  it('done means accepted: closed if and only if a day of completion stands', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        for (const { move, on, standing } of walk(steps)) {
          expect(standing.state === 'closed').toBe(standing.finishedOn !== null);
          if (standing.state !== 'closed') continue;
          expect(['accept_result', 'close_group']).toContain(move);
          expect(standing.finishedOn).toBe(on);
        }
      }),
    );
  });

  it('closes nothing without the day of a submission', () => {
    expect(
      standingAfter({ state: 'reported', finishedOn: null }, 'accept_result', null),
    ).toBeNull();
  });

  it('a returned result is open again with no day of completion', () => {
    expect(standingAfter({ state: 'reported', finishedOn: null }, 'return_result', null)).toEqual({
      state: 'in_progress',
      finishedOn: null,
    });
  });

  it('reaches only states that exist, and a result is only accepted after a report', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        const path = walk(steps);
        path.forEach(({ move, standing }, index) => {
          expect(TASK_STATES).toContain(standing.state);
          if (move === 'accept_result') expect(path[index - 1]?.move).toBe('report_done');
        });
      }),
    );
  });
});

describe('a group of assignments', () => {
  const part = (state: Standing['state'], on: string | null = null) => ({
    state,
    finishedOn: on === null ? null : asDay(on),
  });
  it('stays open while a part is open or suspended, or where there is none', () => {
    expect(endOfGroup([])).toBeNull();
    expect(endOfGroup([part('closed', '2026-03-01'), part('reported')])).toBeNull();
    expect(endOfGroup([part('closed', '2026-03-01'), part('suspended')])).toBeNull();
  });
  it('closes on the day of the latest result, withdrawn parts left out', () => {
    const parts = [part('closed', '2026-03-01'), part('withdrawn'), part('closed', '2026-02-01')];
    expect(endOfGroup(parts)).toEqual({ move: 'close_group', on: '2026-03-01' });
  });
  it('is withdrawn with its last part where nothing was done', () => {
    expect(endOfGroup([part('withdrawn'), part('merged')])).toEqual({
      move: 'withdraw_group',
      on: null,
    });
  });
});
