import { sql } from 'kysely';
import { rows } from '../../server/platform/database/rows.ts';
import {
  publishedAuthorities,
  publishedPlan,
  publishedPlansOf,
} from '../../server/portal/store/published.ts';
import type { World } from './world.ts';

/** What was looked at, and every word of the inside that stood in it. */
export interface PublicLooked {
  readonly editions: number;
  readonly words: number;
  readonly leaks: readonly string[];
}

/**
 * Reads everything that is public as anybody reads it and looks for the words that the builders of the world put
 * into every column. What may stand there: the words of the plan, of its fields and of the lines that were ordered
 * with it, the names of units; no word of a line that was kept back, of a part that a unit made, or of anything
 * that was said, explained, proven or counted inside.
 */
export async function lookForLeaks(world: World): Promise<PublicLooked> {
  const { platform, things } = world;
  const leaks: string[] = [];
  let [editions, words] = [0, 0];
  for (const { slug } of await publishedAuthorities(platform.db)) {
    for (const row of (await publishedPlansOf(platform.db, slug)) ?? []) {
      const plan = await publishedPlan(platform.db, slug, row.slug);
      if (!plan?.edition) continue;
      editions += 1;
      const allowed = await wordsOfPlan(world, plan.planId);
      const shown = JSON.stringify(plan.edition).match(/zq\w{4}qz/g) ?? [];
      words += shown.length;
      for (const word of new Set(shown)) {
        if (allowed.has(word)) continue;
        const thing = things.find(({ canary }) => canary === word);
        leaks.push(`${slug}/${row.slug}: ${word} of a ${thing?.kind ?? 'nothing known'}`);
      }
    }
  }
  return { editions, words, leaks };
}

/** The words that a plan's page may show, read from the rows that were issued with it. */
async function wordsOfPlan({ platform, authorities }: World, planId: string): Promise<Set<string>> {
  const found = await rows(
    platform.db,
    sql<{ text: string }>`
      select title as text from plan where id = ${planId}
      union all select name from field where plan_id = ${planId}
      union all select w.title from task t
        join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        where t.plan_id = ${planId} and t.layer = 0
          and t.state not in ('withdrawn', 'merged')
          and not exists (select from publication_proposal p
            join publication x on x.authority_id = p.authority_id and x.id = p.publication_id
            join publication_past h on h.authority_id = x.authority_id and h.id = x.id
            where x.plan_id = ${planId}
              and h.choices->'leftOut' @> jsonb_build_array(
                jsonb_build_object('kind', 'task', 'ref', w.id::text)))
      union all select name from unit where id = any(${[...authorities.keys()]}::bigint[])`,
  );
  return new Set(found.flatMap(({ text }) => text.match(/zq\w{4}qz/g) ?? []));
}
