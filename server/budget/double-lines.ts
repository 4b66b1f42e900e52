import type { CountedMoney } from './consolidated.ts';
import type { BudgetTree } from './contract.ts';
import { sumsAsText } from './line-rows.ts';
import { deducted } from './rules/consolidate.ts';
import { type Amounts, addAmounts, MEASURES, NO_AMOUNTS } from './rules/money.ts';
import { sayYears } from './rules/period.ts';

type NameOf = (authorityId: string, key: string) => string;

/**
 * What was given twice (khoản trùng): lines of which lines at places below account for a part, with what was
 * therefore taken off.
 */
export function doublesIn(
  shown: readonly CountedMoney[],
  all: readonly CountedMoney[],
  nameOf: NameOf,
): BudgetTree['doubles'] {
  const byId = new Map(all.map((each) => [each.line.id, each]));
  return shown.flatMap((each) => {
    const off = deducted(each);
    const details = each.detailIds.flatMap((id) => byId.get(id) ?? []);
    const below = details.filter(({ line }) => line.nodeId !== each.line.nodeId);
    if (off === null || below.length === 0) return [];
    return [
      {
        line: named(each, nameOf),
        given: sumsAsText(each.line.amounts),
        off: sumsAsText(off),
        details: below.map((detail) => ({
          ...named(detail, nameOf),
          given: sumsAsText(detail.line.amounts),
        })),
      },
    ];
  });
}

/** Totals given for several years beside what the years given at the same place come to. */
export function yearTotalsIn(
  shown: readonly CountedMoney[],
  all: readonly CountedMoney[],
  nameOf: NameOf,
): BudgetTree['totals'] {
  const byId = new Map(all.map((each) => [each.line.id, each]));
  return shown.flatMap((each) => {
    const { line } = each;
    if (line.fromYear === line.toYear) return [];
    const years = each.detailIds
      .flatMap((id) => byId.get(id)?.line ?? [])
      .filter(({ nodeId, fromYear, toYear }) => nodeId === line.nodeId && fromYear === toYear);
    if (years.length === 0) return [];
    const sum = years.reduce((whole, { amounts }) => addAmounts(whole, amounts), NO_AMOUNTS);
    return [
      {
        line: named(each, nameOf),
        given: sumsAsText(line.amounts),
        years: sumsAsText(sum),
        difference: sumsAsText(differenceOf(line.amounts, sum)),
      },
    ];
  });
}

function differenceOf(given: Amounts, years: Amounts): Amounts {
  const differs: Record<keyof Amounts, bigint | null> = { ...NO_AMOUNTS };
  for (const measure of MEASURES) {
    const sum = given[measure];
    if (sum !== null) differs[measure] = sum - (years[measure] ?? 0n);
  }
  return differs;
}

function named({ line }: CountedMoney, nameOf: NameOf) {
  return {
    id: line.id,
    title: line.record.title,
    years: sayYears({ from: line.fromYear, to: line.toYear }),
    source: nameOf(line.record.authorityId, line.sourceKey),
  };
}
