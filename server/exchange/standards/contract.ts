import { errorTable } from '../../platform/contract.ts';

/** Why a document of another standard is not taken in. */
export const standardErrors = errorTable({
  XML_REFUSED: {
    status: 422,
    vi: 'Tệp XML này có phần khai báo, độ sâu hoặc độ dài không tệp kế hoạch nào cần, nên không mở. Xuất lại tệp từ hệ thống gốc, không kèm DOCTYPE.',
    en: 'This XML declares, nests or holds more than any plan needs and is not opened. Export it again from where it comes, without a DOCTYPE.',
  },
  XML_BROKEN: {
    status: 422,
    vi: 'Tệp XML hỏng ở dòng {line}: {reason} Xuất lại tệp từ hệ thống gốc.',
    en: 'The XML is broken in line {line}: {reason} Export the file again from where it comes.',
  },
  STRATML_FAULTS: {
    status: 422,
    vi: 'Tệp chưa đúng chuẩn StratML Phần 2 ở {count} chỗ; chỗ đầu: {place}: {vi} Sửa ở hệ thống gốc rồi thả lại tệp.',
    en: 'The file does not keep to StratML Part 2 in {count} places; the first: {place}: {en} Mend it where it comes from and drop it again.',
  },
});
