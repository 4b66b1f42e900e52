import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay, dayFromNumber } from '../../calendar/rules/day.ts';
import {
  type CutOff,
  DECREE_09_2019,
  REPORT_KINDS,
  reportPeriod,
  reportPeriodOf,
} from '../../calendar/rules/report-periods.ts';
import { DEFAULT_TIME_RULES } from '../../calendar/rules/time-rules.ts';
import { isWorkingDay } from '../../calendar/rules/working-days.ts';
import { type DueRule, dueOf, sayDueRule } from './due-rule.ts';
import { windowOf } from './matrix-window.ts';
import { periodsOwed } from './obligation-dates.ts';
import { READY_REGIMES } from './ready-regimes.ts';
import { cutOffOf, type Hop, type RegimeTime } from './regime.ts';
import { conflictsOf } from './regime-conflicts.ts';
import { cameLate, isLocked, standingOf } from './standing.ts';

const time = DEFAULT_TIME_RULES;
const at = (day: number, monthsAfter = 0): DueRule => ({
  ...{ kind: 'day', day, monthsAfter, time: null },
});
const hop = (due: DueRule, cutOff: CutOff | null = null): Hop => ({
  reporters: { kinds: [], depth: 1, underId: null, unitIds: [], exceptIds: [] },
  ...{ receiver: { kind: 'above' }, due, cutOff },
});
const regime = (more: Partial<RegimeTime> = {}): RegimeTime => ({
  ...{ frequency: 'month', calendar: 'decree', cutOff: DECREE_09_2019.cutOff, skipped: [] },
  ...{ hops: [hop(at(20))], ...more },
});
const weekendsOnly = { ...time, calendar: { ...time.calendar, off: new Map() } };
const codes = (of: RegimeTime, under: typeof weekendsOnly = weekendsOnly) =>
  conflictsOf(of, asDay('2026-01-05'), under).map(({ code, hop: level }) =>
    `${code} ${level ?? ''}`.trim(),
  );

describe('when a report is due', () => {
  const november = reportPeriod('month', 2026, 11);
  const monday = reportPeriod('week', 2026, 47);
  it.each<[string, DueRule, ReturnType<typeof reportPeriod>, string, string]>([
    ['a day of the last month', at(25), november, '2026-11-25', 'ngày 25 tháng cuối kỳ'],
    [
      'a short month',
      at(31),
      reportPeriod('month', 2026, 2),
      '2026-02-28',
      'ngày 31 tháng cuối kỳ',
    ],
    [
      'a day of a month before',
      at(25, -1),
      reportPeriod('year', 2026),
      '2026-11-25',
      'ngày 25 tháng thứ 1 trước tháng cuối kỳ',
    ],
    [
      'two days a year',
      {
        kind: 'dates',
        dates: [
          { month: 6, day: 1, yearsAfter: 0 },
          { month: 11, day: 15, yearsAfter: 0 },
        ],
        time: null,
      },
      reportPeriod('half', 2026, 2),
      '2026-11-15',
      '01/06 và 15/11 hằng năm',
    ],
    [
      'working days after the cut-off',
      { kind: 'after', days: 3, unit: 'working_day', time: null },
      november,
      '2026-11-18',
      '3 ngày làm việc sau ngày chốt',
    ],
    [
      'a weekday of the next week, by an hour',
      { kind: 'weekday', weekday: 4, weeksAfter: 1, time: '14:00' },
      monday,
      '2026-11-26',
      'thứ Năm tuần sau, trước 14:00',
    ],
    [
      'within a quarter, as exactly as was said',
      { kind: 'within', of: 'quarter', after: 0 },
      reportPeriod('year', 2021),
      '2021-12-31',
      'trong quý cuối kỳ',
    ],
  ])('%s', (_name, rule, period, on, words) => {
    expect(dueOf(rule, period, time).on).toBe(on);
    expect(sayDueRule(rule, 'vi')).toBe(words);
    expect(sayDueRule(rule, 'en')).not.toBe(words);
  });

  it('moves off a day off where the authority reckons so, and only then', () => {
    const rule = at(25);
    const period = reportPeriod('month', 2026, 7);
    expect(dueOf(rule, period, time).on).toBe('2026-07-25');
    expect(dueOf(rule, period, { ...time, dayOff: 'all' }).on).toBe('2026-07-27');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 31 }), (n, day) => {
        const month = reportPeriodOf(dayFromNumber(20_454 + n), 'month');
        expect(isWorkingDay(dueOf(at(day), month, { ...time, dayOff: 'all' }).on)).toBe(true);
      }),
    );
  });
});

