import { errorTable } from '../platform/contract.ts';

export const taskErrors = errorTable({
  NOT_NOW: { status: 409, vi: '{vi}', en: '{en}' },
  REASON_TOO_SHORT: {
    status: 400,
    vi: 'Ghi lý do rõ hơn (ít nhất 5 chữ cái).',
    en: 'Give a clearer reason (at least 5 letters).',
  },
  PROGRESS_FELL: {
    status: 422,
    vi: 'Tiến độ giảm từ {from} % xuống {to} %. Ghi lý do giảm rồi gửi lại.',
    en: 'Progress fell from {from} % to {to} %. Say why and send again.',
  },
  NO_EVIDENCE: {
    status: 422,
    vi: 'Chưa có minh chứng. Đính kèm tệp, hoặc ghi lý do không có tệp.',
    en: 'No evidence yet. Attach a file, or say why there is none.',
  },
  EVIDENCE_TOO_OLD: {
    status: 422,
    vi: 'Minh chứng ngày {day} trước ngày giao {given}. Kiểm tra ngày hoàn thành.',
    en: 'Evidence of {day} is older than the order of {given}. Check the day of completion.',
  },
  PART_NOT_BELOW: {
    status: 422,
    vi: '{unit} không trực thuộc đơn vị đang giữ nhiệm vụ. Chọn đơn vị trực thuộc.',
    en: '{unit} is not below the unit that holds the task. Choose a subordinate unit.',
  },
  PART_AFTER_WHOLE: {
    status: 422,
    vi: 'Hạn của phần việc ({part}) sau hạn của nhiệm vụ ({whole}). Sửa hạn phần việc.',
    en: 'The part is due {part}, after the task itself ({whole}). Correct the part.',
  },
  CHILDREN_OPEN: {
    status: 409,
    vi: 'Còn {count} việc con đang mở. Hoàn thành hoặc thu hồi các việc con trước.',
    en: '{count} parts are still open. Finish or withdraw them first.',
  },
  EARLY_DEADLINE: {
    status: 422,
    vi: 'Hạn của phần việc ({part}) đã qua. Sửa hạn, hoặc ghi lý do giao với hạn này.',
    en: 'The part is due {part}, which has passed. Correct it, or say why it is given so.',
  },
  DONE_IN_FUTURE: {
    status: 422,
    vi: 'Ngày hoàn thành phải từ {today} trở về trước. Sửa ngày hoàn thành.',
    en: 'The day of completion must be {today} or earlier. Correct the day.',
  },
  OFFICER_ELSEWHERE: {
    status: 422,
    vi: 'Người được phân công không giữ chức vụ nào trong đơn vị. Chọn người của đơn vị.',
    en: 'The officer holds no post in this unit. Choose someone of the unit.',
  },
  UNIT_UNKNOWN: {
    status: 422,
    vi: 'Không giao được cho đơn vị này. Chọn một đơn vị khác trong danh mục.',
    en: 'The task cannot go to this unit. Choose another unit of the register.',
  },
  FILE_MISSING: {
    status: 422,
    vi: 'Có tệp chưa tải lên xong hoặc đã dùng ở báo cáo khác. Tải lên lại rồi gửi.',
    en: 'A file has not been uploaded or belongs to another report. Upload it again and send.',
  },
  TOO_MANY_ROWS: {
    status: 422,
    vi: 'Danh sách có {count} dòng, tối đa {most}. Lọc bớt rồi làm lại.',
    en: 'The list has {count} rows; the most is {most}. Narrow the filter and try again.',
  },
  WEEK_UNKNOWN: {
    status: 400,
    vi: 'Không có tuần {week}. Chọn tuần khác.',
    en: 'There is no week {week}. Choose another.',
  },
  FILE_REFUSED: { status: 422, vi: '{vi}', en: '{en}' },
});
