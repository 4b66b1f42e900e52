import { sql } from 'kysely';
import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { may } from '../organisation/rules/may.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import { keptPage, wordsIn } from '../platform/database/kept-list.ts';
import { requireSuccession } from './act-on-reorganisation.ts';
import type { listReorganisations, ReorganisationRow } from './contract.ts';
import { reorganisationRows } from './reorganisation-view.ts';
import { reorganisations } from './store/reorganisation-store.ts';

export type ReorganisationsQuery = z.output<(typeof listReorganisations)['query']>;
const Cursor = z.tuple([z.string().max(300), Id]);

/** Reorganisations of the authority as they stood on a day, the latest day first. */
export async function reorganisationsView(
  { db, clock }: Platform,
  actor: Actor,
  query: ReorganisationsQuery,
): Promise<{
  rows: z.input<typeof ReorganisationRow>[];
  next: string | null;
  total: number;
  mayPlan: boolean;
}> {
  await requireSuccession(db, actor, 'succession.read', false);
  const moment = momentOf(clock, query.asOf);
  const sort = query.sort ?? '-day';
  const words = accentFree(query.q ?? '')
    .split(' ')
    .filter(Boolean);
  const { found, total } = await keptPage(db, reorganisations, actor.authorityId, {
    at: moment.endOfDay,
    where: [
      ...wordsIn(sql`x.folded`, words),
      ...(query.state ? [sql`x.state = ${query.state}`] : []),
      ...(query.unitId ? [sql`${query.unitId}::bigint = any(x.unit_ids)`] : []),
    ],
    key: sort.endsWith('name') ? sql`left(x.folded, 200)` : sql`x.on_day::text`,
    isDown: sort.startsWith('-'),
    after: fromPageKey(query.after, Cursor),
    limit: query.limit + 1,
  });
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: await reorganisationRows(db, shown),
    next: found.length > query.limit && last ? toPageKey([last.sort_key, last.id]) : null,
    total,
    mayPlan: moment.endOfDay === null && may(actor, 'succession.plan', actor).allowed,
  };
}
