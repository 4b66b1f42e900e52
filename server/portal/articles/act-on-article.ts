import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { personNames } from '../../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import type { Tx } from '../../platform/database/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { tellPublicChange } from '../public-cache.ts';
import { thingOf } from '../publication-sight.ts';
import { articleErrors } from './article-errors-contract.ts';
import {
  ARTICLE_STEPS,
  type ArticleStep,
  articleStepFits,
  stateAfter,
} from './rules/article-steps.ts';
import type { ArticleContent } from './rules/article-text.ts';
import { type ArticleRecord, articles } from './store/article-table.ts';

export interface Saved {
  readonly id: string;
  readonly version: number;
}

export interface ArticleAct {
  readonly name: string;
  readonly step: ArticleStep;
  readonly articleId: string;
  readonly version: number;
  readonly key: string | null;
  /** What the sender had in mind, for the difference; absent for steps without words of their own. */
  readonly yours?: Readonly<Record<string, unknown>>;
}

/** What an act makes of an article, and what the journal keeps of it. */
export interface Outcome {
  readonly change: Partial<ArticleRecord>;
  readonly after: unknown;
  /** The public sees something else from now on. */
  readonly isOut?: boolean;
}

/**
 * The steps that every act on an article shares: it is held, rights, version, whether the act is one for its state,
 * the matter itself, its next version, the journal; and whoever keeps public pages is told with the commit.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, ARTICLE_STEP and those of `work`
 */
export async function actOnArticle(
  platform: Platform,
  actor: Actor,
  { name, step, articleId, version, key, yours = {} }: ArticleAct,
  work: (context: ActContext, found: ArticleRecord) => Promise<Outcome>,
): Promise<Saved> {
  const rule = ARTICLE_STEPS[step];
  requireRight(actor, rule.right);
  const { authorityId } = actor;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { tx, now } = context;
    const found = await articles.lock(tx, authorityId, articleId);
    if (!found) throw new Refusal(platformErrors.NOT_FOUND);
    requireMay(actor, rule.right, await thingOf(tx, authorityId, found.plan_id));
    if (found.version !== version) await refuseOutdated(tx, found, yours);
    if (!articleStepFits(step, found)) throw new Refusal(articleErrors.ARTICLE_STEP);
    const { change, after, isOut } = await work(context, found);
    const state = stateAfter(step, found);
    await articles.replace(tx, {
      ...{ ...found, state, ...change, version: version + 1 },
      ...{ since: new Date(Math.max(now.getTime(), found.since.getTime())) },
      changed_by: actor.personId,
    });
    await context.journal({
      ...{ subjectKind: 'article', subjectId: articleId },
      ...{ before: { state: found.state, headline: found.content.vi.headline }, after },
    });
    if (isOut) await tellPublicChange(tx, authorityId);
    return { id: articleId, version: version + 1 };
  });
}

/** @throws Refusal CONFLICT with the fields in which the sender's words and the saved ones differ */
async function refuseOutdated(
  tx: Tx,
  found: ArticleRecord,
  yours: Readonly<Record<string, unknown>>,
): Promise<never> {
  const names = await personNames(tx, [found.changed_by]);
  const saved = fieldsOf(found.content, found.note);
  const fields = Object.entries({ ...saved, state: found.state })
    .filter(([field, value]) => !isDeepStrictEqual(yours[field] ?? null, value))
    .map(([field, value]) => ({ field, yours: yours[field] ?? null, saved: value }));
  throw new Refusal(
    platformErrors.CONFLICT,
    {},
    {
      savedBy: names.get(found.changed_by) ?? '',
      savedAt: found.since.toISOString(),
      version: found.version,
      fields,
    },
  );
}

/** The parts of an article between which an editor chooses when somebody saved first. */
export function fieldsOf({ vi, en, files }: ArticleContent, note: string | null) {
  return { vi, en, files, note: note ?? '' };
}
