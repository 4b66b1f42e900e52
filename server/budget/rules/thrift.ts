/** The steps of a sum from what a unit asks for to what is settled, in their order. */
export const STEPS = ['proposed', 'estimated', 'appraised', 'approved', 'settled'] as const;
export type Step = (typeof STEPS)[number];
/** The steps at which something can be saved: all but the first. */
export const SAVING_STEPS = ['estimated', 'appraised', 'approved', 'settled'] as const;
export type SavingStep = (typeof SAVING_STEPS)[number];

/** Đồng by step; null where the sum has not come so far, or nobody said. */
export type StepAmounts = { readonly [S in Step]: bigint | null };
/** Đồng saved (tiết kiệm) at each step; negative where it grew. */
export type Savings = { readonly [S in SavingStep]: bigint | null };

export const NO_STEPS: StepAmounts = {
  proposed: null,
  estimated: null,
  appraised: null,
  approved: null,
  settled: null,
};

/**
 * What each step saved against the last step before it of which a sum is known. So the savings of all steps
 * add up to the first known sum less the last.
 */
export function savingsOf(amounts: StepAmounts): Savings {
  let before: bigint | null = amounts.proposed;
  const saved: Record<SavingStep, bigint | null> = {
    estimated: null,
    appraised: null,
    approved: null,
    settled: null,
  };
  for (const step of SAVING_STEPS) {
    const amount = amounts[step];
    if (amount === null) continue;
    if (before !== null) saved[step] = before - amount;
    before = amount;
  }
  return saved;
}

/** Adds savings of several sums; a step of which nobody knows stays unknown. */
export function totalSavings(all: readonly Savings[]): Savings & { readonly total: bigint } {
  const sum = (step: SavingStep) =>
    all.reduce<bigint | null>((whole, each) => {
      const saved = each[step];
      return saved === null ? whole : (whole ?? 0n) + saved;
    }, null);
  const totals = {
    estimated: sum('estimated'),
    appraised: sum('appraised'),
    approved: sum('approved'),
    settled: sum('settled'),
  };
  const total = SAVING_STEPS.reduce((whole, step) => whole + (totals[step] ?? 0n), 0n);
  return { ...totals, total };
}
