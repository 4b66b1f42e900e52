import { type News, newsByAuthority } from './news.ts';

/** PostgreSQL takes notifications of less than 8,000 bytes; names in them are ASCII. */
const MOST_BYTES = 7_900;

/** News of a moment as notifications; what does not fit into one names its plans only. */
export function packNews(news: readonly News[]): string[] {
  return newsByAuthority(news).flatMap((each) => {
    const text = JSON.stringify(each);
    if (text.length <= MOST_BYTES) return [text];
    const plans = [
      ...new Set([...each.plans, ...each.tasks.flatMap(({ planId }) => planId ?? [])]),
    ];
    return piecesOf(plans).map((part) => JSON.stringify({ ...each, tasks: [], plans: part }));
  });
}

/** The inverse; null for what no process of this release has said. */
export function unpackNews(text: string): News | null {
  try {
    const news: unknown = JSON.parse(text);
    return isNews(news) ? news : null;
  } catch {
    return null;
  }
}

function piecesOf(plans: readonly string[]): string[][] {
  const pieces: string[][] = [];
  for (let at = 0; at < plans.length; at += 200) pieces.push(plans.slice(at, at + 200));
  return pieces;
}

function isNews(value: unknown): value is News {
  const { authorityId, kinds, tasks, plans }: Record<string, unknown> = Object(value);
  return typeof authorityId === 'string' && [kinds, tasks, plans].every(Array.isArray);
}
