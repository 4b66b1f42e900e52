import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './root-routes.tsx';
import { wordsOf } from './words.ts';

/** Addresses of reporting and supervision. */

const supervision = createRoute({
  getParentRoute: () => inside,
  path: '/supervision',
  loader: wordsOf('supervision', 'tasks'),
  component: lazyRouteComponent(() => import('../supervision/supervision-page.tsx'), 'Page'),
});
const extensions = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/extensions',
  loader: wordsOf('supervision', 'tasks', 'planViews'),
  component: lazyRouteComponent(() => import('../supervision/extensions-page.tsx'), 'Page'),
});
const explanations = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/explanations',
  loader: wordsOf('supervision', 'tasks', 'planViews'),
  component: lazyRouteComponent(() => import('../supervision/explanations-page.tsx'), 'Page'),
});
const causes = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/causes',
  loader: wordsOf('supervision'),
  component: lazyRouteComponent(() => import('../supervision/causes-page.tsx'), 'Page'),
});
const obligations = createRoute({
  getParentRoute: () => inside,
  path: '/obligations',
  loader: wordsOf('reporting'),
  component: lazyRouteComponent(() => import('../reporting/obligations-page.tsx'), 'Page'),
});
const regimes = createRoute({
  getParentRoute: () => inside,
  path: '/regimes',
  loader: wordsOf('reporting'),
  component: lazyRouteComponent(() => import('../reporting/regimes-page.tsx'), 'Page'),
});
const submissions = createRoute({
  getParentRoute: () => inside,
  path: '/submissions',
  loader: wordsOf('submissions', 'reporting'),
  component: lazyRouteComponent(() => import('../reporting/submissions-page.tsx'), 'Page'),
});
const submission = createRoute({
  getParentRoute: () => inside,
  path: '/submissions/$id',
  loader: wordsOf('submissions', 'reporting', 'figures'),
  component: lazyRouteComponent(() => import('../reporting/submission-page.tsx'), 'Page'),
});
const reminders = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/reminders',
  loader: wordsOf('supervision', 'reminders'),
  component: lazyRouteComponent(
    () => import('../supervision/reminders/reminders-page.tsx'),
    'Page',
  ),
});
const digests = createRoute({
  getParentRoute: () => inside,
  path: '/digests',
  loader: wordsOf('reminders'),
  component: lazyRouteComponent(() => import('../supervision/reminders/digests-page.tsx'), 'Page'),
});
const digest = createRoute({
  getParentRoute: () => inside,
  path: '/digests/$id',
  loader: wordsOf('reminders'),
  component: lazyRouteComponent(() => import('../supervision/reminders/digest-page.tsx'), 'Page'),
});
const compareReports = createRoute({
  getParentRoute: () => inside,
  path: '/reports/compare',
  loader: wordsOf('figures', 'reporting', 'tasks'),
  component: lazyRouteComponent(() => import('../reporting/compare/compare-page.tsx'), 'Page'),
});
const officialTable = createRoute({
  getParentRoute: () => inside,
  path: '/reports/official',
  loader: wordsOf('figures', 'reporting', 'tasks'),
  component: lazyRouteComponent(() => import('../reporting/official/official-page.tsx'), 'Page'),
});
const tasksBehind = createRoute({
  getParentRoute: () => inside,
  path: '/reports/tasks',
  loader: wordsOf('figures', 'reporting', 'tasks'),
  component: lazyRouteComponent(() => import('../reporting/official/behind-page.tsx'), 'Page'),
});
const periodFacts = createRoute({
  getParentRoute: () => inside,
  path: '/reports/facts',
  loader: wordsOf('figures', 'reporting', 'tasks'),
  component: lazyRouteComponent(() => import('../reporting/facts/facts-page.tsx'), 'Page'),
});
const inspections = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/inspections',
  loader: wordsOf('supervision', 'inspections'),
  component: lazyRouteComponent(() => import('../supervision/inspections-page.tsx'), 'Page'),
});
const inspection = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/inspections/$id',
  loader: wordsOf('supervision', 'inspections'),
  component: lazyRouteComponent(
    () => import('../supervision/inspections/inspection-page.tsx'),
    'Page',
  ),
});
const meetings = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/meetings',
  loader: wordsOf('supervision', 'meetings'),
  component: lazyRouteComponent(() => import('../supervision/meetings-page.tsx'), 'Page'),
});
const meeting = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/meetings/$id',
  loader: wordsOf('supervision', 'meetings', 'tasks'),
  component: lazyRouteComponent(() => import('../supervision/meetings/meeting-page.tsx'), 'Page'),
});
const checks = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/checks',
  loader: wordsOf('supervision', 'checks'),
  component: lazyRouteComponent(() => import('../supervision/checks-page.tsx'), 'Page'),
});

export const reportRoutes = [
  supervision,
  extensions,
  explanations,
  causes,
  obligations,
  regimes,
  submissions,
  submission,
  reminders,
  digests,
  digest,
  compareReports,
  officialTable,
  tasksBehind,
  periodFacts,
  inspections,
  inspection,
  meetings,
  meeting,
  checks,
] as const;
