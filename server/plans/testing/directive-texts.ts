/** A plan of a ministry in our own words: five tasks, one with two leads, one for a whole class. */
export const NETWORK_PLAN = `BỘ THÔNG TIN VÀ TRUYỀN THÔNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 245/KH-BTTTT
Hà Nội, ngày 12 tháng 02 năm 2024

KẾ HOẠCH
Nâng chất lượng mạng lưới và dịch vụ số năm 2024

Thực hiện Nghị quyết số 31/NQ-CP ngày 05/02/2024 của Chính phủ về phát triển hạ tầng số, Bộ Thông tin và Truyền thông ban hành Kế hoạch với 05 nhiệm vụ như sau:

I. VIỄN THÔNG

1. Cục Viễn thông chủ trì, phối hợp với Vụ Bưu chính rà soát các điểm chưa có sóng, trình Bộ trưởng danh sách ưu tiên, hoàn thành trước ngày 30/6/2024.

2. Giao Cục Viễn thông chủ trì xây dựng bản đồ chất lượng mạng và công bố trong Quý IV/2024.

3. Giao Cục Viễn thông, Cục An toàn thông tin chủ trì diễn tập ứng cứu sự cố, hoàn thành trong tháng 9/2024.

II. BƯU CHÍNH

4. Giao Vụ Bưu chính chủ trì xây dựng bộ tiêu chí điểm phục vụ, hoàn thành trước ngày 31/10/2024.

5. Các đơn vị trực thuộc Bộ tổ chức tập huấn kỹ năng số cho cán bộ, hoàn thành trước ngày 30/11/2024.

BỘ TRƯỞNG
Nguyễn Văn Mẫu
`;

/** The resolution that the plan above carries out, short enough to hold one task. */
export const GOVERNMENT_RESOLUTION = `CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 31/NQ-CP
Hà Nội, ngày 05 tháng 02 năm 2024

NGHỊ QUYẾT
Về phát triển hạ tầng số

1. Giao Bộ Thông tin và Truyền thông chủ trì xây dựng đề án phủ sóng vùng khó khăn, hoàn thành trước ngày 31/12/2024.

TM. CHÍNH PHỦ
THỦ TƯỚNG
Trần Văn Thử
`;

/** A text with a secrecy mark in its letterhead. */
export const SECRET_TEXT = `BỘ THÔNG TIN VÀ TRUYỀN THÔNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

MẬT

Số: 09/CT-BTTTT
Hà Nội, ngày 03 tháng 3 năm 2024

CHỈ THỊ
Về một việc không được kể ở đây

1. Giao Cục Viễn thông chủ trì làm việc đó trước ngày 30/4/2024.
`;

/** The same words with another number. */
export function numbered(text: string, number: string): string {
  return text.replace(/^Số: .*$/m, `Số: ${number}`);
}
