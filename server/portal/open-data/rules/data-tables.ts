import { STATUS_WORDS } from '../../../tasks/rules/words.ts';
import type { PublicCounts, PublicSnapshot, PublicTask } from '../../rules/public-snapshot.ts';

/*
 * What a published plan is as tables (dữ liệu mở): their columns with a meaning in two languages are the data
 * dictionary, and the same columns are what is written. A column keeps its key for ever.
 */

export type CellType = 'text' | 'number' | 'integer' | 'day' | 'yes_no';
export type Cell = string | number | boolean | null;

interface Meaning {
  readonly vi: string;
  readonly en: string;
}

export interface DataColumn<Row> {
  /** The head of the column: letters, digits and underscores. */
  readonly key: string;
  readonly type: CellType;
  readonly means: Meaning;
  readonly value: (row: Row) => Cell | undefined;
}

export interface DataTable<Row = never> {
  /** Its file below the plan's address. */
  readonly file: string;
  readonly title: Meaning;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: (snapshot: PublicSnapshot) => readonly Row[];
}

function column<Row>(
  key: string,
  type: CellType,
  value: DataColumn<Row>['value'],
  vi: string,
  en: string,
): DataColumn<Row> {
  return { key, type, value, means: { vi, en } };
}

const countColumns = <Row extends { readonly counts: PublicCounts }>(): DataColumn<Row>[] => [
  column(
    'parts',
    'integer',
    ({ counts }) => counts.total,
    'Số phần việc (mỗi đơn vị được giao là một)',
    'Pieces of work, one for each unit that was given it',
  ),
  column(
    'done_on_time',
    'integer',
    ({ counts }) => counts.doneOnTime,
    'Đã hoàn thành đúng hạn',
    'Done on time',
  ),
  column(
    'done_late',
    'integer',
    ({ counts }) => counts.doneLate,
    'Đã hoàn thành quá hạn',
    'Done late',
  ),
  column(
    'open_within',
    'integer',
    ({ counts }) => counts.openWithin,
    'Đang thực hiện, trong hạn',
    'Open, within the deadline',
  ),
  column(
    'open_no_deadline',
    'integer',
    ({ counts }) => counts.openNoDeadline,
    'Đang thực hiện, không thời hạn',
    'Open, without a deadline',
  ),
  column(
    'open_overdue',
    'integer',
    ({ counts }) => counts.openOverdue,
    'Quá hạn, chưa hoàn thành',
    'Overdue',
  ),
  column('suspended', 'integer', ({ counts }) => counts.suspended, 'Tạm dừng', 'Suspended'),
];

