import type { z } from 'zod';
import { allRows, type Exported, writtenList } from '../directives/written-list.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { exportCheckFindings } from './check-contract.ts';
import { checkFindings } from './checks-view.ts';
import { CHECK_CODES, type CheckCode } from './rules/checks.ts';

/** How the checks are called in files; the screen has its own words in both languages. */
const NAMES: Readonly<Record<CheckCode, string>> = {
  evidence_before_assignment: 'Minh chứng trước ngày giao',
  late_product_on_time: 'Sản phẩm sau hạn, tính đúng hạn',
  early_product_late: 'Sản phẩm trước hạn, tính quá hạn',
  blank_at_cut_off: 'Trống khi chốt số liệu',
  group_done_by_one: 'Báo xong khi chưa đủ các phần',
  words_contradict: 'Lời ghi trái với trạng thái',
  words_repeat: 'Kết quả chỉ nhắc lại trạng thái',
  zero_for_long: '0 % kéo dài',
  result_waits: 'Kết quả chờ nghiệm thu lâu',
  short_deadline: 'Hạn quá ngắn',
  duplicate: 'Trùng nhiệm vụ',
};

/** Everything that the checks found, or one of them, with what to do. */
export async function exportChecks(
  platform: Platform,
  actor: Actor,
  { format, code, ...query }: z.output<(typeof exportCheckFindings)['query']>,
): Promise<Exported> {
  const lines: (string | number | null)[][] = [];
  for (const each of code ? [code] : CHECK_CODES) {
    const rows = await allRows((after) =>
      checkFindings(platform, actor, { ...query, code: each, seen: 'no', limit: 200, after }),
    );
    for (const row of rows) {
      const severity = row.severity === 'error' ? 'Sai' : 'Cần xem';
      lines.push([
        ...[lines.length + 1, NAMES[each], severity, row.title, row.planNumber, row.unit.name],
        ...[row.what.vi, row.todo.vi],
      ]);
    }
  }
  return writtenList(format, {
    ...{ name: 'kiem-tra-so-lieu', title: 'Kiểm tra số liệu' },
    heads: [
      ...[['STT', 6] as const, ['Kiểm tra', 28] as const, ['Mức', 10] as const],
      ...[['Nhiệm vụ', 50] as const, ['Văn bản', 18] as const, ['Đơn vị', 28] as const],
      ...[['Phát hiện', 50] as const, ['Việc cần làm', 40] as const],
    ],
    lines,
  });
}
