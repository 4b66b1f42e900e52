import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnPublication, type Saved } from './act-on-publication.ts';
import { Choices, type savePublication as saveEndpoint } from './contract.ts';
import { checkCutOff } from './draft-edition.ts';
import { publicationErrors } from './publication-errors-contract.ts';
import { requireOnPublication, thingOf } from './publication-sight.ts';
import { authoritySlug, firstFree, planSlug } from './rules/publication-slug.ts';
import { planHead } from './store/plan-facts-store.ts';
import {
  addressesLike,
  addressOfAuthority,
  giveAddress,
  holdAddresses,
  holdAuthorityAddresses,
  namesOfAuthority,
  type PublicationRecord,
  publicationOfPlan,
  publications,
  slugsOf,
} from './store/publication-table.ts';

/**
 * Chuẩn bị công bố: begins the publication of an issued plan under an address that is its own for ever; where
 * there is one already, goes to it.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, PUBLICATION_SECRET
 */
export async function preparePublication(
  platform: Platform,
  actor: Actor,
  planId: string,
  key: string | null,
): Promise<Saved> {
  requireRight(actor, 'publication.prepare');
  const { authorityId } = actor;
  const thing = await thingOf(platform.db, authorityId, planId);
  requireOnPublication(actor, 'publication.prepare', thing);
  const known = await publicationOfPlan(platform.db, authorityId, planId);
  if (known) return known;
  const act = { name: 'prepare_publication', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const { tx, ids, now } = context;
    await holdAddresses(tx, authorityId);
    const plan = await planHead(tx, authorityId, planId);
    if (!plan) throw new Refusal(platformErrors.NOT_FOUND);
    if (plan.secretCount !== null) throw new Refusal(publicationErrors.PUBLICATION_SECRET);
    const meanwhile = await publicationOfPlan(tx, authorityId, planId);
    const taken = await slugsOf(tx, authorityId);
    const record: PublicationRecord = {
      ...{ authority_id: authorityId, id: meanwhile?.id ?? ids.next(), version: 1, since: now },
      ...{ changed_by: actor.personId, plan_id: planId, title: plan.title },
      slug: firstFree(planSlug(plan), (slug) => taken.has(slug)),
      folded: plainWords(`${plan.number ?? ''} ${plan.title}`),
      ...{ state: 'unpublished', stage: 'preparing', choices: firstChoices(now) },
      ...{ proposal_id: null, said: null, edition: 0, cut_off: null, published_at: null },
      ...{ withdrawal: null, rhythm: 'none', due_on: null },
    };
    if (!meanwhile) await publications.insert(tx, [record]);
    const address = await addressFor(tx, authorityId);
    await context.journal({
      ...{ subjectKind: 'publication', subjectId: record.id, before: null },
      after: { planId, address: `/p/${address}/${record.slug}` },
    });
    return { id: record.id, version: meanwhile?.version ?? 1 };
  });
}

/** The figures of today, all that goes by default. */
function firstChoices(now: Date): Choices {
  return Choices.parse({ kind: 'first', cutOff: dayInVietnam(now) });
}

/** The address of the authority: the one it has, else a new one by its short name. */
async function addressFor(tx: Tx, authorityId: string): Promise<string> {
  const known = await addressOfAuthority(tx, authorityId);
  if (known !== null) return known;
  await holdAuthorityAddresses(tx);
  const names = await namesOfAuthority(tx, authorityId);
  const base = authoritySlug(names ?? { name: '', shortName: null });
  const taken = await addressesLike(tx, base);
  const slug = firstFree(base, (each) => taken.has(each));
  await giveAddress(tx, slug, authorityId);
  return slug;
}

/**
 * Saves what is chosen for the next edition. After an edition went out, the first save begins the next one.
 *
 * @throws Refusal EDITION_KIND, CUT_OFF_LATER, CUT_OFF_BEFORE and those of every act
 */
export async function savePublication(
  platform: Platform,
  actor: Actor,
  publicationId: string,
  { version, choices }: z.output<(typeof saveEndpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'save_publication', step: 'write' as const, publicationId, version, key };
  return actOnPublication(platform, actor, act, async ({ tx, now }, found) => {
    if ((choices.kind === 'first') !== (found.edition === 0)) {
      throw new Refusal(publicationErrors.EDITION_KIND);
    }
    await checkCutOff(tx, found, choices.cutOff, now);
    return {
      change: { choices },
      before: { stage: found.stage, choices: found.choices },
      after: { choices },
      reply: { id: publicationId, version: version + 1 },
    };
  });
}
