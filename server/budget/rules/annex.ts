import { type AmountUnit, formatAmount } from './amount.ts';

/** One line of the annex, its sums as they are printed. */
export interface AnnexRow {
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly sources: string;
  /** Đồng in the whole period and in each of its years; null where nothing was said. */
  readonly sums: readonly (bigint | null)[];
  readonly note: string;
  /** Plans and fields stand above what they hold. */
  readonly isHead: boolean;
}

/** The annex of a capital plan: what it is called, and its table. */
export interface Annex {
  readonly authority: string;
  readonly title: string;
  readonly years: readonly number[];
  readonly period: string;
  readonly unit: AmountUnit;
  readonly rows: readonly AnnexRow[];
  readonly total: readonly (bigint | null)[];
  /** The year in which it is made, for the date line. */
  readonly madeIn: string;
}

/** A sum as the annex prints it; nothing said stays an empty cell. */
export function printedSum(dong: bigint | null, unit: AmountUnit): string {
  return dong === null ? '' : formatAmount(dong, unit);
}
