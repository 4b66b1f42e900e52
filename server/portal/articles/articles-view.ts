import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Moment, momentOf } from '../../directives/moment.ts';
import { plainWords } from '../../directives/rules/register-words.ts';
import type { Actor } from '../../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../../organisation/page-key.ts';
import { reachesOf } from '../../organisation/rules/may.ts';
import { personNames } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import { Id } from '../../platform/contract.ts';
import type { Db } from '../../platform/database/database.ts';
import { keptPage, wordsIn } from '../../platform/database/kept-list.ts';
import { firstRow } from '../../platform/database/rows.ts';
import { seesPublication } from '../publication-sight.ts';
import { addressOfAuthority } from '../store/publication-table.ts';
import { pageOfArticle } from '../views/rules/counted-page.ts';
import { viewsOf } from '../views/store/view-store.ts';
import type { ArticleRow, listArticles } from './contract.ts';
import { articleAddress } from './pages/article-page.ts';
import { type ArticleRecord, articles } from './store/article-table.ts';
import { planHeads } from './store/edition-store.ts';

export type ArticleQuery = z.output<(typeof listArticles)['query']>;
type Reply = z.output<(typeof listArticles)['reply']>;
const Cursor = z.tuple([z.string().max(400), Id]);

/** Articles of the post's authority, those that were changed last first, and how many wait for the post. */
export async function articlesView(
  { db, clock }: Platform,
  actor: Actor,
  query: ArticleQuery,
): Promise<Reply> {
  const sees = seesPublication(actor);
  const moment = momentOf(clock, query.asOf);
  const sort = query.sort ?? '-changed';
  const words = plainWords(query.q ?? '').split(' ');
  const { found, total } = await keptPage(db, articles, actor.authorityId, {
    at: moment.endOfDay,
    where: [
      sees,
      ...wordsIn(sql`x.folded`, words.filter(Boolean)),
      // What was dropped is only shown to who looks for it.
      query.state ? sql`x.state = ${query.state}` : sql`x.state <> 'dropped'`,
      ...(query.kind ? [sql`x.kind = ${query.kind}`] : []),
      ...(query.planId ? [sql`x.plan_id = ${query.planId}`] : []),
    ],
    key: keyOf(sort),
    isDown: sort.startsWith('-'),
    after: fromPageKey(query.after, Cursor),
    limit: query.limit + 1,
  });
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const rights = reachesOf(actor);
  return {
    rows: await articleRows(db, actor.authorityId, shown, moment),
    next: found.length > query.limit && last ? toPageKey([last.sort_key, last.id]) : null,
    total,
    waiting: rights['publication.approve'] === undefined ? 0 : await waitingFor(db, actor, sees),
    mayWrite: moment.endOfDay === null && rights['publication.prepare'] !== undefined,
  };
}

function keyOf(sort: string): RawBuilder<unknown> {
  if (sort.endsWith('headline')) return sql`left(x.folded, 300)`;
  const column = sort.endsWith('published') ? sql`x.published_at` : sql`x.since`;
  return sql`coalesce(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '')`;
}

/** Proposals of others: nobody approves their own. */
async function waitingFor(db: Db, actor: Actor, sees: RawBuilder<boolean>): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from article x
        where x.authority_id = ${actor.authorityId} and x.state = 'proposed'
          and x.proposed_by <> ${actor.personId} and ${sees}`,
  );
  return found?.count ?? 0;
}

/** Articles as rows of a list, as they stood at a moment. */
export async function articleRows(
  db: Db,
  authorityId: string,
  records: readonly ArticleRecord[],
  { endOfDay, day }: Pick<Moment, 'endOfDay' | 'day'>,
): Promise<ArticleRow[]> {
  if (records.length === 0) return [];
  const plans = await planHeads(
    db,
    authorityId,
    records.map(({ plan_id }) => plan_id),
    endOfDay,
  );
  const authority = (await addressOfAuthority(db, authorityId)) ?? '';
  const pages = records.map(({ slug }) => pageOfArticle(slug));
  const views = await viewsOf(db, authorityId, pages, endOfDay === null ? null : day);
  const names = await personNames(
    db,
    records.map(({ changed_by }) => changed_by),
  );
  return records.map((record) => {
    const { id, kind, state, editions, slug, content, version } = record;
    const plan = plans.get(record.plan_id);
    return {
      ...{ id, kind, state, editions, version, headline: content.vi.headline },
      plan: { id: record.plan_id, number: plan?.number ?? null, title: plan?.title ?? '' },
      address: articleAddress(authority, slug),
      publishedAt: record.published_at === null ? null : instant(record.published_at),
      hasEnglish: content.en !== null,
      isBehind: kind === 'plan' && plan !== undefined && plan.edition > record.to_edition,
      views: views.get(pageOfArticle(slug))?.people ?? 0,
      changedBy: names.get(record.changed_by) ?? '',
      changedAt: instant(record.since),
    };
  });
}

/** Rows of the past come as the database writes instants. */
function instant(at: Date | string): string {
  return new Date(at).toISOString();
}
