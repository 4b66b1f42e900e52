import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { causesView } from './causes-view.ts';
import type {
  exportCauses as causesEndpoint,
  exportExplanations as explanationsEndpoint,
  exportExtensions as extensionsEndpoint,
  SignedBy,
  TaskRow,
} from './contract.ts';
import { explanationsView } from './explanations-view.ts';
import type { ExportedList } from './export-view.ts';
import { extensionsView } from './extensions-view.ts';
import { everyPage, type ListCell, listSheet } from './list-sheet.ts';
import { EXPLANATION_WORDS, EXTENSION_WORDS } from './rules/overdue-words.ts';

/** Requests to extend as they are filtered and sorted on the page. @throws Refusal TOO_MANY_ROWS */
export async function exportExtensions(
  platform: Platform,
  actor: Actor,
  { format, ...query }: z.output<(typeof extensionsEndpoint)['query']>,
): Promise<ExportedList> {
  const rows = await everyPage((after, limit) =>
    extensionsView(platform, actor, { ...query, after, limit }),
  );
  return listSheet(format, {
    name: 'gia-han',
    title: 'Gia hạn',
    heads: [
      ...TASK_HEADS,
      ['Hạn khi đề nghị', 14],
      ['Hạn đề nghị', 14],
      ['Lý do', 50],
      ...ASKED_HEADS,
      ['Lần', 6],
      ['Tình trạng', 20],
      ['Hạn được gia', 14],
      ...DECIDED_HEADS,
    ],
    lines: rows.map((row) => [
      ...taskCells(row.task, row.unit.name),
      ...[{ day: row.fromDueOn }, { day: row.toDueOn }, row.reason, ...signedCells(row.asked)],
      ...[row.nth, EXTENSION_WORDS[row.state], { day: row.grantedDueOn }],
      ...decidedCells(row),
    ]),
  });
}

/** Explanations as they are filtered and sorted on the page. @throws Refusal TOO_MANY_ROWS */
export async function exportExplanations(
  platform: Platform,
  actor: Actor,
  { format, ...query }: z.output<(typeof explanationsEndpoint)['query']>,
): Promise<ExportedList> {
  const rows = await everyPage((after, limit) =>
    explanationsView(platform, actor, { ...query, after, limit }),
  );
  return listSheet(format, {
    name: 'giai-trinh',
    title: 'Giải trình',
    heads: [
      ...TASK_HEADS,
      ['Hạn đã lỡ', 14],
      ['Số ngày quá hạn', 10],
      ['Nguyên nhân', 30],
      ['Loại', 14],
      ['Giải trình', 60],
      ['Sẽ hoàn thành', 14],
      ...ASKED_HEADS,
      ['Tình trạng', 20],
      ...DECIDED_HEADS,
    ],
    lines: rows.map((row) => [
      ...taskCells(row.task, row.unit.name),
      ...[{ day: row.forDueOn }, row.lateDays, row.cause.vi],
      ...[row.cause.objective ? 'Khách quan' : 'Chủ quan', row.words, { day: row.newDueOn }],
      ...[...signedCells(row.explained), EXPLANATION_WORDS[row.state]],
      ...decidedCells(row),
    ]),
  });
}

/** Causes of delay as they are counted on the page. */
export async function exportCauses(
  platform: Platform,
  actor: Actor,
  { format, ...query }: z.output<(typeof causesEndpoint)['query']>,
): Promise<ExportedList> {
  const { causes, rows, total } = await causesView(platform, actor, query);
  const line = (row: typeof total): ListCell[] => [
    ...[row.name, row.total, row.objective, row.excused],
    ...causes.map(({ key }) => row.causes[key] ?? 0),
  ];
  return listSheet(format, {
    name: 'nguyen-nhan-cham',
    title: 'Nguyên nhân chậm',
    heads: [
      ...[['', 34] as const, ['Nhiệm vụ', 10] as const, ['Khách quan', 12] as const],
      ['Trễ khách quan được công nhận', 16],
      ...causes.map(({ vi }) => [vi, 14] as const),
    ],
    lines: [...rows.map(line), line({ ...total, name: 'Cộng' })],
  });
}

const TASK_HEADS = [
  ['Số, ký hiệu', 18],
  ['Nhiệm vụ', 60],
  ['Đơn vị', 30],
] as const;
const ASKED_HEADS = [
  ['Người gửi', 24],
  ['Ngày gửi', 14],
] as const;
const DECIDED_HEADS = [
  ['Nơi quyết định', 30],
  ['Số ngày làm việc đã chờ', 12],
  ['Người quyết định', 24],
  ['Ngày quyết định', 14],
  ['Ý kiến', 40],
] as const;

function taskCells({ planNumber, title }: TaskRow, unitName: string): ListCell[] {
  return [planNumber, title, unitName];
}

function signedCells(signed: SignedBy | null): ListCell[] {
  return signed === null ? [null, null] : [signed.name, { day: dayInVietnam(new Date(signed.at)) }];
}

function decidedCells(row: {
  readonly approver: { readonly name: string };
  readonly waitingDays: number | null;
  readonly decided: SignedBy | null;
  readonly decisionWords: string | null;
}): ListCell[] {
  return [row.approver.name, row.waitingDays, ...signedCells(row.decided), row.decisionWords];
}
