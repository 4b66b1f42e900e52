import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Definition, Subjects } from '../definition-contract.ts';

/** A definition of a scorecard: a draft while `issuedAt` is null, dated from then on. */
export interface DefinitionRecord {
  readonly number: number;
  readonly validFrom: Day | null;
  readonly basis: string | null;
  readonly definition: Definition;
  readonly version: number;
  readonly issuedAt: Date | null;
}

interface Key {
  readonly authorityId: string;
  readonly id: string;
}

const columns = sql`d.number, d.valid_from as "validFrom", d.basis, d.definition, d.version,
  d.issued_at as "issuedAt"`;

/** All definitions of a scorecard, the draft first, then the latest valid first. */
export async function definitionsOf(
  db: Db | Tx,
  { authorityId, id }: Key,
): Promise<DefinitionRecord[]> {
  return rows(
    db,
    sql<DefinitionRecord>`select ${columns} from scorecard_definition d
        where d.authority_id = ${authorityId} and d.scorecard_id = ${id}
        order by d.issued_at is not null, d.valid_from desc, d.number desc`,
  );
}

/** The definition that holds on a day: for a period the one of its first day. */
export async function definitionOn(
  db: Db | Tx,
  { authorityId, id }: Key,
  day: Day,
): Promise<DefinitionRecord | null> {
  return firstRow(
    db,
    sql<DefinitionRecord>`select ${columns} from scorecard_definition d
        where d.authority_id = ${authorityId} and d.scorecard_id = ${id}
          and d.issued_at is not null and d.valid_from <= ${day}::date
        order by d.valid_from desc, d.number desc limit 1`,
  );
}

/** Whom the issued criteria of some authorities rank, by scorecard. */
export async function issuedSubjects(
  db: Db | Tx,
  authorityIds: readonly string[],
): Promise<
  { readonly authorityId: string; readonly scorecardId: string; readonly subjects: Subjects }[]
> {
  return rows(
    db,
    sql<{ authorityId: string; scorecardId: string; subjects: Subjects }>`
      select distinct d.authority_id as "authorityId", d.scorecard_id as "scorecardId",
        d.definition->'subjects' as subjects
      from scorecard_definition d
      where d.authority_id = any(${[...authorityIds]}::bigint[]) and d.issued_at is not null`,
  );
}

/** What a list says of scorecards: which have criteria in force, and how many. */
export async function definitionBriefs(
  db: Db | Tx,
  authorityIds: readonly string[],
  ids: readonly string[],
  until: Date | null,
): Promise<
  Map<
    string,
    { readonly isIssued: boolean; readonly criteria: number; readonly firstDay: Day | null }
  >
> {
  const end = until === null ? sql`'infinity'::timestamptz` : sql`${until}::timestamptz`;
  const found = await rows(
    db,
    sql<{ id: string; isIssued: boolean; criteria: number; firstDay: Day | null }>`
      select distinct on (d.scorecard_id) d.scorecard_id as id, coalesce(d.issued_at < ${end}, false) as "isIssued",
        jsonb_array_length(d.definition->'criteria') as criteria,
        (select min(f.valid_from) from scorecard_definition f where f.authority_id = d.authority_id
          and f.scorecard_id = d.scorecard_id and f.issued_at < ${end}) as "firstDay"
      from scorecard_definition d
      where d.authority_id = any(${[...authorityIds]}::bigint[])
        and d.scorecard_id = any(${[...ids]}::bigint[])
      order by d.scorecard_id, coalesce(d.issued_at < ${end}, false) desc, d.valid_from desc, d.number desc`,
  );
  return new Map(found.map(({ id, ...brief }) => [id, brief]));
}

/** Writes a definition; one of the same number is replaced, which only a draft ever is. */
export async function writeDefinition(
  tx: Tx,
  { authorityId, id }: Key,
  record: DefinitionRecord,
  at: Date,
  by: string,
): Promise<void> {
  const { number, validFrom, basis, definition, version, issuedAt } = record;
  await run(
    tx,
    sql`insert into scorecard_definition (authority_id, scorecard_id, number, valid_from, basis, definition,
          version, since, changed_by, issued_at)
        values (${authorityId}, ${id}, ${number}, ${validFrom}, ${basis},
          ${JSON.stringify(definition)}::jsonb, ${version}, ${at}, ${by}, ${issuedAt})
        on conflict (authority_id, scorecard_id, number) do update set valid_from = excluded.valid_from,
          basis = excluded.basis, definition = excluded.definition, version = excluded.version,
          since = excluded.since, changed_by = excluded.changed_by, issued_at = excluded.issued_at`,
  );
}
