import { dayInVietnam } from '../../calendar/rules/day.ts';
import { allRows, type Exported, printedDay, writtenList } from '../../directives/written-list.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import { type ArticleQuery, articlesView } from './articles-view.ts';

const STATES = {
  ...{ draft: 'Đang soạn', proposed: 'Chờ duyệt', published: 'Đã đăng' },
  ...{ withdrawn: 'Đã gỡ', dropped: 'Đã bỏ' },
} as const;
const KINDS = { plan: 'Về kế hoạch', results: 'Về kết quả' } as const;

/** The list of articles with the filters and order of the screen. */
export async function exportArticleList(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<ArticleQuery, 'limit' | 'after'> & { format: 'xlsx' | 'csv' },
): Promise<Exported> {
  const rows = await allRows((after) =>
    articlesView(platform, actor, { ...query, limit: 200, after }),
  );
  return writtenList(format, {
    ...{ name: 'tin-bai', title: 'Tin bài' },
    heads: [
      ...[['Tiêu đề', 60] as const, ['Loại', 14] as const, ['Kế hoạch', 24] as const],
      ...[['Trạng thái', 14] as const, ['Ngày đăng', 12] as const, ['Lần đăng', 10] as const],
      ...[['Lượt xem', 10] as const, ['Địa chỉ', 40] as const],
    ],
    lines: rows.map((row) => [
      ...[row.headline, KINDS[row.kind], row.plan.number ?? row.plan.title, STATES[row.state]],
      printedDay(row.publishedAt === null ? null : dayInVietnam(new Date(row.publishedAt))),
      ...[row.editions, row.views, row.editions > 0 ? row.address : null],
    ]),
  });
}
