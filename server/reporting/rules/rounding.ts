import type { Fraction } from '../../tasks/rules/rates.ts';

/** How a table rounds its rates: printed under it, because printed reports differ. */
export const ROUNDINGS = ['half_up', 'truncate_complement'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

export const ROUNDING_WORDS: Readonly<
  Record<Rounding, { readonly name: Bilingual; readonly rule: Bilingual }>
> = {
  half_up: {
    name: { vi: 'Làm tròn nửa lên', en: 'Half up' },
    rule: {
      vi: 'Mỗi tỷ lệ tính từ tử số và mẫu số, làm tròn nửa lên đến hai chữ số thập phân.',
      en: 'Each rate from its numerator and denominator, rounded half up to two decimals.',
    },
  },
  truncate_complement: {
    name: { vi: 'Cắt bỏ và lấy phần bù', en: 'Truncated, and its complement' },
    rule: {
      vi: 'Tỷ lệ cắt bỏ từ chữ số thập phân thứ ba; tỷ lệ quá hạn là phần bù đến 100 % của tỷ lệ hoàn thành.',
      en: 'Rates are cut off after two decimals; the overdue rate is what the completion rate lacks to 100 %.',
    },
  },
};

interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** Per cent in hundredths, exact in whole numbers; null for n/0, which is no figure and never 0. */
function hundredths({ numerator, denominator }: Fraction, rounding: Rounding): number | null {
  if (denominator === 0) return null;
  const twice = 2n * 10_000n * BigInt(numerator);
  const half = rounding === 'half_up' ? BigInt(denominator) : 0n;
  return Number((twice + half) / (2n * BigInt(denominator)));
}

/** A rate as decimal text of two digits, `98.62`; null where there is nothing to divide by. */
export function roundedRate(fraction: Fraction, rounding: Rounding): string | null {
  return write(hundredths(fraction, rounding));
}

/** Two rates of the same denominator that make a whole: what is printed of the second hangs on the rule. */
export function roundedPair(
  fraction: Fraction,
  rest: Fraction,
  rounding: Rounding,
): readonly [string | null, string | null] {
  const first = hundredths(fraction, rounding);
  if (rounding === 'half_up') return [write(first), write(hundredths(rest, rounding))];
  return [write(first), write(first === null ? null : 10_000 - first)];
}

function write(value: number | null): string | null {
  if (value === null) return null;
  return `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
}
