/** What a text declares of its tasks by field, added up. */
export interface DeclaredSums {
  /** Tasks declared over the fields that give a number. */
  readonly sum: number;
  readonly fieldsWithCount: number;
  /** Fields that give no number, those that the text announces without naming them included. */
  readonly fieldsWithout: number;
}

/**
 * Adds up the counts that a text states by field (lĩnh vực).
 *
 * @param announced the number of fields that the text announces ("9 lĩnh vực"), null where it does not
 */
export function declaredSums(
  fields: readonly { readonly declaredCount: number | null }[],
  announced: number | null,
): DeclaredSums {
  const counts = fields.map(({ declaredCount }) => declaredCount).filter((count) => count !== null);
  return {
    sum: counts.reduce((total, count) => total + count, 0),
    fieldsWithCount: counts.length,
    fieldsWithout: Math.max(fields.length - counts.length, (announced ?? 0) - counts.length, 0),
  };
}
