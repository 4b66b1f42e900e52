/** Parts of a finished document, each with its place as its key: nothing moves in it, and words may repeat. */
export function inPlace<T>(parts: readonly T[]): { readonly key: string; readonly part: T }[] {
  return parts.map((part, at) => ({ key: String(at), part }));
}
