import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { isDay } from '../../server/calendar/rules/day.ts';
import { type AddressQuery, listIn, textIn } from './address-query.ts';

/** What a list page shows, as its address says it. Sharing the page is copying the address. */
export interface View {
  readonly q: string;
  /** `f.status=…` → `filters.status` */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: string;
  readonly group: string;
  readonly cols: readonly string[] | null;
  readonly view: string;
  readonly peek: string | null;
  /** The day as of which the page is seen; null for today. */
  readonly asOf: string | null;
  /** The day that the list is compared with. */
  readonly vs: string | null;
  /** Names and units as they were then, or on today's map. */
  readonly map: 'then' | 'today';
}

type Changeable = Omit<View, 'filters' | 'asOf'>;

const NAMES = ['q', 'sort', 'group', 'view', 'peek', 'vs', 'map'] as const;

function dayIn(query: AddressQuery, name: string): string | null {
  const text = textIn(query, name);
  return text !== undefined && isDay(text) ? text : null;
}

function viewOf(query: AddressQuery): View {
  const filters: Record<string, readonly string[]> = {};
  for (const name of Object.keys(query)) {
    if (name.startsWith('f.')) filters[name.slice(2)] = listIn(query, name);
  }
  return {
    q: textIn(query, 'q') ?? '',
    filters,
    sort: textIn(query, 'sort') ?? '',
    group: textIn(query, 'group') ?? '',
    cols: textIn(query, 'cols')?.split(',') ?? null,
    view: textIn(query, 'view') ?? '',
    peek: textIn(query, 'peek') ?? null,
    asOf: dayIn(query, 'asof'),
    vs: dayIn(query, 'vs'),
    map: textIn(query, 'map') === 'today' ? 'today' : 'then',
  };
}

/** The first value of a filter in the address that is one of the words known, or undefined. */
export function oneOf<Word extends string>(
  values: readonly string[] | undefined,
  words: readonly Word[],
): Word | undefined {
  return words.find((word) => values?.includes(word));
}

/** Reads the view of the page from the address, and changes it there. */
export function useView() {
  const query: AddressQuery = useSearch({ strict: false });
  const navigate = useNavigate();
  return useMemo(() => {
    const view = viewOf(query);
    const write = (change: AddressQuery) =>
      void navigate({ to: '.', search: { ...query, ...change }, replace: true });
    const set = (change: Partial<Changeable>) => {
      const next: AddressQuery = {};
      for (const name of NAMES) if (name in change) next[name] = change[name] || undefined;
      if ('cols' in change) next.cols = change.cols?.join(',') || undefined;
      write(next);
    };
    return {
      ...view,
      set,
      setFilter: (name: string, values: readonly string[]) => write({ [`f.${name}`]: [...values] }),
      clearFilters: () => {
        const none: AddressQuery = { q: undefined };
        for (const name of Object.keys(view.filters)) none[`f.${name}`] = undefined;
        write(none);
      },
      /** What {@link DataTable} and its column chooser take: spread it. */
      table: {
        sort: view.sort,
        onSort: (sort: string) => set({ sort }),
        cols: view.cols,
        onCols: (cols: readonly string[] | null) => set({ cols }),
        peek: view.peek,
        onPeek: (peek: string | null) => set({ peek }),
      },
    };
  }, [query, navigate]);
}

/** The day as of which every page is seen, and the way to another day; null is today. */
export function useAsOf() {
  const query: AddressQuery = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    asOf: dayIn(query, 'asof'),
    setAsOf: (day: string | null) =>
      void navigate({ to: '.', search: { ...query, asof: day ?? undefined } }),
  };
}
