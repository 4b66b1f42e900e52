import { formatNumber } from '../calendar/rules/numbers.ts';
import type { PaperAnnex, PaperColumn, PaperRow } from '../papers/paper.ts';
import { roman } from '../papers/rules/numbering.ts';

/** A line of the annex table (phụ lục giao nhiệm vụ): what, who answers for it, with whom, what comes of it. */
export interface AnnexTask {
  readonly title: string;
  /** Người đứng đầu chịu trách nhiệm, with the post: `Cục trưởng Trần Văn An`. */
  readonly heads: readonly string[];
  /** Units that lead; those beyond the ones named are counted. */
  readonly leads: readonly string[];
  readonly moreLeads: number;
  readonly coordinators: readonly string[];
  readonly product: string | null;
  /** The deadline with its precision, as a person writes it. */
  readonly deadline: string;
  /** How deep it stands under the task that it is part of; 0 for a task itself. */
  readonly depth?: number;
}

/** Columns of the annexes by which ministries assign (6 rõ): DOMAIN §1.5, 6225/BVHTTDL-VP. */
const COLUMNS: readonly PaperColumn[] = [
  { head: 'STT', width: 5, align: 'centre' },
  { head: 'Tên nhiệm vụ', width: 31 },
  { head: 'Người đứng đầu chịu trách nhiệm', width: 13 },
  { head: 'Cơ quan chủ trì', width: 14 },
  { head: 'Cơ quan phối hợp', width: 14 },
  { head: 'Sản phẩm', width: 12 },
  { head: 'Thời hạn hoàn thành', width: 11, align: 'centre' },
];

export interface AnnexGroup {
  readonly name: string;
  readonly tasks: readonly AnnexTask[];
}

/**
 * The table of tasks under the heads of their groups (lĩnh vực): heads by Roman numerals, tasks numbered
 * through, parts within their task (`3.1`).
 */
export function annexTable(title: string, groups: readonly AnnexGroup[]): PaperAnnex {
  const shown = groups.filter(({ tasks }) => tasks.length > 0);
  const hasHeads = shown.some(({ name }) => name !== '');
  let last = 0;
  const rows = shown.flatMap(({ name, tasks }, at): PaperRow[] => {
    const numbers = numbered(tasks, last);
    last += tasks.filter(({ depth = 0 }) => depth === 0).length;
    const lines = tasks.map((task, n) => line(numbers[n] ?? '', task));
    if (!hasHeads) return lines;
    const head = [roman(at + 1), name || 'Nhiệm vụ khác'];
    return [
      { cells: [...head, ...COLUMNS.slice(2).map(() => '')], strong: true, spread: true },
      ...lines,
    ];
  });
  return {
    title,
    landscape: true,
    body: [{ kind: 'table', table: { caption: null, note: null, columns: COLUMNS, rows } }],
  };
}

/** 1, 2, 3 for tasks, 3.1, 3.1.1 for what they are parted into. @param after the last number given before */
function numbered(tasks: readonly AnnexTask[], after: number): string[] {
  const counts: number[] = [after];
  return tasks.map(({ depth = 0 }) => {
    counts.length = depth + 1;
    counts[depth] = (counts[depth] ?? 0) + 1;
    return counts.map((count) => count || 1).join('.');
  });
}

function line(number: string, task: AnnexTask): PaperRow {
  const { title, heads, leads, moreLeads, coordinators, product, deadline, depth = 0 } = task;
  const more = moreLeads > 0 ? [`và ${formatNumber(moreLeads)} đơn vị khác`] : [];
  return {
    cells: [
      number,
      depth === 0 ? title : [{ text: title, italic: depth > 1 }],
      heads.join('; '),
      [...leads, ...more].join('; '),
      coordinators.join('; '),
      product ?? '',
      deadline,
    ],
  };
}
