import { errorTable } from '../platform/contract.ts';

export const meetingErrors = errorTable({
  MEETING_STEP: {
    status: 409,
    vi: 'Cuộc họp đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem bước hiện tại.',
    en: 'The meeting is at another step. Load the page again to see which.',
  },
  MINUTES_EMPTY: {
    status: 422,
    vi: 'Chưa có kết luận nào. Ghi ít nhất một kết luận rồi trình lãnh đạo.',
    en: 'There is no conclusion yet. Write at least one.',
  },
  MINUTES_INCOMPLETE: {
    status: 422,
    vi: 'Chưa kết luận được: {count} chỗ cần bổ sung. Xem các kết luận được nêu.',
    en: 'It cannot be concluded yet: {count} things are missing. See the conclusions that are named.',
  },
  MINUTES_BEFORE_OPENING: {
    status: 409,
    vi: 'Cuộc họp chưa mở nên chưa ghi được kết luận. Bấm Mở họp trước.',
    en: 'The meeting is not open yet. Open it, then write conclusions.',
  },
  UNITS_UNKNOWN: {
    status: 422,
    vi: 'Có đơn vị không còn trong sổ đơn vị. Chọn lại đơn vị.',
    en: 'Some units are not in the register. Choose them again.',
  },
});
