import writeXlsxFile from 'write-excel-file/node';
import type { Draft, DraftUnit } from './contract.ts';
import { deadlineCell } from './rules/deadline-cell.ts';
import { fieldCell, NONE, pathCell } from './rules/draft-from-table.ts';
import { type At, kept, LIST_SHEETS, type ListSheet, listRows } from './rules/list-sheets.ts';
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
  path: 16,
  earlyReason: 30,
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
  ['Thuộc mục', 'Mục, điểm của văn bản, từ ngoài vào trong; có thể để trống.', 'II › 3 › a'],
  ['Lý do hạn sớm', 'Vì sao hạn trước ngày ban hành vẫn đúng; thường để trống.', ''],
  [
    'Các trang khác',
    'Căn cứ, lĩnh vực, chỉ tiêu, kinh phí, giai đoạn, nghĩa vụ báo cáo…: mỗi dòng một mục; trang trống thì bỏ qua.',
    'Số ghi 1.234,5',
  ],
  [
    'Trang Văn bản',
    'Một nhãn và một giá trị mỗi dòng; ô trống điền sau khi rà soát.',
    `Văn bản không có số: ghi “không số”`,
  ],
  [
    'Mã trong ngoặc vuông',
    'Do phần mềm ghi khi xuất: [#số] là đúng một đơn vị trong sổ, [nhóm #số] là nhóm đã chọn, [2026-Q4] là mã thời hạn, [không có] là không có lời giao. Sửa lời thì bỏ mã.',
    'Phòng Tổng hợp [#42]',
  ],
];

/** The empty workbook (mẫu Excel) with how to fill it in. */
export async function templateWorkbook(): Promise<Buffer> {
  const identity = {
    ...{ type: null, number: null, issuedOn: null, issuer: null, signer: null, title: null },
    spans: {},
  };
  const document = documentRows({ identity, declared: { tasks: null, fields: null } }, true);
  return workbook([], document, null);
}

/**
 * A draft as our workbook. Uploaded again, it gives everything that the draft says: the document, what it
 * rests on, fields, tasks, targets, money, phases, duties to report, mottos, and what was not understood.
 * What was left out in the review stays out, and how far the review had come is not told.
 *
 * @param source the text in which the places of the draft are counted
 * @param isClear whether the name of a unit alone leads back to it
 */
export async function draftWorkbook(
  draft: Draft,
  source: string,
  isClear: (unit: DraftUnit) => boolean,
): Promise<Buffer> {
  const year = yearOf(draft.identity.issuedOn);
  const { issuer } = draft.identity;
  const lines = kept(draft.tasks).map((task): Readonly<Record<TaskColumn, string>> => {
    const [lead] = task.lead;
    const understood =
      task.lead.length === 1 &&
      lead?.implied === true &&
      lead.unitId === issuer?.unitId &&
      lead.written === issuer?.written;
    return {
      label: task.label ?? '',
      field: fieldCell(draft.fields, task.fieldKey),
      title: task.title,
      lead: understood ? '' : unitsCell(task.lead, isClear) || NONE,
      coord: unitsCell(task.coord, isClear),
      deadline: deadlineCell(task.deadline, year),
      product: task.product?.text ?? '',
      quote: task.quote.trim() === '' ? NONE : task.quote,
      path: pathCell(task.path),
      earlyReason: task.earlyReason ?? '',
    };
  });
  const document = documentRows(draft, issuer === null || isClear(issuer));
  return workbook(lines, document, { draft, source });
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
  at: At | null,
): Promise<Buffer> {
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
    listSheet(LIST_SHEETS.citations, at),
    listSheet(LIST_SHEETS.fields, at),
    listSheet(LIST_SHEETS.targets, at),
    listSheet(LIST_SHEETS.money, at),
    listSheet(LIST_SHEETS.phases, at),
    listSheet(LIST_SHEETS.duties, at),
    listSheet(LIST_SHEETS.mottos, at),
    listSheet(LIST_SHEETS.notUnderstood, at),
    {
      sheet: SHEETS.guide,
      columns: [{ width: 22 }, { width: 70 }, { width: 60 }],
      data: GUIDE.map((row, at) => row.map((text) => (at === 0 ? bold(text) : textCell(text)))),
    },
  ]).toBuffer();
}

function bold(value: string) {
  return { value, fontWeight: 'bold' as const };
}

/** A list of the draft on a sheet of its own; without a draft, its heads to be filled in under. */
function listSheet<L extends ListSheet['list']>(sheet: ListSheet<L>, at: At | null) {
  const rows = at === null ? [] : listRows(sheet, at);
  return {
    sheet: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [sheet.columns.map(({ head }) => bold(head)), ...rows.map((row) => row.map(textCell))],
  };
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
