import { accentFree } from '../../calendar/rules/accent-free.ts';

/** What a column of a list of tasks may hold, in the order of our own workbook. */
export const TASK_COLUMNS = [
  'label',
  'field',
  'title',
  'lead',
  'coord',
  'deadline',
  'product',
  'quote',
  'path',
  'earlyReason',
] as const;
export type TaskColumn = (typeof TASK_COLUMNS)[number];

/** What a label of a column stands for; `none` is a column that is knowingly left out. */
export const COLUMN_MEANINGS = [...TASK_COLUMNS, 'none'] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** How each column is headed in our own workbook. */
export const COLUMN_HEADS: Readonly<Record<TaskColumn, string>> = {
  label: 'Ký hiệu',
  field: 'Lĩnh vực',
  title: 'Nhiệm vụ',
  lead: 'Chủ trì',
  coord: 'Phối hợp',
  deadline: 'Thời hạn',
  product: 'Sản phẩm',
  quote: 'Lời giao',
  path: 'Thuộc mục',
  earlyReason: 'Lý do hạn sớm',
};

/** What officials head these columns with (phụ lục giao việc), without accents. The first that fits wins. */
const LABELS: readonly (readonly [ColumnMeaning, RegExp])[] = [
  ['label', /^(?:ky hieu|stt|tt|so tt|so thu tu|muc|so muc)$/],
  ['none', /^(?:ghi chu|chu thich)$/],
  ['quote', /^(?:loi giao|trich dan|can cu giao)$/],
  ['path', /^thuoc muc$/],
  ['earlyReason', /^ly do han som$/],
  ['field', /^(?:linh vuc|nhom nhiem vu|nhom)$/],
  ['coord', /phoi hop/],
  ['lead', /chu tri|(?:don vi|co quan) (?:thuc hien|chiu trach nhiem)/],
  ['deadline', /^(?:thoi han|thoi gian|han|tien do|ngay hoan thanh)(?: |$)/],
  ['product', /^(?:san pham|ket qua|dau ra)(?: |$)/],
  ['title', /nhiem vu|noi dung|cong viec|dau viec|^ten viec$|^task$/],
];

/** What an authority's officers have taught about labels: by {@link labelKey}. */
export type LearntLabels = ReadonlyMap<string, ColumnMeaning>;

/** Labels that mean the same bear the same key: no accents, no case, no marks around. */
export function labelKey(label: string): string {
  return accentFree(label)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a label stands for: as taught first, else by its words; null where it is not understood. */
export function meaningOf(label: string, learnt: LearntLabels): ColumnMeaning | null {
  const key = labelKey(label);
  if (key === '') return 'none';
  return learnt.get(key) ?? LABELS.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}
