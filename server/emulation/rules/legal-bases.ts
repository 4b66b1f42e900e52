/** Decrees on emulation and rewards, from the day on which each is in force, as decisions cite them. */
const DECREES = [
  {
    from: '2024-01-01',
    cited:
      'Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng',
  },
  {
    from: '2025-07-01',
    cited:
      'Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng',
  },
] as const;

/** The decree that a decision of a day rests on. */
export function bonusLaw(day: string): string {
  return (DECREES.findLast(({ from }) => from <= day) ?? DECREES[0]).cited;
}
