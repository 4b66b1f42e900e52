/** A short formal document of the ministry, with as much wrong in it as a test asks for. */
export function madeText(made: {
  readonly number: string;
  /** Lines of tasks; two to Cục Viễn thông when left out. */
  readonly tasks?: readonly string[];
  /** A secrecy mark above the number. */
  readonly mark?: string;
}): string {
  const tasks = made.tasks ?? [
    '1. Rà soát hồ sơ cấp phép. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: Quý III/2025.',
    '2. Công bố danh mục thủ tục. Đơn vị chủ trì: Cục Viễn thông. Thời gian hoàn thành: tháng 10/2025.',
  ];
  return `BỘ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
${made.mark ? `\n${made.mark}\n` : ''}
Số: ${made.number}

Hà Nội, ngày 10 tháng 3 năm 2025

KẾ HOẠCH
Kiểm tra việc cấp phép năm 2025

Căn cứ Nghị quyết số 17/NQ-CP ngày 20 tháng 01 năm 2025 của Chính phủ;

I. NHIỆM VỤ

${tasks.join('\n\n')}

Nơi nhận:
- Như trên;
- Lưu: VT.

BỘ TRƯỞNG
`;
}
