import { type RawBuilder, sql } from 'kysely';
import { partsOfId } from './rules/block-ids.ts';

/**
 * The id at an index of a block, reckoned inside the database, so that ten thousand rows get their ids
 * without travelling.
 *
 * @param first id of the block's first row
 * @param index SQL for the index from 0
 */
export function idAtSql(first: string, index: RawBuilder<unknown>): RawBuilder<string> {
  const { position, node } = partsOfId(first);
  const at = sql`(${position.toString()}::bigint + ${index})`;
  return sql<string>`(((${at} >> 12) << 22) | ${node.toString()}::bigint | (${at} & 4095))`;
}
