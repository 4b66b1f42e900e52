import { errorTable } from '../platform/contract.ts';

export const inspectionErrors = errorTable({
  INSPECTION_STEP: {
    status: 409,
    vi: 'Cuộc kiểm tra đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem bước hiện tại.',
    en: 'The inspection is at another step. Load the page again to see which.',
  },
  RECOMMENDATION_STEP: {
    status: 409,
    vi: 'Kiến nghị đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem bước hiện tại.',
    en: 'The recommendation is at another step. Load the page again to see which.',
  },
  INSPECTED_OUTSIDE: {
    status: 422,
    vi: 'Có đơn vị ngoài cơ quan. Chỉ chọn đơn vị trong cơ quan.',
    en: 'Some units are outside the authority. Choose units of the authority only.',
  },
  NOT_INSPECTED: {
    status: 422,
    vi: 'Đơn vị không nằm trong cuộc kiểm tra này. Chọn đơn vị trong danh sách hoặc bổ sung vào kế hoạch.',
    en: 'The unit is not inspected here. Choose one of the list, or add it to the plan.',
  },
  NOTHING_FOUND: {
    status: 422,
    vi: 'Chưa kết luận được: chưa ghi đợt làm việc nào. Ghi ít nhất một đợt rồi kết luận.',
    en: 'It cannot be concluded yet: no visit is recorded. Record at least one, then conclude.',
  },
  NOT_RECOMMENDED_BY: {
    status: 403,
    vi: 'Chỉ người đã kiến nghị mới chấp nhận hoặc yêu cầu làm tiếp. Báo {name}.',
    en: 'Only whoever recommended it accepts or reopens. Ask {name}.',
  },
  REOPEN_REASON: {
    status: 422,
    vi: 'Cần ghi điều còn phải làm (ít nhất 10 chữ cái). Bổ sung rồi gửi lại.',
    en: 'Say what is still to be done (at least 10 letters), then send again.',
  },
  NOTHING_TO_ORDER: {
    status: 422,
    vi: 'Không có kiến nghị nào chờ giao thành nhiệm vụ. Đánh dấu “Giao thành nhiệm vụ” ở kiến nghị trước khi kết luận.',
    en: 'No recommendation waits to become a task. Mark it so before the conclusion.',
  },
});
