import type { LiveNews } from '../../../server/tasks/live-contract.ts';

/** A reading on the page, as the cache knows it: path of the endpoint and the parts of the request. */
export interface Reading {
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** The plan that the answer speaks of, where it says one. */
  readonly planId: string | null;
}

/**
 * What a change means for a reading: read it again at once (figures change in their places), offer to
 * (rows would jump under the eye or the hand), or nothing.
 */
export type Concern = 'atOnce' | 'offer' | null;

/** Paths whose answers keep their shape when they are read again. */
const IN_PLACE = [
  /^\/api\/board/,
  /^\/api\/tasks\/:id/,
  /^\/api\/week\//,
  /^\/api\/plans\/:id(?:\/(?:coverage|clear-points))?$/,
];
/** Lists of tasks and plans, which have an order. */
const IN_ORDER = [/^\/api\/tasks/, /^\/api\/inbox/, /^\/api\/plans/, /^\/api\/journal/];

export function concernOf(reading: Reading, news: LiveNews | null): Concern {
  // A past day does not change.
  if (reading.query.asOf !== undefined) return null;
  const isInPlace = IN_PLACE.some((path) => path.test(reading.path)) || isOneFigure(reading);
  const isInOrder = IN_ORDER.some((path) => path.test(reading.path));
  if (!isInPlace && !isInOrder) return null;
  if (news !== null && !touches(reading, news)) return null;
  return isInPlace ? 'atOnce' : 'offer';
}

/** A list asked for one row is asked for its count: the badge of what waits. */
function isOneFigure({ query }: Reading): boolean {
  return query.limit === 1;
}

function touches({ path, params, query, planId }: Reading, news: LiveNews): boolean {
  if (path.startsWith('/api/journal')) return true;
  const plan = query.planId ?? (path.startsWith('/api/plans/') ? params.id : planId);
  if (path.startsWith('/api/tasks/:id') && news.tasks.some((id) => id === params.id)) return true;
  // Of a reading that speaks of no plan anything may be new; of one that does, only its own.
  if (typeof plan === 'string') return news.plans.includes(plan);
  return news.tasks.length + news.plans.length > 0;
}
