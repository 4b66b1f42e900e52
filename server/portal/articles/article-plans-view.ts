import type { z } from 'zod';
import { plainWords } from '../../directives/rules/register-words.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireRight } from '../../organisation/require-may.ts';
import { may } from '../../organisation/rules/may.ts';
import type { Platform } from '../../platform/act.ts';
import { thingOf } from '../publication-sight.ts';
import type { listArticlePlans } from './contract.ts';
import { publicPlans } from './store/edition-store.ts';

type Reply = z.output<(typeof listArticlePlans)['reply']>;

/** So many plans are offered at once; words find the others. */
const MOST = 30;

/** Published plans about which the post may write, those that went out last first. */
export async function articlePlansView(
  { db }: Platform,
  actor: Actor,
  q: string | undefined,
): Promise<Reply> {
  requireRight(actor, 'publication.prepare');
  const words = plainWords(q ?? '')
    .split(' ')
    .filter(Boolean);
  const plans: Reply['plans'] = [];
  for (const plan of await publicPlans(db, actor.authorityId)) {
    const { planId, number, title, editions } = plan;
    const text = plainWords(`${number ?? ''} ${title}`);
    if (plans.length === MOST || !words.every((word) => text.includes(word))) continue;
    const thing = await thingOf(db, actor.authorityId, planId);
    if (!may(actor, 'publication.prepare', thing).allowed) continue;
    plans.push({ id: planId, number, title, editions: [...editions] });
  }
  return { plans };
}
