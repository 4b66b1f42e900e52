import type { Language } from '../../../platform/html/language.ts';
import type { ArticleText } from './article-text.ts';
import { draftPlanArticle } from './draft-plan-article.ts';
import { draftResultsArticle } from './draft-results-article.ts';
import type { Basis } from './facts.ts';

/** What an article tells: a plan that was issued, or what a period brought. */
export const ARTICLE_KINDS = ['plan', 'results'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

/**
 * Soạn tin bài: a first draft in the manner of a ministry's portal, from published data alone, each sentence with
 * the places of its figures. An editor makes an article of it.
 */
export function draftArticle(kind: ArticleKind, basis: Basis, lang: Language): ArticleText {
  return kind === 'plan' ? draftPlanArticle(basis.now, lang) : draftResultsArticle(basis, lang);
}
