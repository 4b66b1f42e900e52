import type { CountedLine, GivenLine } from '../../budget/rules/consolidate.ts';
import { type Amounts, addAmounts, NO_AMOUNTS } from '../../budget/rules/money.ts';
import type { MoneyFacts } from './publication-facts.ts';

/**
 * Money by source and year from counted lines, each đồng once. What is given for several years and not split
 * stands without a year. Carried-over capital was planned in its own year: where that stands here too, only
 * what was disbursed of it counts again.
 */
export function moneyFacts(
  counted: readonly CountedLine<HeldLine>[],
  nameOf: (sourceKey: string) => string,
): MoneyFacts[] {
  const first = Math.min(...counted.map(({ line }) => line.fromYear));
  const places = new Map<string, Place>();
  for (const { line, counted: amounts } of counted) {
    const { sourceKey, fromYear, toYear, carriedFrom, record } = line;
    const year = fromYear === toYear ? fromYear : null;
    const ref = `${sourceKey}/${year ?? ''}`;
    const place = places.get(ref) ?? { sourceKey, year, amounts: NO_AMOUNTS, basis: [] };
    const isPlannedBefore = carriedFrom !== null && carriedFrom >= first;
    const own = isPlannedBefore ? { ...amounts, planned: null, allotted: null } : amounts;
    const basis = record.decision === null ? place.basis : [...place.basis, record.decision];
    places.set(ref, { ...place, amounts: addAmounts(place.amounts, own), basis });
  }
  return [...places]
    .toSorted(
      ([, a], [, b]) =>
        nameOf(a.sourceKey).localeCompare(nameOf(b.sourceKey), 'vi') ||
        (a.year ?? 9999) - (b.year ?? 9999),
    )
    .map(([ref, { sourceKey, year, amounts, basis }]) => ({
      ref,
      thing: {
        ...{ source: nameOf(sourceKey), year, basis: [...new Set(basis)].join(', ') },
        ...{ planned: asNumber(amounts.planned), allotted: asNumber(amounts.allotted) },
        disbursed: asNumber(amounts.disbursed),
      },
    }));
}

/** A line with the paper by which its sum was decided. */
interface HeldLine extends GivenLine {
  readonly record: { readonly decision: string | null };
}

interface Place {
  readonly sourceKey: string;
  readonly year: number | null;
  readonly amounts: Amounts;
  readonly basis: readonly string[];
}

function asNumber(sum: bigint | null): number | null {
  return sum === null ? null : Number(sum);
}
