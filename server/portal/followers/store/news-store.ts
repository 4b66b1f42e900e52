import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { rows } from '../../../platform/database/rows.ts';
import type { FollowKey } from '../rules/follow-token.ts';
import type { News } from '../rules/news-of-follower.ts';

/** What was published in `w`'s body or plan up to a moment, and was not told yet. */
const untold = (until: Date) => sql`
  select 1 from publication p
    join publication_edition e on e.authority_id = p.authority_id and e.publication_id = p.id
    where p.authority_id = w.authority_id and (w.plan_id is null or p.plan_id = w.plan_id)
      and p.state = 'published' and e.withdrawal is null
      and e.published_at > w.told_until and e.published_at <= ${until}
  union all
  select 1 from article a
    join article_edition e on e.authority_id = a.authority_id and e.article_id = a.id
    where a.authority_id = w.authority_id and (w.plan_id is null or a.plan_id = w.plan_id)
      and a.state = 'published' and e.published_at > w.told_until and e.published_at <= ${until}`;

/** Followers who got no letter today and have something to be told, in the order in which they came. */
export async function followersToTell(
  db: Db,
  today: string,
  until: Date,
  limit: number,
): Promise<FollowKey[]> {
  return rows(
    db,
    sql<FollowKey>`
      /* all authorities: one queue of letters */
      select f.authority_id::text as "authorityId", f.id::text as id from follower f
      where (f.letter_on is null or f.letter_on < ${today})
        and exists (select from follow w where w.authority_id = f.authority_id
          and w.follower_id = f.id and w.confirmed_at is not null and exists (${untold(until)}))
      order by f.authority_id, f.id limit ${limit}`,
  );
}

/** All that a follower was not told up to a moment, each once, in the order in which it was published. */
export async function untoldNews(
  tx: Tx,
  { authorityId, id }: FollowKey,
  lang: 'vi' | 'en',
  until: Date,
): Promise<News[]> {
  const mine = sql`w.authority_id = ${authorityId} and w.follower_id = ${id}
    and w.confirmed_at is not null`;
  return rows(
    tx,
    sql<News>`
      select distinct on ("publishedAt", path, kind) * from (
        select e.kind, coalesce(e.snapshot->'plan'->>'title', p.title) as title,
          e.cut_off as "cutOff", e.note, '/p/' || d.slug || '/' || p.slug as path,
          e.published_at as "publishedAt"
        from follow w
        join publication p on p.authority_id = w.authority_id
          and (w.plan_id is null or p.plan_id = w.plan_id)
        join publication_edition e on e.authority_id = p.authority_id and e.publication_id = p.id
        join public_address d on d.authority_id = p.authority_id
        where ${mine} and p.state = 'published' and e.withdrawal is null
          and e.published_at > w.told_until and e.published_at <= ${until}
        union all
        select case when e.number = 1 then 'article' else 'correction' end,
          coalesce(e.content->${lang}->>'headline', e.content->'vi'->>'headline', ''),
          null, e.note, '/p/' || d.slug || '/tin/' || a.slug, e.published_at
        from follow w
        join article a on a.authority_id = w.authority_id
          and (w.plan_id is null or a.plan_id = w.plan_id)
        join article_edition e on e.authority_id = a.authority_id and e.article_id = a.id
        join public_address d on d.authority_id = a.authority_id
        where ${mine} and a.state = 'published'
          and e.published_at > w.told_until and e.published_at <= ${until}) n
      order by "publishedAt", path, kind limit 100`,
  );
}

/** How a body and its published plans are called, for pages and letters. */
export async function followedNames(
  db: Db | Tx,
  authorityId: string,
  planIds: readonly string[],
): Promise<{ readonly body: string; readonly plans: ReadonlyMap<string, string> }> {
  const bodies = await rows(
    db,
    sql<{ name: string }>`select name from authority where id = ${authorityId}`,
  );
  const plans = await rows(
    db,
    sql<{ id: string; title: string }>`
      select plan_id::text as id, title from publication
      where authority_id = ${authorityId} and plan_id = any(${[...planIds]}::bigint[])`,
  );
  return {
    body: bodies[0]?.name ?? '',
    plans: new Map(plans.map(({ id, title }) => [id, title])),
  };
}
