import type { Platform } from '../platform/act.ts';
import { feedbackPages } from './feedback/feedback-pages.ts';
import { type PublicPages, publicFiles } from './pages/mount.ts';
import { publishedFiles } from './pages/published-files.ts';
import { publishedPages } from './pages/published-pages.ts';

/** How the public side reads: on so many connections, without leave to write, and never for long. */
export const PUBLIC_READING = {
  connections: 2,
  settings: '-c default_transaction_read_only=on -c statement_timeout=5000',
} as const;

/** The public side (cổng công khai): each part mounts its own pages. No session is looked at here. */
export function publicRoutes(pages: PublicPages, platform: Platform): void {
  publicFiles(pages);
  publishedFiles(pages, platform.files);
  publishedPages(pages, {
    views: async () => null,
    articles: async () => null,
    news: async () => [],
  });
  feedbackPages(pages, platform);
}
