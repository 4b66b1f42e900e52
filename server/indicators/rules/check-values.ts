import type { Day } from '../../calendar/rules/day.ts';
import { formatNumber } from '../../calendar/rules/numbers.ts';
import { parsePeriod } from '../../calendar/rules/period.ts';
import type { Bilingual, Definition, ValueEntry, ValueFault } from '../contract.ts';
import { endOf } from './periods.ts';

/** A value that stands already, for comparison. */
export interface KnownValue {
  readonly unitId: string;
  readonly period: string;
  readonly member: string;
  readonly kind: ValueEntry['kind'];
  readonly value: number | null;
  readonly version: number;
}

type Fault = Omit<ValueFault, 'index'>;

const FREQUENCY_WORDS = {
  month: { vi: 'tháng, ghi như 2025-04', en: 'month, written 2025-04' },
  quarter: { vi: 'quý, ghi như 2025-Q2', en: 'quarter, written 2025-Q2' },
  half: { vi: '6 tháng, ghi như 2025-H1', en: 'half-year, written 2025-H1' },
  year: { vi: 'năm, ghi như 2025', en: 'year, written 2025' },
} as const;

/**
 * What is refused of a value: a period of the wrong kind, a figure outside of what the indicator can be, a
 * running total that falls, a correction without its reason. All faults at once.
 *
 * @param known values of the same indicator
 */
export function faultsOf(
  definition: Definition,
  entry: ValueEntry,
  known: readonly KnownValue[],
  today: Day,
): Fault[] {
  return [
    ...periodFaults(definition, entry, today),
    ...memberFaults(definition, entry),
    ...valueFaults(definition, entry),
    ...totalFaults(definition, entry, known),
    ...correctionFaults(entry, known),
  ];
}

function periodFaults({ kind, frequency }: Definition, entry: ValueEntry, today: Day): Fault[] {
  const period = parsePeriod(entry.period);
  if (!period) {
    return [
      fault(
        'period',
        `"${entry.period}" không phải kỳ. Ghi như 2025, 2025-Q2, 2025-04.`,
        `"${entry.period}" is no period. Write 2025, 2025-Q2 or 2025-04.`,
      ),
    ];
  }
  // A judgement of quality is of any day.
  if (kind !== 'qualitative' && period.kind !== frequency) {
    const { vi, en } = FREQUENCY_WORDS[frequency];
    return [
      fault('period', `Chỉ tiêu này báo cáo theo ${vi}.`, `This indicator is reported by ${en}.`),
    ];
  }
  if (entry.kind === 'actual' && period.startsOn > today) {
    return [
      fault(
        'period',
        'Kỳ này chưa bắt đầu. Ghi là Ước, hoặc sửa kỳ.',
        'This period has not begun. Enter an estimate, or correct the period.',
      ),
    ];
  }
  return [];
}

function memberFaults({ dimensions }: Definition, { member }: ValueEntry): Fault[] {
  if (member === '') return [];
  const [dimension, code] = member.split(':');
  const found = dimensions.find((each) => each.code === dimension);
  if (found?.members.some((each) => each.code === code)) return [];
  return [
    fault(
      'member',
      `Không có phân tổ "${member}". Chọn trong danh sách.`,
      `There is no member "${member}". Choose from the list.`,
    ),
  ];
}

function valueFaults(definition: Definition, entry: ValueEntry): Fault[] {
  const { kind, levels, checks } = definition;
  const { value } = entry;
  if (kind === 'qualitative') {
    const isSaid = entry.judged !== null && (entry.words?.length ?? 0) >= 10;
    return isSaid
      ? []
      : [
          fault(
            'words',
            'Chọn mức đánh giá và ghi nhận xét (ít nhất 10 chữ cái).',
            'Choose a class and say why (at least 10 letters).',
          ),
        ];
  }
  if (value === null) return [fault('value', 'Ghi giá trị.', 'Enter a value.')];
  if (kind === 'yes_no' && value !== 0 && value !== 1) {
    return [fault('value', 'Chọn Đã xong hoặc Chưa xong.', 'Choose done or not done.')];
  }
  if (kind === 'ordinal' && (!Number.isInteger(value) || value < 0 || value >= levels.length)) {
    return [
      fault(
        'value',
        `Chọn một mức: ${levels.join(', ')}.`,
        `Choose a level: ${levels.join(', ')}.`,
      ),
    ];
  }
  const figure = formatNumber(value, { decimals: 6 });
  if (checks.integer && !Number.isInteger(value)) {
    return [
      fault(
        'value',
        `${figure} không phải số nguyên. Ghi số nguyên.`,
        `${figure} is not whole. Enter a whole number.`,
      ),
    ];
  }
  if (checks.min !== null && value < checks.min) {
    const least = formatNumber(checks.min);
    return [
      fault(
        'value',
        `${figure} nhỏ hơn ${least}. Sửa giá trị hoặc đơn vị tính.`,
        `${figure} is below ${least}. Correct the value or its unit.`,
      ),
    ];
  }
  if (checks.max !== null && value > checks.max) {
    const most = formatNumber(checks.max);
    return [
      fault(
        'value',
        `${figure} lớn hơn ${most}. Sửa giá trị hoặc đơn vị tính.`,
        `${figure} is above ${most}. Correct the value or its unit.`,
      ),
    ];
  }
  return [];
}

