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

const feedbackList = createRoute({
  getParentRoute: () => inside,
  path: '/feedback',
  loader: wordsOf('portal', 'feedback'),
  component: lazyRouteComponent(() => import('../portal/feedback-list-page.tsx'), 'Page'),
});
const feedback = createRoute({
  getParentRoute: () => inside,
  path: '/feedback/$id',
  loader: wordsOf('portal', 'feedback'),
  component: lazyRouteComponent(() => import('../portal/feedback-page.tsx'), 'Page'),
});

const articles = createRoute({
  getParentRoute: () => inside,
  path: '/articles',
  loader: wordsOf('portal', 'portalArticles'),
  component: lazyRouteComponent(() => import('../portal/articles-page.tsx'), 'Page'),
});
const article = createRoute({
  getParentRoute: () => inside,
  path: '/articles/$id',
  loader: wordsOf('portal', 'portalArticles'),
  component: lazyRouteComponent(() => import('../portal/article-page.tsx'), 'Page'),
});

export const portalRoutes = [
  publications,
  publication,
  feedbackList,
  feedback,
  articles,
  article,
] as const;
