import { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type { ExportedList } from '../tasks/export-view.ts';
import { everyPage, listSheet } from '../tasks/list-sheet.ts';
import { policyOfAuthority } from '../tasks/store/overdue-policy-store.ts';
import { openSight } from '../tasks/task-sight.ts';
import { median } from './rules/urging-state.ts';
import { RECIPIENT_WORDS } from './rules/urging-words.ts';
import { effectOf, pageOfUrgings } from './store/urging-list.ts';
import type {
  listUrgings as endpoint,
  exportUrgings as exportEndpoint,
} from './urging-contract.ts';
import { shapeUrgings } from './urging-view.ts';

type Query = z.output<(typeof endpoint)['query']>;
const PlaceKey = z.tuple([z.string().max(40), Id]);

/**
 * Đôn đốc: letters that the post sent or received, with what they came to. Counts are those of the letters that
 * match, as far as the post sees them; a letter stands as it did on the day looked at.
 */
export async function urgingsView(
  platform: Platform,
  actor: Actor,
  { asOf, after, limit, sort = '-sent', ...filter }: Query,
): Promise<z.output<(typeof endpoint)['reply']>> {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const place = fromPageKey(after, PlaceKey);
  const from = place && { key: place[0], id: place[1] };
  const { effectDays } = await policyOfAuthority(sight.db, actor.authorityId, sight.day);
  const asked = await Promise.all(
    sight.authorities.map(async (authorityId) => ({
      page: await pageOfUrgings(sight, authorityId, filter, sort, from, limit + 1),
      effect: await effectOf(sight, authorityId, filter, effectDays),
    })),
  );
  const sign = sort.startsWith('-') ? -1 : 1;
  const all = asked
    .flatMap(({ page }) => page)
    .sort((a, b) => {
      const by = a.key < b.key ? -1 : a.key > b.key ? 1 : Number(BigInt(a.id) - BigInt(b.id));
      return by * sign;
    });
  const page = all.slice(0, limit);
  const last = page.at(-1);
  const sum = (of: 'letters' | 'recipients' | 'answered' | 'unanswered' | 'tasks' | 'moved') =>
    asked.reduce((total, { effect }) => total + effect[of], 0);
  return {
    rows: await shapeUrgings(sight, page, effectDays),
    next: all.length > limit && last ? toPageKey([last.key, last.id]) : null,
    total: sum('letters'),
    effect: {
      ...{ recipients: sum('recipients'), answered: sum('answered') },
      ...{ unanswered: sum('unanswered'), tasks: sum('tasks'), moved: sum('moved') },
      answeredInDays: median(asked.flatMap(({ effect }) => effect.answerDays)),
      withinDays: effectDays,
    },
  };
}

/** The list of letters with the filters of the page, a line a recipient. @throws Refusal TOO_MANY_ROWS */
export async function exportUrgings(
  platform: Platform,
  actor: Actor,
  { format, ...query }: z.output<(typeof exportEndpoint)['query']>,
): Promise<ExportedList> {
  const rows = await everyPage((after, limit) =>
    urgingsView(platform, actor, { ...query, after, limit }),
  );
  return listSheet(format, {
    name: 'don-doc',
    title: 'Đôn đốc',
    heads: [
      ...[['Số, ký hiệu', 20] as const, ['Ngày', 12] as const, ['Đơn vị gửi', 30] as const],
      ...[['Trích yếu', 40] as const, ['Đơn vị nhận', 30] as const, ['Nhiệm vụ', 10] as const],
      ...[['Hạn trả lời', 12] as const, ['Tình trạng', 18] as const, ['Trả lời', 50] as const],
      ...[['Người trả lời', 24] as const, ['Có chuyển động', 12] as const],
      ['Chuyển lên', 30],
    ],
    lines: rows.flatMap((row) =>
      row.recipients.map((each) => [
        ...[row.symbol, { day: row.sentOn }, row.unit.name, row.subject, each.unit.name],
        ...[each.tasks, { day: row.answerBy }, RECIPIENT_WORDS[each.state], each.answer],
        ...[each.answered?.name ?? null, each.moved, each.escalatedTo?.name ?? null],
      ]),
    ),
  });
}
