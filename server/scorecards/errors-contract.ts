import { errorTable } from '../platform/contract.ts';

export const scorecardErrors = errorTable({
  DEFINITION_UNSOUND: {
    status: 422,
    vi: 'Bộ tiêu chí chưa ban hành được: {count} chỗ cần sửa. Xem các tiêu chí được đánh dấu.',
    en: 'The criteria cannot be issued: {count} things to correct. See the marked criteria.',
  },
  NO_DRAFT: {
    status: 409,
    vi: 'Không có bản soạn để ban hành. Sửa bộ tiêu chí trước.',
    en: 'There is no draft to issue. Change the criteria first.',
  },
  NOT_DEFINED: {
    status: 409,
    vi: 'Kỳ {period} chưa có bộ tiêu chí có hiệu lực. Ban hành bộ tiêu chí từ ngày đầu kỳ hoặc trước đó.',
    en: 'No criteria are in force for {period}. Issue criteria from its first day or earlier.',
  },
  VALID_FROM_TAKEN: {
    status: 409,
    vi: 'Đã có bộ tiêu chí hiệu lực từ {day} hoặc sau đó. Chọn ngày muộn hơn.',
    en: 'Criteria valid from {day} or later exist. Choose a later day.',
  },
  PERIOD_UNKNOWN: {
    status: 400,
    vi: 'Kỳ {period} không thuộc loại kỳ của bộ chỉ số này. Chọn kỳ trong danh sách.',
    en: '{period} is not a period of this scorecard. Choose one of the list.',
  },
  CRITERION_UNKNOWN: {
    status: 422,
    vi: 'Tiêu chí {criterion} không nhận số liệu nhập của kỳ này. Xem lại bộ tiêu chí đang hiệu lực.',
    en: 'Criterion {criterion} takes no such entry in this period. See the criteria in force.',
  },
  UNIT_NOT_RANKED: {
    status: 422,
    vi: 'Đơn vị không thuộc diện xếp hạng của kỳ này. Xem lại đối tượng trong bộ tiêu chí.',
    en: 'The unit is not ranked in this period. See the subjects of the criteria.',
  },
  POINTS_TOO_HIGH: {
    status: 422,
    vi: 'Điểm {points} lớn hơn điểm tối đa {most}. Nhập từ 0 đến {most}.',
    en: '{points} points are more than the {most} there are. Enter 0 to {most}.',
  },
  VALUE_OUT_OF_RANGE: {
    status: 422,
    vi: 'Giá trị {value} không nằm trong khoảng nhận được: {accepted}.',
    en: 'The value {value} is outside what is accepted: {accepted}.',
  },
  DIFFERENCE_NEEDS_WORDS: {
    status: 422,
    vi: 'Điểm thẩm định {points} khác điểm tự chấm {self}. Ghi lý do.',
    en: 'The {points} points differ from the {self} that the unit gave itself. Say why.',
  },
  PERIOD_NOT_BEGUN: {
    status: 409,
    vi: 'Kỳ {period} chưa bắt đầu nên chưa công bố được. Công bố từ {day}.',
    en: '{period} has not begun and cannot be published. Publish from {day} on.',
  },
  REASON_NEEDED: {
    status: 422,
    vi: 'Kỳ này đã có bản chốt ngày {day}. Ghi lý do công bố bản mới.',
    en: 'This period was published on {day}. Say why there is a new edition.',
  },
  TIES_OPEN: {
    status: 409,
    vi: '{count} đơn vị còn bằng nhau sau mọi tiêu chí phụ. Ghi kết quả biểu quyết của hội đồng trước khi công bố.',
    en: '{count} units are still level after every tie-break. Record the vote of the council before publishing.',
  },
  NOTHING_TO_RANK: {
    status: 422,
    vi: 'Chưa có đơn vị nào để xếp hạng ở kỳ này. Xem lại đối tượng trong bộ tiêu chí.',
    en: 'No unit is there to rank in this period. See the subjects of the criteria.',
  },
  PROOF_MISSING: {
    status: 422,
    vi: 'Có tệp minh chứng chưa tải lên hoặc đã dùng chỗ khác. Tải lại tệp rồi lưu.',
    en: 'A file of evidence was not uploaded or is used elsewhere. Upload it again, then save.',
  },
});
