import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './root-routes.tsx';
import { wordsOf } from './words.ts';

/** Addresses of reorganisations (sắp xếp tổ chức bộ máy). */

const reorganisations = createRoute({
  getParentRoute: () => inside,
  path: '/reorganisations',
  loader: wordsOf('succession'),
  component: lazyRouteComponent(() => import('../succession/reorganisations-page.tsx'), 'Page'),
});
const reorganisation = createRoute({
  getParentRoute: () => inside,
  path: '/reorganisations/$id',
  loader: wordsOf('succession'),
  component: lazyRouteComponent(() => import('../succession/reorganisation-page.tsx'), 'Page'),
});
const things = createRoute({
  getParentRoute: () => inside,
  path: '/reorganisations/$id/things',
  loader: wordsOf('succession'),
  component: lazyRouteComponent(() => import('../succession/things-page.tsx'), 'Page'),
});

export const successionRoutes = [reorganisations, reorganisation, things];
