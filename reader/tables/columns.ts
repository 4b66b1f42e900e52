/** Header words of a table of tasks, in any order (DOMAIN §9.1, six frames of annexes). */

export type Column = 'index' | 'task' | 'lead' | 'coord' | 'time' | 'product' | 'other';

const BODY =
  '(?:co quan|don vi|bo phan|ca nhan|nguoi|cap|to chuc|phong|ban|phong ban|bo|nganh|so|dia phuong|chu the|can bo)';
/** "Cơ quan, đơn vị", "Đơn vị/cá nhân", "Phòng, ban". */
const BODIES = `${BODY}(?: ?(?:,|/|-|va|hoac) ?${BODY}){0,3}`;
const OFFICE = '(?:co quan|don vi|bo phan|ca nhan|to chuc|bo|nganh|phong|ban)';
const DOES =
  '(?:thuc hien|chiu trach nhiem|phu trach|duoc giao|duoc phan cong|tham muu|trien khai|to chuc thuc hien)';

const RULES: readonly (readonly [Column, RegExp])[] = [
  ['index', /^(?:stt|tt|so tt|s tt|so thu tu|thu tu|#)$/],
  [
    'time',
    /^(?:thoi gian|thoi han|thoi diem|tien do|han |han$|lo trinh|nam thuc hien|ngay hoan thanh|ky han|hoan thanh|moc thoi gian|thang thuc hien|quy thuc hien|thoi gian, tien do|du kien (?:thoi gian|thoi han|tien do|hoan thanh))/,
  ],
  ['coord', /phoi hop|tham gia/],
  [
    'product',
    /^(?:san pham|ket qua|dau ra|yeu cau san pham|hinh thuc van ban|du kien (?:ket qua|san pham)|hinh thuc|muc tieu, san pham|ho so, san pham)/,
  ],
  [
    'lead',
    new RegExp(
      `chu tri|dau moi|^${BODIES}(?: ,)? ?${DOES}|^(?:phan cong|trach nhiem|chiu trach nhiem)(?: thuc hien)?$|^(?:nguoi|don vi|co quan) dung dau|^giao ${BODIES}|^thuc hien$|^${OFFICE}(?: ?(?:,|/|-) ?${OFFICE})?$`,
    ),
  ],
  [
    'task',
    /^(?:noi dung|nhiem vu|ten nhiem vu|ten noi dung|cong viec|dau viec|viec can|hoat dong|giai phap|ten (?:van ban|de an|cong viec|hoat dong|chuong trinh)|nhom nhiem vu|cac (?:nhiem vu|noi dung|hoat dong|cong viec|giai phap)|danh muc|van ban|nhiem vu,? ?\/?giai phap|noi dung\/nhiem vu|chuong trinh|de an|cong tac|linh vuc|hang muc|nhung nhiem vu)/,
  ],
  [
    'other',
    /^(?:ghi chu|kinh phi|nguon (?:von|kinh phi|luc)|du toan|dia diem|can cu|van ban giao|co so|don vi tinh|dvt|chi tieu|so luong|muc dich|yeu cau|hinh thuc|doi tuong|thanh phan|cap trinh|co quan (?:trinh|ban hanh|phe duyet|theo doi)|lanh dao (?:phu trach|chi dao)|chi dao|tinh trang|ghi so|minh chung)/,
  ],
];

/** The bounded memory of `columnOf`: a page asks for the same short cells again and again. */
const known = new Map<string, Column | null>();
const MOST_KNOWN = 4_096;
const LONGEST_HEADER = 60;

/** The column that a header cell names, or null where the cell is no header. */
export function columnOf(folded: string): Column | null {
  if (folded.length > LONGEST_HEADER * 2) return null;
  const before = known.get(folded);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const column = namedColumn(folded);
  known.set(folded, column);
  return column;
}

function namedColumn(folded: string): Column | null {
  const cell = folded
    .replace(/[*"()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (cell.length === 0 || cell.length > LONGEST_HEADER) return null;
  for (const [column, pattern] of RULES) if (pattern.test(cell)) return column;
  return null;
}

/** True where the columns make a table of tasks: something to do and someone or some time for it. */
export function isTaskHeader(columns: readonly (Column | null)[]): boolean {
  const has = (column: Column): boolean => columns.includes(column);
  return has('task') && (has('lead') || has('coord') || has('time'));
}

/**
 * Columns of a header in two rows whose lines were written one after another: "Cơ quan" over "Chủ trì"
 * and "Phối hợp", which then stand at the end. They take the place of the word above them.
 */
export function withSecondRow(columns: readonly Column[]): Column[] {
  const above = columns.indexOf('lead');
  const below = columns.lastIndexOf('lead');
  const tail = columns.slice(below);
  if (above < 0 || below <= above + 1 || tail.length !== 2 || tail[1] !== 'coord')
    return [...columns];
  if (columns.slice(0, below).includes('coord')) return [...columns];
  return [...columns.slice(0, above), 'lead', 'coord', ...columns.slice(above + 1, below)];
}
