import { sql } from 'kysely';
import { readConfig } from '../../server/platform/config.ts';
import { rows } from '../../server/platform/database/rows.ts';
import { createServer } from '../../server/platform/http/server.ts';
import { openPublicCache } from '../../server/portal/public-cache.ts';
import { publicRoutes } from '../../server/portal/public-routes.ts';
import { publishedAuthorities, publishedPlansOf } from '../../server/portal/store/published.ts';
import { scan } from './scan-reply.ts';
import type { World } from './world.ts';

/** What was looked at, and every word of the inside that stood in it. */
export interface PublicLooked {
  readonly plans: number;
  readonly pages: number;
  readonly words: number;
  readonly leaks: readonly string[];
}

/**
 * Reads everything that is public as anybody reads it, from the list of bodies by every link to pages, data, feeds
 * and calendars, and looks for the words that the builders of the world put into every column. What may stand
 * there: the words of the published plans, of their fields and of the lines that were ordered with them, the names
 * of units; no word of a line that was kept back, of a part that a unit made, of a plan that waits, or of anything
 * that was said, explained, proven or counted inside.
 */
export async function lookForLeaks(world: World): Promise<PublicLooked> {
  const { platform, things } = world;
  const allowed = await wordsOfPublished(world);
  let plans = 0;
  for (const { slug } of await publishedAuthorities(platform.db)) {
    plans += ((await publishedPlansOf(platform.db, slug)) ?? []).length;
  }
  const leaks: string[] = [];
  let words = 0;
  const replies = await crawl(world);
  for (const [url, { headers, body }] of replies) {
    const { canaries } = await scan(headers, body);
    words += canaries.size;
    for (const word of canaries) {
      if (allowed.has(word)) continue;
      const thing = things.find(({ canary }) => canary === word);
      leaks.push(`${url}: ${word} of a ${thing?.kind ?? 'nothing known'}`);
    }
  }
  return { plans, pages: replies.size, words, leaks };
}

interface Answer {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** So many pages are enough to have met every kind of them. */
const MOST = 400;

/** Follows every link of the public side from its first page, without a session; what fails is thrown. */
async function crawl({ platform }: World): Promise<Map<string, Answer>> {
  const config = readConfig({
    CHIDAO_RATE_LIMIT: '0',
    CHIDAO_VAR: `/tmp/chidao-open-${process.pid}`,
  });
  const app = await createServer(config, platform.db, platform.log);
  const origin = 'https://cong-khai.example.vn';
  publicRoutes({ app, db: platform.db, cache: openPublicCache(), origin }, platform, null);
  await app.ready();
  const seen = new Map<string, Answer>();
  const waiting = ['/p', '/p/sitemap.xml', '/robots.txt'];
  while (seen.size < MOST) {
    const url = waiting.shift();
    if (url === undefined) break;
    if (seen.has(url)) continue;
    const reply = await app.inject({ method: 'GET', url });
    if (reply.statusCode >= 500) throw new Error(`${url}: ${reply.statusCode} ${reply.payload}`);
    seen.set(url, { headers: reply.headers, body: reply.rawPayload });
    const links = reply.payload
      .replaceAll(origin, '')
      .matchAll(/(?:href="|<loc>)(\/(?:en\/)?p[^"<#]*)/g);
    for (const [, link = ''] of links) waiting.push(link.replaceAll('&amp;', '&'));
  }
  await app.close();
  return seen;
}

/** The words that pages of published plans may show, read from the rows that were issued with them. */
async function wordsOfPublished({ platform, authorities }: World): Promise<Set<string>> {
  const found = await rows(
    platform.db,
    sql<{ text: string }>`
      with out as (select authority_id, id, plan_id from publication where state = 'published')
      select p.title as text from plan p join out on out.plan_id = p.id
      union all select f.name from field f join out on out.plan_id = f.plan_id
      union all select w.title from task t join out on out.plan_id = t.plan_id
        join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        where t.layer = 0 and t.state not in ('withdrawn', 'merged')
          and not exists (select from publication_past h
            where h.authority_id = out.authority_id and h.id = out.id
              and h.choices->'leftOut' @> jsonb_build_array(
                jsonb_build_object('kind', 'task', 'ref', w.id::text)))
      union all select name from unit where id = any(${[...authorities.keys()]}::bigint[])`,
  );
  return new Set(found.flatMap(({ text }) => text.match(/zq\w{4}qz/g) ?? []));
}
