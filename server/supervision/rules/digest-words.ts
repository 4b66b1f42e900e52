import { type Day, formatDay } from '../../calendar/rules/day.ts';
import type { StandsFor } from './recipients.ts';
import type { Rung } from './reminder-rules.ts';

/** The counts of a digest. */
export interface DigestCounts {
  readonly soon: number;
  readonly overdue: number;
  readonly reports: number;
}

const grouped = (count: number) => String(count).replace(/\B(?=(?:\d{3})+$)/g, '.');

/** “12 nhiệm vụ quá hạn, 3 sắp đến hạn, 1 báo cáo”, counts of nothing left out. */
export function sayCounts({ soon, overdue, reports }: DigestCounts): { vi: string; en: string } {
  const vi = [
    ...(overdue > 0 ? [`${grouped(overdue)} nhiệm vụ quá hạn`] : []),
    ...(soon > 0 ? [`${grouped(soon)} nhiệm vụ sắp đến hạn`] : []),
    ...(reports > 0 ? [`${grouped(reports)} báo cáo phải nộp`] : []),
  ];
  const en = [
    ...(overdue > 0 ? [`${grouped(overdue)} overdue`] : []),
    ...(soon > 0 ? [`${grouped(soon)} due soon`] : []),
    ...(reports > 0 ? [`${grouped(reports)} reports to send`] : []),
  ];
  return { vi: vi.join(', '), en: en.join(', ') };
}

/** The name under which a digest stands in lists and letters. */
export function digestTitle(day: Day): { vi: string; en: string } {
  const written = formatDay(day);
  return { vi: `Nhắc việc ngày ${written}`, en: `Reminders of ${written}` };
}

const RUNG_WORDS = {
  officer: { vi: 'đầu mối', en: 'the contact officer' },
  head: { vi: 'thủ trưởng đơn vị', en: 'the head of the unit' },
  deputy: { vi: 'lãnh đạo phụ trách', en: 'the directing leader' },
  body: { vi: 'người đứng đầu cơ quan', en: 'the head of the body' },
} as const satisfies Record<Rung, { vi: string; en: string }>;

/** “thay Trần Văn An, vắng đến 25/11/2026”, “thay đầu mối, chưa có người”. */
export function sayStandsFor({ rung, why, name, until }: StandsFor): { vi: string; en: string } {
  const whom = { vi: name ?? RUNG_WORDS[rung].vi, en: name ?? RUNG_WORDS[rung].en };
  if (why === 'vacant') {
    return { vi: `thay ${whom.vi}, chưa có người`, en: `in place of ${whom.en}, nobody named` };
  }
  const last =
    until === null ? '' : `${until.slice(8, 10)}/${until.slice(5, 7)}/${until.slice(0, 4)}`;
  return {
    vi: `thay ${whom.vi}, vắng đến ${last}`,
    en: `in place of ${whom.en}, away until ${last}`,
  };
}

/** “quá hạn 7 ngày”, “còn 3 ngày”, “đến hạn hôm nay”. */
export function sayDays(late: number): { vi: string; en: string } {
  if (late > 0) return { vi: `quá hạn ${late} ngày`, en: `${late} days overdue` };
  if (late === 0) return { vi: 'đến hạn hôm nay', en: 'due today' };
  return { vi: `còn ${-late} ngày`, en: `${-late} days left` };
}
