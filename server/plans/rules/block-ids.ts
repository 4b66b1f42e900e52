/**
 * The id at an index of a block of consecutive ids of which only the first is known: milliseconds stand
 * in the upper 41 bits, the node in 10, the sequence in 12, and the sequence runs on across milliseconds.
 */
export function idAt(first: string, index: number): string {
  const { position, node } = partsOfId(first);
  const at = position + BigInt(index);
  return (((at >> 12n) << 22n) | node | (at & 0xfffn)).toString();
}

/** The place of an id in its node's sequence, and the bits of the node. */
export function partsOfId(text: string): { position: bigint; node: bigint } {
  const id = BigInt(text);
  return { position: ((id >> 22n) << 12n) | (id & 0xfffn), node: id & (0x3ffn << 12n) };
}
