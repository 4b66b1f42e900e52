/**
 * Consideration is suspended (tạm dừng xét) while discipline, an inspection or a complaint is pending.
 * Source: NĐ 152/2025/NĐ-CP, Điều 4.
 */
export const SUSPENSION_CAUSES = ['discipline', 'inspection', 'complaint'] as const;
export type SuspensionCause = (typeof SUSPENSION_CAUSES)[number];

export interface Suspension {
  readonly cause: SuspensionCause;
  readonly from: string;
  /** The day on which it was settled; null while it is pending. */
  readonly to: string | null;
}

/** Those pending on a day: from its first day, until the day on which it is settled. */
export function pendingOn<S extends Suspension>(suspensions: readonly S[], day: string): S[] {
  return suspensions.filter(({ from, to }) => from <= day && (to === null || day < to));
}
