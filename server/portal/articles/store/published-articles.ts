import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows } from '../../../platform/database/rows.ts';
import { Withdrawal } from '../../rules/public-snapshot.ts';
import { ArticleContent } from '../rules/article-text.ts';
import type { ArticleKind } from '../rules/draft-article.ts';
import { type ArticleEdition, editionsOfArticle } from './article-editions.ts';

/**
 * What the public is told of articles: their latest editions and nothing that is being written. The only place from
 * which public pages, feeds and the map of the site read them.
 */

/** An article as public lists name it. */
export interface PublishedArticle {
  readonly id: string;
  readonly slug: string;
  readonly kind: ArticleKind;
  readonly headline: string;
  /** Null where there is no English version. */
  readonly headlineEn: string | null;
  /** The beginning of the text, as one line. */
  readonly lead: string;
  readonly leadEn: string | null;
  readonly publishedAt: Date;
  /** When its latest edition went out. */
  readonly changedAt: Date;
}

const LATEST = sql`article a join article_edition e on e.authority_id = a.authority_id
  and e.article_id = a.id and e.number = a.editions`;
/** The words of a lead one after the other. */
const leadIn = (language: 'vi' | 'en') => sql`(select string_agg(s->>'text', ' ' order by n)
  from jsonb_array_elements(e.content->${language}->'lead') with ordinality as l(s, n))`;

/** The articles of an authority that the public reads, the newest first. */
export function publishedArticles(
  db: Db | Tx,
  authorityId: string,
  { limit = 50, skip = 0 }: { readonly limit?: number; readonly skip?: number } = {},
): Promise<PublishedArticle[]> {
  return rows(
    db,
    sql<PublishedArticle>`
      select a.id, a.slug, a.kind, e.content->'vi'->>'headline' as headline,
        e.content->'en'->>'headline' as "headlineEn", coalesce(${leadIn('vi')}, '') as lead,
        case when jsonb_typeof(e.content->'en') = 'object' then coalesce(${leadIn('en')}, '') end as "leadEn",
        a.published_at as "publishedAt", e.published_at as "changedAt"
      from ${LATEST}
      where a.authority_id = ${authorityId} and a.state <> 'withdrawn'
      order by a.published_at desc, a.id desc limit ${limit} offset ${skip}`,
  );
}

/** How many articles of an authority the public reads. */
export async function countPublishedArticles(db: Db | Tx, authorityId: string): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from article
        where authority_id = ${authorityId} and editions > 0 and state <> 'withdrawn'`,
  );
  return found?.count ?? 0;
}

/** An article at its public address. */
export interface PublishedArticlePage {
  readonly id: string;
  readonly slug: string;
  readonly kind: ArticleKind;
  /** The address of its plan, null where the public never had it. */
  readonly planSlug: string | null;
  readonly publishedAt: Date;
  readonly changedAt: Date;
  /** Why it can no longer be read; its headline stays. */
  readonly withdrawal: Withdrawal | null;
  readonly content: ArticleContent;
  /** The latest first. */
  readonly editions: readonly ArticleEdition[];
}

/** Null where the public was never given an article under that address. */
export async function publishedArticle(
  db: Db | Tx,
  authorityId: string,
  slug: string,
): Promise<PublishedArticlePage | null> {
  const found = await firstRow(
    db,
    sql<
      Omit<PublishedArticlePage, 'content' | 'withdrawal' | 'editions'> & {
        content: unknown;
        withdrawal: unknown;
      }
    >`
      select a.id, a.slug, a.kind, p.slug as "planSlug", a.published_at as "publishedAt",
        e.published_at as "changedAt", a.withdrawal, e.content
      from ${LATEST}
      left join publication p on p.authority_id = a.authority_id and p.plan_id = a.plan_id
        and p.state <> 'unpublished'
      where a.authority_id = ${authorityId} and a.slug = ${slug}`,
  );
  if (!found) return null;
  return {
    ...found,
    withdrawal: found.withdrawal === null ? null : Withdrawal.parse(found.withdrawal),
    content: ArticleContent.parse(found.content),
    editions: await editionsOfArticle(db, authorityId, found.id),
  };
}
