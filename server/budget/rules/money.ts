/** What a line says of its money: kế hoạch, phân bổ, giải ngân. */
export const MEASURES = ['planned', 'allotted', 'disbursed'] as const;
export type Measure = (typeof MEASURES)[number];

/** Đồng by measure; null where nobody has said anything, which is not 0. */
export type Amounts = { readonly [M in Measure]: bigint | null };

export const NO_AMOUNTS: Amounts = { planned: null, allotted: null, disbursed: null };

/** Adds sums; nothing said stays nothing said until something is. */
export function addAmounts(one: Amounts, other: Amounts): Amounts {
  return {
    planned: addSum(one.planned, other.planned),
    allotted: addSum(one.allotted, other.allotted),
    disbursed: addSum(one.disbursed, other.disbursed),
  };
}

function addSum(one: bigint | null, other: bigint | null): bigint | null {
  if (one === null) return other;
  return other === null ? one : one + other;
}
