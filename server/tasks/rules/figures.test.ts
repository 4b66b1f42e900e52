import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import { TASK_STATES } from '../contract.ts';
import { movements, type Postable } from './accounts.ts';
import { AGE_BANDS, ageing } from './ageing.ts';
import { partDeadline } from './part-deadline.ts';
import { sixPoints } from './six-points.ts';

describe('ageing', () => {
  it.each([
    [1, 0],
    [30, 0],
    [31, 1],
    [60, 1],
    [61, 2],
    [120, 2],
    [121, 3],
  ])('%i days late stand in band %i', (days, band) => {
    expect(ageing([days]).map(({ count }) => count)).toEqual(
      AGE_BANDS.map((_, index) => (index === band ? 1 : 0)),
    );
  });
  it('leaves out what is in time', () => {
    expect(ageing([0, -5]).every(({ count }) => count === 0)).toBe(true);
  });
});

describe('movements of the ledger', () => {
  const FIRST = asDay('2026-01-01');
  const day = fc.nat(90).map((days) => addDays(FIRST, days));
  const instant = day.map((on) => new Date(`${on}T05:00:00Z`));
  const task: fc.Arbitrary<Postable> = fc
    .record({
      planId: fc.constant('1'),
      unitId: fc.constantFrom('10', '11'),
      fieldId: fc.option(fc.constantFrom('5', '6')),
      layer: fc.constantFrom(0, 1),
      isGroup: fc.boolean(),
      state: fc.constantFrom(...TASK_STATES),
      dueOn: fc.option(day),
      finishedOn: day,
      reportedAt: fc.option(instant),
      since: instant,
      leaderId: fc.option(fc.constantFrom('20', '21')),
    })
    .map((given) => ({ ...given, finishedOn: given.state === 'closed' ? given.finishedOn : null }));

  const key = ({ delta: _, ...line }: ReturnType<typeof movements>[number]) =>
    [
      line.planId,
      line.unitId,
      line.fieldId,
      line.layer,
      line.leaderId,
      line.account,
      line.dueOn,
    ].join(' ');
  const sum = (lines: ReturnType<typeof movements>) => {
    const total = new Map<string, number>();
    for (const line of lines) total.set(key(line), (total.get(key(line)) ?? 0) + line.delta);
    return [...total].filter(([, delta]) => delta !== 0).sort();
  };

  it('take a task off where it stood and put it where it stands, through any chain of changes', () => {
    fc.assert(
      fc.property(
        fc.array(task, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (chain, isGroup) => {
          const life = chain.map((each) => ({ ...each, isGroup }));
          const posted = life.flatMap((now, index) => movements(life[index - 1] ?? null, now));
          const last = life.at(-1) ?? null;
          expect(sum(posted)).toEqual(sum(movements(null, last)));
          const standing = sum(movements(null, last)).filter(([name]) => !name.includes('heard'));
          expect(standing.length).toBe(isGroup ? 0 : 1);
        },
      ),
    );
  });
});

describe('the deadline of a part', () => {
  const today = asDay('2026-03-02');
  const fixed = (day: string) => ({
    ...{ raw: day, kind: 'FIXED' as const, precision: 'day' as const, norm: day },
    ...{ startsOn: null, dueOn: day },
  });
  const whole = { deadline: fixed('2026-06-30'), dueOn: asDay('2026-06-30') };
  it('is that of the whole where none was typed, or only words without a day', () => {
    expect(partDeadline(null, whole, { today, hasReason: false })).toMatchObject(whole);
    const words = { ...fixed('x'), raw: 'theo lộ trình', norm: null, dueOn: null };
    expect(partDeadline(words, whole, { today, hasReason: false })).toMatchObject(whole);
  });
  it('keeps words without a day under an undated whole', () => {
    const words = { ...fixed('x'), raw: 'theo lộ trình', norm: null, dueOn: null };
    const undated = { deadline: { ...words, raw: '' }, dueOn: null };
    const found = partDeadline(words, undated, { today, hasReason: false });
    expect(found).toMatchObject({
      dueOn: null,
      deadline: { kind: 'REFERS', raw: 'theo lộ trình' },
    });
  });
  it('believes the words, not a day that came beside them', () => {
    const lie = { ...fixed('2026-04-30'), dueOn: '2026-09-30' };
    expect(partDeadline(lie, whole, { today, hasReason: false }).dueOn).toBe('2026-04-30');
  });
  it('refuses a day after the whole, and one that has passed without a reason', () => {
    const late = partDeadline(fixed('2026-07-01'), whole, { today, hasReason: true });
    expect(late.refusal).toMatchObject({ why: 'after_whole' });
    const early = (hasReason: boolean) =>
      partDeadline(fixed('2026-03-01'), whole, { today, hasReason }).refusal;
    expect(early(false)).toMatchObject({ why: 'passed' });
    expect(early(true)).toBeNull();
  });
});

describe('the six points', () => {
  it('name what an assignment leaves open', () => {
    const points = sixPoints({
      ...{ title: 'Rà soát danh mục', quote: 'Rà soát danh mục, trình Bộ trưởng' },
      ...{ deadlineKind: 'SOFT', product: null, isGroup: false, hasDeadline: false },
      ...{ hasPerson: true, hasDecider: false },
    });
    const open = points.filter(({ clear }) => !clear).map(({ point }) => point);
    expect(open).toEqual(['time', 'product']);
  });
});
