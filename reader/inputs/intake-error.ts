/** Why a file was not taken in. A public register: codes are never given another meaning. */
export type IntakeCode =
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'UNKNOWN_TYPE'
  | 'TYPE_MISMATCH'
  | 'SCANNED_PDF'
  | 'ZIP_BOMB'
  | 'DAMAGED'
  | 'ENCRYPTED';

interface Sentences {
  readonly vi: string;
  readonly en: string;
}

const ACCEPTED = '.docx .pdf .html .txt .xlsx';

/** What each code says; `{}` is the detail, where the code has one. */
const SENTENCES = {
  EMPTY: {
    vi: 'Tệp không có chữ nào. Mở tệp kiểm tra nội dung, hoặc dán văn bản vào ô.',
    en: 'The file holds no text. Open it and check, or paste the text instead.',
  },
  TOO_LARGE: {
    vi: 'Tệp vượt giới hạn {}. Bỏ ảnh hoặc tách phụ lục ra tệp riêng rồi đưa lại.',
    en: 'The file is over the limit of {}. Remove pictures or move annexes to a file of their own.',
  },
  UNKNOWN_TYPE: {
    vi: `Chưa đọc được loại tệp này ({}). Lưu lại thành một trong các loại ${ACCEPTED}, hoặc dán văn bản.`,
    en: `This type of file cannot be read ({}). Save it as one of ${ACCEPTED}, or paste the text.`,
  },
  TYPE_MISMATCH: {
    vi: 'Tên tệp và nội dung không khớp: {}. Đổi đuôi tên cho đúng hoặc chọn lại tệp.',
    en: 'The name of the file and its content differ: {}. Rename it or choose the right file.',
  },
  SCANNED_PDF: {
    vi: 'PDF này là ảnh quét, chưa có chữ. Dùng bản .docx hoặc nhận dạng chữ (OCR) trước.',
    en: 'This PDF is a scan without text. Use the .docx, or run text recognition (OCR) first.',
  },
  ZIP_BOMB: {
    vi: 'Tệp nén bung ra quá lớn ({}), không mở để giữ an toàn. Lưu lại bằng Word/Excel hoặc dán văn bản.',
    en: 'The file unpacks to far too much ({}) and was not opened. Save it again in Word or Excel, or paste the text.',
  },
  DAMAGED: {
    vi: 'Tệp hỏng hoặc thiếu phần ({}). Mở bằng phần mềm gốc, lưu lại rồi đưa lại.',
    en: 'The file is damaged or incomplete ({}). Open it where it was made, save it and try again.',
  },
  ENCRYPTED: {
    vi: 'Tệp có mật khẩu. Bỏ mật khẩu (lưu một bản không khoá) rồi đưa lại.',
    en: 'The file has a password. Save a copy without it and try again.',
  },
} as const satisfies Record<IntakeCode, Sentences>;

/** What fills a sentence: Vietnamese, then English; or once, if it is the same in both. */
export type IntakeDetail = string | readonly [string, string];

/** A file that was refused, with a sentence in each language that says what to do next. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError';
  readonly code: IntakeCode;
  readonly vi: string;
  readonly en: string;
  readonly detail: IntakeDetail;

  constructor(code: IntakeCode, detail: IntakeDetail = '') {
    const [vi, en] = typeof detail === 'string' ? [detail, detail] : detail;
    const sentences = SENTENCES[code];
    const said = sentences.vi.replace('{}', vi).replace(' ()', '');
    super(said);
    this.code = code;
    this.detail = detail;
    this.vi = said;
    this.en = sentences.en.replace('{}', en).replace(' ()', '');
  }
}
