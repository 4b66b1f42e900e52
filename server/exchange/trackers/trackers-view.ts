import { z } from 'zod';
import { dayInVietnam, formatDay } from '../../calendar/rules/day.ts';
import { plainWords } from '../../directives/rules/register-words.ts';
import { allRows, type Exported, writtenList } from '../../directives/written-list.ts';
import type { Actor } from '../../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../../organisation/page-key.ts';
import type { Platform } from '../../platform/act.ts';
import { Id } from '../../platform/contract.ts';
import type { listTrackers, TrackerRow } from './contract.ts';
import { searchTrackers } from './store/tracker-store.ts';
import { requireTracker, trackerRow } from './tracker-desk.ts';

type Query = z.output<(typeof listTrackers)['query']>;
const PlaceKey = z.tuple([z.string().max(500), Id]);

/** The trackers that the authority keeps up, by name. */
export async function trackersView(
  { db }: Platform,
  actor: Actor,
  { q, sort, open, after, limit }: Query,
): Promise<{ rows: TrackerRow[]; next: string | null; total: number }> {
  requireTracker(actor, 'tracker.read');
  const words = plainWords(q ?? '')
    .split(' ')
    .filter(Boolean);
  const isDown = sort === '-name';
  const { found, total } = await searchTrackers(db, actor.authorityId, {
    ...{ words, open, isDown, after: fromPageKey(after, PlaceKey), limit: limit + 1 },
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(trackerRow),
    next: found.length > limit && last ? toPageKey([last.folded, last.id]) : null,
    total,
  };
}

/** The list as a file. */
export async function exportTrackerList(
  platform: Platform,
  actor: Actor,
  { format, ...query }: Omit<Query, 'limit' | 'after'> & { readonly format: 'xlsx' | 'csv' },
): Promise<Exported> {
  const rows = await allRows((after) =>
    trackersView(platform, actor, { ...query, limit: 200, after }),
  );
  return writtenList(format, {
    name: 'bieu-cua-cap-tren',
    title: 'Biểu theo dõi của cấp trên',
    heads: [
      ...[['Biểu', 50] as const, ['Cơ quan', 36] as const, ['Tệp gần nhất', 36] as const],
      ...[['Đối chiếu ngày', 14] as const, ['Nhiệm vụ trong biểu', 14] as const],
      ...[['Đã nối', 10] as const, ['Còn khác nhau', 12] as const],
    ],
    lines: rows.map((row) => [
      ...[row.name, row.owner, row.formName],
      row.comparedAt === null ? null : formatDay(dayInVietnam(new Date(row.comparedAt))),
      ...[row.lines, row.linked, row.differing],
    ]),
  });
}
