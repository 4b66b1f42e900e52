import { allRows, type Exported, printedDay, writtenList } from '../directives/written-list.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { type ReorganisationsQuery, reorganisationsView } from './reorganisations-view.ts';
import { type ThingsQuery, thingsView } from './things-view.ts';

type Format = { readonly format: 'xlsx' | 'csv' };

const STATES = {
  ...{ draft: 'Dự thảo', scheduled: 'Chờ đến ngày', executed: 'Đã thực hiện' },
  ...{ undone: 'Đã hoàn lại', dropped: 'Đã bỏ' },
} as const;
const KINDS = {
  ...{ task: 'Nhiệm vụ', class: 'Dòng gộp', series: 'Việc định kỳ', given: 'Việc đã giao' },
  ...{
    party: 'Phối hợp, theo dõi',
    plan: 'Kế hoạch chủ quản',
    proposal: 'Đề nghị điều chỉnh',
    to_decide: 'Đề nghị chờ quyết định',
    obligation: 'Báo cáo phải gửi',
  },
  ...{
    received: 'Báo cáo được nhận',
    indicator: 'Chỉ tiêu chịu trách nhiệm',
    reporter: 'Chỉ tiêu báo cáo',
  },
  ...{
    target: 'Mục tiêu',
    share: 'Phần được phân bổ',
    question: 'Yêu cầu giải trình',
    project: 'Dự án',
  },
  ...{
    thrift: 'Tiết kiệm',
    money: 'Dòng kinh phí',
    post: 'Chức vụ',
    recommendation: 'Kiến nghị kiểm tra',
  },
  ...{ member: 'Thành viên phong trào', view: 'Góc nhìn dùng chung' },
} as const;
const OUTCOMES = {
  ...{ goes: 'Chuyển', stays: 'Giữ lại', ends: 'Kết thúc' },
  ...{ none: 'Chưa khớp quy tắc', several: 'Khớp nhiều quy tắc' },
} as const;

/** The list of reorganisations with the filters and order of the screen. */
export async function exportReorganisations(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<ReorganisationsQuery, 'limit' | 'after'> & Format,
): Promise<Exported> {
  const rows = await allRows((after) =>
    reorganisationsView(platform, actor, { ...query, limit: 200, after }),
  );
  return writtenList(format, {
    ...{ name: 'sap-xep-to-chuc', title: 'Các phương án sắp xếp tổ chức' },
    heads: [
      ...[['Phương án', 50] as const, ['Từ ngày', 12] as const, ['Trạng thái', 16] as const],
      ...[['Căn cứ', 40] as const, ['Đơn vị cũ', 40] as const, ['Nay là', 40] as const],
      ['Số mục đã chuyển', 12],
    ],
    lines: rows.map((row) => [
      ...[row.name, printedDay(row.onDay), STATES[row.state]],
      ...[row.directive?.number ?? row.basis, row.from.map(({ name }) => name).join('; ')],
      ...[row.to.map(({ name }) => name).join('; '), row.moved],
    ]),
  });
}

/** The things of a reorganisation with the filters of the screen: what an office takes to its meeting. */
export async function exportThings(
  platform: Platform,
  actor: Actor,
  id: string,
  { format, ...query }: Omit<ThingsQuery, 'limit' | 'after'> & Format,
): Promise<Exported> {
  const { rows } = await thingsView(platform, actor, id, { ...query, limit: 20_000 });
  return writtenList(format, {
    ...{ name: 'ban-giao-cong-viec', title: 'Danh mục công việc bàn giao' },
    heads: [
      ...[['Loại', 20] as const, ['Nội dung', 60] as const, ['Lĩnh vực', 24] as const],
      ...[['Thời hạn', 12] as const, ['Đơn vị cũ', 32] as const, ['Kết quả', 18] as const],
      ...[['Đơn vị nhận', 32] as const, ['Quy tắc', 40] as const],
    ],
    lines: rows.map((row) => [
      ...[KINDS[row.kind], row.title, row.field, row.dueOn ? printedDay(row.dueOn) : null],
      ...[row.from.name, OUTCOMES[row.outcome], row.to.map(({ name }) => name).join('; ')],
      row.chosen?.reason ?? row.rules.join('; '),
    ]),
  });
}
