import type { Piece } from '../../../server/reporting/piece-contract.ts';

/** Pieces that say nearly the same, side by side as the server gives them, as one group each. */
export function groupsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    const isSame = piece.alikeId !== null && last?.[0]?.alikeId === piece.alikeId;
    if (isSame && last) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** The piece a step away from another; the first where none is chosen, null beyond the ends. */
export function neighbour(
  pieces: readonly Pick<Piece, 'id'>[],
  from: string | null,
  step: number,
): string | null {
  const at = pieces.findIndex(({ id }) => id === from);
  return pieces[at < 0 ? 0 : at + step]?.id ?? null;
}
