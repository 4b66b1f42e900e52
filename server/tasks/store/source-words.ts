import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';
import type { WordsRecord } from './words-store.ts';

/** The document and the place in it that order a task. */
export interface Source {
  readonly directiveId: string;
  readonly type: string;
  readonly number: string | null;
  readonly issuedOn: Day | null;
  readonly title: string;
  readonly clauseId: string | null;
  readonly clauseLabel: string | null;
  readonly clauseHeading: string | null;
}

/** @param authorityIds those that the post asks: the document of a part from above lies there */
export async function sourceOf(
  db: Db | Tx,
  authorityIds: readonly string[],
  words: WordsRecord,
): Promise<Source> {
  const found = await firstRow(
    db,
    sql<Source>`
      select d.id as "directiveId", d.type, d.number, d.issued_on as "issuedOn", d.title,
        c.id as "clauseId", c.label as "clauseLabel", c.heading as "clauseHeading"
      from directive d
      left join clause c on c.authority_id = d.authority_id and c.id = ${words.clause_id}
      where d.authority_id = any(${authorityIds}::bigint[]) and d.id = ${words.directive_id}`,
  );
  if (!found) throw new Error(`Directive ${words.directive_id} is out of reach`);
  return found;
}
