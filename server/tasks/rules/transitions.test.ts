import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import { TASK_STATES } from '../contract.ts';
import { endOfGroup, MOVES, type Move, type Standing, standingAfter } from './transitions.ts';

const names = Object.keys(MOVES) as Move[];
const ENDS: readonly Move[] = ['withdraw', 'withdraw_below', 'merge', 'carry_over'];
const PAUSES: readonly Move[] = ['suspend', 'resume'];
const FIRST = asDay('2026-01-01');
const day = fc.nat(300).map((days) => addDays(FIRST, days));
const moves = fc.array(fc.tuple(fc.constantFrom(...names), fc.option(day)), { maxLength: 30 });

/** Walks through moves; those that the table refuses change nothing. */
function walk(steps: readonly (readonly [Move, ReturnType<typeof asDay> | null])[]) {
  const path: { move: Move; on: string | null; standing: Standing }[] = [];
  let standing: Standing = { state: 'assigned', finishedOn: null };
  let before: Standing['state'] | null = null;
  for (const [move, on] of steps) {
    const next = standingAfter(standing, move, { submittedOn: on, stateBefore: before });
    if (next?.state === 'suspended' && standing.state !== 'suspended') before = standing.state;
    if (!next) continue;
    standing = next;
    path.push({ move, on, standing });
  }
  return path;
}

describe('the state machine of a task', () => {
  it('knows one way out of closed, one out of suspended into work, and none out of the other ends', () => {
    const leaves = (state: Standing['state']) =>
      names.filter((move) =>
        standingAfter({ state, finishedOn: FIRST }, move, {
          submittedOn: FIRST,
          stateBefore: 'accepted',
        }),
      );
    expect(leaves('closed')).toEqual(['reopen', 'reopen_group']);
    expect(leaves('withdrawn')).toEqual(['reopen_group']);
    expect(leaves('merged')).toEqual([]);
    expect(leaves('carried_over')).toEqual([]);
    expect(leaves('suspended').filter((move) => !ENDS.includes(move))).toEqual(['resume']);
  });

  it('resumes exactly where it was suspended, and nowhere where that is not known', () => {
    const suspended: Standing = { state: 'suspended', finishedOn: null };
    for (const state of MOVES.suspend.from) {
      const after = standingAfter({ state, finishedOn: null }, 'suspend');
      expect(after).toEqual(suspended);
      expect(standingAfter(suspended, 'resume', { stateBefore: state })?.state).toBe(state);
    }
    for (const stateBefore of [null, 'closed', 'withdrawn', 'suspended'] as const) {
      expect(standingAfter(suspended, 'resume', { stateBefore })).toBeNull();
    }
  });

  it('done means accepted: closed if and only if a day of completion stands', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        for (const { move, on, standing } of walk(steps)) {
          expect(standing.state === 'closed').toBe(standing.finishedOn !== null);
          if (standing.state !== 'closed') continue;
          // Whatever stays where it is keeps its day.
          if (move === 'delegate') continue;
          expect(['accept_result', 'close_group']).toContain(move);
          expect(standing.finishedOn).toBe(on);
        }
      }),
    );
  });

  it('closes nothing without the day of a submission', () => {
    expect(standingAfter({ state: 'reported', finishedOn: null }, 'accept_result')).toBeNull();
  });

  it('a returned result is open again with no day of completion', () => {
    expect(standingAfter({ state: 'reported', finishedOn: null }, 'return_result')).toEqual({
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
          if (move !== 'accept_result') return;
          // A pause between the report and its acceptance changes nothing of it.
          const before = path.slice(0, index).filter((each) => !PAUSES.includes(each.move));
          expect(before.at(-1)?.move).toBe('report_done');
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
  it('closes on the day of the latest result, parts that went elsewhere left out', () => {
    const over = part('carried_over');
    const parts = [part('closed', '2026-03-01'), over, part('closed', '2026-02-01')];
    expect(endOfGroup(parts)).toEqual({ move: 'close_group', on: '2026-03-01' });
  });
  it('is withdrawn with its last part where nothing was done', () => {
    expect(endOfGroup([part('withdrawn'), part('merged')])).toEqual({
      move: 'withdraw_group',
      on: null,
    });
  });
});
