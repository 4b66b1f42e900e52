/** What an endpoint does, in Vietnamese; null where only the English of its contract was written. */
export function summaryInVietnamese(name: string): string | null {
  return SUMMARIES[name] ?? null;
}
const SUMMARIES: Readonly<Record<string, string>> = {};
