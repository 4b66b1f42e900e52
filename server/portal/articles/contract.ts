import { z } from 'zod';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../../platform/contract.ts';
import { Withdrawal } from '../rules/public-snapshot.ts';
import { ARTICLE_MOVES, ARTICLE_STATES, ARTICLE_STEPS } from './rules/article-steps.ts';
import { ArticleContent, ArticleFile, ArticleText } from './rules/article-text.ts';
import { ARTICLE_KINDS } from './rules/draft-article.ts';

export { articleErrors } from './article-errors-contract.ts';

export const ArticleState = z.enum(ARTICLE_STATES);
export const ArticleKind = z.enum(ARTICLE_KINDS);
const Language = z.enum(['vi', 'en']);
const version = z.object({ version: z.number().int() });
const Saved = z.object({ id: Id, version: z.number().int() });
const PlanRef = z.object({ id: Id, number: z.string().nullable(), title: z.string() });

export const ArticleRow = z.object({
  id: Id,
  headline: z.string(),
  kind: ArticleKind,
  state: ArticleState,
  plan: PlanRef,
  /** Where the public reads it: `/p/bo-tttt/tin/ke-hoach-601`; from its first edition on it stays. */
  address: z.string(),
  /** Editions that the public has been given. */
  editions: z.number().int(),
  publishedAt: Instant.nullable(),
  hasEnglish: z.boolean(),
  /** The plan has been published anew since: figures may have changed. */
  isBehind: z.boolean(),
  /** People who read it, all days together. */
  views: z.number().int(),
  changedBy: z.string(),
  changedAt: Instant,
  version: z.number().int(),
});
export type ArticleRow = z.infer<typeof ArticleRow>;

export const ARTICLE_SORTS = [
  ...(['-changed', 'changed', '-published', 'published', 'headline', '-headline'] as const),
] as const;
const filter = {
  state: ArticleState.optional(),
  kind: ArticleKind.optional(),
  planId: Id.optional(),
  sort: z.enum(ARTICLE_SORTS).optional(),
};

export const listArticles = endpoint({
  method: 'GET',
  path: '/api/articles',
  query: ListQuery.extend(filter),
  reply: page(ArticleRow).extend({
    /** Proposals that wait for this post. */
    waiting: z.number().int(),
    mayWrite: z.boolean(),
  }),
  summary: 'Articles of the authority: what is being written, what waits, what the public reads',
});
export const exportArticles = endpoint({
  method: 'GET',
  path: '/api/articles/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({
    ...{ ...filter, format: z.enum(['xlsx', 'csv']).default('xlsx') },
  }),
  reply: z.string(),
  summary: 'The list of articles as a workbook or CSV',
});

/** Editions of published plans that an article can be written about. */
export const listArticlePlans = endpoint({
  method: 'GET',
  path: '/api/article-plans',
  query: z.object({ q: z.string().trim().max(200).optional() }),
  reply: z.object({
    plans: z.array(
      PlanRef.extend({
        editions: z.array(z.object({ number: z.number().int(), cutOff: DayText })),
      }),
    ),
  }),
  summary: 'Published plans with their editions, to write an article about',
});

const ArticleStepName = z.enum(
  Object.keys(ARTICLE_STEPS) as [keyof typeof ARTICLE_STEPS, ...(keyof typeof ARTICLE_STEPS)[]],
);
export const Article = ArticleRow.extend({
  content: ArticleContent,
  fromEdition: z.number().int().nullable(),
  toEdition: z.number().int(),
  said: z.string().nullable(),
  note: z.string().nullable(),
  proposedBy: z.string().nullable(),
  withdrawal: Withdrawal.nullable(),
  history: z.array(
    z.object({ number: z.number().int(), publishedAt: Instant, note: z.string().nullable() }),
  ),
  /** What now stands at each place that a figure names; null where nothing does. */
  now: z.record(z.string(), z.string().nullable()),
  /** The things that figures name, with the words that order them: `task/nv-1`, `target/ct-2`. */
  sources: z.record(
    z.string(),
    z.object({ title: z.string(), quote: z.string().nullable(), path: z.string().nullable() }),
  ),
  may: z.array(ArticleStepName),
});
export type Article = z.infer<typeof Article>;

const asOf = z.object({ asOf: DayText.optional() });
export const getArticle = endpoint({
  method: 'GET',
  path: '/api/articles/:id',
  params: byId,
  query: asOf,
  reply: Article,
  summary: 'One article with its blocks, the source of each figure and what may be done now',
});
export const draftArticle = endpoint({
  method: 'POST',
  path: '/api/articles',
  body: z.object({
    planId: Id,
    kind: ArticleKind,
    /** The latest edition without it. */
    toEdition: z.number().int().positive().optional(),
    /** Only for results: the edition to compare with. */
    fromEdition: z.number().int().positive().nullable().default(null),
    english: z.boolean().default(false),
  }),
  reply: Saved,
  act: 'draft_article',
  summary: 'Soạn tin bài: a draft of an article from published data',
});
/** The text as it would be drafted now from the latest edition; nothing is saved. */
export const redraftArticle = endpoint({
  method: 'GET',
  path: '/api/articles/:id/draft',
  params: byId,
  query: z.object({ lang: Language }),
  reply: ArticleText,
  summary: 'The text of an article drafted anew in one language, to be taken over by its editor',
});
export const saveArticle = endpoint({
  method: 'PUT',
  path: '/api/articles/:id',
  params: byId,
  body: version.extend({
    content: ArticleContent,
    /** What is corrected, for the public; empty where nothing was public yet. */
    note: z.string().trim().max(2_000).default(''),
  }),
  reply: Saved,
  act: 'save_article',
  summary: 'Save the words of an article; an outdated copy gets the difference',
});
export const addArticleFile = endpoint({
  method: 'POST',
  path: '/api/articles/:id/files',
  params: byId,
  reply: ArticleFile,
  act: 'add_article_file',
  summary:
    'Take in a picture or file for an article (multipart); saving the article makes it part of it',
});
export const getArticleFile = endpoint({
  method: 'GET',
  path: '/api/articles/:id/files/:fileId',
  params: z.object({ id: Id, fileId: Id }),
  reply: z.string(),
  summary: 'A picture or file of an article',
});
export const previewArticle = endpoint({
  method: 'GET',
  path: '/api/articles/:id/preview',
  params: byId,
  query: z.object({ lang: Language.default('vi') }),
  reply: z.string(),
  summary: 'The article as the public page would show it',
});
export const moveArticle = endpoint({
  method: 'POST',
  path: '/api/articles/:id/moves',
  params: byId,
  body: version.extend({
    step: z.enum(ARTICLE_MOVES),
    /** Why it goes back or down; for the public when it goes down. */
    words: z.string().trim().max(2_000).default(''),
  }),
  reply: Saved,
  act: 'move_article',
  summary:
    'Propose, take back, give back, approve and publish, correct, withdraw or drop an article',
});
export const getArticleViews = endpoint({
  method: 'GET',
  path: '/api/articles/:id/views',
  params: byId,
  query: z.object({ days: z.coerce.number().int().min(7).max(366).default(30) }),
  reply: z.object({
    total: z.number().int(),
    countedAt: Instant.nullable(),
    /** Every day of the span, also those without a reader. */
    days: z.array(z.object({ day: DayText, people: z.number().int() })),
  }),
  summary: 'How many people read an article, day by day; robots are not counted',
});
