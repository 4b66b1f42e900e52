import writeXlsxFile from 'write-excel-file/node';
import type { Draft, DraftUnit } from './contract.ts';
import { deadlineCell } from './rules/deadline-cell.ts';
import { COLUMN_HEADS, TASK_COLUMNS, type TaskColumn } from './rules/task-columns.ts';
import { nameInCell, unitsCell } from './rules/unit-cell.ts';
import { documentRows, SHEETS, yearOf } from './rules/workbook-sheets.ts';

/** The longest text that a cell of a sheet may hold. */
const LONGEST = 32_000;

const WIDTHS: Readonly<Record<TaskColumn, number>> = {
  label: 10,
  field: 24,
  title: 60,
  lead: 32,
  coord: 32,
  deadline: 22,
  product: 28,
  quote: 60,
};

const GUIDE: readonly (readonly [string, string, string])[] = [
  ['Cột', 'Cách ghi', 'Ví dụ'],
  ['Ký hiệu', 'Số của nhiệm vụ trong văn bản; có thể để trống.', 'II.3'],
  ['Lĩnh vực', 'Các dòng cùng tên thuộc một lĩnh vực; có thể để trống.', 'Viễn thông'],
  ['Nhiệm vụ', 'Bắt buộc. Việc phải làm, mỗi dòng một nhiệm vụ.', 'Lập bản đồ chất lượng mạng'],
  [
    'Chủ trì',
    'Tên đơn vị; nhiều đơn vị cách nhau bằng dấu chấm phẩy. Để trống: cơ quan ban hành.',
    'Cục Viễn thông; Vụ Bưu chính',
  ],
  ['Phối hợp', 'Như cột Chủ trì; để trống nếu không có.', 'các đơn vị trực thuộc Bộ'],
  [
    'Thời hạn',
    'Ngày, tháng, quý, năm, giai đoạn, định kỳ. Lời chưa ra ngày: thêm [chưa rõ] ở cuối.',
    '30/6/2026 · quý IV/2026 · trước ngày 25 hằng tháng · khi có kinh phí [chưa rõ]',
  ],
  ['Sản phẩm', 'Kết quả phải có; có thể để trống.', 'Báo cáo'],
  ['Lời giao', 'Đúng lời của văn bản; để trống thì lấy cả dòng.', ''],
  [
    'Trang Văn bản',
    'Một nhãn và một giá trị mỗi dòng; ô trống điền sau khi rà soát.',
    `Văn bản không có số: ghi “không số”`,
  ],
  [
    'Mã trong ngoặc vuông',
    'Do phần mềm ghi khi xuất: [#số] là đúng một đơn vị trong sổ, [2026-Q4] là mã thời hạn. Sửa lời thì bỏ mã.',
    'Phòng Tổng hợp [#42]',
  ],
];

/** The empty workbook (mẫu Excel) with how to fill it in. */
export async function templateWorkbook(): Promise<Buffer> {
  const identity = {
    ...{ type: null, number: null, issuedOn: null, issuer: null, signer: null, title: null },
    spans: {},
  };
  return workbook([], documentRows({ identity, declared: { tasks: null, fields: null } }, true));
}

/**
 * A draft as our workbook. Uploaded again, it gives the same document and tasks.
 *
 * @param isClear whether the name of a unit alone leads back to it
 */
export async function draftWorkbook(
  draft: Draft,
  isClear: (unit: DraftUnit) => boolean,
): Promise<Buffer> {
  const year = yearOf(draft.identity.issuedOn);
  const { issuer } = draft.identity;
  const fieldNames = new Map(draft.fields.map(({ key, name }) => [key, name]));
  const lines = draft.tasks
    .filter(({ state }) => state !== 'rejected')
    .map((task): Readonly<Record<TaskColumn, string>> => {
      const byIssuer = task.lead.length === 1 && task.lead[0]?.implied === true;
      const understood = byIssuer && task.lead[0]?.unitId === issuer?.unitId;
      return {
        label: task.label ?? '',
        field: fieldNames.get(task.fieldKey ?? '') ?? '',
        title: task.title,
        lead: understood ? '' : unitsCell(task.lead, isClear),
        coord: unitsCell(task.coord, isClear),
        deadline: deadlineCell(task.deadline, year),
        product: task.product?.text ?? '',
        quote: task.quote,
      };
    });
  return workbook(lines, documentRows(draft, issuer === null || isClear(issuer)));
}

/** Names as the cells of {@link draftWorkbook} will hold them, each once. */
export function namesInWorkbook({ identity, tasks }: Draft): string[] {
  const units = [
    ...(identity.issuer ? [identity.issuer] : []),
    ...tasks.flatMap(({ lead, coord }) => [...lead, ...coord]),
  ];
  return [...new Set(units.map(nameInCell))];
}

async function workbook(
  lines: readonly Readonly<Record<TaskColumn, string>>[],
  document: readonly (readonly [string, string])[],
): Promise<Buffer> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  return writeXlsxFile([
    {
      sheet: SHEETS.tasks,
      columns: TASK_COLUMNS.map((column) => ({ width: WIDTHS[column] })),
      stickyRowsCount: 1,
      data: [
        TASK_COLUMNS.map((column) => bold(COLUMN_HEADS[column])),
        ...lines.map((line) => TASK_COLUMNS.map((column) => textCell(line[column]))),
      ],
    },
    {
      sheet: SHEETS.document,
      columns: [{ width: 28 }, { width: 80 }],
      data: document.map(([label, value]) => [bold(label), textCell(value)]),
    },
    {
      sheet: SHEETS.guide,
      columns: [{ width: 22 }, { width: 70 }, { width: 60 }],
      data: GUIDE.map((row, at) => row.map((text) => (at === 0 ? bold(text) : textCell(text)))),
    },
  ]).toBuffer();
}

/** A cell of type text is never a formula, whatever it begins with. */
function textCell(value: string) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a sheet cannot hold them
  const text = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').trim();
  if (text === '' || text.length > LONGEST) return null;
  // A sheet reads _x0041_ as the letter A; the mark before it is written as a letter of its own.
  const escaped = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  // The writer looks texts up in a plain object: a word that every object knows gets a blank behind it.
  return { type: String, value: escaped in {} ? `${escaped} ` : escaped, wrap: true, format: '@' };
}
