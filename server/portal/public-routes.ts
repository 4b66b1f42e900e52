import type { Platform } from '../platform/act.ts';
import { openDataPages } from './open-data/pages.ts';
import { type PublicPages, publicFiles } from './pages/mount.ts';
import { publishedPages } from './pages/published-pages.ts';
import { standardPages } from './standards/pages.ts';

/** How the public side reads: on so many connections, without leave to write, and never for long. */
export const PUBLIC_READING = {
  connections: 2,
  settings: '-c default_transaction_read_only=on -c statement_timeout=5000',
} as const;

/** The public side (cổng công khai): each part mounts its own pages. No session is looked at here. */
export function publicRoutes(pages: PublicPages, _platform: Platform): void {
  publicFiles(pages);
  publishedPages(pages);
  openDataPages(pages);
  standardPages(pages);
}
