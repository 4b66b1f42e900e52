import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

export interface DirectiveBrief {
  readonly id: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly title: string;
}

/** Documents by id, as a movement names the one that launched it. */
export async function directiveBriefs(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, DirectiveBrief>> {
  if (ids.length === 0) return new Map();
  const found = await rows(
    db,
    sql<DirectiveBrief>`select id, number, issued_on as "issuedOn", title from directive
        where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map((directive) => [directive.id, directive]));
}
