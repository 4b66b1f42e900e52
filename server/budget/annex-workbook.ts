import writeXlsxFile from 'write-excel-file/node';
import { AMOUNT_UNITS, formatAmount } from './rules/amount.ts';
import type { Annex } from './rules/annex.ts';

const FONT = { fontFamily: 'Times New Roman', fontSize: 12 } as const;
const BORDER = { borderStyle: 'thin', borderColor: '#000000' } as const;
const MIDDLE = { align: 'center', alignVertical: 'center', wrap: true } as const;
/** Beyond it a number of a sheet is no longer exact; the sum is then a text. */
const EXACT = 10n ** 15n;

/** The annex as a workbook: the same head and the same table, its sums as numbers. */
export async function annexWorkbook(annex: Annex): Promise<Buffer> {
  const { years, period, unit } = annex;
  const isPeriod = years.length > 1;
  const sums = isPeriod ? [`Tổng số ${period}`, ...years.map((year) => `Năm ${year}`)] : [];
  const heads = [
    ...['TT', 'Danh mục nhiệm vụ, dự án', 'Đơn vị thực hiện', 'Nguồn vốn'],
    ...(isPeriod ? sums : [`Mức vốn dự kiến bố trí năm ${period}`]),
    'Ghi chú',
  ];
  const span = heads.length;
  const half = Math.floor(span / 2);
  const said = unit === 'đồng' ? 'đồng' : `${unit} đồng`;
  const wide = (value: string, look: object) => [
    { value, span, ...FONT, ...MIDDLE, wrap: false, ...look },
    ...Array.from({ length: span - 1 }, () => null),
  ];
  const pair = (left: string, right: string, size: number) => [
    { value: left, span: half, ...FONT, ...MIDDLE, fontSize: size, fontWeight: 'bold' as const },
    ...Array.from({ length: half - 1 }, () => null),
    {
      ...{ value: right, span: span - half, ...FONT, ...MIDDLE, fontSize: size },
      fontWeight: 'bold' as const,
    },
    ...Array.from({ length: span - half - 1 }, () => null),
  ];
  const text = (value: string, bold: boolean, align: 'left' | 'center' = 'left') => ({
    ...{ type: String, value, ...FONT, ...BORDER, wrap: true, align },
    ...{ alignVertical: 'center' as const, ...(bold ? { fontWeight: 'bold' as const } : {}) },
  });
  const sum = (dong: bigint | null, bold: boolean) => {
    const look = {
      ...{ ...FONT, ...BORDER, align: 'right' as const, alignVertical: 'center' as const },
      ...(bold ? { fontWeight: 'bold' as const } : {}),
    };
    if (dong === null) return { type: String, value: '', ...look };
    if (dong >= EXACT) return { type: String, value: formatAmount(dong, unit), ...look };
    const power = AMOUNT_UNITS[unit];
    const format = power === 0 ? '#,##0' : '#,##0.######';
    return { type: Number, value: Number(dong) / 10 ** power, format, ...look };
  };
  const shown = (all: readonly (bigint | null)[]) => (isPeriod ? all : all.slice(0, 1));
  const rows = [
    pair(annex.authority.toUpperCase(), 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 13),
    pair('', 'Độc lập - Tự do - Hạnh phúc', 13),
    wide('', {}),
    wide('PHỤ LỤC', { fontWeight: 'bold', fontSize: 14 }),
    wide(annex.title.toUpperCase(), { fontWeight: 'bold', fontSize: 13 }),
    wide(`Đơn vị tính: ${said}`, { fontStyle: 'italic', align: 'right' }),
    heads.map((value) => ({ value, ...FONT, ...BORDER, ...MIDDLE, fontWeight: 'bold' as const })),
    [
      ...['', 'TỔNG CỘNG', '', ''].map((value) => text(value, true)),
      ...shown(annex.total).map((each) => sum(each, true)),
      text('', true),
    ],
    ...annex.rows.map((row) => [
      text(row.number, row.isHead, 'center'),
      text(row.title, row.isHead),
      text(row.unit, false),
      text(row.sources, false),
      ...shown(row.sums).map((each) => sum(each, row.isHead)),
      text(row.note, false),
    ]),
  ];
  return writeXlsxFile(rows, {
    columns: [{ width: 6 }, { width: 52 }, { width: 26 }, { width: 34 }].concat(
      shown(annex.total).map(() => ({ width: 16 })),
      [{ width: 26 }],
    ),
    ...{ orientation: 'landscape', sheet: 'Phụ lục' },
  }).toBuffer();
}
