import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { type KeptRow, keptTable } from '../../../platform/database/kept-table.ts';
import { rows } from '../../../platform/database/rows.ts';
import type { Withdrawal } from '../../rules/public-snapshot.ts';
import type { ArticleState } from '../rules/article-steps.ts';
import type { ArticleContent } from '../rules/article-text.ts';
import type { ArticleKind } from '../rules/draft-article.ts';

/** An article as the database keeps it; ids in decimal. */
export interface ArticleRecord extends KeptRow {
  readonly slug: string;
  readonly kind: ArticleKind;
  readonly state: ArticleState;
  readonly plan_id: string;
  readonly from_edition: number | null;
  readonly to_edition: number;
  readonly content: ArticleContent;
  readonly folded: string;
  readonly written_by: string;
  readonly proposed_by: string | null;
  readonly said: string | null;
  readonly note: string | null;
  readonly editions: number;
  readonly published_at: Date | null;
  readonly withdrawal: Withdrawal | null;
}

export const articles = keptTable<ArticleRecord>('article', {
  slug: 'text',
  kind: 'text',
  state: 'text',
  plan_id: 'bigint',
  from_edition: 'integer',
  to_edition: 'integer',
  content: 'jsonb',
  folded: 'text',
  written_by: 'bigint',
  proposed_by: 'bigint',
  said: 'text',
  note: 'text',
  editions: 'integer',
  published_at: 'timestamptz',
  withdrawal: 'jsonb',
});

/** Slugs of an authority that begin like one, other than an article's own: none of them is given again. */
export async function slugsLike(
  tx: Tx,
  authorityId: string,
  base: string,
  exceptId: string,
): Promise<ReadonlySet<string>> {
  const found = await rows(
    tx,
    sql<{ slug: string }>`select slug from article
        where authority_id = ${authorityId} and slug like ${`${base}%`} and id <> ${exceptId}`,
  );
  return new Set(found.map(({ slug }) => slug));
}

/** How the journal names articles. */
export async function articleTitles(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`
      select id, content->'vi'->>'headline' as title from article
      where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}
