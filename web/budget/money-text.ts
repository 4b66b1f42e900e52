import type { BudgetLine, Cell } from '../../server/budget/contract.ts';
import { type AmountUnit, formatAmount, parseAmount } from '../../server/budget/rules/amount.ts';
import { sayYears } from '../../server/budget/rules/period.ts';

export const UNITS = ['đồng', 'triệu', 'tỷ'] as const satisfies readonly AmountUnit[];

export function asUnit(text: string | undefined): AmountUnit {
  return UNITS.find((unit) => unit === text) ?? 'triệu';
}

/** A sum for a table: at most three decimals; the exact one belongs into the title. */
export function sumText(dong: string | null, unit: AmountUnit): string {
  return dong === null ? '' : formatAmount(BigInt(dong), unit, 3);
}

/** A sum to the last đồng. */
export function exactText(dong: string, unit: AmountUnit = 'đồng'): string {
  return formatAmount(BigInt(dong), unit);
}

/** `650/1.200`: what is disbursed of what is planned. */
export function fractionText(
  { planned, disbursed }: Pick<Cell, 'planned' | 'disbursed'>,
  unit: AmountUnit,
): string {
  return `${sumText(disbursed ?? '0', unit)}/${sumText(planned, unit)}`;
}

/** Đồng of a typed sum, or how it may have been meant; null is neither. */
export function readSum(
  typed: string,
  unit: AmountUnit,
): { readonly dong: string } | { readonly meant: string | null } {
  const read = parseAmount(typed, unit);
  return read.ok ? { dong: read.dong.toString() } : { meant: read.suggestion };
}

/** `2022, Quỹ …` in a few words. */
export function lineWords({ fromYear, toYear, source }: BudgetLine): string {
  return `${sayYears({ from: fromYear, to: toYear })}, ${source.name}`;
}
