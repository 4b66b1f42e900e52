import { errorTable } from '../platform/contract.ts';

export const noticeErrors = errorTable({
  NOTICE_NUMBER: {
    status: 422,
    vi: 'Số “{number}” chưa đọc được. Ghi số và ký hiệu như 12/TB-BTTTT.',
    en: '“{number}” cannot be read. Write number and symbol as in 12/TB-BTTTT.',
  },
  NOTICE_NUMBER_TAKEN: {
    status: 409,
    vi: 'Số {number} năm {year} đã dùng. Lấy số khác.',
    en: 'Number {number} of {year} is taken. Take another.',
  },
  NOTICE_ISSUED: {
    status: 409,
    vi: 'Thông báo {number} đã ban hành. Mở kế hoạch để xem các nhiệm vụ.',
    en: 'Notice {number} has been issued. Open its plan to see the tasks.',
  },
});
