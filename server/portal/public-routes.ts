import type { Platform } from '../platform/act.ts';
import { articlePages, newestArticles, newsOf } from './articles/pages/mount-articles.ts';
import { answersBeside } from './feedback/answers-section.ts';
import { feedbackPages } from './feedback/feedback-pages.ts';
import { followerPages } from './followers/follower-pages.ts';
import { openDataPages } from './open-data/pages.ts';
import { type PublicPages, publicFiles } from './pages/mount.ts';
import { publishedFiles } from './pages/published-files.ts';
import { publishedPages } from './pages/published-pages.ts';
import { standardPages } from './standards/pages.ts';
import { countViews } from './views/count-views.ts';
import { privacyPage } from './views/privacy-page.ts';
import { pageOfPlan } from './views/rules/counted-page.ts';
import { sayViews } from './views/rules/say-views.ts';
import { viewsOf } from './views/store/view-store.ts';

/** How the public side reads: on so many connections, without leave to write, and never for long. */
export const PUBLIC_READING = {
  connections: 2,
  settings: '-c default_transaction_read_only=on -c statement_timeout=5000',
} as const;

/**
 * The public side (cổng công khai): each part mounts its own pages. No session is looked at here.
 *
 * @param home where letters lead; null where mail is off
 */
export function publicRoutes(pages: PublicPages, platform: Platform, home: string | null): void {
  publicFiles(pages);
  publishedFiles(pages, platform.files);
  publishedPages(pages, {
    views: async (authorityId, planSlug, lang) => {
      const name = pageOfPlan(planSlug);
      const seen = (await viewsOf(pages.db, authorityId, [name])).get(name);
      return seen ? sayViews(seen, lang) : null;
    },
    answers: (plan, key, lang) => answersBeside(pages.db, plan, key, lang),
    articles: (authority, lang) => newestArticles(pages, authority, lang),
    news: (authority) => newsOf(pages, authority),
  });
  openDataPages(pages);
  standardPages(pages);
  articlePages(pages, platform.files);
  privacyPage(pages);
  countViews(pages.app, platform);
  feedbackPages(pages, platform);
  followerPages(pages, platform, home);
}
