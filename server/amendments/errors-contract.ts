import { errorTable } from '../platform/contract.ts';

export const amendmentErrors = errorTable({
  AMENDMENT_STEP: {
    status: 409,
    vi: 'Đề nghị đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem bước hiện tại.',
    en: 'The proposal is at another step. Load the page again to see which.',
  },
  NOT_YOURS: {
    status: 403,
    vi: '“{thing}” không do đơn vị chủ trì hoặc phối hợp. Chỉ đề nghị sửa việc của đơn vị; việc khác do bộ phận tổng hợp đề nghị.',
    en: 'The unit neither leads nor coordinates “{thing}”. Propose changes to its own work; others are for the planning officers.',
  },
  PLAN_FROM_ELSEWHERE: {
    status: 409,
    vi: 'Kế hoạch này do {owner} ban hành trên hệ thống khác. Đề nghị {owner} điều chỉnh; thay đổi sẽ tự đến đây.',
    en: '{owner} issued this plan in another installation. Ask {owner} to amend it; the change will arrive here.',
  },
  NOTHING_CHANGED: {
    status: 422,
    vi: 'Chưa có thay đổi nào. Thêm ít nhất một thay đổi rồi gửi.',
    en: 'There is no change yet. Add at least one, then send.',
  },
  SAME_AS_NOW: {
    status: 422,
    vi: '“{thing}” đang đúng như vậy. Nhập giá trị mới hoặc bỏ thay đổi này.',
    en: '“{thing}” is like that already. Give a new value or take this change out.',
  },
  THING_GONE: {
    status: 422,
    vi: '“{thing}” không còn hiệu lực trong kế hoạch nên không đề nghị sửa được. Bỏ thay đổi này.',
    en: '“{thing}” is no longer in force in the plan. Take this change out.',
  },
  VALUE_SHAPE: {
    status: 422,
    vi: 'Giá trị mới chưa đủ hoặc không cùng loại với mục được sửa. Nhập lại giá trị mới.',
    en: 'The new value is incomplete or of another kind than what is changed. Enter it again.',
  },
  CHANGED_TWICE: {
    status: 422,
    vi: '“{thing}” được sửa hai lần ở cùng một mục. Giữ một thay đổi và bỏ thay đổi kia.',
    en: '“{thing}” is changed twice in the same place. Keep one change and take the other out.',
  },
  ONE_LEAD: {
    status: 422,
    vi: '“{thing}” giao cho một đơn vị: chọn đúng một đơn vị chủ trì. Giao thêm đơn vị bằng cách bổ sung nhiệm vụ.',
    en: '“{thing}” is given to one unit: choose exactly one lead. Give it to more by adding a task.',
  },
  PART_OF_LINE: {
    status: 422,
    vi: '“{thing}” là phần việc của một lời giao chung. Sửa ở nhiệm vụ chung; phần việc chỉ đổi được thời hạn hoặc bỏ.',
    en: '“{thing}” is one unit’s part of a common order. Change the order itself; of a part only the deadline can be moved, or it can be withdrawn.',
  },
  RECURRING: {
    status: 422,
    vi: '“{thing}” là việc định kỳ. Đề nghị bỏ việc này và bổ sung việc mới thay thế.',
    en: '“{thing}” is a recurring duty. Propose to withdraw it and to add another in its place.',
  },
  DEADLINE_UNREAD: {
    status: 422,
    vi: 'Thời hạn mới phải có ngày, tháng, quý hoặc năm cụ thể. Nhập lại, ví dụ: 30/6/2024 hoặc Quý II/2024.',
    en: 'The new deadline must name a day, month, quarter or year. Enter it again, as 30/6/2024 or Q2/2024.',
  },
  MERGE_INTO: {
    status: 422,
    vi: 'Chỉ gộp được vào một nhiệm vụ đang mở của cùng kế hoạch. Chọn nhiệm vụ khác.',
    en: 'It can only be merged into an open task of the same plan. Choose another task.',
  },
  WORDS_NEEDED: {
    status: 422,
    vi: 'Cần ghi lý do (ít nhất 5 chữ cái). Bổ sung rồi gửi lại.',
    en: 'Say why (at least 5 letters), then send again.',
  },
  OPINIONS_MISSING: {
    status: 422,
    vi: 'Còn {count} thay đổi chưa có ý kiến thẩm định. Ghi ý kiến cho từng thay đổi rồi trình.',
    en: '{count} changes have no opinion yet. Give one for each, then submit.',
  },
  DECISIONS_MISSING: {
    status: 422,
    vi: 'Còn {count} thay đổi chưa quyết định. Quyết định từng thay đổi rồi kết thúc.',
    en: '{count} changes are not decided yet. Decide each, then conclude.',
  },
  CLASH_OPEN: {
    status: 409,
    vi: '“{thing}” trùng với đề nghị #{number} chưa quyết định. So hai đề nghị và chọn một, rồi quyết định.',
    en: '“{thing}” clashes with proposal #{number}, which is not decided. Compare the two and choose, then decide.',
  },
  NO_CLASH: {
    status: 409,
    vi: 'Hai thay đổi này không còn trùng nhau hoặc một bên đã quyết định. Tải lại trang.',
    en: 'These two changes no longer clash, or one is decided. Load the page again.',
  },
  SIGNED_LATER: {
    status: 422,
    vi: 'Ngày ký {day} ở sau hôm nay. Nhập ngày đã ký.',
    en: 'The day of signing {day} is after today. Enter the day on which it was signed.',
  },
  NOT_HELD: {
    status: 409,
    vi: 'Thay đổi này không còn bị giữ. Tải lại trang.',
    en: 'This change is no longer held back. Load the page again.',
  },
  RESULT_WAITS: {
    status: 409,
    vi: 'Kết quả đang chờ công nhận. Công nhận hoặc trả lại kết quả, rồi xử lý thay đổi này.',
    en: 'Its result waits to be accepted. Accept or return it, then settle this change.',
  },
  GROUP_LEFT: {
    status: 422,
    vi: '“{thing}” phải còn ít nhất một đơn vị chủ trì. Chọn đơn vị, hoặc đề nghị bỏ nhiệm vụ.',
    en: '“{thing}” needs at least one lead. Choose a unit, or propose to withdraw the task.',
  },
});