describe('what contradicts the decree', () => {
  it('is said with its source, and is allowed', () => {
    const halfYear = regime({ frequency: 'half', hops: [hop(at(6))] });
    const [first] = conflictsOf(halfYear, asDay('2026-01-05'), time);
    expect(first).toMatchObject({
      ...{ code: 'due_before_cut_off', field: 'hops', hop: 0 },
      say: { vi: 'Hạn 06/06 sớm hơn ngày chốt 14/06 (6 tháng đầu năm 2026).' },
      source: 'Nghị định 09/2019/NĐ-CP, Điều 12',
    });
  });

  it.each<[string, RegimeTime, string[]]>([
    ['nothing in the usual month', regime(), []],
    ['no working day between', regime({ hops: [hop(at(14))] }), ['no_working_day 0']],
    // 14/3/2026 is a Saturday.
    ['only a weekend between', regime({ hops: [hop(at(15))] }), ['no_working_day 0']],
    [
      'a cut-off of its own',
      regime({
        calendar: 'own',
        cutOff: { day: 30, monthsBefore: 0, weekday: 7 },
        hops: [hop(at(5, 1))],
      }),
      ['cut_off_differs'],
    ],
    [
      'a level with another cut-off',
      regime({ hops: [hop(at(20), { day: 10, monthsBefore: 0, weekday: 7 })] }),
      ['cut_offs_not_uniform 0'],
    ],
    [
      'later than the ministry itself must report',
      regime({ hops: [hop(at(28))] }),
      ['due_after_decree 0'],
    ],
    ['levels due on one day', regime({ hops: [hop(at(20)), hop(at(20))] }), ['due_not_later 1']],
    [
      'weeks of the decree',
      regime({
        frequency: 'week',
        hops: [hop({ kind: 'weekday', weekday: 4, weeksAfter: 1, time: null })],
      }),
      ['decree_has_no_weeks'],
    ],
    [
      'statistics keep the calendar',
      regime({ calendar: 'statistical', hops: [hop(at(12, 1))] }),
      [],
    ],
  ])('%s', (_name, of, expected) => expect(codes(of)).toEqual(expected));

  it('the month of Tết is told apart from a rule that is never sound', () => {
    expect(conflictsOf(regime(), asDay('2026-01-05'), time)).toMatchObject([
      {
        code: 'only_days_off',
        say: { vi: 'Tháng 2/2026: từ ngày chốt 14/02 đến hạn 20/02 đều là ngày nghỉ.' },
      },
    ]);
    const moved = { ...time, dayOff: 'all' as const };
    expect(conflictsOf(regime(), asDay('2026-01-05'), moved)).toEqual([]);
  });

  it('ready-made regimes are what their sources say, contradictions among them', () => {
    const found = Object.fromEntries(READY_REGIMES.map(({ key, words }) => [key, codes(words)]));
    expect(found['decree-month']).toEqual([]);
    expect(found['decree-year']).toEqual([]);
    expect(found['chain-month']).toEqual([]);
    expect(found['circular-02-half']).toEqual(['due_before_cut_off 0', 'due_before_cut_off 1']);
    expect(found['circular-02-year']).toEqual(['due_before_cut_off 0', 'due_before_cut_off 1']);
  });
});

