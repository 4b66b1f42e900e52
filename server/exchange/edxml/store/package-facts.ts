import { sql } from 'kysely';
import type { ThingFacts } from '../../../organisation/why-not.ts';
import type { Db } from '../../../platform/database/database.ts';
import { firstRow } from '../../../platform/database/rows.ts';

/** Which unit a package has to do with, for whoever explains why somebody does not see it. */
export function factsOfPackage(
  db: Db,
  authorityId: string,
  id: string,
): Promise<ThingFacts | null> {
  return firstRow(
    db,
    sql<ThingFacts>`select unit_id as "unitId" from edxml_package
        where authority_id = ${authorityId} and id = ${id}`,
  );
}
