import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './root-routes.tsx';
import { wordsOf } from './words.ts';

/** Addresses of the administration place; days off and templates have theirs beside their capabilities. */

const home = createRoute({
  getParentRoute: () => inside,
  path: '/admin',
  loader: wordsOf('admin'),
  component: lazyRouteComponent(() => import('../organisation/admin/admin-page.tsx'), 'Page'),
});

const signIn = createRoute({
  getParentRoute: () => inside,
  path: '/admin/sign-in',
  loader: wordsOf('account'),
  component: lazyRouteComponent(
    () => import('../organisation/account/code-roles-page.tsx'),
    'Page',
  ),
});

const tokens = createRoute({
  getParentRoute: () => inside,
  path: '/admin/tokens',
  loader: wordsOf('access'),
  component: lazyRouteComponent(() => import('../organisation/tokens/tokens-page.tsx'), 'Page'),
});

export const adminRoutes = [home, signIn, tokens];
