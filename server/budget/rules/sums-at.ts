import { type Amounts, type Measure, NO_AMOUNTS } from './money.ts';

/** What of an entry decides a sum. */
export interface SaidSum {
  readonly id: string;
  readonly measure: Measure;
  readonly amount: string;
  readonly on_day: string;
  readonly version: number;
  readonly until_version: number | null;
}

/** The sums of a line at one of its versions: the latest plan and allotment, all disbursements together. */
export function amountsAtVersion(entries: readonly SaidSum[], version: number): Amounts {
  const held = entries.filter(
    (entry) =>
      entry.version <= version && (entry.until_version === null || entry.until_version > version),
  );
  const sums: Record<Measure, bigint | null> = { ...NO_AMOUNTS };
  const inOrder = held.toSorted(
    (a, b) => a.on_day.localeCompare(b.on_day) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1),
  );
  for (const { measure, amount } of inOrder) {
    const earlier = measure === 'disbursed' ? (sums.disbursed ?? 0n) : 0n;
    sums[measure] = earlier + BigInt(amount);
  }
  return sums;
}
