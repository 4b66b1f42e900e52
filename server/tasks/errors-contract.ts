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
  FORWARD_ELSEWHERE: {
    status: 422,
    vi: 'Chỉ chuyển được cho đơn vị trực thuộc, hoặc trả về đơn vị đã chuyển xuống. Chọn lại nơi nhận.',
    en: 'A task goes to a unit below, or back to the one that passed it on. Choose again.',
  },
  MERGE_TARGET: {
    status: 422,
    vi: 'Không nhập được vào nhiệm vụ này. Chọn một nhiệm vụ khác đang mở của cùng kế hoạch.',
    en: 'It cannot be merged into that task. Choose another open task of the same plan.',
  },
  CARRY_TARGET: {
    status: 422,
    vi: 'Không chuyển được sang kế hoạch này. Chọn một kế hoạch khác của cơ quan giao.',
    en: 'It cannot be carried over to that plan. Choose another plan of the assigner.',
  },
  DEADLINE_PASSED: {
    status: 422,
    vi: 'Hạn mới ({day}) đã qua. Chọn ngày từ {today}.',
    en: 'The new deadline ({day}) has passed. Choose a day from {today}.',
  },
  NOTHING_TO_UNDO: {
    status: 409,
    vi: 'Không hoàn tác được: việc này đã quá 10 phút, không phải do chức vụ này làm, hoặc đã có bước tiếp theo.',
    en: 'It cannot be undone: older than 10 minutes, done by another post, or something followed.',
  },
  PARTY_IS_LEAD: {
    status: 422,
    vi: '{unit} đang chủ trì nhiệm vụ nên không thể cùng lúc phối hợp hoặc theo dõi. Chọn đơn vị khác.',
    en: '{unit} leads the task and cannot also coordinate or monitor it. Choose another unit.',
  },
  PARTY_NOT_YOURS: {
    status: 403,
    vi: 'Đơn vị theo dõi và lãnh đạo chỉ đạo do cơ quan giao quyết định. Đề nghị cơ quan giao.',
    en: 'The monitoring unit and the directing leader are decided by the assigner. Ask the assigner.',
  },
  PARTY_DUE_LATE: {
    status: 422,
    vi: 'Hạn phối hợp ({day}) phải từ {today} và không sau hạn của nhiệm vụ ({due}).',
    en: 'The coordinating unit must be asked for a day from {today} and not after the deadline ({due}).',
  },
  PERSON_UNKNOWN: {
    status: 422,
    vi: 'Người này hiện không giữ chức vụ nào. Chọn người khác.',
    en: 'This person holds no post now. Choose someone else.',
  },
  MENTION_CANNOT_SEE: {
    status: 422,
    vi: '{name} không được xem nhiệm vụ này nên không nhắc tên được. Bỏ tên đó, hoặc thêm đơn vị vào phối hợp.',
    en: '{name} may not see this task and cannot be mentioned. Leave the name out, or add the unit as a party.',
  },
  COMMENT_GONE: {
    status: 409,
    vi: 'Ý kiến này đã được rút hoặc sửa ở nơi khác. Tải lại rồi làm tiếp.',
    en: 'This comment was withdrawn or edited elsewhere. Reload and go on.',
  },
  STAGES_UNKNOWN: {
    status: 422,
    vi: 'Các mốc chưa đúng thứ tự hoặc sau hạn của nhiệm vụ. Sửa ngày của từng giai đoạn.',
    en: 'The stages are out of order or after the deadline. Correct their days.',
  },
  STAGE_DONE: {
    status: 409,
    vi: 'Giai đoạn này đã được báo xong hoặc chưa đến lượt. Tải lại để xem giai đoạn đang chờ.',
    en: 'This stage is done already, or not yet due to be. Reload to see which one waits.',
  },
  LATER_TOO_LATE: {
    status: 422,
    vi: 'Chỉ để sau được từ ngày mai, muộn nhất {last}. Chọn ngày khác, hoặc xử lý ngay.',
    en: 'It can be put off from tomorrow until {last} at the latest. Choose another day, or act now.',
  },
  NO_PREVIEW: {
    status: 422,
    vi: 'Không xem trước được loại tệp này. Tải về để mở.',
    en: 'This kind of file has no preview. Download it to open.',
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
  NOT_A_PART: {
    status: 422,
    vi: 'Có việc không phải là phần của nhiệm vụ này. Tải lại trang rồi ghi lại trọng số.',
    en: 'One of these is not a part of this task. Reload the page and set the weights again.',
  },
  WAITS_IN_CIRCLE: {
    status: 422,
    vi: 'Các việc sẽ chờ nhau thành vòng: {way}. Bỏ một mối chờ trong vòng trước.',
    en: 'The tasks would wait for one another in a circle: {way}. Remove one wait of it first.',
  },
  WAITS_ELSEWHERE: {
    status: 422,
    vi: 'Chỉ chờ được nhiệm vụ do cùng cơ quan giao. Chọn nhiệm vụ khác, hoặc ghi "Góp vào".',
    en: 'A task waits only for tasks given by the same authority. Choose another, or record that it serves it.',
  },
  ALIGNED_TO_WHOLE: {
    status: 422,
    vi: 'Nhiệm vụ này đã là phần của nhiệm vụ đó. Chọn nhiệm vụ khác để góp vào.',
    en: 'This task is a part of that one already. Choose another task that it serves.',
  },
  MOVES_NO_INDICATOR: {
    status: 422,
    vi: 'Nhiệm vụ chưa gắn với chỉ tiêu nào. Gắn chỉ tiêu ở thẻ "Chỉ tiêu" rồi chọn lại cách tính.',
    en: 'The task is linked with no indicator. Link one under "Indicators", then choose this again.',
  },
  FILE_REFUSED: { status: 422, vi: '{vi}', en: '{en}' },
});
