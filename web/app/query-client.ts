import { QueryClient } from '@tanstack/react-query';

/** Figures are shown at once from the last reading and asked anew; acts mark what they changed as old. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      // The client itself sends again what did not arrive; a refusal stays a refusal.
      retry: false,
      // Without a network too a reading is tried: it fails at once, or finds what this device has seen.
      networkMode: 'always',
      refetchOnReconnect: true,
      refetchOnWindowFocus: true,
      // Readings marked `keep` show their last answer while the one for another filter is fetched.
      placeholderData: (last: unknown, query?: { meta?: { keep?: unknown } }) =>
        query?.meta?.keep === true ? last : undefined,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
