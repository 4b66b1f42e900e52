import { errorTable } from '../platform/contract.ts';

export const publicationErrors = errorTable({
  PUBLICATION_STEP: {
    status: 409,
    vi: 'Công bố đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem bước hiện tại.',
    en: 'The publication is at another step. Load the page again to see which.',
  },
  PUBLICATION_SECRET: {
    status: 422,
    vi: 'Văn bản này là văn bản mật nên không công bố. Chọn kế hoạch khác.',
    en: 'The document is secret and is not published. Choose another plan.',
  },
  CUT_OFF_LATER: {
    status: 422,
    vi: 'Ngày chốt {day} ở sau hôm nay. Chọn hôm nay hoặc một ngày đã qua.',
    en: 'The cut-off day {day} is after today. Choose today or a day before.',
  },
  CUT_OFF_BEFORE: {
    status: 422,
    vi: 'Ngày chốt {day} ở trước ngày ban hành kế hoạch. Chọn ngày từ {first} trở đi.',
    en: 'The cut-off day {day} is before the plan was issued. Choose a day from {first} on.',
  },
  EDITION_KIND: {
    status: 422,
    vi: 'Bản công bố đầu là “lần đầu”; các bản sau là “cập nhật” hoặc “đính chính”. Chọn lại loại bản.',
    en: 'The first edition is “first”; later ones are “update” or “correction”. Choose the kind again.',
  },
  CORRECTION_WORDS: {
    status: 422,
    vi: 'Đính chính phải nói rõ chỗ đã sai (ít nhất 10 chữ cái). Ghi thêm rồi trình lại.',
    en: 'A correction must say what was wrong (at least 10 letters). Write it, then propose again.',
  },
  RETURN_WORDS: {
    status: 422,
    vi: 'Ghi lý do trả lại (ít nhất 5 chữ cái) rồi gửi lại.',
    en: 'Say why it goes back (at least 5 letters), then send again.',
  },
  NOTHING_TO_PUBLISH: {
    status: 422,
    vi: 'Bản này chưa có nội dung nào để công bố. Giữ lại ít nhất một nhiệm vụ hoặc chỉ tiêu rồi trình.',
    en: 'There is nothing in this edition. Keep at least one task or target, then propose.',
  },
  OWN_PROPOSAL: {
    status: 403,
    vi: 'Bản này do chính người đang duyệt trình. Nhờ người khác có quyền duyệt công bố.',
    en: 'You proposed this edition yourself. Ask somebody else who may approve publications.',
  },
  PUBLICATION_FACTS_CHANGED: {
    status: 409,
    vi: 'Số liệu đã đổi {count} chỗ so với bản đã xem. Xem chỗ đổi rồi duyệt lại, hoặc trả lại.',
    en: '{count} figures have changed since the copy that you saw. Look at them, then approve again or return it.',
  },
  LATEST_EDITION: {
    status: 422,
    vi: 'Bản {number} là bản mới nhất. Rút cả trang, hoặc công bố bản đính chính trước.',
    en: 'Edition {number} is the latest. Withdraw the whole page, or publish a correction first.',
  },
  FILE_UNKNOWN: {
    status: 422,
    vi: 'Một tệp đã chọn không thuộc công bố này. Tải lại trang rồi chọn lại tệp.',
    en: 'A chosen file does not belong to this publication. Load the page again and choose anew.',
  },
  NO_DIRECTIVE_FILE: {
    status: 404,
    vi: 'Văn bản không có tệp này. Tải tệp lên từ máy.',
    en: 'The document has no such file. Upload one instead.',
  },
});