export const TASKS: DataTable<PublicTask> = {
  file: 'du-lieu.csv',
  title: { vi: 'Nhiệm vụ', en: 'Tasks' },
  rows: ({ tasks }) => tasks,
  columns: [
    column(
      'task_key',
      'text',
      (t) => t.key,
      'Mã của nhiệm vụ, không đổi giữa các lần công bố',
      'Key of the task, the same in every edition',
    ),
    column(
      'parent_key',
      'text',
      (t) => t.parent,
      'Mã của nhiệm vụ cấp trên; trống nếu không có',
      'Key of the task above it; empty at the top',
    ),
    column('label', 'text', (t) => t.label, 'Số, ký hiệu trong văn bản', 'Label in the document'),
    column('field', 'text', (t) => t.fieldName, 'Lĩnh vực', 'Field of work'),
    column('title', 'text', (t) => t.title, 'Nhiệm vụ', 'The task'),
    column(
      'ordering_words',
      'text',
      (t) => t.quote,
      'Lời giao trong văn bản, nguyên văn',
      'The words of the document that order it',
    ),
    column('product', 'text', (t) => t.product, 'Sản phẩm phải có', 'The product to be made'),
    column(
      'lead',
      'text',
      (t) => t.unit?.name,
      'Cơ quan, đơn vị chủ trì; trống nếu giao nhiều nơi',
      'Unit that leads; empty where it was given to several',
    ),
    column(
      'coordinating',
      'text',
      (t) => coordinating(t),
      'Cơ quan, đơn vị phối hợp, cách nhau bằng dấu chấm phẩy',
      'Units that coordinate, with semicolons between',
    ),
    column(
      'deadline_words',
      'text',
      (t) => t.deadline?.words,
      'Thời hạn như văn bản ghi',
      'The deadline as the document says it',
    ),
    column(
      'due_on',
      'day',
      (t) => t.deadline?.dueOn,
      'Ngày cuối của thời hạn',
      'Last day of the deadline',
    ),
    column(
      'status',
      'text',
      (t) => t.status,
      'Mã trạng thái ngày chốt; trống nếu giao nhiều nơi',
      'Code of the status on the cut-off day; empty where it was given to several',
    ),
    column(
      'status_words',
      'text',
      (t) => t.status && STATUS_WORDS[t.status].vi,
      'Trạng thái bằng chữ',
      'The status in words',
    ),
    column(
      'finished_on',
      'day',
      (t) => t.finishedOn,
      'Ngày sản phẩm được công nhận',
      'Day on which the product was accepted',
    ),
    ...countColumns<PublicTask>(),
    column(
      'percent',
      'number',
      (t) => t.percent,
      'Tiến độ đơn vị tự báo (%), nếu được công bố',
      'Progress as the unit reports it (%), where published',
    ),
    column(
      'is_focus',
      'yes_no',
      (t) => t.isFocus,
      'Việc trọng tâm, nếu được công bố',
      'A focus, where published',
    ),
    column(
      'difficulty',
      'text',
      (t) => t.difficulty,
      'Khó khăn, nếu được công bố',
      'Difficulties, where published',
    ),
    column(
      'explanation',
      'text',
      (t) => t.explanation,
      'Giải trình, nếu được công bố',
      'Explanation, where published',
    ),
    column(
      'officer',
      'text',
      (t) => t.officer,
      'Người phụ trách, nếu được công bố',
      'Officer in charge, where published',
    ),
    column(
      'evidence',
      'text',
      (t) => t.evidence,
      'Minh chứng, nếu được công bố',
      'Evidence, where published',
    ),
  ],
};

function coordinating({ parties }: PublicTask): string {
  return parties
    .flatMap(({ role, unit }) =>
      unit && (role ?? 'coordinate') === 'coordinate' ? [unit.name] : [],
    )
    .join('; ');
}

type TargetRow = PublicSnapshot['targets'][number] & {
  readonly at: {
    readonly period: string | undefined;
    readonly promised: number | null;
    readonly reached: number | null;
  };
};

const TARGETS: DataTable<TargetRow> = {
  file: 'chi-tieu.csv',
  title: { vi: 'Chỉ tiêu', en: 'Targets' },
  // A line a period; a target without a path has one line.
  rows: ({ targets }) =>
    targets.flatMap((target) => {
      const { period, promised = null, reached = null, path } = target;
      const points = path.length > 0 ? path : [{ period, promised, reached }];
      return points.map((at) => ({ ...target, at }));
    }),
  columns: [
    column('target_key', 'text', (t) => t.key, 'Mã của chỉ tiêu', 'Key of the target'),
    column('name', 'text', (t) => t.name, 'Chỉ tiêu', 'The target'),
    column('measure', 'text', (t) => t.measure, 'Đơn vị tính', 'Unit of measure'),
    column(
      'promise',
      'text',
      (t) => t.promisedWords,
      'Lời hứa bằng chữ, như "≥ 7 %"',
      'The promise in words, such as "≥ 7 %"',
    ),
    column('period', 'text', (t) => t.at.period, 'Kỳ', 'Period'),
    column(
      'promised',
      'number',
      (t) => t.at.promised,
      'Giá trị đã hứa cho kỳ',
      'Value promised for the period',
    ),
    column(
      'reached',
      'number',
      (t) => t.at.reached,
      'Giá trị đạt được, đã xác nhận',
      'Value reached, confirmed',
    ),
    column('source', 'text', (t) => t.source, 'Nguồn của số liệu', 'Where the figure comes from'),
    column(
      'ordering_words',
      'text',
      (t) => t.quote,
      'Lời giao trong văn bản, nguyên văn',
      'The words of the document that order it',
    ),
  ],
};

