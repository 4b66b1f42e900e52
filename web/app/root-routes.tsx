import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { getSetup, type Me } from '../../server/organisation/contract.ts';
import { soundQuery } from './address-query.ts';
import { call } from './client.ts';
import { CrashPage } from './crash-page.tsx';
import { meReading } from './me.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { ProblemError } from './problem-error.ts';
import { Root } from './root.tsx';

/** Under which every page stands: the program itself, and what is shown to whoever is signed in. */

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
  validateSearch: soundQuery,
  // A past day is a mode of every page: it goes along from page to page.
  search: { middlewares: [retainSearchParams(['asof'])] },
});

/** Who is signed in, or the way to the door. */
async function whoOrDoor(queryClient: QueryClient, from: string): Promise<Me> {
  try {
    return await queryClient.ensureQueryData(meReading);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'NOT_SIGNED_IN') throw error;
    const setup = await call(getSetup, {});
    if (setup.needed) throw redirect({ to: '/setup' });
    throw redirect({ to: '/sign-in', search: from === '/' ? {} : { to: from } });
  }
}

export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  beforeLoad: async ({ context, location }) => ({
    me: await whoOrDoor(context.queryClient, location.href),
  }),
});
