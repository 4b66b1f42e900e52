/** Bands of days past the deadline: reports speak of tasks late by more than 30, 60 and 120 days. */
export const AGE_BANDS = [
  { from: 1, upTo: 30 },
  { from: 31, upTo: 60 },
  { from: 61, upTo: 120 },
  { from: 121, upTo: null },
] as const satisfies readonly { from: number; upTo: number | null }[];

export interface AgeBand {
  readonly from: number;
  /** Null for the last band, which has no end. */
  readonly upTo: number | null;
  readonly count: number;
}

/** How many open tasks are late by how much. @param daysLate whole days; 0 and less are in time */
export function ageing(daysLate: Iterable<number>): AgeBand[] {
  const late = [...daysLate];
  return AGE_BANDS.map(({ from, upTo }) => ({
    from,
    upTo,
    count: late.filter((days) => days >= from && (upTo === null || days <= upTo)).length,
  }));
}