/** Luỹ kế does not fall, unless a note says why. */
function totalFaults(
  { checks }: Definition,
  entry: ValueEntry,
  known: readonly KnownValue[],
): Fault[] {
  const before = previousOf(entry, known);
  if (!checks.cumulative || entry.value === null || before === null || entry.note) return [];
  if (entry.value >= before) return [];
  const [from, to] = [formatNumber(before), formatNumber(entry.value)];
  return [
    fault(
      'value',
      `Luỹ kế giảm từ ${from} xuống ${to}. Sửa, hoặc ghi chú lý do.`,
      `The running total falls from ${from} to ${to}. Correct it, or say why in the note.`,
    ),
  ];
}

function correctionFaults(entry: ValueEntry, known: readonly KnownValue[]): Fault[] {
  const standing = standingAt(entry, known);
  if (!standing || standing.value === entry.value || (entry.why?.length ?? 0) >= 5) return [];
  return [
    fault(
      'why',
      'Đã có số liệu của kỳ này. Ghi lý do sửa (ít nhất 5 chữ cái).',
      'This period has a value already. Say why it is corrected (at least 5 letters).',
    ),
  ];
}

/** The value that stands in the very place of an entry. */
export function standingAt(
  entry: Pick<ValueEntry, 'unitId' | 'period' | 'member' | 'kind'>,
  known: readonly KnownValue[],
): KnownValue | null {
  return (
    known.find(
      (each) =>
        each.period === entry.period &&
        each.unitId === entry.unitId &&
        each.member === entry.member &&
        each.kind === entry.kind,
    ) ?? null
  );
}

/**
 * What looks odd about a value and may be right: it asks, it never blocks. "Gấp 10 lần kỳ trước."
 *
 * @param before actual values of the same unit and member in earlier periods, oldest first
 */
export function hintsOf(measure: string, value: number, before: readonly number[]): Bilingual[] {
  const hints: Bilingual[] = [];
  const last = before.at(-1);
  if (last !== undefined && last !== 0 && value !== 0) {
    const times = Math.abs(value / last);
    if (times >= 10) {
      const said = formatNumber(times, { decimals: 0 });
      hints.push({
        vi: `Gấp ${said} lần kỳ trước. Kiểm tra đơn vị tính hoặc ghi chú.`,
        en: `${said} times the period before. Check the unit of measure, or add a note.`,
      });
    } else if (times <= 0.1) {
      const said = formatNumber(1 / times, { decimals: 0 });
      hints.push({
        vi: `Bằng 1/${said} kỳ trước. Kiểm tra đơn vị tính hoặc ghi chú.`,
        en: `1/${said} of the period before. Check the unit of measure, or add a note.`,
      });
    }
  }
  if (measure.startsWith('%') && value > 100) {
    hints.push({
      vi: 'Lớn hơn 100 %. Kiểm tra lại hoặc ghi chú.',
      en: 'More than 100 %. Check it, or add a note.',
    });
  }
  if (hints.length === 0 && isFarOut(value, before)) {
    hints.push({
      vi: 'Lệch xa các kỳ trước. Kiểm tra lại hoặc ghi chú.',
      en: 'Far from the periods before. Check it, or add a note.',
    });
  }
  return hints;
}

/** A step more than five times the usual step, where four periods or more tell what is usual. */
function isFarOut(value: number, before: readonly number[]): boolean {
  const steps = before.slice(1).map((each, index) => Math.abs(each - (before[index] ?? each)));
  const last = before.at(-1);
  if (steps.length < 3 || last === undefined) return false;
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  return usual > 0 && Math.abs(value - last) > 5 * usual;
}

function previousOf(entry: ValueEntry, known: readonly KnownValue[]): number | null {
  const end = endOf(entry.period);
  const year = entry.period.slice(0, 4);
  const before = known
    .filter(
      (each) =>
        each.kind === 'actual' &&
        each.unitId === entry.unitId &&
        each.member === entry.member &&
        each.value !== null &&
        endOf(each.period) < end &&
        // A running total of the year begins anew with it.
        (each.period.slice(0, 4) === year || each.period.length === 4),
    )
    .toSorted((a, b) => (endOf(a.period) < endOf(b.period) ? -1 : 1));
  return before.at(-1)?.value ?? null;
}

function fault(field: Fault['field'], vi: string, en: string): Fault {
  return { field, vi, en };
}
