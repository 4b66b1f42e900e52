import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { Definition } from '../definition-contract.ts';

/** A published ranking. */
export interface EditionRecord {
  readonly id: string;
  readonly scorecardId: string;
  readonly period: string;
  readonly number: number;
  readonly asOf: Day;
  readonly definition: Definition;
  readonly definitionNumber: number;
  readonly reason: string | null;
  readonly basis: string | null;
  readonly publishedAt: Date;
  readonly by: string;
  readonly isSuperseded: boolean;
}

/** One frozen row: the unit as it was called then, its place, and everything that explains it. */
export interface FrozenRow<Result> {
  readonly unitId: string;
  readonly ordinal: number;
  readonly unitName: string;
  readonly rank: number | null;
  readonly total: number | null;
  readonly result: Result;
}

const columns = sql`e.id, e.scorecard_id as "scorecardId", e.period, e.number, e.as_of as "asOf",
  e.definition, e.definition_number as "definitionNumber", e.reason, e.basis,
  e.published_at as "publishedAt", pe.full_name as by,
  exists (select from scorecard_edition n where n.authority_id = e.authority_id
    and n.scorecard_id = e.scorecard_id and n.period = e.period and n.number > e.number) as "isSuperseded"`;

/** The editions of some scorecards, those of the latest period and number first. */
export async function editionsOf(
  db: Db | Tx,
  authorityIds: readonly string[],
  scorecardIds: readonly string[],
  until: Date | null = null,
): Promise<EditionRecord[]> {
  const stood = until === null ? sql`` : sql`and e.published_at < ${until}`;
  return rows(
    db,
    sql<EditionRecord>`select ${columns} from scorecard_edition e
        join person pe on pe.id = e.published_by
        where e.authority_id = any(${[...authorityIds]}::bigint[])
          and e.scorecard_id = any(${[...scorecardIds]}::bigint[]) ${stood}
        order by e.published_at desc, e.id desc`,
  );
}

export async function insertEdition(
  tx: Tx,
  authorityId: string,
  edition: Omit<EditionRecord, 'by' | 'isSuperseded'>,
  author: { readonly personId: string; readonly postId: string },
): Promise<void> {
  const { id, scorecardId, period, number, asOf, definition, definitionNumber } = edition;
  await run(
    tx,
    sql`insert into scorecard_edition (authority_id, id, scorecard_id, period, number, as_of, definition,
          definition_number, reason, basis, published_at, published_by, post_id)
        values (${authorityId}, ${id}, ${scorecardId}, ${period}, ${number}, ${asOf},
          ${JSON.stringify(definition)}::jsonb, ${definitionNumber}, ${edition.reason}, ${edition.basis},
          ${edition.publishedAt}, ${author.personId}, ${author.postId})`,
  );
}

export async function insertFrozenRows<Result>(
  tx: Tx,
  authorityId: string,
  editionId: string,
  frozen: readonly FrozenRow<Result>[],
): Promise<void> {
  await insertRows(
    tx,
    'scorecard_row',
    {
      ...{ authority_id: 'bigint', edition_id: 'bigint', unit_id: 'bigint', ordinal: 'integer' },
      ...{ unit_name: 'text', rank: 'integer', total: 'numeric', result: 'jsonb' },
    },
    frozen.map(({ unitId, ordinal, unitName, rank, total, result }) => ({
      ...{ authority_id: authorityId, edition_id: editionId, unit_id: unitId, ordinal },
      ...{ unit_name: unitName, rank, total, result },
    })),
  );
}

/** The rows of an edition in their order. */
export async function frozenRows<Result>(
  db: Db | Tx,
  authorityId: string,
  editionId: string,
): Promise<FrozenRow<Result>[]> {
  return rows(
    db,
    sql<FrozenRow<Result>>`select unit_id as "unitId", ordinal, unit_name as "unitName", rank,
          total::float8 as total, result
        from scorecard_row where authority_id = ${authorityId} and edition_id = ${editionId}
        order by ordinal`,
  );
}

/** Where each unit stood in an edition: enough to say who moved. */
export async function ranksOf(
  db: Db | Tx,
  authorityId: string,
  editionId: string,
): Promise<Map<string, number | null>> {
  const found = await rows(
    db,
    sql<{ unitId: string; rank: number | null }>`select unit_id as "unitId", rank from scorecard_row
        where authority_id = ${authorityId} and edition_id = ${editionId}`,
  );
  return new Map(found.map(({ unitId, rank }) => [unitId, rank]));
}

/** Holds the periods of a scorecard against another publication until the act ends. */
export async function lastEdition(
  tx: Tx,
  authorityId: string,
  scorecardId: string,
  period: string,
): Promise<{ readonly number: number; readonly publishedAt: Date } | null> {
  return firstRow(
    tx,
    sql<{ number: number; publishedAt: Date }>`
      select number, published_at as "publishedAt" from scorecard_edition
      where authority_id = ${authorityId} and scorecard_id = ${scorecardId} and period = ${period}
      order by number desc limit 1`,
  );
}

/** The periods for which something is kept: entries, appraisals or editions. */
export async function keptPeriods(
  db: Db | Tx,
  authorityId: string,
  scorecardId: string,
): Promise<string[]> {
  const mine = sql`where authority_id = ${authorityId} and scorecard_id = ${scorecardId}`;
  const found = await rows(
    db,
    sql<{ period: string }>`
      select period from scorecard_edition ${mine}
      union select period from scorecard_value ${mine}
      union select period from appraisal ${mine}`,
  );
  return found.map(({ period }) => period);
}
