import { type Period, type PeriodKind, sayPeriod } from '../../calendar/rules/period.ts';

/** One thing to correct, in both languages. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** A cell or a head that cannot be taken, with what would be. */
export interface GridProblem extends Sentence {
  /** Line on the sheet, the head being line 1. */
  readonly line: number;
  /** Head of the column. */
  readonly column: string;
  readonly value: string;
}

const KINDS: Readonly<Record<PeriodKind, Sentence & { readonly sample: string }>> = {
  day: { vi: 'ngày', en: 'day', sample: '31/12/2021' },
  month: { vi: 'tháng', en: 'month', sample: '6/2021' },
  quarter: { vi: 'quý', en: 'quarter', sample: 'Q4/2021' },
  half: { vi: '6 tháng', en: 'half-year', sample: '6 tháng đầu năm 2021' },
  year: { vi: 'năm', en: 'year', sample: '2021' },
};

/** What can be wrong with a sheet of values; each sentence says what is accepted. */
export const gridSentences = {
  nothing: () => ({
    vi: 'Bảng chưa có số liệu nào. Dòng đầu ghi tên cột, từ dòng hai ghi số liệu.',
    en: 'The sheet holds no value. The first line names the columns, values begin on the second.',
  }),
  noPeriods: () => ({
    vi: 'Dòng đầu chưa có kỳ nào; nhận các cột "Đơn vị, 2021, 2022…" hoặc "Đơn vị, Kỳ, Giá trị, Ghi chú".',
    en: 'The first line names no period; use columns "Unit, 2021, 2022…" or "Unit, Period, Value, Note".',
  }),
  unknownHead: () => ({
    vi: 'Không phải kỳ, cũng không phải cột đã biết; nhận 2021, Q4/2021, 6/2021, Đơn vị, Kỳ, Giá trị, Ghi chú.',
    en: 'Neither a period nor a known column; use 2021, Q4/2021, 6/2021, Unit, Period, Value, Note.',
  }),
  notPeriod: (kind: PeriodKind) => ({
    vi: `Không phải ${KINDS[kind].vi}; nhận dạng ${KINDS[kind].sample}.`,
    en: `Not a ${KINDS[kind].en}; use the form ${KINDS[kind].sample}.`,
  }),
  noUnit: () => ({
    vi: 'Chưa có tên đơn vị. Ghi tên như trong danh mục.',
    en: 'No unit. Write its name as in the register.',
  }),
  unknownUnit: (near: readonly string[]) =>
    near.length === 0
      ? {
          vi: 'Không có đơn vị này trong danh mục. Ghi tên như trong danh mục.',
          en: 'The register holds no such unit. Write its name as in the register.',
        }
      : {
          vi: `Không có đơn vị này; gần giống: ${near.join('; ')}.`,
          en: `No such unit; similar: ${near.join('; ')}.`,
        },
  twoUnits: () => ({
    vi: 'Có từ hai đơn vị mang tên này. Ghi tên kèm cấp trên, ví dụ "Sở Y tế Lào Cai".',
    en: 'Two or more units bear this name. Add the one above, such as "Sở Y tế Lào Cai".',
  }),
  notNumber: () => ({
    vi: 'Không phải số; nhận dạng 1.234,5.',
    en: 'Not a number; use the form 1.234,5.',
  }),
  askedNumber: (suggestion: string) => ({
    vi: `${suggestion}? Dấu phẩy cho phần thập phân, dấu chấm cho hàng nghìn.`,
    en: `${suggestion}? A comma stands before decimals, a dot between thousands.`,
  }),
  twice: (line: number, period: Period) => ({
    vi: `${sayPeriod(period, 'vi')} của đơn vị này đã có ở dòng ${line}. Giữ một giá trị.`,
    en: `${sayPeriod(period, 'en')} of this unit stands on line ${line} already. Keep one value.`,
  }),
} satisfies Record<string, (...given: never[]) => Sentence>;
