import type { Draft } from '../contract.ts';
import {
  type CellKind,
  count,
  figure,
  named,
  needed,
  oneOf,
  several,
  text,
  words,
} from './cell-kinds.ts';

/** A column of a sheet: its head, what it says of an item, and which values of the item it gives. */
interface Column<Item> {
  readonly head: string;
  readonly width: number;
  readonly write: (item: Item, at: At) => string;
  /** The values that a cell gives, by name; `NOT_READ` where it cannot be taken. */
  readonly read: (cell: string) => Readonly<Record<string, unknown>> | 'NOT_READ';
  readonly accepted: CellKind<unknown>['accepted'];
  /** The cell that holds the words of the document. */
  readonly isQuote?: boolean;
}

/** What a cell may have to look up. */
export interface At {
  readonly draft: Draft;
  readonly source: string;
}

type ListName =
  | 'citations'
  | 'fields'
  | 'targets'
  | 'money'
  | 'phases'
  | 'duties'
  | 'mottos'
  | 'notUnderstood';
type ItemOf<L extends ListName> = Draft[L][number];

/** A list of a draft on a sheet of its own. */
export interface ListSheet<L extends ListName = ListName> {
  readonly list: L;
  readonly name: string;
  readonly columns: readonly Column<ItemOf<L>>[];
  /** What an item has that no column gives. */
  readonly rest: Readonly<Record<string, unknown>>;
}

function column<Item, Name extends keyof Item & string>(
  head: string,
  name: Name,
  kind: CellKind<Item[Name]>,
  width = 24,
): Column<Item> {
  return {
    ...{ head, width, accepted: kind.accepted },
    write: (item) => kind.write(item[name]),
    read: (cell) => {
      const value = kind.read(cell);
      return value === 'NOT_READ' ? 'NOT_READ' : { [name]: value };
    },
    ...(name === 'quote' ? { isQuote: true } : {}),
  };
}

const LINKS = {
  implements: 'Thực hiện',
  based_on: 'Căn cứ',
  proposed_by: 'Theo đề nghị tại',
  approves: 'Phê duyệt',
  amends: 'Sửa đổi, bổ sung',
  replaces: 'Thay thế',
  repeals: 'Bãi bỏ',
  annexed_to: 'Kèm theo',
  cites: 'Nhắc đến',
} as const;

const citations: ListSheet<'citations'> = {
  list: 'citations',
  name: 'Căn cứ',
  columns: [
    column('Quan hệ', 'kind', oneOf(LINKS)),
    column('Loại', 'type', words),
    column('Số, ký hiệu', 'number', words),
    column('Ngày', 'day', words, 14),
    column('Cơ quan', 'issuer', words, 36),
    column('Trích yếu', 'title', words, 60),
    {
      // Kế hoạch → chương trình → nghị quyết: the line of the sheet that stands between.
      ...{ head: 'Qua dòng', width: 10, accepted: count.accepted },
      write: ({ fromKey }, { draft }) => {
        const at = kept(draft.citations).findIndex(({ key }) => key === fromKey);
        return at === -1 ? '' : String(at + 2);
      },
      read: (cell) => {
        const line = count.read(cell);
        if (line === 'NOT_READ' || (line !== null && line < 2)) return 'NOT_READ';
        return { fromKey: line === null ? null : `c${line - 1}` };
      },
    },
  ],
  rest: { state: 'unseen' },
};

const fields: ListSheet<'fields'> = {
  list: 'fields',
  name: 'Lĩnh vực',
  columns: [
    column('Lĩnh vực', 'name', needed, 40),
    column('Số nhiệm vụ văn bản nêu', 'declaredCount', count, 26),
  ],
  rest: {},
};

const COMPARATORS: Readonly<Record<Draft['targets'][number]['comparator'], string>> = {
  '>=': 'ít nhất',
  '>': 'trên',
  '<=': 'nhiều nhất',
  '<': 'dưới',
  '=': 'bằng',
  '~': 'khoảng',
  range: 'từ, đến',
  top: 'trong nhóm đầu',
  qual: 'định tính',
};