describe('what is owed', () => {
  it('periods that end within the regime and begin by its horizon', () => {
    const span = {
      ...{ rulesFrom: asDay('2026-03-10'), validTo: asDay('2026-12-31'), closeAfter: 5 },
      horizon: asDay('2026-06-20'),
    };
    const of = regime({ frequency: 'quarter', skipped: [2, 4] });
    const [owed] = [periodsOwed(of, hop(at(20)), span, time)];
    expect(owed.map(({ period, dueOn, closesOn }) => [period.key, dueOn, closesOn])).toEqual([
      ['2026-Q1', '2026-03-20', '2026-03-25'],
      ['2026-Q3', '2026-09-20', '2026-09-25'],
    ]);
  });

  it('asks for each period once, wherever the horizon stands', () => {
    const kind = fc.constantFrom(...REPORT_KINDS);
    const day = fc.integer({ min: 18_000, max: 22_000 }).map(dayFromNumber);
    fc.assert(
      fc.property(kind, day, day, (frequency, one, other) => {
        const [rulesFrom, horizon] = one < other ? [one, other] : [other, one];
        const span = { rulesFrom, horizon, validTo: null, closeAfter: null };
        const owed = periodsOwed(regime({ frequency }), hop(at(20)), span, time);
        const keys = owed.map(({ period }) => period.key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(owed.every(({ cutOff }) => cutOff >= rulesFrom)).toBe(true);
        expect(cutOffOf(regime())).toEqual(DECREE_09_2019.cutOff);
      }),
      { numRuns: 60 },
    );
  });
});

describe('how a report stands', () => {
  const facts = {
    ...{ state: 'open' as const, cutOff: '2026-11-14', dueOn: '2026-11-20', dueTime: null },
    ...{ closesOn: '2026-11-30', unlockedUntil: null, submittedAt: null },
  };
  it.each([
    ['2026-11-14', 'ahead', 0],
    ['2026-11-15', 'waiting', 0],
    ['2026-11-20', 'waiting', 0],
    ['2026-11-21', 'overdue', 1],
    ['2026-11-30', 'overdue', 10],
    ['2026-12-01', 'locked', 11],
  ])('on %s: %s by %i days', (day, kind, lateDays) =>
    expect(standingOf(facts, asDay(day))).toMatchObject({ kind, lateDays }),
  );

  it('an hour counts on the due day', () => {
    const morning = new Date('2026-11-20T13:59:00+07:00');
    const evening = new Date('2026-11-20T14:01:00+07:00');
    expect([morning, evening].map((when) => cameLate('2026-11-20', '14:00', when))).toEqual([
      false,
      true,
    ]);
    expect(cameLate('2026-11-20', null, evening)).toBe(false);
  });

  it('is locked after its day, unless unlocked for that day; never once it was handed in', () => {
    const day = '2026-12-01';
    expect(isLocked(facts, day)).toBe(true);
    expect(isLocked({ ...facts, unlockedUntil: day }, day)).toBe(false);
    expect(isLocked({ ...facts, unlockedUntil: '2026-11-30' }, day)).toBe(true);
    expect(isLocked({ ...facts, state: 'accepted' }, day)).toBe(false);
    expect(isLocked({ ...facts, state: 'closed', closesOn: null }, '2026-11-01')).toBe(true);
  });
});

describe('the periods side by side', () => {
  const keys = Array.from({ length: 30 }, (_, n) => ({ key: String(n) }));
  it('are the last ones, with the way back and forth', () => {
    const last = windowOf(keys, 'month', null);
    expect([last.shown[0]?.key, last.shown.length, last.earlier, last.later]).toEqual([
      '18',
      12,
      '17',
      null,
    ]);
    const before = windowOf(keys, 'month', last.earlier);
    expect([before.shown[0]?.key, before.earlier, before.later]).toEqual(['6', '5', '29']);
    expect(windowOf([], 'month', null)).toEqual({ shown: [], earlier: null, later: null });
  });
});
