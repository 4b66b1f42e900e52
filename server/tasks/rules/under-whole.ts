/** A row of a list that may be a part of another of it. */
interface Part {
  readonly id: string;
  readonly parentId: string | null;
}

/** Rows in their order, each part under its whole, with how deep it stands; a part without its whole stands by itself. */
export function underTheirWhole<Row extends Part>(
  rows: readonly Row[],
): { readonly row: Row; readonly depth: number }[] {
  const known = new Set(rows.map(({ id }) => id));
  const parts = new Map<string | null, Row[]>();
  for (const row of rows) {
    const whole = row.parentId !== null && known.has(row.parentId) ? row.parentId : null;
    parts.set(whole, [...(parts.get(whole) ?? []), row]);
  }
  const under = (whole: string | null, depth: number): { row: Row; depth: number }[] =>
    (parts.get(whole) ?? []).flatMap((row) => [{ row, depth }, ...under(row.id, depth + 1)]);
  return under(null, 0);
}
