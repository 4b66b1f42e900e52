import { dayInVietnam } from '../../calendar/rules/day.ts';
import { xmlDocument } from '../../exchange/standards/rules/write-xml.ts';
import { type PublicPages, page } from '../pages/mount.ts';
import { publishedPlan } from '../store/published.ts';
import { snapshotToIati } from './rules/snapshot-to-iati.ts';
import { snapshotToStratml } from './rules/snapshot-to-stratml.ts';

const STANDARDS = [
  ['stratml', snapshotToStratml],
  ['iati', snapshotToIati],
] as const;

/** A published plan in the standards of others, at `…/du-lieu.stratml.xml` and `…/du-lieu.iati.xml`. */
export function standardPages(pages: PublicPages): void {
  for (const [standard, write] of STANDARDS) {
    page(
      pages,
      `/p/:authority/:plan/du-lieu.${standard}.xml`,
      async ({ params: { authority = '', plan = '' } }) => {
        const found = await publishedPlan(pages.db, authority, plan);
        const edition = found?.edition;
        if (!found || !edition) return null;
        const facts = {
          publishedOn: dayInVietnam(new Date(edition.publishedAt)),
          address: `${pages.origin}/p/${authority}/${plan}`,
        };
        const name = `${found.slug}.${standard}.xml`;
        return {
          body: xmlDocument(write(edition.snapshot, facts)),
          authorities: [found.authorityId],
          type: 'application/xml; charset=utf-8',
          headers: {
            'content-disposition': `attachment; filename="${name}"`,
          },
        };
      },
      { languages: ['vi'] },
    );
  }
}
