import { errorTable } from '../platform/contract.ts';

export const submissionErrors = errorTable({
  SUBMISSION_NOT_NOW: {
    status: 409,
    vi: '{vi}',
    en: '{en}',
  },
  SUBMISSION_NUMBER_TAKEN: {
    status: 409,
    vi: 'Số {number} năm {year} đã dùng cho báo cáo khác của đơn vị. Nhập số khác.',
    en: '{number} of {year} is another report of the unit. Enter another number.',
  },
  SUBMISSION_SIGNED_AHEAD: {
    status: 422,
    vi: 'Ngày ký không thể sau hôm nay ({day}). Nhập ngày đến hôm nay.',
    en: 'It cannot be signed after today ({day}). Enter today or a day before.',
  },
  HEADING_UNKNOWN: {
    status: 404,
    vi: 'Báo cáo không có mục này. Tải lại trang để xem đề cương.',
    en: 'The report has no such heading. Load the page again to see its outline.',
  },
});
