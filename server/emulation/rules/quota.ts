/** Quotas of awards (tỷ lệ khen thưởng): a share of the units or people that take part. */

export const ROUNDINGS = ['down', 'nearest', 'up'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

export interface Quota {
  /** 1–100. */
  readonly percent: number;
  readonly rounding: Rounding;
}

/** How many may be awarded of `base`, counted in whole hundredths so that no fraction is lost. */
export function allowedOf({ percent, rounding }: Quota, base: number): number {
  const hundredths = percent * base;
  switch (rounding) {
    case 'down':
      return Math.floor(hundredths / 100);
    case 'nearest':
      return Math.floor((hundredths + 50) / 100);
    case 'up':
      return Math.ceil(hundredths / 100);
  }
}
