import { LRUCache } from 'lru-cache';
import type { Db } from '../../platform/database/database.ts';
import type { PublicCache } from '../public-cache.ts';
import { type PublishedPlan, publishedPlan } from '../store/published.ts';

/** Editions that are in memory at once: pages of one plan ask for the same again and again. */
const MOST_PLANS = 24;

/** Published plans as the pages read them: each edition is read and checked once until something changes. */
export interface PublishedMemory {
  /** @param edition the number asked for; the latest without it */
  plan(authority: string, plan: string, edition?: number): Promise<PublishedPlan | null>;
}

export function openPublishedMemory(db: Db, cache: Pick<PublicCache, 'age'>): PublishedMemory {
  const plans = new LRUCache<string, Promise<PublishedPlan | null>>({ max: MOST_PLANS });
  let age = cache.age;
  return {
    plan(authority, plan, edition) {
      if (age !== cache.age) {
        age = cache.age;
        plans.clear();
      }
      const key = `${authority} ${plan} ${edition ?? ''}`;
      const known = plans.get(key);
      if (known) return known;
      const asked = publishedPlan(db, authority, plan, edition);
      plans.set(key, asked);
      // What is not there takes no place; what could not be read is asked for again.
      const forget = () => {
        if (plans.peek(key) === asked) plans.delete(key);
      };
      asked.then((found) => found === null && forget(), forget);
      return asked;
    },
  };
}
