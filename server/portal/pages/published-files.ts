import type { FileStore } from '../../platform/files/file-store.ts';
import { publishedFile } from '../store/published.ts';
import type { PublicPages } from './mount.ts';
import { missingPage } from './plain-pages.ts';
import { sendFresh } from './send-reply.ts';

/** Files that were published with a plan: always a download, by their name, checked by their SHA-256. */
export function publishedFiles({ app, db, origin }: PublicPages, files: FileStore): void {
  app.get<{ Params: { authority: string; plan: string; key: string } }>(
    '/p/:authority/:plan/tep/:key',
    { config: { rateLimit: {} } },
    async (request, reply) => {
      const { authority, plan, key } = request.params;
      const file = await publishedFile(db, authority, plan, key);
      if (file === null || !(await files.has(file.sha256))) {
        return sendFresh(reply, missingPage('vi', origin));
      }
      const tag = `"${file.sha256}"`;
      void reply.header('etag', tag).header('cache-control', 'public, max-age=60');
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      return reply
        .type(file.mediaType)
        .header('content-length', file.size)
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        )
        .send(files.open(file.sha256));
    },
  );
}
