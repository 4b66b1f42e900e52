import { errorTable } from '../platform/contract.ts';

export const reportingErrors = errorTable({
  REGIME_NOBODY: {
    status: 422,
    vi: 'Cấp {level} chưa có đơn vị nào báo cáo. Chọn loại cơ quan, số bậc dưới hoặc ghi tên đơn vị.',
    en: 'Nobody reports at level {level}. Choose kinds of units, a depth, or name units.',
  },
  REGIME_RECEIVER_UNKNOWN: {
    status: 422,
    vi: 'Đơn vị nhận báo cáo ở cấp {level} không có trong danh mục. Chọn lại đơn vị nhận.',
    en: 'The unit that receives at level {level} is not in the register. Choose another.',
  },
  REGIME_STARTS_LATER: {
    status: 422,
    vi: 'Ngày {day} trước khi chế độ có hiệu lực ({from}). Nhập ngày từ đó trở đi.',
    en: '{day} is before the regime begins ({from}). Enter that day or a later one.',
  },
  REGIME_CLOSED: {
    status: 409,
    vi: 'Chế độ báo cáo đã thôi áp dụng từ sau ngày {day}. Lập chế độ mới nếu còn cần báo cáo.',
    en: 'The regime ended on {day}. Define a new one if reports are still needed.',
  },
  OBLIGATION_LOCKED: {
    status: 409,
    vi: 'Kỳ {period} đã khoá từ sau ngày {day}. Đề nghị cơ quan nhận báo cáo mở khoá rồi gửi lại; nội dung đã soạn vẫn còn.',
    en: '{periodEn} was closed after {day}. Ask the receiving body to unlock it, then send again; what was written is kept.',
  },
  OBLIGATION_NOT_OPEN: {
    status: 409,
    vi: 'Báo cáo kỳ {period} đã gửi rồi. Tải lại trang để xem bản đã gửi.',
    en: 'The report of {periodEn} was sent already. Load the page again to see it.',
  },
  OBLIGATION_NOT_SENT: {
    status: 409,
    vi: 'Báo cáo kỳ {period} chưa được gửi nên chưa xử lý được. Tải lại trang để xem tình trạng.',
    en: 'The report of {periodEn} was not sent yet. Load the page again to see how it stands.',
  },
  NOT_LOCKED: {
    status: 422,
    vi: 'Không có báo cáo nào trong số đã chọn đang khoá. Chọn các ô “Đã khoá” rồi mở khoá.',
    en: 'None of the chosen reports is locked. Choose cells marked “Locked”.',
  },
  UNLOCK_TOO_EARLY: {
    status: 422,
    vi: 'Ngày mở khoá phải từ hôm nay ({day}) trở đi. Nhập ngày khác.',
    en: 'It can be unlocked until today ({day}) or later. Enter another day.',
  },
});
