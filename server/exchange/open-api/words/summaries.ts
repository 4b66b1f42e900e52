import { SUMMARIES_OF_EXCHANGE } from './summaries-of-exchange.ts';
import { SUMMARIES_OF_FIGURES } from './summaries-of-figures.ts';
import { SUMMARIES_OF_OVERSIGHT } from './summaries-of-oversight.ts';
import { SUMMARIES_OF_WORK } from './summaries-of-work.ts';

/** What endpoints do, in Vietnamese; contracts say it in English. */
export const SUMMARIES: Readonly<Record<string, string>> = {
  ...SUMMARIES_OF_WORK,
  ...SUMMARIES_OF_FIGURES,
  ...SUMMARIES_OF_OVERSIGHT,
  ...SUMMARIES_OF_EXCHANGE,
};

/** What an endpoint does, in Vietnamese; null where only the English of its contract was written. */
export function summaryInVietnamese(name: string): string | null {
  return SUMMARIES[name] ?? null;
}
