import { errorTable } from '../../platform/contract.ts';

export const edxmlErrors = errorTable({
  EDXML_UNREADABLE: {
    status: 422,
    vi: 'Chưa nhận gói tin: {vi}',
    en: 'The package was not taken in: {en}',
  },
  EDXML_NO_SUCH_DOCUMENT: {
    status: 422,
    vi: 'Thông báo trạng thái nói về {number}, không có trong các gói đã nhận hoặc đã gửi. Kiểm tra lại với bên gửi.',
    en: 'The status speaks of {number}, which was neither received nor sent here. Check with the sender.',
  },
  EDXML_STATE: {
    status: 409,
    vi: 'Gói tin đang ở trạng thái “{vi}” nên chưa làm được việc này. Tải lại trang để xem việc làm được.',
    en: 'The package is “{en}”, so this cannot be done now. Reload to see what can.',
  },
  EDXML_BY_PERSON: {
    status: 403,
    vi: 'Việc này do người có thẩm quyền quyết định, khoá API không làm thay. Đăng nhập để làm.',
    en: 'A person decides this, not a key. Sign in to do it.',
  },
  EDXML_OPEN_TASKS: {
    status: 409,
    vi: 'Còn {count} nhiệm vụ chưa kết thúc từ văn bản này. Nghiệm thu hoặc kết thúc các nhiệm vụ rồi xác nhận hoàn thành.',
    en: '{count} tasks of this document are still open. Accept or end them, then confirm that it is finished.',
  },
  EDXML_NO_CODE: {
    status: 422,
    vi: '{unit} chưa có mã định danh (QĐ 20/2020/QĐ-TTg). Bổ sung mã trong sổ đơn vị rồi gửi lại.',
    en: '{unit} has no identifier (QĐ 20/2020/QĐ-TTg). Add it in the register of units and send again.',
  },
  EDXML_NOT_SIGNED: {
    status: 409,
    vi: 'Báo cáo chưa ký, chưa có số. Ký báo cáo rồi gửi.',
    en: 'The report is not signed and has no number. Sign it, then send it.',
  },
  EDXML_NO_NUMBER: {
    status: 422,
    vi: 'Văn bản của kế hoạch chưa có số hoặc ngày ban hành nên không lập được mã văn bản. Bổ sung rồi gửi lại.',
    en: 'The directive of the plan has no number or day, so it cannot be named in a package. Add them and send again.',
  },
  EDXML_SENT_ALREADY: {
    status: 409,
    vi: 'Văn bản {number} đã có gói gửi tới các nơi này. Mở gói đã gửi để xem.',
    en: '{number} has gone to these bodies already. Open the package that was sent.',
  },
});
