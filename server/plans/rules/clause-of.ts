/** A node of the outline with its place in the text. */
interface Node {
  readonly id: string;
  readonly level: number;
  readonly starts: number;
  readonly ends: number;
}

/** The deepest clause (điều, khoản, điểm) in which a place stands; null outside the outline. */
export function clauseOf(
  clauses: readonly Node[],
  span: { readonly start: number } | null,
): string | null {
  if (span === null) return null;
  let deepest: Node | null = null;
  for (const clause of clauses) {
    const holds = clause.starts <= span.start && span.start < clause.ends;
    if (holds && (deepest === null || clause.level >= deepest.level)) deepest = clause;
  }
  return deepest?.id ?? null;
}
