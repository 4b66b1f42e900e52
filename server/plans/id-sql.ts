import { type RawBuilder, sql } from 'kysely';

/**
 * The id at an index of a block of consecutive ids, reckoned inside the database as `Ids.block` reckons
 * it here: milliseconds in the upper 41 bits, the node in 10, the sequence in 12. So ten thousand rows
 * get their ids without travelling.
 *
 * @param first id of the block's first row
 * @param index SQL for the index from 0
 */
export function idAtSql(first: string, index: RawBuilder<unknown>): RawBuilder<string> {
  const id = BigInt(first);
  const position = (((id >> 22n) << 12n) | (id & 0xfffn)).toString();
  const node = (id & (0x3ffn << 12n)).toString();
  const at = sql`(${position}::bigint + ${index})`;
  return sql<string>`(((${at} >> 12) << 22) | ${node}::bigint | (${at} & 4095))`;
}

/** The id at an index of a block, for what replays a journal entry that names only the first. */
export function idAt(first: string, index: number): string {
  const id = BigInt(first);
  const position = (((id >> 22n) << 12n) | (id & 0xfffn)) + BigInt(index);
  return (((position >> 12n) << 22n) | (id & (0x3ffn << 12n)) | (position & 0xfffn)).toString();
}
