import {
  keepPreviousData,
  type QueryKey,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../server/platform/contract.ts';
import { call, newKey, type Parts, type Reply } from './client.ts';
import { mayResend, type ProblemError } from './problem-error.ts';

/** The cache key of a request: its path first, so that `['/api/tasks']` reaches all its lists. */
export function keyOf<E extends Endpoint>(endpoint: E, parts?: Parts<E>): QueryKey {
  return parts === undefined ? [endpoint.path] : [endpoint.path, parts];
}

/** A read of the contract as options for TanStack Query, also for route loaders. */
export function reading<E extends Endpoint>(endpoint: E, parts: Parts<E>) {
  return queryOptions<Reply<E>, ProblemError>({
    queryKey: keyOf(endpoint, parts),
    queryFn: ({ signal }) => call(endpoint, parts, { signal }),
  });
}

/**
 * Reads one thing, or with `keep` a list or a board: there the last answer stays on the screen while the
 * one for another filter or day is fetched.
 */
export function useRead<E extends Endpoint>(
  endpoint: E,
  parts: Parts<E>,
  options: { enabled?: boolean; keep?: boolean } = {},
) {
  return useQuery({
    ...reading(endpoint, parts),
    enabled: options.enabled ?? true,
    meta: { keep: options.keep ?? false },
  });
}

type Page<Row> = { rows: Row[]; next: string | null; total: number };
type PageEndpoint<Row> = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType<Page<Row>>>;

/** A list read page after page by key (`after`), for {@link DataTable}. */
export interface Pages<Row, First> {
  readonly rows: Row[];
  readonly total: number;
  /** The first page as answered: counts and whatever else stands beside the rows. */
  readonly first: First | undefined;
  /** Every page read so far, as answered. */
  readonly pages: readonly First[];
  readonly loading: boolean;
  readonly refreshing: boolean;
  readonly error: ProblemError | null;
  /** When the rows shown were read, in milliseconds. */
  readonly readAt: number;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

/**
 * Reads a list of the contract by pages of 50 (or `query.limit`).
 *
 * @param options.most rows that a page may have at most where somebody scrolls fast; pages stay alike without it
 */
export function usePages<Row, E extends PageEndpoint<Row>>(
  endpoint: E & PageEndpoint<Row>,
  parts: Parts<E>,
  options: { enabled?: boolean; most?: number } = {},
): Pages<Reply<E>['rows'][number], Reply<E>> {
  const size = useRef<number | null>(null);
  const query = useInfiniteQuery<
    Reply<E>,
    ProblemError,
    { pages: Reply<E>[]; pageParams: PageParam[] },
    QueryKey,
    PageParam
  >({
    queryKey: [...keyOf(endpoint, parts), 'pages'],
    queryFn: ({ pageParam, signal }) => call<E>(endpoint, following(parts, pageParam), { signal }),
    initialPageParam: { after: null, limit: null },
    getNextPageParam: (last) =>
      last.next === null ? null : { after: last.next, limit: size.current },
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
  const { data } = query;
  const first = data?.pages[0];
  const rows = useMemo(() => data?.pages.flatMap((each) => each.rows) ?? [], [data]);
  return {
    rows,
    pages: data?.pages ?? [],
    total: first?.total ?? 0,
    first,
    loading: query.isPending && query.isFetching,
    refreshing: query.isFetching && !query.isPending,
    error: query.error,
    readAt: query.dataUpdatedAt,
    hasMore: query.hasNextPage,
    more: () => {
      if (!query.hasNextPage || query.isFetchingNextPage) return;
      size.current = sizeOfNext(size.current, Date.now() - query.dataUpdatedAt, options.most);
      void query.fetchNextPage();
    },
    again: () => void query.refetch(),
  };
}

/** Where a page begins, and of how many rows it is; null for as many as the server likes. */
interface PageParam {
  readonly after: string | null;
  readonly limit: number | null;
}

/** Rows of a page where the request does not say. */
const USUAL = 50;
/** Who is through with a page before that goes through the list fast, in milliseconds. */
const FAST = 1_000;

/** Whoever goes through a list fast gets larger and larger pages: it is the round trips that they wait for. */
export function sizeOfNext(
  last: number | null,
  since: number,
  most: number | undefined,
): number | null {
  if (most === undefined || since > FAST) return null;
  return Math.min(most, 3 * (last ?? USUAL));
}

function following<E extends Endpoint>(parts: Parts<E>, { after, limit }: PageParam): Parts<E> {
  if (after === null) return parts;
  const { query }: { query?: unknown } = parts;
  return { ...parts, query: { ...Object(query), after, ...(limit === null ? {} : { limit }) } };
}

/**
 * An act. The same request sent again after it did not arrive carries the same key, so that it acts once.
 * @param stale endpoints whose readings the act makes old; all of them when left out
 */
export function useAct<E extends Endpoint>(
  endpoint: E,
  options: { stale?: Endpoint[]; onDone?: (reply: Reply<E>) => void } = {},
) {
  const client = useQueryClient();
  const unsure = useRef<{ body: string; key: string } | null>(null);
  return useMutation<Reply<E>, ProblemError, Parts<E>>({
    mutationFn: async (parts) => {
      const body = JSON.stringify(parts);
      const key = unsure.current?.body === body ? unsure.current.key : newKey();
      try {
        const reply = await call(endpoint, parts, { idempotencyKey: key });
        unsure.current = null;
        return reply;
      } catch (error) {
        unsure.current = mayResend(error) ? { body, key } : null;
        throw error;
      }
    },
    onSuccess: async (reply) => {
      options.onDone?.(reply);
      const stale = options.stale?.map((each) => keyOf(each)) ?? [undefined];
      await Promise.all(
        stale.map((queryKey) => client.invalidateQueries(queryKey ? { queryKey } : {})),
      );
    },
  });
}
