import { type RawBuilder, sql } from 'kysely';
import type { Reporters } from '../rules/regime.ts';

/**
 * The units that report at a level on a day, as rows `unit_id`. `day` is SQL, so that one statement serves
 * every period with the units of its own last day.
 *
 * @param topId the unit under which the level is looked for where it names none
 */
export function reportersSql(
  reporters: Reporters,
  topId: string,
  day: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { kinds, depth, underId, unitIds, exceptIds } = reporters;
  const holds = (alias: string) => holdsOnSql(alias, day);
  const parts: RawBuilder<unknown>[] = [];
  if (kinds.length > 0 || depth !== null) {
    const ofKind = kinds.length > 0 ? sql`u.kind = any(${kinds}::text[])` : sql`u.kind <> 'group'`;
    const atDepth = depth === null ? sql`a.depth >= 1` : sql`a.depth = ${depth}`;
    parts.push(sql`select u.id as unit_id from unit_ancestor a join unit u on u.id = a.unit_id
        where a.ancestor_id = ${underId ?? topId} and ${atDepth} and ${ofKind}
          and ${holds('a')} and ${holds('u')} and u.id <> all(${exceptIds}::bigint[])`);
  }
  if (unitIds.length > 0) {
    parts.push(sql`select u.id as unit_id from unit u
        where u.id = any(${unitIds}::bigint[]) and ${holds('u')}`);
  }
  return parts.length === 0 ? sql`select null::bigint where false` : sql.join(parts, sql` union `);
}

/** The condition that a row with `valid_from` and `valid_to` holds on a day that is SQL. */
function holdsOnSql(alias: string, day: RawBuilder<unknown>): RawBuilder<boolean> {
  const [from, to] = [sql.ref(`${alias}.valid_from`), sql.ref(`${alias}.valid_to`)];
  return sql`(${from} <= ${day} and (${to} is null or ${to} >= ${day}))`;
}
