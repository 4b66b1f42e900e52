import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import { circleOf, type NetworkTask, networkOn, type Wait } from './network.ts';

const TODAY = asDay('2026-11-22');

function task(id: string, dueOn: string | null, more: Partial<NetworkTask> = {}): NetworkTask {
  return {
    id,
    isDone: false,
    weight: 1,
    startsOn: asDay('2026-10-01'),
    ownStart: false,
    dueOn: dueOn === null ? null : asDay(dueOn),
    finishedOn: null,
    ...more,
  };
}

const waits = (...pairs: readonly (readonly [string, string])[]): Wait[] =>
  pairs.map(([taskId, onTaskId]) => ({ taskId, onTaskId }));

describe('a wait that would close a circle', () => {
  it('is told with the way round', () => {
    const known = waits(['2', '1'], ['3', '2']);
    expect(circleOf(known, { taskId: '1', onTaskId: '3' })).toEqual(['1', '3', '2']);
    expect(circleOf(known, { taskId: '1', onTaskId: '1' })).toEqual(['1']);
    expect(circleOf(known, { taskId: '3', onTaskId: '1' })).toBeNull();
  });

  it('is refused however the waits came about, so that an order always exists', () => {
    const pair = fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]) => [String(a), String(b)] as const);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
        const kept: Wait[] = [];
        for (const [taskId, onTaskId] of pairs) {
          if (circleOf(kept, { taskId, onTaskId }) === null) kept.push({ taskId, onTaskId });
        }
        const tasks = Array.from({ length: 10 }, (_, id) => task(String(id), '2026-12-31'));
        const { holdUps } = networkOn(tasks, kept, TODAY);
        const holders = new Set(kept.map(({ onTaskId }) => onTaskId));
        expect(new Set(holdUps.map(({ id }) => id))).toEqual(holders);
      }),
    );
  });
});

describe('what holds up most', () => {
  it('counts all that waits behind through any depth, once each, the heaviest first', () => {
    const tasks = [
      task('1', '2026-12-01'),
      task('2', '2026-12-05', { weight: 3 }),
      task('3', '2026-12-10'),
      task('4', '2026-12-20', { weight: 5 }),
    ];
    // 4 waits for 2 and 3, which both wait for 1.
    const links = waits(['2', '1'], ['3', '1'], ['4', '2'], ['4', '3']);
    expect(networkOn(tasks, links, TODAY).holdUps).toEqual([
      { id: '1', count: 3, weight: 9 },
      { id: '2', count: 1, weight: 5 },
      { id: '3', count: 1, weight: 5 },
    ]);
  });

  it('nothing waits for a task that is done, nor through one', () => {
    const done = { isDone: true, finishedOn: asDay('2026-11-01') };
    const tasks = [task('1', '2026-12-01'), task('2', null, done), task('3', '2026-12-10')];
    const { holdUps } = networkOn(tasks, waits(['2', '1'], ['3', '2']), TODAY);
    expect(holdUps).toEqual([]);
  });
});

describe('the critical path and the shifts to propose', () => {
  it('an overdue task pushes what waits for it by what the plan gave each', () => {
    const tasks = [
      task('1', '2026-11-12'),
      task('2', '2026-11-27'),
      task('3', '2026-12-31'),
      task('4', '2026-11-30', { ownStart: true, startsOn: asDay('2026-11-28') }),
    ];
    const view = networkOn(tasks, waits(['2', '1'], ['3', '2'], ['4', '1']), TODAY);
    // 1 cannot have ended before today; 2 was given 15 days after it, 3 another 34.
    expect(view.shifts).toEqual([
      { id: '2', from: '2026-11-27', to: '2026-12-07', because: '1' },
      { id: '3', from: '2026-12-31', to: '2027-01-10', because: '2' },
    ]);
    expect(view.criticalPath.map(({ id, endsOn }) => [id, endsOn])).toEqual([
      ['1', '2026-11-22'],
      ['2', '2026-12-07'],
      ['3', '2027-01-10'],
    ]);
  });

  it('proposes nothing where all is in time, nor for what is merely late by itself', () => {
    const inTime = networkOn(
      [task('1', '2026-11-30'), task('2', '2026-12-15')],
      waits(['2', '1']),
      TODAY,
    );
    expect(inTime.shifts).toEqual([]);
    expect(inTime.criticalPath.map(({ id }) => id)).toEqual(['1', '2']);
    const alone = networkOn([task('1', '2026-11-01')], [], TODAY);
    expect(alone).toEqual({ holdUps: [], criticalPath: [], shifts: [] });
  });

  it('a plan in time before its first deadline has no shifts; a slip of d days shifts by d at most', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 60 }), (days, slip) => {
        let due = TODAY;
        const tasks = days.map((gap, index) => {
          due = addDays(due, gap);
          return task(String(index + 1), due, { startsOn: TODAY });
        });
        const links = waits(
          ...tasks.slice(1).map(({ id }, index) => [id, String(index + 1)] as const),
        );
        expect(networkOn(tasks, links, TODAY).shifts).toEqual([]);
        const first = tasks[0]?.dueOn ?? TODAY;
        const later = networkOn(tasks, links, addDays(first, slip));
        for (const { from, to } of later.shifts) expect(to).toBe(addDays(from, slip));
        expect(later.shifts).toHaveLength(tasks.length - 1);
      }),
    );
  });
});
