/** Days after which a flag is raised; an authority may set its own. */
export interface FlagLimits {
  /** Due within so many days, the deadline day included. */
  readonly dueSoonDays: number;
  /** No update for more than so many days. */
  readonly silentDays: number;
  /** Undated and without an update for more than so many days. */
  readonly idleUndatedDays: number;
}

/** 3 days as tracking products do; undated tasks idle for three months must be explained (Bình Định, 2022). */
export const DEFAULT_LIMITS: FlagLimits = { dueSoonDays: 3, silentDays: 30, idleUndatedDays: 90 };
