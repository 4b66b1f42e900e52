import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './root-routes.tsx';
import { wordsOf } from './words.ts';

/** Addresses of Trao đổi với hệ thống khác; each part adds its own. */

const partners = createRoute({
  getParentRoute: () => inside,
  path: '/admin/exchange',
  loader: wordsOf('exchange'),
  component: lazyRouteComponent(() => import('../exchange/partners-page.tsx'), 'Page'),
});
const partner = createRoute({
  getParentRoute: () => inside,
  path: '/admin/exchange/partners/$id',
  loader: wordsOf('exchange'),
  component: lazyRouteComponent(() => import('../exchange/partner-page.tsx'), 'Page'),
});
const webhooks = createRoute({
  getParentRoute: () => inside,
  path: '/admin/exchange/webhooks',
  loader: wordsOf('exchange', 'webhooks'),
  component: lazyRouteComponent(() => import('../exchange/webhooks-page.tsx'), 'Page'),
});
const webhook = createRoute({
  getParentRoute: () => inside,
  path: '/admin/exchange/webhooks/$id',
  loader: wordsOf('exchange', 'webhooks'),
  component: lazyRouteComponent(() => import('../exchange/webhook-page.tsx'), 'Page'),
});

const edxmlPackages = createRoute({
  getParentRoute: () => inside,
  path: '/admin/exchange/edxml',
  loader: wordsOf('exchange', 'edxml'),
  component: lazyRouteComponent(() => import('../exchange/edxml-packages-page.tsx'), 'Page'),
});
const edxmlPackage = createRoute({
  getParentRoute: () => inside,
  path: '/admin/exchange/edxml/$id',
  loader: wordsOf('exchange', 'edxml'),
  component: lazyRouteComponent(() => import('../exchange/edxml-package-page.tsx'), 'Page'),
});

const trackers = createRoute({
  getParentRoute: () => inside,
  path: '/admin/exchange/trackers',
  loader: wordsOf('exchange', 'trackers'),
  component: lazyRouteComponent(() => import('../exchange/trackers-page.tsx'), 'Page'),
});
const tracker = createRoute({
  getParentRoute: () => inside,
  path: '/admin/exchange/trackers/$id',
  loader: wordsOf('exchange', 'trackers', 'tasks'),
  component: lazyRouteComponent(() => import('../exchange/tracker-page.tsx'), 'Page'),
});

export const exchangeRoutes = [
  partners,
  partner,
  webhooks,
  webhook,
  edxmlPackages,
  edxmlPackage,
  trackers,
  tracker,
] as const;
