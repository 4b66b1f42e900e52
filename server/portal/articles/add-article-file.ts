import type { z } from 'zod';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { checkFile } from '../../platform/files/check-file.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type IncomingFile, plainName } from '../../tasks/upload-file.ts';
import { thingOf } from '../publication-sight.ts';
import { articleErrors } from './article-errors-contract.ts';
import type { addArticleFile as endpoint } from './contract.ts';
import { isPicture } from './rules/article-text.ts';
import { withoutPlace } from './rules/without-place.ts';
import { insertArticleFile } from './store/article-files.ts';
import { articles } from './store/article-table.ts';

/** A picture on a public page is read on phones. */
const MOST_PICTURE_BYTES = 2 * 1024 * 1024;

/**
 * Takes in a picture or file for an article: its kind is decided by its content; what a camera wrote into a picture
 * (place, device, time) is taken out before it is kept.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, PICTURE_KIND, PICTURE_LARGE and those of {@link checkFile}
 */
export async function addArticleFile(
  platform: Platform,
  actor: Actor,
  articleId: string,
  incoming: IncomingFile,
  key: string | null,
): Promise<z.input<(typeof endpoint)['reply']>> {
  requireRight(actor, 'publication.prepare');
  const { authorityId } = actor;
  const article = await articles.find(platform.db, authorityId, articleId);
  if (!article) throw new Refusal(platformErrors.NOT_FOUND);
  requireMay(
    actor,
    'publication.prepare',
    await thingOf(platform.db, authorityId, article.plan_id),
  );
  const name = plainName(incoming.name);
  const mediaType = await checkFile(name, incoming.bytes);
  if (mediaType === 'image/webp') throw new Refusal(articleErrors.PICTURE_KIND, { name });
  if (isPicture({ mediaType }) && incoming.bytes.length > MOST_PICTURE_BYTES) {
    throw new Refusal(articleErrors.PICTURE_LARGE, { name });
  }
  const bytes = withoutPlace(incoming.bytes, mediaType);
  const sha256 = await platform.files.put(bytes);
  const act = { name: 'add_article_file', authorityId, author: actor, key };
  return perform(platform, act, async ({ tx, ids, now, journal }) => {
    const file = { id: ids.next(), name, mediaType, size: bytes.length, sha256 };
    await insertArticleFile(tx, authorityId, articleId, file, { by: actor.personId, at: now });
    await journal({ subjectKind: 'article', subjectId: articleId, before: null, after: { file } });
    return { ...file, alt: '', altEn: '' };
  });
}
