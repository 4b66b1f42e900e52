import type { z } from 'zod';
import { plainWords } from '../../directives/rules/register-words.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { thingOf } from '../publication-sight.ts';
import { firstFree, slugOf } from '../rules/publication-slug.ts';
import type { Saved } from './act-on-article.ts';
import { articleErrors } from './article-errors-contract.ts';
import { basisOf } from './basis-of.ts';
import type { draftArticle as endpoint } from './contract.ts';
import type { ArticleContent } from './rules/article-text.ts';
import { draftArticle as draftText } from './rules/draft-article.ts';
import { type ArticleRecord, articles, slugsLike } from './store/article-table.ts';
import { publicPlans } from './store/edition-store.ts';

/**
 * Soạn tin bài: a draft from what has been published of a plan, in Vietnamese and, where it is wanted, in English.
 * Nobody outside sees it before it is approved.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, PLAN_NOT_PUBLIC, EDITIONS_ORDER
 */
export async function draftArticle(
  platform: Platform,
  actor: Actor,
  { planId, kind, toEdition, fromEdition, english }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  requireRight(actor, 'publication.prepare');
  const { authorityId } = actor;
  const act = { name: 'draft_article', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const { tx, ids, now } = context;
    requireMay(actor, 'publication.prepare', await thingOf(tx, authorityId, planId));
    const [plan] = await publicPlans(tx, authorityId, [planId]);
    const to = toEdition ?? plan?.editions[0]?.number;
    if (to === undefined) throw new Refusal(articleErrors.PLAN_NOT_PUBLIC);
    if (fromEdition !== null && fromEdition >= to) throw new Refusal(articleErrors.EDITIONS_ORDER);
    const from = kind === 'results' ? fromEdition : null;
    const of = {
      ...{ authority_id: authorityId, plan_id: planId, kind },
      ...{ to_edition: to, from_edition: from },
    };
    const basis = await basisOf(tx, of);
    if (basis === null) throw new Refusal(articleErrors.PLAN_NOT_PUBLIC);
    const content: ArticleContent = {
      vi: draftText(kind, basis, 'vi'),
      en: english ? draftText(kind, basis, 'en') : null,
      files: [],
    };
    const id = ids.next();
    const record: ArticleRecord = {
      ...{ ...of, id, version: 1, since: now, changed_by: actor.personId },
      ...{ content, folded: foldedOf(content), slug: await slugFor(context, id, content) },
      ...{ state: 'draft', written_by: actor.personId, proposed_by: null, said: null, note: null },
      ...{ editions: 0, published_at: null, withdrawal: null },
    };
    await articles.insert(tx, [record]);
    await context.journal({
      ...{ subjectKind: 'article', subjectId: id, before: null },
      after: { planId, kind, toEdition: to, fromEdition: from, headline: content.vi.headline },
    });
    return { id, version: 1 };
  });
}

/** The headlines without accents, for search. */
export function foldedOf({ vi, en }: ArticleContent): string {
  return plainWords(`${vi.headline} ${en?.headline ?? ''}`);
}

/** The address of an article by its headline, one that no other has or had. */
export async function slugFor(
  { tx, authorityId }: Pick<ActContext, 'tx' | 'authorityId'>,
  id: string,
  { vi }: ArticleContent,
): Promise<string> {
  const base = slugOf(vi.headline) || 'tin';
  const taken = await slugsLike(tx, authorityId, base, id);
  return firstFree(base, (slug) => taken.has(slug));
}
