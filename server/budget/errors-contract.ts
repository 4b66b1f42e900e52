import { errorTable } from '../platform/contract.ts';

export const budgetErrors = errorTable({
  DISBURSED_ABOVE_ALLOTTED: {
    status: 422,
    vi: 'Giải ngân {sum} lớn hơn phân bổ {limit} triệu. Sửa hoặc ghi quyết định.',
    en: 'Disbursed {sum} is above the allotted {limit} million đồng. Correct it or state the decision.',
  },
  ALLOTTED_ABOVE_PLANNED: {
    status: 422,
    vi: 'Phân bổ {sum} lớn hơn kế hoạch {limit} triệu. Sửa hoặc ghi quyết định.',
    en: 'Allotted {sum} is above the planned {limit} million đồng. Correct it or state the decision.',
  },
  BELOW_ZERO: {
    status: 422,
    vi: 'Số tiền không được âm; khoản thu hồi không được vượt số đã giải ngân. Nhập lại số tiền.',
    en: 'A sum cannot be negative, and what is taken back cannot exceed what was disbursed. Enter it again.',
  },
  DAY_NOT_YET: {
    status: 422,
    vi: 'Ngày {day} chưa tới. Nhập ngày đã phát sinh.',
    en: '{day} has not come yet. Enter the day on which it happened.',
  },
  LINE_EXISTS: {
    status: 409,
    vi: 'Đã có dòng {years}, {source} ở đây. Mở dòng đó để nhập số.',
    en: 'There is a line for {years}, {source} here already. Open it to enter sums.',
  },
  YEARS_CROSS: {
    status: 422,
    vi: 'Giai đoạn {years} chồng một phần lên {other}. Nhập giai đoạn nằm gọn trong hoặc ngoài nhau.',
    en: 'The years {years} overlap {other} in part. Enter years that lie within one another or apart.',
  },
  CARRIED_YEARS: {
    status: 422,
    vi: 'Vốn kéo dài phải từ một năm trước năm {years}, và chỉ cho một năm. Sửa năm.',
    en: 'Carried-over capital comes from a year before {years} and is for one year. Correct the year.',
  },
  UNKNOWN_SOURCE: {
    status: 422,
    vi: 'Nguồn vốn không còn trong danh mục. Chọn nguồn khác hoặc thêm vào danh mục.',
    en: 'The source is not on the list. Choose another or add it to the list.',
  },
  SOURCE_EXISTS: {
    status: 409,
    vi: 'Danh mục đã có nguồn gọi là "{name}". Dùng nguồn đó hoặc đặt tên khác.',
    en: 'The list has a source called "{name}". Use it or choose another name.',
  },
  PROJECT_EXISTS: {
    status: 409,
    vi: 'Mã dự án "{code}" đã có. Dùng dự án đó hoặc nhập mã khác.',
    en: 'There is a project with the code "{code}". Use it or enter another code.',
  },
  IMPORT_HAS_ERRORS: {
    status: 422,
    vi: 'Chưa ghi dòng nào: {count} chỗ cần sửa trong bảng.',
    en: 'Nothing was written: {count} things to correct in the sheet.',
  },
  TOO_MANY_LINES: {
    status: 422,
    vi: 'Có hơn {most} dòng kinh phí. Chọn một kế hoạch; ở mục Từng dòng, chọn thêm nguồn vốn hoặc năm.',
    en: 'There are more than {most} lines of money. Choose one plan; in Line by line, also a source or years.',
  },
  SHEET_TOO_LONG: {
    status: 422,
    vi: 'Bảng có {count} dòng; mỗi lần nhập nhiều nhất {most}. Chia bảng thành nhiều phần rồi nhập từng phần.',
    en: 'The sheet has {count} lines; at most {most} come in at a time. Split it and import part by part.',
  },
  SHEET_TOO_WIDE: {
    status: 422,
    vi: 'Bảng nhắc tới hơn {most} nhiệm vụ hoặc dòng kinh phí. Tách bảng theo văn bản, theo đơn vị rồi nhập từng phần.',
    en: 'The sheet speaks of more than {most} tasks or lines of money. Split it by document and unit and import part by part.',
  },
  ENTRY_ENDED: {
    status: 409,
    vi: 'Số này đã được sửa trước đó. Xem diễn biến của dòng rồi sửa số mới nhất.',
    en: 'This sum was corrected before. See the story of the line and correct the latest one.',
  },
  PROVISION_TAKEN: {
    status: 409,
    vi: 'Khoản này đã được đưa vào theo dõi. Mở dòng kinh phí của nó.',
    en: 'This provision is followed already. Open its line.',
  },
  STEP_NOT_POSITIVE: {
    status: 422,
    vi: 'Số tiền ở khâu này phải từ 0 trở lên. Nhập lại số tiền.',
    en: 'The sum at this step must be 0 or more. Enter it again.',
  },
});
