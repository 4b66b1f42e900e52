import type { Language } from '../../platform/html/language.ts';
import type { CellType } from './rules/data-tables.ts';

interface DataWords {
  readonly title: string;
  readonly about: string;
  readonly cutOff: string;
  readonly files: string;
  readonly xlsx: string;
  readonly json: string;
  readonly standards: string;
  readonly csvForm: string;
  readonly lines: (count: number) => string;
  readonly column: string;
  readonly type: string;
  readonly meaning: string;
  readonly types: Readonly<Record<CellType, string>>;
  readonly licence: string;
  readonly licenceSays: string;
  readonly again: string;
  readonly againSays: string;
}

/** The words of the page of the data dictionary. */
export const DATA_WORDS: Readonly<Record<Language, DataWords>> = {
  vi: {
    title: 'Từ điển dữ liệu',
    about: 'Các bảng dữ liệu mở của kế hoạch, nghĩa của từng cột, giấy phép và cách dùng lại.',
    cutOff: 'Số liệu chốt ngày',
    files: 'Toàn bộ dữ liệu',
    xlsx: 'một tệp Excel: kế hoạch, kết quả và từ điển này',
    json: 'một tài liệu cho chương trình đọc, đủ mọi trường đã công bố',
    standards: 'cùng kế hoạch theo chuẩn quốc tế',
    csvForm:
      'Mỗi bảng dưới đây là một tệp CSV (UTF-8, dấu phẩy ngăn cột, dấu chấm thập phân, ngày dạng 2026-12-31). Thêm ?ban=1 vào địa chỉ để lấy lần công bố thứ nhất.',
    lines: (count) => `${count} dòng`,
    column: 'Cột',
    type: 'Kiểu',
    meaning: 'Nghĩa',
    types: {
      ...{ text: 'chữ', number: 'số', integer: 'số nguyên', day: 'ngày' },
      yes_no: 'đúng hoặc sai',
    },
    licence: 'Giấy phép',
    licenceSays:
      'Ai cũng được dùng, chia sẻ, sửa đổi, kể cả vì mục đích kinh doanh; khi dùng ghi tên cơ quan công bố, địa chỉ trang này và ngày chốt số liệu.',
    again: 'Đọc lại vào phần mềm',
    againSays:
      'Tệp XLSX, JSON, CSV nhiệm vụ và StratML thả được vào trang Đọc văn bản: kế hoạch hiện ra để rà soát như mọi văn bản khác.',
  },
  en: {
    title: 'Data dictionary',
    about:
      'The open data of the plan: its tables, what each column means, the licence, and how to reuse them.',
    cutOff: 'Figures as of',
    files: 'All data',
    xlsx: 'one Excel file: the plan, the results and this dictionary',
    json: 'one document for programs, with every published field',
    standards: 'the same plan in international standards',
    csvForm:
      'Each table below is a CSV file (UTF-8, commas between columns, a decimal point, days as 2026-12-31). Add ?ban=1 to an address for the first edition.',
    lines: (count) => (count === 1 ? '1 line' : `${count} lines`),
    column: 'Column',
    type: 'Type',
    meaning: 'Meaning',
    types: {
      ...{ text: 'text', number: 'number', integer: 'whole number', day: 'day' },
      yes_no: 'true or false',
    },
    licence: 'Licence',
    licenceSays:
      'Anyone may use, share and change the data, also for business; name the body that published them, the address of this page and the cut-off day.',
    again: 'Reading them into the product again',
    againSays:
      'The XLSX, the JSON, the CSV of tasks and the StratML can be dropped on the page Read a document: the plan appears for review like any other.',
  },
};
