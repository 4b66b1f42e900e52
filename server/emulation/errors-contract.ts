import { errorTable } from '../platform/contract.ts';

export const emulationErrors = errorTable({
  CAMPAIGN_LAUNCHED: {
    status: 409,
    vi: 'Phong trào đã phát động ngày {day}. Tải lại trang để xem bản hiện hành.',
    en: 'The movement was launched on {day}. Load the page again to see how it stands.',
  },
  CAMPAIGN_NOT_LAUNCHED: {
    status: 409,
    vi: 'Phong trào chưa phát động. Phát động trước rồi làm việc này.',
    en: 'The movement is not launched yet. Launch it first.',
  },
  CAMPAIGN_INCOMPLETE: {
    status: 422,
    vi: 'Chưa phát động được: còn thiếu {count} mục. Bổ sung các mục được nêu rồi phát động.',
    en: 'It cannot be launched yet: {count} things are missing. Add what is named, then launch.',
  },
  STAGE_UNKNOWN: {
    status: 422,
    vi: 'Giai đoạn không thuộc phong trào này. Chọn giai đoạn trong danh sách.',
    en: 'The stage is not one of this movement. Choose one of the list.',
  },
  STAGE_IN_USE: {
    status: 409,
    vi: 'Giai đoạn “{name}” đã có đăng ký, đề nghị hoặc quyết định nên không bỏ được. Giữ lại giai đoạn này.',
    en: 'Stage “{name}” has registrations, nominations or decisions. Keep it.',
  },
  UNIT_TWICE: {
    status: 422,
    vi: 'Đơn vị “{name}” đứng ở hai cụm. Để mỗi đơn vị ở một cụm, khối.',
    en: 'Unit “{name}” stands in two clusters. Leave each unit in one.',
  },
  UNIT_OUTSIDE: {
    status: 422,
    vi: 'Có đơn vị ngoài phạm vi của đơn vị phát động. Chỉ chọn đơn vị cấp dưới.',
    en: 'Some units are not below the one that launches. Choose units below it only.',
  },
  NOT_IN_CAMPAIGN: {
    status: 422,
    vi: 'Đơn vị không tham gia phong trào này. Xem lại danh sách cụm, khối.',
    en: 'The unit does not take part in this movement. See its clusters.',
  },
  NO_REGISTRATION: {
    status: 422,
    vi: 'Phong trào này không cần đăng ký. Đơn vị tự chấm và được xét như nhau.',
    en: 'This movement takes no registrations. Units score themselves and are considered alike.',
  },
  SUPERIOR_CIRCLE: {
    status: 422,
    vi: 'Phong trào cấp trên không thể là chính nó hoặc phong trào bên dưới. Chọn phong trào khác.',
    en: 'The movement above cannot be itself or one below it. Choose another.',
  },
  CRITERIA_THERE: {
    status: 409,
    vi: 'Giai đoạn này đã có bộ tiêu chí. Mở bộ tiêu chí để sửa.',
    en: 'This stage has criteria already. Open them to change them.',
  },
  NO_CRITERIA: {
    status: 409,
    vi: 'Giai đoạn này chưa có bộ tiêu chí. Thêm tiêu chí trước.',
    en: 'This stage has no criteria yet. Add criteria first.',
  },
  NO_UNITS: {
    status: 422,
    vi: 'Chưa có đơn vị nào trong cụm, khối. Thêm đơn vị trước.',
    en: 'No unit stands in a cluster yet. Add units first.',
  },
  FOR_UNITS: {
    status: 422,
    vi: 'Hình thức này dành cho tập thể. Chọn hình thức dành cho cá nhân.',
    en: 'This form is for units. Choose one for persons.',
  },
  FOR_PERSONS: {
    status: 422,
    vi: 'Hình thức này dành cho cá nhân. Chọn hình thức dành cho tập thể.',
    en: 'This form is for persons. Choose one for units.',
  },
  NOMINATED_TWICE: {
    status: 409,
    vi: '{name} đã được đề nghị hình thức này ở giai đoạn này. Mở hồ sơ đã có để bổ sung.',
    en: '{name} is nominated for this form in this stage already. Open that dossier instead.',
  },
  NOMINATION_CLOSED: {
    status: 409,
    vi: 'Đề nghị đã rút hoặc đã được quyết định nên không sửa được nữa. Xem quyết định khen thưởng.',
    en: 'The nomination was withdrawn or decided and changes no more. See the decision.',
  },
  SUSPENSION_SETTLED: {
    status: 409,
    vi: 'Việc này đã có kết luận ngày {day}. Tải lại trang để xem.',
    en: 'This was settled on {day}. Load the page again to see it.',
  },
  DAY_BEFORE: {
    status: 422,
    vi: 'Ngày kết luận không thể trước ngày bắt đầu {day}. Nhập ngày từ đó trở đi.',
    en: 'It cannot be settled before it began on {day}. Enter that day or a later one.',
  },
  NO_COUNCIL: {
    status: 409,
    vi: 'Phong trào chưa có hội đồng. Thêm thành viên hội đồng trước.',
    en: 'The movement has no council yet. Add its members first.',
  },
  NOT_A_MEMBER: {
    status: 403,
    vi: 'Chức vụ hiện tại không phải thành viên có mặt của phiên họp này. Chuyển chức vụ để bỏ phiếu.',
    en: 'This post is not a member present at this session. Switch post to vote.',
  },
  VOTED_ALREADY: {
    status: 409,
    vi: 'Phiếu của chức vụ này đã bỏ. Phiếu kín không sửa lại được.',
    en: 'This post has voted. A secret ballot is not changed afterwards.',
  },
  BALLOT_INCOMPLETE: {
    status: 422,
    vi: 'Phiếu phải ghi ý kiến cho đủ {count} đề nghị. Chọn đồng ý hoặc không ở từng dòng.',
    en: 'A ballot answers all {count} nominations. Choose yes or no on every line.',
  },
  COUNT_TOO_HIGH: {
    status: 422,
    vi: 'Số phiếu {votes} nhiều hơn {present} thành viên có mặt. Kiểm lại phiếu.',
    en: '{votes} votes are more than the {present} members present. Count again.',
  },
  WRONG_MANNER: {
    status: 409,
    vi: 'Phiên họp này nhận phiếu theo cách khác. Tải lại trang để xem cách bỏ phiếu.',
    en: 'This session takes votes another way. Load the page again to see how.',
  },
  SESSION_CLOSED: {
    status: 409,
    vi: 'Phiên họp đã kết thúc, kết quả không đổi nữa. Mở phiên khác nếu hội đồng họp lại.',
    en: 'The session is closed and its result stands. Open another if the council meets again.',
  },
  VOTES_MISSING: {
    status: 409,
    vi: 'Chưa đủ phiếu: {done}/{count}. Chờ đủ phiếu hoặc nhập kết quả kiểm phiếu cho mọi đề nghị.',
    en: 'Votes are missing: {done}/{count}. Wait for them, or enter the count of every nomination.',
  },
  NOTHING_TO_VOTE: {
    status: 422,
    vi: 'Chưa có đề nghị nào để bỏ phiếu ở giai đoạn này. Lập đề nghị trước.',
    en: 'No nomination waits for a vote in this stage. Nominate first.',
  },
  AWARD_BLOCKED: {
    status: 422,
    vi: 'Chưa khen được {count} đề nghị. Xem lý do của từng đề nghị, bổ sung hoặc bỏ ra khỏi quyết định.',
    en: '{count} nominations cannot be awarded. See the reasons of each, mend them or leave them out.',
  },
  BONUS_UNKNOWN: {
    status: 422,
    vi: 'Chưa có hệ số tiền thưởng của “{award}”. Ghi hệ số và căn cứ trong thiết lập phong trào.',
    en: 'The coefficient of “{award}” is not stated. Enter it with its basis in the settings.',
  },
  NUMBER_TAKEN: {
    status: 409,
    vi: 'Số {number} ngày {day} đã dùng cho quyết định khác. Nhập số khác.',
    en: '{number} of {day} is another decision. Enter another number.',
  },
  EXAMPLE_SETTLED: {
    status: 409,
    vi: 'Điển hình này đã được xử lý. Tải lại trang để xem.',
    en: 'This example was dealt with. Load the page again to see it.',
  },
  NOT_APPRAISER: {
    status: 403,
    vi: 'Chỉ trưởng cụm, khối hoặc người tổng hợp mới thẩm định đơn vị này. Báo trưởng cụm.',
    en: 'Only the head of the cluster or the planning officer appraises this unit. Ask the head.',
  },
});
