import { formatAmount } from './amount.ts';
import type { Amounts } from './money.ts';

/** A sum that goes beyond the one that allows it: more disbursed than allotted, more allotted than planned. */
export type Excess =
  | { readonly kind: 'disbursed'; readonly sum: bigint; readonly limit: bigint }
  | { readonly kind: 'allotted'; readonly sum: bigint; readonly limit: bigint };

/** Where the sums of a line go beyond what allows them; nothing said is no limit. */
export function excessesOf({ planned, allotted, disbursed }: Amounts): Excess[] {
  const found: Excess[] = [];
  if (disbursed !== null && allotted !== null && disbursed > allotted) {
    found.push({ kind: 'disbursed', sum: disbursed, limit: allotted });
  }
  if (allotted !== null && planned !== null && allotted > planned) {
    found.push({ kind: 'allotted', sum: allotted, limit: planned });
  }
  return found;
}

/** The excess that a change makes or makes greater; one that stood before it needs no new decision. */
export function newExcess(before: Amounts, after: Amounts): Excess | null {
  const earlier = excessesOf(before);
  const isNew = (excess: Excess) => {
    const same = earlier.find(({ kind }) => kind === excess.kind);
    return !same || excess.sum - excess.limit > same.sum - same.limit;
  };
  return excessesOf(after).find(isNew) ?? null;
}

/** The two sums of an excess as a sentence says them, in triệu. */
export function sayExcess({ sum, limit }: Excess): { sum: string; limit: string } {
  return { sum: formatAmount(sum, 'triệu'), limit: formatAmount(limit, 'triệu') };
}
