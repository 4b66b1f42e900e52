/** Votes of a council (hội đồng thi đua - khen thưởng), counted against all its members, present or not. */

/** True where `part` of `whole` reaches a share, without a fraction in between: 7 of 8 reaches 80 %. */
export function reaches(part: number, whole: number, percent: number): boolean {
  return whole > 0 && part * 100 >= percent * whole;
}

/** How many members must be there (túc số): the share rounded up. */
export function quorumOf(
  members: number,
  { parts, of }: { readonly parts: number; readonly of: number },
): number {
  return Math.ceil((members * parts) / of);
}

/** The fewest votes that reach a share of all members. */
export function votesNeeded(members: number, percent: number): number {
  return Math.ceil((members * percent) / 100);
}
