import { formatDay } from '../../calendar/rules/day.ts';
import { headOf, type ImportProblem, type ReadRow, type UnitColumn } from './import-columns.ts';
import { UNIT_KIND_NAMES, UNIT_KINDS } from './unit-kind.ts';
import type { UnitRecord } from './unit-record.ts';

/** One thing to correct, in both languages. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** A sentence with the line, column and value that it is about. */
export function problemAt(row: ReadRow, column: UnitColumn, sentence: Sentence): ImportProblem {
  return { line: row.line, column: headOf(column), value: row.cells[column], ...sentence };
}

/** What can be wrong with a unit on a sheet; each sentence says what is accepted. */
export const sentences = {
  nothing: () => ({
    vi: 'Bảng chưa có dòng nào. Thêm ít nhất một đơn vị.',
    en: 'The sheet has no lines. Add at least one unit.',
  }),
  noName: () => ({
    vi: 'Chưa có tên. Nhập tên đơn vị.',
    en: 'No name. Enter the name of the unit.',
  }),
  longName: (most: number) => ({
    vi: `Tên dài quá ${most} chữ. Rút gọn tên.`,
    en: `The name is longer than ${most} characters. Shorten it.`,
  }),
  separatorInName: (separator: string) => ({
    vi: `Tên chứa '${separator}', là dấu nối các cấp. Bỏ dấu này.`,
    en: `The name holds '${separator}', which joins levels. Leave it out.`,
  }),
  badCode: () => ({
    vi: 'Mã chưa đúng mẫu; nhận G14, H37.02.02 (QĐ 20/2020/QĐ-TTg), Z01… hoặc mã số thuế.',
    en: 'Not a code; use G14, H37.02.02 (Decision 20/2020/QĐ-TTg), Z01… or a tax number.',
  }),
  unknownKind: () => ({
    vi: `Loại chưa biết; nhận: ${UNIT_KINDS.map((kind) => UNIT_KIND_NAMES[kind].vi).join('; ')}.`,
    en: `Unknown kind; use: ${UNIT_KINDS.map((kind) => UNIT_KIND_NAMES[kind].en).join('; ')}.`,
  }),
  noKind: () => ({
    vi: `Tên chưa cho biết loại. Nhập một trong: ${UNIT_KINDS.map((kind) => UNIT_KIND_NAMES[kind].vi).join('; ')}.`,
    en: `The name does not tell the kind. Enter one of: ${UNIT_KINDS.map((kind) => UNIT_KIND_NAMES[kind].en).join('; ')}.`,
  }),
  badDay: () => ({
    vi: 'Không phải ngày; nhận dạng 31/12/2025.',
    en: 'Not a date; use the form 31/12/2025.',
  }),
  endsBeforeStart: () => ({
    vi: 'Ngày cuối sớm hơn ngày đầu. Sửa một trong hai.',
    en: 'The last day is before the first. Correct one of them.',
  }),
  noParent: () => ({
    vi: 'Không có đơn vị cấp trên này; nhận mã hoặc tên của một dòng trong bảng hay một đơn vị đã có.',
    en: 'There is no such parent; use the code or name of a line here or of a unit in the register.',
  }),
  twoParents: () => ({
    vi: 'Có từ hai đơn vị mang tên này. Ghi mã, hoặc tên từ cấp trên cùng, ví dụ Bộ X > Cục Y.',
    en: 'Two or more units bear this name. Use the code, or the names from the top, such as Bộ X > Cục Y.',
  }),
  circle: () => ({
    vi: 'Đơn vị nằm dưới chính nó. Sửa cấp trên.',
    en: 'The unit would stand under itself. Correct the parent.',
  }),
  outlivesParent: ({ name, validFrom, validTo }: UnitRecord) => ({
    vi: `${name} chỉ có từ ${formatDay(validFrom)}${validTo ? ` đến ${formatDay(validTo)}` : ''}. Sửa ngày hoặc cấp trên.`,
    en: `${name} exists only from ${formatDay(validFrom)}${validTo ? ` to ${formatDay(validTo)}` : ''}. Correct the days or the parent.`,
  }),
  twice: (line: number) => ({
    vi: `Trùng với dòng ${line}. Xoá một dòng.`,
    en: `The same as line ${line}. Delete one of them.`,
  }),
  differs: ({ name, code }: UnitRecord) => ({
    vi: `Khác với ${name}${code ? ` (${code})` : ''} đã có. Giữ như đã có, hoặc sửa tại trang của đơn vị.`,
    en: `Differs from ${name}${code ? ` (${code})` : ''} in the register. Keep it as it is there, or change it on the page of the unit.`,
  }),
} satisfies Record<string, (...given: never[]) => Sentence>;
