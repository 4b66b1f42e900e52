import type { z } from 'zod';
import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { ActContext, Platform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { publicationErrors } from '../publication-errors-contract.ts';
import { actOnArticle, type Outcome, type Saved } from './act-on-article.ts';
import { articleErrors } from './article-errors-contract.ts';
import type { moveArticle as endpoint } from './contract.ts';
import { foldedOf, slugFor } from './draft-article.ts';
import type { ArticleMove } from './rules/article-steps.ts';
import { lacksOf } from './rules/check-content.ts';
import { contentOfEdition, insertArticleEdition } from './store/article-editions.ts';
import type { ArticleRecord } from './store/article-table.ts';

/** A reason says something from so many letters on. */
const REASON_LETTERS = 5;

/**
 * Moves an article on its way: trình, rút lại, trả lại, duyệt đăng, đính chính, gỡ, bỏ.
 *
 * @throws Refusal CONFLICT, ARTICLE_STEP, ARTICLE_INCOMPLETE with all that is missing, OWN_PROPOSAL, MOVE_WORDS
 */
export async function moveArticle(
  platform: Platform,
  actor: Actor,
  articleId: string,
  { version, step, words }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<Saved> {
  const act = { name: `${step}_article`, step, articleId, version, key };
  return actOnArticle(platform, actor, act, (context, found) =>
    MOVES[step]({ context, actor, found, words }),
  );
}

interface Move {
  readonly context: ActContext;
  readonly actor: Actor;
  readonly found: ArticleRecord;
  readonly words: string;
}

const MOVES: Readonly<Record<ArticleMove, (move: Move) => Promise<Outcome>>> = {
  propose,
  approve,
  withdraw,
  drop,
  take_back: async () => ({ change: { proposed_by: null }, after: { state: 'draft' } }),
  give_back: async ({ words }) => ({
    change: { proposed_by: null, said: reason(words) },
    after: { state: 'draft', said: words },
  }),
  correct: async () => ({ change: { note: null, said: null }, after: { state: 'draft' } }),
};

async function propose({ context, actor, found }: Move): Promise<Outcome> {
  const lacks = lacksOf(found.content, found);
  if (lacks.length > 0) {
    throw new Refusal(articleErrors.ARTICLE_INCOMPLETE, { count: lacks.length }, { lacks });
  }
  // Until the public has its address, it follows the headline.
  const { slug } = found;
  const named = found.editions > 0 ? slug : await slugFor(context, found.id, found.content);
  return {
    change: { proposed_by: actor.personId, said: null, slug: named },
    after: { state: 'proposed', headline: found.content.vi.headline },
  };
}

/** Duyệt đăng: what was proposed goes out as the next edition, by somebody else than who proposed it. */
async function approve({ context, actor, found }: Move): Promise<Outcome> {
  if (found.proposed_by === actor.personId) throw new Refusal(publicationErrors.OWN_PROPOSAL);
  const { tx, now, authorityId } = context;
  const { note, content } = found;
  const number = found.editions + 1;
  const edition = { number, publishedAt: now, note, content };
  await insertArticleEdition(tx, authorityId, found.id, edition);
  return {
    change: {
      ...{ editions: number, published_at: found.published_at ?? now, note: null },
      ...{ proposed_by: null, said: null },
    },
    after: { state: 'published', edition: number, slug: found.slug, note },
    isOut: true,
  };
}

/** Gỡ bài: its words go down at once; that it stood there, when and why it went, stays for the public. */
async function withdraw({ context, actor, found, words }: Move): Promise<Outcome> {
  const withdrawal = {
    ...{ on: dayInVietnam(context.now), by: actor.postTitle, reason: reason(words) },
  };
  return {
    change: { withdrawal, proposed_by: null },
    after: { state: 'withdrawn', withdrawal, headline: found.content.vi.headline },
    isOut: true,
  };
}

/** What was being written goes; what is public stays as it was. */
async function drop({ context, found }: Move): Promise<Outcome> {
  const { id, editions, authority_id: authorityId } = found;
  if (editions === 0) return { change: {}, after: { state: 'dropped' } };
  const content = await contentOfEdition(context.tx, authorityId, id, editions);
  if (content === null) throw new Error(`Edition ${editions} of article ${id} is gone`);
  return {
    change: { content, folded: foldedOf(content), note: null, said: null },
    after: { state: 'published', edition: editions },
  };
}

/** @throws Refusal MOVE_WORDS */
function reason(words: string): string {
  if (words.length < REASON_LETTERS) throw new Refusal(articleErrors.MOVE_WORDS);
  return words;
}
