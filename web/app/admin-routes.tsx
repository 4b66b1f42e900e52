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

const people = createRoute({
  getParentRoute: () => inside,
  path: '/admin/people',
  loader: wordsOf('people', 'organisation'),
  component: lazyRouteComponent(() => import('../organisation/people/people-page.tsx'), 'Page'),
});
const person = createRoute({
  getParentRoute: () => inside,
  path: '/admin/people/$id',
  loader: wordsOf('people', 'organisation', 'tasks', 'account'),
  component: lazyRouteComponent(() => import('../organisation/people/person-page.tsx'), 'Page'),
});
const rights = createRoute({
  getParentRoute: () => inside,
  path: '/admin/rights',
  loader: wordsOf('people'),
  component: lazyRouteComponent(() => import('../organisation/admin/rights-page.tsx'), 'Page'),
});
const whyNot = createRoute({
  getParentRoute: () => inside,
  path: '/admin/why-not',
  loader: wordsOf('people', 'tasks'),
  component: lazyRouteComponent(() => import('../organisation/admin/why-not-page.tsx'), 'Page'),
});
const access = createRoute({
  getParentRoute: () => inside,
  path: '/admin/access',
  loader: wordsOf('people'),
  component: lazyRouteComponent(() => import('../organisation/admin/access-page.tsx'), 'Page'),
});
const delegations = createRoute({
  getParentRoute: () => inside,
  path: '/admin/delegations',
  loader: wordsOf('people'),
  component: lazyRouteComponent(
    () => import('../organisation/delegations/delegations-page.tsx'),
    'Page',
  ),
});
const myDelegations = createRoute({
  getParentRoute: () => inside,
  path: '/delegations',
  loader: wordsOf('people', 'tasks'),
  component: lazyRouteComponent(
    () => import('../organisation/delegations/my-delegations-page.tsx'),
    'Page',
  ),
});

const backups = createRoute({
  getParentRoute: () => inside,
  path: '/admin/backups',
  loader: wordsOf('keeping'),
  component: lazyRouteComponent(() => import('../keeping/backup-page.tsx'), 'Page'),
});

export const adminRoutes = [
  home,
  signIn,
  tokens,
  people,
  person,
  rights,
  whyNot,
  access,
  backups,
  delegations,
  myDelegations,
];
