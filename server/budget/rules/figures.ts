import type { CountedLine, GivenLine } from './consolidate.ts';
import { type Amounts, addAmounts, MEASURES, NO_AMOUNTS } from './money.ts';

/**
 * The figures of a place (a node, a unit, a source): each year's own capital, what is given for several
 * years and not yet split (chưa chia năm), both together, and carried-over capital (vốn kéo dài) apart:
 * it was part of an earlier year's plan, so it is never added to a plan again.
 */
export interface Figures {
  readonly years: ReadonlyMap<number, Amounts>;
  readonly unsplit: Amounts;
  readonly whole: Amounts;
  readonly carriedYears: ReadonlyMap<number, Amounts>;
  readonly carried: Amounts;
}

/** Sums counted amounts; the years and what is not split always come to the whole. */
export function figuresOf(counted: readonly CountedLine<GivenLine>[]): Figures {
  const years = new Map<number, Amounts>();
  const carriedYears = new Map<number, Amounts>();
  let unsplit = NO_AMOUNTS;
  let whole = NO_AMOUNTS;
  let carried = NO_AMOUNTS;
  const add = (map: Map<number, Amounts>, year: number, amounts: Amounts) =>
    map.set(year, addAmounts(map.get(year) ?? NO_AMOUNTS, amounts));
  for (const { line, counted: amounts } of counted) {
    if (line.carriedFrom !== null) {
      add(carriedYears, line.fromYear, amounts);
      carried = addAmounts(carried, amounts);
      continue;
    }
    whole = addAmounts(whole, amounts);
    if (line.fromYear === line.toYear) add(years, line.fromYear, amounts);
    else unsplit = addAmounts(unsplit, amounts);
  }
  return { years, unsplit, whole, carriedYears, carried };
}

/**
 * What of counted money falls into some years, for one who asks for a sum: plans and allotments of those
 * years, with carried-over capital only where its own year lies before them; all that was disbursed in them.
 */
export function moneyWithin(
  counted: readonly CountedLine<GivenLine>[],
  fromYear: number,
  toYear: number,
): { planned: bigint; allotted: bigint; disbursed: bigint } {
  const sums = { planned: 0n, allotted: 0n, disbursed: 0n };
  for (const { line, counted: amounts } of counted) {
    if (line.fromYear < fromYear || line.toYear > toYear) continue;
    const isOfTheseYears = line.carriedFrom !== null && line.carriedFrom >= fromYear;
    for (const measure of MEASURES) {
      if (measure !== 'disbursed' && isOfTheseYears) continue;
      sums[measure] += amounts[measure] ?? 0n;
    }
  }
  return sums;
}
