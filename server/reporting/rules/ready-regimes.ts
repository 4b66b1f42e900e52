import { DECREE_09_2019, type ReportPeriodKind } from '../../calendar/rules/report-periods.ts';
import type { Weekday } from '../../calendar/rules/week.ts';
import type { DueRule } from './due-rule.ts';
import type { Hop, RegimeTime, Reporters } from './regime.ts';

/** A regime that may be taken over: its words as they would be typed, and where units are still to be chosen. */
export interface ReadyRegime {
  readonly key: string;
  readonly about: { readonly vi: string; readonly en: string };
  readonly words: RegimeTime & {
    readonly name: string;
    readonly basis: string;
    readonly content: string;
  };
}

const nobody: Reporters = { kinds: [], depth: null, underId: null, unitIds: [], exceptIds: [] };
/** One and two levels under the top of the authority: cục, vụ, sở; then phòng, trung tâm. */
const firstLevel: Reporters = { ...nobody, depth: 1 };
const secondLevel: Reporters = { ...nobody, depth: 2 };

function level(reporters: Reporters, due: DueRule): Hop {
  return { reporters, receiver: { kind: 'above' }, due, cutOff: null };
}

const day = (date: number, monthsAfter = 0): DueRule => ({
  ...{ kind: 'day', day: date, monthsAfter, time: null },
});
const weekday = (of: Weekday): DueRule => ({
  ...{ kind: 'weekday', weekday: of, weeksAfter: 0, time: null },
});

const NAMES = {
  week: { vi: 'tuần', en: 'weekly' },
  month: { vi: 'tháng', en: 'monthly' },
  quarter: { vi: 'quý I, quý III', en: 'quarters I and III' },
  half: { vi: '6 tháng', en: 'half-yearly' },
  year: { vi: 'năm', en: 'yearly' },
} as const satisfies Partial<Record<ReportPeriodKind, { vi: string; en: string }>>;
type Named = keyof typeof NAMES;

const USUAL = {
  calendar: 'decree',
  cutOff: DECREE_09_2019.cutOff,
  skipped: [],
  content: '',
} as const;

/** Quarter II is covered by the half-year report and quarter IV by the yearly one (TT 55/2020/TT-BCT). */
const skippedOf = (kind: Named) => (kind === 'quarter' ? [2, 4] : []);

/** NĐ 09/2019: data from the 15th to the 14th; units to the authority in time for the 25th. */
const DECREE = (['month', 'quarter', 'half', 'year'] as const).map((kind): ReadyRegime => {
  const { vi, en } = NAMES[kind];
  return {
    key: `decree-${kind}`,
    about: {
      vi: `Báo cáo ${vi} theo Nghị định 09/2019/NĐ-CP: chốt ngày 14, phòng gửi ngày 17, đơn vị gửi ngày 20.`,
      en: `The ${en} report of Decree 09/2019: data to the 14th, divisions by the 17th, units by the 20th.`,
    },
    words: {
      ...USUAL,
      ...{ name: `Báo cáo định kỳ ${vi}`, basis: DECREE_09_2019.source, frequency: kind },
      ...{
        skipped: skippedOf(kind),
        hops: [level(secondLevel, day(17)), level(firstLevel, day(20))],
      },
    },
  };
});

/** Three levels, each three days after the one below; weeks from Thursday to Wednesday. */
const CHAIN = (['week', 'month', 'quarter', 'half', 'year'] as const).map((kind): ReadyRegime => {
  const { vi, en } = NAMES[kind];
  const [low, middle, high] =
    kind === 'week' ? [weekday(3), weekday(4), weekday(5)] : [day(17), day(20), day(23)];
  return {
    key: `chain-${kind}`,
    about: {
      vi: `Báo cáo ${vi} qua ba cấp như quản lý thị trường: đội, cục, tổng cục lần lượt cách nhau.`,
      en: `The ${en} report through three levels, as in market surveillance: team, bureau, general department.`,
    },
    words: {
      ...USUAL,
      ...{ name: `Báo cáo ${vi} qua ba cấp`, basis: 'Thông tư 55/2020/TT-BCT, Điều 8 và 9' },
      ...{ frequency: kind, skipped: skippedOf(kind) },
      ...(kind === 'week'
        ? { calendar: 'own', cutOff: { day: 14, monthsBefore: 0, weekday: 3 } as const }
        : {}),
      hops: [
        level({ ...nobody, depth: 3 }, low),
        level(secondLevel, middle),
        level(firstLevel, high),
      ],
    },
  };
});

/** A circular whose due days come before the data of the decree end: allowed, and shown as a conflict. */
const CIRCULAR_DUE = {
  month: [day(15), day(16)],
  quarter: [day(6), day(8)],
  half: [day(6), day(8)],
  year: [day(25, -1), day(27, -1)],
} as const;
const CIRCULAR = (['month', 'quarter', 'half', 'year'] as const).map((kind): ReadyRegime => {
  const { vi, en } = NAMES[kind];
  const [low, high] = CIRCULAR_DUE[kind];
  return {
    key: `circular-02-${kind}`,
    about: {
      vi: `Báo cáo ${vi} theo Thông tư 02/2023/TT-BTTTT; đối chiếu ngày chốt trước khi dùng.`,
      en: `The ${en} report of Circular 02/2023/TT-BTTTT; compare its days with the cut-off first.`,
    },
    words: {
      ...USUAL,
      ...{
        name: `Báo cáo ${vi} (TT 02/2023)`,
        basis: 'Thông tư 02/2023/TT-BTTTT',
        frequency: kind,
      },
      ...{ skipped: skippedOf(kind), hops: [level(secondLevel, low), level(firstLevel, high)] },
    },
  };
});

/** What one plan orders for itself. */
const OF_PLANS: readonly ReadyRegime[] = [
  {
    key: 'plan-year',
    about: {
      vi: 'Báo cáo năm riêng của một kế hoạch: trước 30/11 hằng năm.',
      en: 'The yearly report of one plan: by 30 November every year.',
    },
    words: {
      ...USUAL,
      ...{ name: 'Báo cáo năm thực hiện kế hoạch', basis: '', frequency: 'year', calendar: 'own' },
      cutOff: { day: 14, monthsBefore: 1, weekday: 7 },
      hops: [
        level(firstLevel, {
          ...{ kind: 'dates', dates: [{ month: 11, day: 30, yearsAfter: 0 }], time: null },
        }),
      ],
    },
  },
  {
    key: 'plan-half',
    about: {
      vi: 'Báo cáo hai kỳ một năm riêng của một kế hoạch: trước 01/6 và 15/11.',
      en: 'Two reports a year of one plan: by 1 June and 15 November.',
    },
    words: {
      ...USUAL,
      ...{ name: 'Báo cáo 6 tháng thực hiện kế hoạch', basis: '', frequency: 'half' },
      ...{ calendar: 'own', cutOff: { day: 14, monthsBefore: 1, weekday: 7 } },
      hops: [
        level(firstLevel, {
          kind: 'dates',
          dates: [
            { month: 6, day: 1, yearsAfter: 0 },
            { month: 11, day: 15, yearsAfter: 0 },
          ],
          time: null,
        }),
      ],
    },
  },
];

/** Regimes that come with the program; whoever takes one over names its units and may change everything. */
export const READY_REGIMES: readonly ReadyRegime[] = [
  ...DECREE,
  ...CHAIN,
  ...CIRCULAR,
  ...OF_PLANS,
];
