/** A place of an office's own template (chỗ ghi), written `{{name}}` in its Word file. */
export interface TemplatePlace {
  readonly name: string;
  /** `words` stand inside a line; a `text` or a `table` takes the whole paragraph that the place stands in. */
  readonly shape: 'words' | 'text' | 'table';
  /** A template without it would lose what makes a document valid. */
  readonly needed: boolean;
  readonly vi: string;
  readonly en: string;
}

/** Every place, in the order in which a document has them. */
export const TEMPLATE_PLACES: readonly TemplatePlace[] = [
  place('co_quan_chu_quan', 'words', 'Cơ quan chủ quản, viết hoa', 'The body above, in capitals'),
  place('co_quan', 'words', 'Cơ quan ban hành, viết hoa', 'The issuing body, in capitals'),
  needed('so', 'words', 'Số và ký hiệu, ví dụ 05/BC-BTTTT', 'Number and symbol, as 05/BC-BTTTT'),
  place('dia_danh', 'words', 'Địa danh', 'Place of issue'),
  needed('ngay', 'words', 'Ngày … tháng … năm …', 'Day of issue in words'),
  place('ten_loai', 'words', 'Tên loại, ví dụ BÁO CÁO', 'Type of document, as BÁO CÁO'),
  needed('trich_yeu', 'words', 'Trích yếu nội dung', 'What it is about'),
  place(
    'kinh_gui',
    'words',
    'Nơi kính gửi, mỗi nơi một dòng',
    'Whom it is addressed to, a line each',
  ),
  place('tham_quyen', 'words', 'Thẩm quyền ban hành quyết định', 'The authority that decides'),
  place('can_cu', 'text', 'Các căn cứ', 'Legal bases'),
  needed('noi_dung', 'text', 'Toàn bộ nội dung, cả bảng', 'The whole text with its tables'),
  place(
    'bang:1',
    'table',
    'Riêng bảng thứ 1 (bang:2, bang:3…); nội dung khi đó không lặp lại bảng này',
    'Table 1 alone (bang:2, bang:3 …); the text then leaves it out',
  ),
  place('noi_nhan', 'words', 'Danh sách nơi nhận', 'Recipients'),
  place('quyen_han', 'words', 'Quyền hạn, chức vụ của người ký', 'Position of the signer'),
  needed('nguoi_ky', 'words', 'Họ tên người ký', 'Name of the signer'),
  place(
    'phu_luc',
    'text',
    'Các phụ lục; để cuối mẫu. Không có thì phụ lục vẫn nối vào cuối văn bản',
    'Annexes; at the end. Without it they still follow at the end of the document',
  ),
];

const TABLE_PLACE = /^bang:[1-9]\d?$/;

/** The place that words between `{{` and `}}` name, however they are spaced or capitalised. */
export function placeNamed(written: string): TemplatePlace | null {
  const name = written.trim().toLowerCase();
  const wanted = TABLE_PLACE.test(name) ? 'bang:1' : name;
  const found = TEMPLATE_PLACES.find((each) => each.name === wanted);
  return found ? { ...found, name } : null;
}

function place(name: string, shape: TemplatePlace['shape'], vi: string, en: string): TemplatePlace {
  return { name, shape, needed: false, vi, en };
}

function needed(
  name: string,
  shape: TemplatePlace['shape'],
  vi: string,
  en: string,
): TemplatePlace {
  return { name, shape, needed: true, vi, en };
}
