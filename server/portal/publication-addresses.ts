import { sql } from 'kysely';
import type { KnownAddress } from '../organisation/why-not.ts';
import { firstRow } from '../platform/database/rows.ts';
import { publicationView } from './publication-view.ts';

/** The addresses of publications as people copy them, with what each asks for. */
export const PUBLICATION_ADDRESSES: readonly KnownAddress[] = [
  {
    ...{ pattern: '/publications/:id', right: 'publication.read' },
    factsOf: (db, authorityId, id) =>
      firstRow(
        db,
        sql<{ unitId: string }>`
          select p.owner_unit_id as "unitId" from publication x
          join plan p on p.authority_id = x.authority_id and p.id = x.plan_id
          where x.authority_id = ${authorityId} and x.id = ${id}`,
      ),
    see: (platform, actor, id) => publicationView(platform, actor, id, undefined),
  },
  { pattern: '/publications', right: 'publication.read' },
];
