import {
  type CutOff,
  DECREE_09_2019,
  type ReportPeriodKind,
  STATISTICAL_CUT_OFF,
} from '../../calendar/rules/report-periods.ts';
import type { UnitKind } from '../../organisation/rules/unit-kind.ts';
import type { DueRule } from './due-rule.ts';

/** Whose periods a regime follows: those of NĐ 09/2019, those of the calendar (thống kê), or its own. */
export const CALENDARS = ['decree', 'statistical', 'own'] as const;
export type RegimeCalendar = (typeof CALENDARS)[number];

/** Who reports at one level: units of some kinds at some depth under a unit, and units by name. */
export interface Reporters {
  /** Empty for every kind. */
  readonly kinds: readonly UnitKind[];
  /** Levels below `underId`, 1 for the units right under it; null for any depth. */
  readonly depth: number | null;
  /** Null for the top of the authority; a unit of another authority may stand here. */
  readonly underId: string | null;
  readonly unitIds: readonly string[];
  readonly exceptIds: readonly string[];
}

/** To whom: the unit above each reporter on the day, or one unit for all. */
export type Receiver =
  | { readonly kind: 'above' }
  | { readonly kind: 'unit'; readonly unitId: string };

/** One level of a chain of reports (một cấp báo cáo). */
export interface Hop {
  readonly reporters: Reporters;
  readonly receiver: Receiver;
  readonly due: DueRule;
  /** A cut-off of this level alone; null where it keeps that of the chain, as NĐ 09/2019 wants. */
  readonly cutOff: CutOff | null;
}

/** What decides the periods and due days of a regime. */
export interface RegimeTime {
  readonly frequency: ReportPeriodKind;
  readonly calendar: RegimeCalendar;
  /** Counts where the calendar is `own`. */
  readonly cutOff: CutOff;
  readonly hops: readonly Hop[];
  /** Numbers of periods in a year that another report covers. */
  readonly skipped: readonly number[];
}

/** The cut-off that a regime really has. */
export function cutOffOf({ calendar, cutOff }: Pick<RegimeTime, 'calendar' | 'cutOff'>): CutOff {
  switch (calendar) {
    case 'decree':
      return DECREE_09_2019.cutOff;
    case 'statistical':
      return STATISTICAL_CUT_OFF;
    case 'own':
      return cutOff;
  }
}

/** The headings of a report on tasks, as units write them; a regime may have others beside them. */
export const USUAL_OUTLINE = [
  { key: 'directing', title: 'Công tác chỉ đạo, điều hành' },
  { key: 'results', title: 'Kết quả thực hiện nhiệm vụ' },
  { key: 'targets', title: 'Kết quả thực hiện chỉ tiêu' },
  { key: 'money', title: 'Kinh phí, giải ngân' },
  { key: 'difficulties', title: 'Tồn tại, hạn chế và nguyên nhân' },
  { key: 'next', title: 'Nhiệm vụ trọng tâm kỳ tới' },
  { key: 'proposals', title: 'Đề xuất, kiến nghị' },
] as const;
