import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './root-routes.tsx';
import { wordsOf } from './words.ts';

/** Addresses of amendments and of the versions that they make. */

const amendments = createRoute({
  getParentRoute: () => inside,
  path: '/amendments',
  loader: wordsOf('amendments', 'supervision'),
  component: lazyRouteComponent(() => import('../amendments/amendments-page.tsx'), 'Page'),
});
const amendment = createRoute({
  getParentRoute: () => inside,
  path: '/amendments/$id',
  loader: wordsOf('amendments', 'supervision'),
  component: lazyRouteComponent(() => import('../amendments/amendment-page.tsx'), 'Page'),
});
const versions = createRoute({
  getParentRoute: () => inside,
  path: '/plans/$id/versions',
  loader: wordsOf('amendments', 'plans'),
  component: lazyRouteComponent(() => import('../amendments/versions-page.tsx'), 'Page'),
});

export const amendmentRoutes = [amendments, amendment, versions] as const;
