import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';
import type { Subjects } from '../definition-contract.ts';
import { belowStands } from './stands-on.ts';

/** A unit that is ranked. */
export interface SubjectUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly folded: string;
  readonly block: string | null;
  /** It and the units above it on the day. */
  readonly path: readonly string[];
}

/**
 * The units that a definition ranks on a day, those that exist then. A list may name units outside the
 * authority (a ministry ranks provinces by what it gave them); classes and levels are counted under a
 * unit, the top of the authority where none is named.
 */
export async function subjectUnits(
  db: Db | Tx,
  authorityId: string,
  subjects: Subjects,
  day: Day,
): Promise<SubjectUnit[]> {
  const chosen = chosenSql(authorityId, subjects, day);
  const found = await rows(
    db,
    sql<Omit<SubjectUnit, 'block'>>`
      select u.id, u.name, u.short_name as "shortName", u.folded,
        (select array_agg(a.ancestor_id order by a.depth) from unit_ancestor a
          where a.unit_id = u.id and ${belowStands(day)}) as path
      from unit u
      where u.valid_from <= ${day}::date and (u.valid_to is null or u.valid_to >= ${day}::date)
        and u.id in (${chosen})`,
  );
  const blocks = subjects.kind === 'blocks' ? subjects.blocks : [];
  const blockOf = new Map(
    blocks.flatMap(({ name, unitIds }) => unitIds.map((unitId) => [unitId, name] as const)),
  );
  return found.map((unit) => ({ ...unit, block: blockOf.get(unit.id) ?? null }));
}

function chosenSql(authorityId: string, subjects: Subjects, day: Day) {
  const under = (unitId: string | null) =>
    unitId === null
      ? sql`(select au.unit_id from authority au where au.id = ${authorityId})`
      : sql`${unitId}::bigint`;
  const below = (unitId: string | null) => sql`
    from unit_ancestor a join unit u on u.id = a.unit_id
    where a.ancestor_id = ${under(unitId)} and ${belowStands(day)}`;
  switch (subjects.kind) {
    case 'kind':
      return sql`select a.unit_id ${below(subjects.underUnitId)} and u.kind = ${subjects.unitKind}`;
    case 'level':
      return sql`select a.unit_id ${below(subjects.underUnitId)} and a.depth = ${subjects.depth}`;
    case 'list':
      return sql`select unnest(${[...subjects.unitIds]}::bigint[])`;
    case 'blocks':
      return sql`select unnest(${subjects.blocks.flatMap(({ unitIds }) => unitIds)}::bigint[])`;
  }
}
