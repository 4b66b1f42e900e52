import { errorTable } from '../platform/contract.ts';

/** What the acts on persons, posts, appointments and delegations refuse. */
export const peopleErrors = errorTable({
  ENDS_BEFORE_START: {
    status: 422,
    vi: 'Ngày cuối sớm hơn ngày đầu. Chọn lại một trong hai ngày.',
    en: 'The last day is before the first. Choose one of them again.',
  },
  ACTING_NEEDS_END: {
    status: 422,
    vi: 'Giao quyền phải có ngày kết thúc. Nhập ngày cuối; có thể giao tiếp sau đó.',
    en: 'An acting appointment needs an end. Enter the last day; it can be given again after that.',
  },
  POST_NOT_THERE: {
    status: 422,
    vi: 'Chức vụ này chỉ có {span}. Chọn ngày trong khoảng đó.',
    en: 'This post exists {spanEn} only. Choose days within.',
  },
  POST_HELD: {
    status: 409,
    vi: '{name} đang giữ chức vụ này {span}. Kết thúc trước, hoặc chọn ngày khác.',
    en: '{name} holds this post {spanEn}. End that first, or choose other days.',
  },
  ENDS_LATER: {
    status: 409,
    vi: 'Thời hạn đã kết thúc vào {to}. Chọn ngày sớm hơn; muốn dài hơn thì bổ nhiệm tiếp.',
    en: 'It ends on {to} already. Choose an earlier day; to go on longer, appoint again.',
  },
  ENDED_BEFORE_ACT: {
    status: 409,
    vi: 'Người này còn làm việc trong chức vụ ngày {on}. Chọn ngày cuối từ {on} trở đi.',
    en: 'This person still worked in the post on {on}. Choose {on} or a later last day.',
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    vi: 'Sau việc này cơ quan không còn quản trị nào. Bổ nhiệm một quản trị khác, có tài khoản và không thời hạn, rồi làm lại.',
    en: 'This would leave the body without an administrator. Appoint another one first, with an account and without an end.',
  },
  POST_HAS_HOLDERS: {
    status: 409,
    vi: '{name} còn giữ chức vụ này sau ngày {on}. Kết thúc bổ nhiệm trước.',
    en: '{name} still holds this post after {on}. End that appointment first.',
  },
  POST_CHANGE_AHEAD: {
    status: 409,
    vi: 'Chức vụ này đã có thay đổi hoặc bổ nhiệm bắt đầu sau ngày {on}. Chọn ngày sau đó, hoặc sửa lần kia trước.',
    en: 'A change of this post or an appointment begins after {on} already. Choose a later day, or change that first.',
  },
  JURISDICTION_ELSEWHERE: {
    status: 422,
    vi: 'Phạm vi phải là chính đơn vị của chức vụ hoặc đơn vị cấp trên của nó. Chọn lại đơn vị.',
    en: 'The reach must be the unit of the post or one above it. Choose another unit.',
  },
  UNIT_NOT_OPEN: {
    status: 422,
    vi: 'Đơn vị này không hoạt động ngày {on}. Chọn ngày khác hoặc đơn vị khác.',
    en: 'The unit does not exist on {on}. Choose another day or another unit.',
  },
  LENT_BACKWARDS: {
    status: 422,
    vi: 'Ủy quyền chỉ có hiệu lực từ hôm nay ({today}) trở đi. Chọn lại ngày đầu.',
    en: 'Powers are lent from today ({today}) on. Choose the first day again.',
  },
  LENT_TOO_LONG: {
    status: 422,
    vi: 'Ủy quyền nhiều nhất một năm, đến {latest}. Chọn ngày cuối sớm hơn; có thể ủy quyền tiếp khi hết hạn.',
    en: 'Powers are lent for a year at most, until {latest}. Choose an earlier last day.',
  },
  LENT_TO_SELF: {
    status: 422,
    vi: 'Người nhận phải là người khác. Chọn người khác.',
    en: 'Somebody else must receive it. Choose another person.',
  },
  LENT_OUTSIDE: {
    status: 422,
    vi: 'Người nhận không giữ chức vụ nào ở cơ quan này trong những ngày đó. Chọn người khác hoặc ngày khác.',
    en: 'The receiver holds no post of this body on those days. Choose another person or other days.',
  },
  NOTHING_LENT: {
    status: 422,
    vi: 'Chưa chọn việc nào để ủy quyền. Chọn ít nhất một việc.',
    en: 'No power was chosen. Choose at least one.',
  },
  NOT_YOURS_TO_LEND: {
    status: 403,
    vi: 'Chỉ ủy quyền được việc của chính chức vụ mình giữ; việc được ủy quyền thì không giao lại. Báo người ủy quyền.',
    en: 'Only powers of one’s own post can be lent; what was lent is not passed on. Ask whoever lent it.',
  },
  DELEGATION_OVER: {
    status: 409,
    vi: 'Ủy quyền này đã hết hoặc đã được thu hồi. Tải lại trang để xem hiện trạng.',
    en: 'This delegation has ended or was revoked. Load the page again to see how it stands.',
  },
  NAME_TAKEN: {
    status: 409,
    vi: 'Đã có {name} trong cơ quan. Mở người đó, hoặc xác nhận đây là người khác cùng tên.',
    en: 'There is a {name} in this body already. Open that person, or say that this is another of the same name.',
  },
});
