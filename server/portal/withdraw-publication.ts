import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnPublication, type Saved } from './act-on-publication.ts';
import type { withdrawPublication as endpoint } from './contract.ts';
import { publicationErrors } from './publication-errors-contract.ts';
import { withdrawEditions } from './store/publication-editions.ts';
import { tellPreparers } from './tell-of-publication.ts';

/**
 * Rút công bố: takes back the whole page, or an earlier edition that must not be read any more. The address
 * stays and says since when, by whose decision and why; another edition may follow later.
 *
 * @throws Refusal LATEST_EDITION, NOT_FOUND and those of every act
 */
export async function withdrawPublication(
  platform: Platform,
  actor: Actor,
  publicationId: string,
  { version, edition, reason }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'withdraw_publication', step: 'withdraw' as const, publicationId };
  return actOnPublication(platform, actor, { ...act, version, key }, async (context, found) => {
    const { tx, now } = context;
    const { authority_id: authorityId } = found;
    const withdrawal = { on: dayInVietnam(now), by: actor.postTitle, reason };
    const outcome = { after: { edition, reason }, isOut: true };
    const reply = { id: publicationId, version: version + 1 };
    if (edition !== null) {
      if (edition === found.edition) {
        throw new Refusal(publicationErrors.LATEST_EDITION, { number: edition });
      }
      const key = { authorityId, publicationId };
      const count = await withdrawEditions(tx, key, edition, withdrawal);
      if (count === 0) throw new Refusal(platformErrors.NOT_FOUND);
      return { ...outcome, change: {}, reply };
    }
    // Nothing that was taken back comes to light again with a later edition.
    await withdrawEditions(tx, { authorityId, publicationId }, null, withdrawal);
    const says = { vi: 'đã rút công bố', en: 'withdrew a publication' };
    await tellPreparers(context, found, says, reason);
    return { ...outcome, change: { state: 'withdrawn', withdrawal, due_on: null }, reply };
  });
}