const MONEY: DataTable<PublicSnapshot['money'][number]> = {
  file: 'kinh-phi.csv',
  title: { vi: 'Kinh phí', en: 'Money' },
  rows: ({ money }) => money,
  columns: [
    column('year', 'integer', (m) => m.year, 'Năm ngân sách', 'Budget year'),
    column('source', 'text', (m) => m.source, 'Nguồn kinh phí', 'Source of the money'),
    column('planned', 'integer', (m) => m.planned, 'Dự kiến, đồng', 'Planned, in đồng'),
    column('allotted', 'integer', (m) => m.allotted, 'Được giao, đồng', 'Allotted, in đồng'),
    column(
      'disbursed',
      'integer',
      (m) => m.disbursed,
      'Đã giải ngân đến ngày chốt, đồng',
      'Disbursed up to the cut-off day, in đồng',
    ),
  ],
};

type StandingRow = PublicSnapshot['standings'][number]['rows'][number] & {
  readonly ranking: string;
};

const STANDINGS: DataTable<StandingRow> = {
  file: 'xep-hang.csv',
  title: { vi: 'Xếp hạng', en: 'Standings' },
  rows: ({ standings }) =>
    standings.flatMap(({ title, rows }) => rows.map((row) => ({ ...row, ranking: title }))),
  columns: [
    column('ranking', 'text', (s) => s.ranking, 'Bảng xếp hạng', 'The ranking'),
    column('period', 'text', (s) => s.period, 'Kỳ', 'Period'),
    column('unit', 'text', (s) => s.unit?.name, 'Cơ quan, đơn vị', 'Unit'),
    column('rank', 'integer', (s) => s.rank, 'Hạng', 'Rank'),
    column('points', 'number', (s) => s.points, 'Điểm', 'Points'),
  ],
};

type FieldRow = PublicSnapshot['fields'][number];
const FIELDS: DataTable<FieldRow> = {
  file: 'linh-vuc.csv',
  title: { vi: 'Lĩnh vực', en: 'Fields' },
  rows: ({ fields }) => fields,
  columns: [
    column('field', 'text', (f) => f.name, 'Lĩnh vực', 'Field of work'),
    column(
      'declared_tasks',
      'integer',
      (f) => f.declared,
      'Số nhiệm vụ văn bản nêu',
      'Tasks that the document declares',
    ),
    ...countColumns<FieldRow>(),
  ],
};

/** A table with its rows taken out of a snapshot, as cells. */
export interface FilledTable {
  readonly file: string;
  readonly title: Meaning;
  readonly columns: readonly Omit<DataColumn<never>, 'value'>[];
  readonly lines: readonly (readonly Cell[])[];
}

/** Every table of a snapshot; those without a line are there with their heads. */
export function dataTables(snapshot: PublicSnapshot): FilledTable[] {
  return [
    filled(TASKS, snapshot),
    filled(FIELDS, snapshot),
    filled(TARGETS, snapshot),
    filled(MONEY, snapshot),
    filled(STANDINGS, snapshot),
  ];
}

function filled<Row>(
  { rows, columns, ...table }: DataTable<Row>,
  snapshot: PublicSnapshot,
): FilledTable {
  return {
    ...table,
    columns: columns.map(({ key, type, means }) => ({ key, type, means })),
    lines: rows(snapshot).map((row) => columns.map(({ value }) => value(row) ?? null)),
  };
}
