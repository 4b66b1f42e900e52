/** Base salary (lương cơ sở) a month in đồng, from a day on, oldest first. Bonuses are multiples of it. */
export const BASE_SALARIES = [
  { from: '2023-07-01', dong: 1_800_000n, source: 'NĐ 24/2023/NĐ-CP' },
  { from: '2024-07-01', dong: 2_340_000n, source: 'NĐ 73/2024/NĐ-CP' },
  { from: '2026-07-01', dong: 2_530_000n, source: 'NĐ 161/2026/NĐ-CP' },
] as const satisfies readonly BaseSalary[];

export interface BaseSalary {
  readonly from: string;
  readonly dong: bigint;
  readonly source: string;
}
