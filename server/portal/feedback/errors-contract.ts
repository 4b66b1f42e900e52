import { errorTable } from '../../platform/contract.ts';

export const feedbackErrors = errorTable({
  FEEDBACK_STEP: {
    status: 409,
    vi: 'Góp ý đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem bước hiện tại.',
    en: 'The feedback is at another step. Load the page again to see which.',
  },
  FEEDBACK_WORDS: {
    status: 422,
    vi: 'Cần ghi lý do (ít nhất 5 chữ cái). Bổ sung rồi gửi lại.',
    en: 'Say why (at least 5 letters), then send again.',
  },
  FEEDBACK_UNIT: {
    status: 422,
    vi: 'Chỉ giao cho một đơn vị đang hoạt động của cơ quan này. Chọn đơn vị khác.',
    en: 'Only a unit of this body that exists today can answer. Choose another.',
  },
  FEEDBACK_NO_LEAVE: {
    status: 422,
    vi: 'Người gửi không đồng ý đăng câu hỏi này. Trả lời vẫn đến người gửi; muốn công bố thì đưa vào tin bài, không dẫn lời người gửi.',
    en: 'The writer did not agree to this question being published. The answer has reached the writer; to tell others, write an article without these words.',
  },
  FEEDBACK_ERASED: {
    status: 410,
    vi: 'Thông tin liên hệ đã xoá theo thời hạn lưu, hoặc người gửi không để lại. Trả lời vẫn đọc được bằng mã.',
    en: 'The contact was erased when its time was over, or none was given. The answer can still be read with the code.',
  },
  /** Told to people outside, above the form that keeps what they typed. */
  GIVEN_TOO_SOON: {
    status: 429,
    vi: 'Mạng này vừa gửi nhiều góp ý. Nội dung đã nhập vẫn còn bên dưới: gửi lại sau {at}.',
    en: 'This network has just sent several messages. What was typed is kept below: send it again after {at}.',
  },
  GIVEN_BEFORE: {
    status: 409,
    vi: 'Nội dung này đã được gửi trong 24 giờ qua. Tra bằng mã đã cấp; muốn nói thêm thì sửa nội dung bên dưới rồi gửi.',
    en: 'These words were sent within the last 24 hours. Look them up by the code that was given, or change the words below and send again.',
  },
  PLAN_BUSY: {
    status: 429,
    vi: 'Kế hoạch này đang nhận quá nhiều góp ý cùng lúc. Nội dung đã nhập vẫn còn bên dưới: gửi lại sau một giờ.',
    en: 'This plan is getting too many messages at once. What was typed is kept below: send it again in an hour.',
  },
  CODE_TOO_OFTEN: {
    status: 429,
    vi: 'Có nhiều mã chưa đúng từ mạng này. Xem lại mã đã cấp rồi tra lại sau {at}.',
    en: 'Many wrong codes came from this network. Look at the code again and try after {at}.',
  },
  FOLLOW_TOO_SOON: {
    status: 429,
    vi: 'Mạng này vừa gửi nhiều yêu cầu theo dõi. Gửi lại sau {at}.',
    en: 'This network has just asked several times. Ask again after {at}.',
  },
});
