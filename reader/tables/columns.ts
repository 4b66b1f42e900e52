/** Header words of a table of tasks, in any order (DOMAIN §9.1, six frames of annexes). */

export type Column = 'index' | 'task' | 'lead' | 'coord' | 'time' | 'product' | 'other';

const RULES: readonly (readonly [Column, RegExp])[] = [
  ['index', /^(?:stt|tt|so tt|s tt|so thu tu|#)$/],
  [
    'time',
    /^(?:thoi gian|thoi han|thoi diem|tien do|han |han$|lo trinh|nam thuc hien|ngay hoan thanh|ky han|hoan thanh|thoi gian, tien do|du kien (?:thoi gian|hoan thanh))/,
  ],
  ['coord', /phoi hop|tham gia/],
  [
    'product',
    /^(?:san pham|ket qua|dau ra|yeu cau san pham|hinh thuc van ban|du kien (?:ket qua|san pham)|hinh thuc)/,
  ],
  [
    'lead',
    /chu tri|dau moi|^(?:co quan|don vi|bo phan|nguoi|cap)(?:,? (?:don vi|co quan))?(?: ,)? ?(?:thuc hien|chiu trach nhiem|phu trach|duoc giao|tham muu|trien khai)|^(?:phan cong|trach nhiem)(?: thuc hien)?$|^thuc hien$|^don vi$|^co quan$|^co quan, don vi$/,
  ],
  [
    'task',
    /^(?:noi dung|nhiem vu|ten nhiem vu|cong viec|hoat dong|giai phap|ten (?:van ban|de an|cong viec|hoat dong|chuong trinh)|nhom nhiem vu|cac nhiem vu|danh muc|van ban|nhiem vu,? ?\/?giai phap|noi dung\/nhiem vu|chuong trinh|de an|cong tac|linh vuc|nhung nhiem vu)/,
  ],
  [
    'other',
    /^(?:ghi chu|kinh phi|nguon (?:von|kinh phi)|du toan|dia diem|can cu|van ban giao|co so|don vi tinh|dvt|chi tieu|so luong|muc dich|yeu cau|hinh thuc|doi tuong|thanh phan|cap trinh|co quan (?:trinh|ban hanh|phe duyet)|lanh dao phu trach|chi dao)/,
  ],
];

/** The column that a header cell names, or null where the cell is no header. */
export function columnOf(folded: string): Column | null {
  const cell = folded
    .replace(/[*"()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (cell.length === 0 || cell.length > 60) return null;
  for (const [column, pattern] of RULES) if (pattern.test(cell)) return column;
  return null;
}

/** True where the columns make a table of tasks: something to do and someone or some time for it. */
export function isTaskHeader(columns: readonly (Column | null)[]): boolean {
  const has = (column: Column): boolean => columns.includes(column);
  return has('task') && (has('lead') || has('coord') || has('time'));
}