const targets: ListSheet<'targets'> = {
  list: 'targets',
  name: 'Chỉ tiêu',
  columns: [
    column('Tên', 'name', text, 50),
    column('Chiều', 'direction', oneOf({ level: 'Đạt mức', increase: 'Tăng', decrease: 'Giảm' })),
    column('So sánh', 'comparator', oneOf(COMPARATORS)),
    {
      ...{ head: 'Giá trị', width: 14, accepted: figure.accepted },
      write: ({ value }) => figure.write(Array.isArray(value) ? value[0] : value),
      read: (cell) => figureAs('value', cell),
    },
    {
      ...{ head: 'Đến', width: 14, accepted: figure.accepted },
      write: ({ value }) => (Array.isArray(value) ? figure.write(value[1]) : ''),
      read: (cell) => figureAs('valueTo', cell),
    },
    column('Đơn vị tính', 'unit', words, 16),
    column('Năm', 'year', count, 10),
    column('Mốc so sánh', 'baseline', words, 30),
    column('Lời giao', 'quote', text, 60),
  ],
  rest: { state: 'unseen' },
};

function figureAs(name: string, cell: string) {
  const value = figure.read(cell);
  return value === 'NOT_READ' ? value : { [name]: value };
}

const money: ListSheet<'money'> = {
  list: 'money',
  name: 'Kinh phí',
  columns: [
    column('Số tiền', 'amount', figure),
    column('Đơn vị tính', 'unit', words, 16),
    column('Nguồn', 'source', words, 40),
    column('Lời giao', 'quote', text, 60),
  ],
  rest: { state: 'unseen' },
};

const phases: ListSheet<'phases'> = {
  list: 'phases',
  name: 'Giai đoạn',
  columns: [
    column('Tên', 'name', text, 50),
    column('Từ', 'start', text, 16),
    column('Đến', 'end', text, 16),
  ],
  rest: { state: 'unseen' },
};

const duties: ListSheet<'duties'> = {
  list: 'duties',
  name: 'Nghĩa vụ báo cáo',
  columns: [
    column('Ai báo cáo', 'who', words, 36),
    column('Gửi ai', 'to', words, 36),
    column('Kỳ', 'when', several),
    column('Lời giao', 'quote', text, 60),
  ],
  rest: { state: 'unseen' },
};

const mottos: ListSheet<'mottos'> = {
  list: 'mottos',
  name: 'Phương châm',
  columns: [column('Lời', 'text', needed, 80)],
  rest: {},
};

/** Why a passage was not understood, in words. */
export const REASONS = {
  'verb-without-unit': 'Có việc nhưng chưa rõ của ai',
  'date-without-task': 'Có thời hạn nhưng chưa rõ của việc nào',
  'number-without-target': 'Có con số nhưng chưa rõ là chỉ tiêu gì',
  'unread-paragraph': 'Đoạn chưa đọc được',
} as const;

const notUnderstood: ListSheet<'notUnderstood'> = {
  list: 'notUnderstood',
  name: 'Chưa hiểu',
  columns: [
    {
      ...{ head: 'Đoạn', width: 80, accepted: needed.accepted, isQuote: true },
      write: ({ span }, { source }) => source.slice(span.start, span.end),
      read: (cell) => (cell === '' ? 'NOT_READ' : {}),
    },
    column('Vì sao', 'reason', named(REASONS), 36),
  ],
  rest: { settled: false },
};

/** Every list of a draft but its tasks, in the order of the review. */
export const LIST_SHEETS = {
  citations,
  fields,
  targets,
  money,
  phases,
  duties,
  mottos,
  notUnderstood,
} as const;

/** The items that belong to the plan: what was left out in the review stays out of the workbook. */
export function kept<Item extends object>(items: readonly Item[]): readonly Item[] {
  return items.filter((item) => !('state' in item && item.state === 'rejected'));
}

/** The cells of one list, a line an item. */
export function listRows<L extends ListName>(sheet: ListSheet<L>, at: At): string[][] {
  const items: readonly ItemOf<L>[] = at.draft[sheet.list];
  return kept(items).map((item) => sheet.columns.map(({ write }) => write(item, at)));
}
