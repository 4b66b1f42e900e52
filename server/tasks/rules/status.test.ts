import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, type Day, dayFromNumber } from '../../calendar/rules/day.ts';
import { daysLate, isOpen, STATUSES, type StatusFacts, statusOn, TASK_STATES } from './status.ts';

const on = (text: string | null): Day | null => (text === null ? null : asDay(text));

describe('the status of a task on a day', () => {
  test.each([
    // what, state, due, finished, on, status, days late
    [
      'done the day before the deadline',
      'closed',
      '2021-12-31',
      '2021-12-30',
      '2022-03-01',
      'HT_DUNG_HAN',
      0,
    ],
    [
      'done on the deadline day',
      'closed',
      '2021-12-31',
      '2021-12-31',
      '2022-03-01',
      'HT_DUNG_HAN',
      0,
    ],
    ['done a day late', 'closed', '2021-12-31', '2022-01-01', '2022-03-01', 'HT_QUA_HAN', 1],
    ['done without a deadline', 'closed', null, '2022-01-01', '2022-03-01', 'HT_DUNG_HAN', 0],
    [
      'open before the deadline',
      'in_progress',
      '2021-12-31',
      null,
      '2021-12-01',
      'DTH_TRONG_HAN',
      0,
    ],
    [
      'open on the deadline day',
      'in_progress',
      '2021-12-31',
      null,
      '2021-12-31',
      'DTH_TRONG_HAN',
      0,
    ],
    ['open the day after', 'in_progress', '2021-12-31', null, '2022-01-01', 'DTH_QUA_HAN', 1],
    ['open without a deadline', 'accepted', null, null, '2022-03-01', 'DTH_KHONG_HAN', 0],
    [
      'not accepted by its unit, past the deadline',
      'assigned',
      '2021-12-31',
      null,
      '2022-01-10',
      'DTH_QUA_HAN',
      10,
    ],
    [
      'reported in time but not accepted yet',
      'reported',
      '2021-12-31',
      null,
      '2022-01-05',
      'DTH_QUA_HAN',
      5,
    ],
    [
      'the same, accepted later: the submission counts',
      'closed',
      '2021-12-31',
      '2021-12-31',
      '2022-01-05',
      'HT_DUNG_HAN',
      0,
    ],
    [
      'returned: its result is cleared and it is open again',
      'in_progress',
      '2021-12-31',
      null,
      '2022-01-02',
      'DTH_QUA_HAN',
      2,
    ],
    [
      'handed back, waiting for the assigner',
      'handed_back',
      '2021-12-31',
      null,
      '2021-12-20',
      'DTH_TRONG_HAN',
      0,
    ],
    [
      'handed back past the deadline',
      'handed_back',
      '2021-12-31',
      null,
      '2022-01-01',
      'DTH_QUA_HAN',
      1,
    ],
    ['withdrawn past the deadline', 'withdrawn', '2021-12-31', null, '2022-06-01', 'THU_HOI', 0],
    ['merged into another', 'merged', '2021-12-31', null, '2022-06-01', 'THU_HOI', 0],
    ['suspended past the deadline', 'suspended', '2021-12-31', null, '2022-06-01', 'TAM_DUNG', 0],
    [
      'carried over keeps its deadline',
      'carried_over',
      '2021-12-31',
      null,
      '2022-01-31',
      'CHUYEN_KY',
      31,
    ],
    ['carried over without a deadline', 'carried_over', null, null, '2022-01-31', 'CHUYEN_KY', 0],
  ] as const)('%s', (_what, state, due, finished, day, status, late) => {
    const facts: StatusFacts = { state, dueOn: on(due), finishedOn: on(finished) };
    expect(statusOn(facts, asDay(day))).toBe(status);
    expect(daysLate(facts, asDay(day))).toBe(late);
  });

  test('an extension makes it in time by the deadline in force and late by the first', () => {
    const facts = { state: 'closed', finishedOn: asDay('2022-01-10') } as const;
    const day = asDay('2022-02-01');
    expect(statusOn({ ...facts, dueOn: asDay('2022-01-15') }, day)).toBe('HT_DUNG_HAN');
    expect(statusOn({ ...facts, dueOn: asDay('2021-12-31') }, day)).toBe('HT_QUA_HAN');
  });

  test('a closed task without the day of its result is refused', () => {
    const facts: StatusFacts = { state: 'closed', dueOn: asDay('2021-12-31'), finishedOn: null };
    expect(() => statusOn(facts, asDay('2022-01-01'))).toThrow(RangeError);
  });
});

describe('every task on every day', () => {
  const day = fc.integer({ min: 18_000, max: 21_000 }).map(dayFromNumber);
  const facts = fc.record({
    state: fc.constantFrom(...TASK_STATES),
    dueOn: fc.option(day),
    finishedOn: day,
  });

  test('has one of the eight statuses, and days late exactly where the word says late', () => {
    fc.assert(
      fc.property(facts, day, (task, today) => {
        const status = statusOn(task, today);
        expect(STATUSES).toContain(status);
        const late = daysLate(task, today);
        if (status === 'HT_QUA_HAN' || status === 'DTH_QUA_HAN') expect(late).toBeGreaterThan(0);
        else if (status !== 'CHUYEN_KY') expect(late).toBe(0);
        expect(status.startsWith('DTH')).toBe(isOpen(task.state));
      }),
    );
  });

  test('once overdue stays overdue while nothing is done, a day more each day', () => {
    fc.assert(
      fc.property(facts, day, fc.nat(400), (task, today, later) => {
        fc.pre(statusOn(task, today) === 'DTH_QUA_HAN');
        expect(statusOn(task, addDays(today, later))).toBe('DTH_QUA_HAN');
        expect(daysLate(task, addDays(today, later))).toBe(daysLate(task, today) + later);
      }),
    );
  });

  test('a later deadline never makes it later', () => {
    fc.assert(
      fc.property(facts, day, fc.nat(400), (task, today, more) => {
        fc.pre(task.dueOn !== null);
        const extended = { ...task, dueOn: task.dueOn && addDays(task.dueOn, more) };
        expect(daysLate(extended, today)).toBeLessThanOrEqual(daysLate(task, today));
      }),
    );
  });

  test('what is done does not change with the day it is looked at', () => {
    fc.assert(
      fc.property(facts, day, day, (task, one, other) => {
        const closed: StatusFacts = { ...task, state: 'closed' };
        expect(statusOn(closed, one)).toBe(statusOn(closed, other));
      }),
    );
  });
});
