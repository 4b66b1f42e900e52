import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './root-routes.tsx';
import { wordsOf } from './words.ts';

/** Addresses of the place Công khai. */

const publications = createRoute({
  getParentRoute: () => inside,
  path: '/publications',
  loader: wordsOf('portal'),
  component: lazyRouteComponent(() => import('../portal/publications-page.tsx'), 'Page'),
});
const publication = createRoute({
  getParentRoute: () => inside,
  path: '/publications/$id',
  loader: wordsOf('portal'),
  component: lazyRouteComponent(() => import('../portal/publication-page.tsx'), 'Page'),
});

export const portalRoutes = [publications, publication] as const;
