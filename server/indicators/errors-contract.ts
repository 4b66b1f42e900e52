import { errorTable } from '../platform/contract.ts';

export const indicatorErrors = errorTable({
  CODE_TAKEN: {
    status: 409,
    vi: 'Mã "{code}" đã dùng cho chỉ tiêu "{name}". Chọn mã khác.',
    en: 'The code "{code}" already names the indicator "{name}". Choose another.',
  },
  FORMULA_UNREAD: { status: 422, vi: '{vi}', en: '{en}' },
  FORMULA_CIRCLE: {
    status: 422,
    vi: 'Công thức quay vòng: {way}. Bỏ một chỉ tiêu khỏi công thức.',
    en: 'The formula runs in a circle: {way}. Take one indicator out of it.',
  },
  INDICATOR_UNKNOWN: {
    status: 422,
    vi: 'Không có chỉ tiêu "{code}" trong cơ quan. Kiểm tra mã.',
    en: 'The authority has no indicator "{code}". Check the code.',
  },
  NEEDS_WEIGHT: {
    status: 422,
    vi: 'Bình quân gia quyền cần chỉ tiêu làm trọng số. Chọn chỉ tiêu trọng số.',
    en: 'A weighted mean needs a weight indicator. Choose one.',
  },
  NEEDS_RATIO: {
    status: 422,
    vi: 'Tỷ số của hai tổng cần chỉ tiêu tử số và mẫu số. Chọn cả hai.',
    en: 'A ratio of sums needs a numerator and a denominator. Choose both.',
  },
  NEEDS_LEVELS: {
    status: 422,
    vi: 'Chỉ tiêu xếp mức cần ít nhất hai mức. Ghi các mức từ thấp đến cao.',
    en: 'An ordinal indicator needs two levels or more. List them from low to high.',
  },
  PROMISE_KIND: {
    status: 422,
    vi: 'Kiểu mục tiêu không khớp với kiểu chỉ tiêu. Chọn kiểu mục tiêu khác.',
    en: 'The kind of target does not fit the kind of indicator. Choose another kind.',
  },
  MILESTONES_ORDER: {
    status: 422,
    vi: 'Các mốc phải theo thứ tự thời gian, mỗi kỳ một mốc. Sửa mốc {period}.',
    en: 'Milestones go forward in time, one a period. Correct the milestone of {period}.',
  },
  UNIT_UNKNOWN: {
    status: 422,
    vi: 'Không có đơn vị này trong danh mục. Chọn đơn vị khác.',
    en: 'There is no such unit in the register. Choose another.',
  },
  VALUES_REFUSED: {
    status: 422,
    vi: 'Chưa ghi: {count} giá trị cần sửa. {first}',
    en: 'Nothing was saved: {count} values to correct. {firstEn}',
  },
  VALUE_DERIVED: {
    status: 409,
    vi: 'Chỉ tiêu này tính bằng công thức {formula}. Nhập số liệu của các chỉ tiêu trong công thức.',
    en: 'This indicator is computed by {formula}. Enter the values of the indicators in it.',
  },
  VALUE_COUNTED: {
    status: 409,
    vi: 'Chỉ tiêu này đếm sản phẩm đã công nhận của nhiệm vụ. Báo hoàn thành ở nhiệm vụ, hoặc thôi đếm trước.',
    en: 'This indicator counts accepted products of tasks. Report on the tasks, or count no more first.',
  },
  CONFIRM_OWN: {
    status: 409,
    vi: 'Số liệu do chính người nhập không tự xác nhận được. Chuyển người khác xác nhận.',
    en: 'A value is not confirmed by whoever entered it. Pass it to someone else.',
  },
  FILE_MISSING: {
    status: 422,
    vi: 'Có tệp chưa tải lên xong hoặc đã dùng ở chỗ khác. Tải lên lại rồi gửi.',
    en: 'A file has not been uploaded or is used elsewhere. Upload it again and send.',
  },
  PROVISION_UNKNOWN: {
    status: 422,
    vi: 'Mục tiêu này không có trong kế hoạch hoặc đã được theo dõi. Tải lại trang.',
    en: 'The plan has no such target, or it is followed already. Reload the page.',
  },
  DUE_PASSED: {
    status: 422,
    vi: 'Ngày trả lời ({day}) đã qua. Chọn ngày từ {today}.',
    en: 'The day to answer ({day}) has passed. Choose a day from {today}.',
  },
  ALREADY_ASKED: {
    status: 409,
    vi: 'Đã yêu cầu giải trình, hạn trả lời {day}. Chờ trả lời trước khi yêu cầu lại.',
    en: 'An explanation was asked already, due {day}. Wait for it before asking again.',
  },
  ALREADY_ANSWERED: {
    status: 409,
    vi: 'Yêu cầu này đã được trả lời. Tải lại để xem.',
    en: 'This request has been answered. Reload to see it.',
  },
  TOO_MANY_ROWS: {
    status: 422,
    vi: 'Danh sách có {count} dòng, tối đa {most}. Lọc bớt rồi làm lại.',
    en: 'The list has {count} rows; the most is {most}. Narrow the filter and try again.',
  },
});
