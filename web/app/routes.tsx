import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { signInByLink } from '../../server/organisation/contract.ts';
import { textIn } from './address-query.ts';
import { adminRoutes } from './admin-routes.tsx';
import { amendmentRoutes } from './amendment-routes.tsx';
import { call } from './client.ts';
import { exchangeRoutes } from './exchange-routes.tsx';
import { meReading } from './me.ts';
import { addressOfPlace, homeOf } from './places.ts';
import { portalRoutes } from './portal-routes.tsx';
import { asProblem, type ProblemError } from './problem-error.ts';
import { reportRoutes } from './report-routes.tsx';
import { inside, root } from './root-routes.tsx';
import { successionRoutes } from './succession-routes.tsx';
import { wordsOf } from './words.ts';

/** Every address of the program. A page is fetched when it is first needed. */

/** A one-time link signs in before any page is shown; when it has been used, the page says so. */
async function enterByLink(
  queryClient: QueryClient,
  token: string | undefined,
): Promise<ProblemError | null> {
  if (token === undefined) return null;
  try {
    queryClient.setQueryData(meReading.queryKey, await call(signInByLink, { body: { token } }));
  } catch (error) {
    return asProblem(error);
  }
  throw redirect({ to: '/', search: {}, replace: true });
}

const signInPage = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  loader: wordsOf('organisation', 'account', 'access'),
  beforeLoad: async ({ search, context }) => ({
    linkProblem: await enterByLink(context.queryClient, textIn(search, 'token')),
  }),
  component: lazyRouteComponent(() => import('../organisation/sign-in-page.tsx'), 'Page'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  loader: wordsOf('organisation', 'account'),
  component: lazyRouteComponent(() => import('../organisation/account/forgot-page.tsx'), 'Page'),
});
const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  loader: wordsOf('organisation', 'account'),
  component: lazyRouteComponent(
    () => import('../organisation/account/set-password-page.tsx'),
    'Page',
  ),
});

const setupPage = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  loader: wordsOf('organisation'),
  component: lazyRouteComponent(() => import('../organisation/setup-page.tsx'), 'Page'),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context, search }) => {
    const asof = textIn(search, 'asof');
    throw redirect({
      ...addressOfPlace(homeOf(context.me.acting.role, context.me.scopes), new Date()),
      search: asof === undefined ? {} : { asof },
      replace: true,
    });
  },
});

const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  loader: wordsOf('tasks', 'life'),
  component: lazyRouteComponent(() => import('../tasks/inbox-page.tsx'), 'Page'),
});
const week = createRoute({
  getParentRoute: () => inside,
  path: '/week/$week',
  loader: wordsOf('tasks'),
  component: lazyRouteComponent(() => import('../tasks/week-page.tsx'), 'Page'),
});
const directives = createRoute({
  getParentRoute: () => inside,
  path: '/directives',
  loader: wordsOf('directives'),
  component: lazyRouteComponent(() => import('../directives/register-page.tsx'), 'Page'),
});
const newDirective = createRoute({
  getParentRoute: () => inside,
  path: '/directives/new',
  loader: wordsOf('directives'),
  component: lazyRouteComponent(() => import('../directives/new-page.tsx'), 'Page'),
});
const directive = createRoute({
  getParentRoute: () => inside,
  path: '/directives/$id',
  loader: wordsOf('directives'),
  component: lazyRouteComponent(() => import('../directives/directive-page.tsx'), 'Page'),
});
const review = createRoute({
  getParentRoute: () => inside,
  path: '/readings/$id',
  loader: wordsOf('plans'),
  component: lazyRouteComponent(() => import('../plans/review-page.tsx'), 'Page'),
});
const plans = createRoute({
  getParentRoute: () => inside,
  path: '/plans',
  loader: wordsOf('plans'),
  component: lazyRouteComponent(() => import('../plans/plans-page.tsx'), 'Page'),
});
const plan = createRoute({
  getParentRoute: () => inside,
  path: '/plans/$id',
  loader: wordsOf('plans', 'planViews', 'tasks', 'indicators'),
  component: lazyRouteComponent(() => import('../plans/plan-page.tsx'), 'Page'),
});
const programme = createRoute({
  getParentRoute: () => inside,
  path: '/programme',
  loader: wordsOf('planViews', 'tasks'),
  component: lazyRouteComponent(() => import('../tasks/programme-page.tsx'), 'Page'),
});
const tasks = createRoute({
  getParentRoute: () => inside,
  path: '/tasks',
  loader: wordsOf('tasks', 'planViews', 'life'),
  component: lazyRouteComponent(() => import('../tasks/tasks-page.tsx'), 'Page'),
});
const task = createRoute({
  getParentRoute: () => inside,
  path: '/tasks/$id',
  loader: wordsOf('tasks', 'life'),
  component: lazyRouteComponent(() => import('../tasks/task-page.tsx'), 'Page'),
});
const board = createRoute({
  getParentRoute: () => inside,
  path: '/board',
  loader: wordsOf('tasks', 'board'),
  component: lazyRouteComponent(() => import('../tasks/board-page.tsx'), 'Page'),
});
const budget = createRoute({
  getParentRoute: () => inside,
  path: '/budget',
  loader: wordsOf('budget', 'tasks', 'ties'),
  component: lazyRouteComponent(() => import('../budget/budget-page.tsx'), 'Page'),
});
const units = createRoute({
  getParentRoute: () => inside,
  path: '/units',
  loader: wordsOf('organisation'),
  component: lazyRouteComponent(() => import('../organisation/units-page.tsx'), 'Page'),
});
/** The page of a unit stands beside the tree, on the same page. */
const unit = createRoute({ getParentRoute: () => units, path: '$id' });
const journal = createRoute({
  getParentRoute: () => inside,
  path: '/journal',
  loader: wordsOf('organisation'),
  component: lazyRouteComponent(() => import('../organisation/journal-page.tsx'), 'Page'),
});

const papers = createRoute({
  getParentRoute: () => inside,
  path: '/admin/papers',
  loader: wordsOf('papers'),
  component: lazyRouteComponent(() => import('../papers/papers-page.tsx'), 'Page'),
});

const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/admin/calendar',
  loader: wordsOf('calendar'),
  component: lazyRouteComponent(() => import('../calendar/calendar-page.tsx'), 'Page'),
});

const campaigns = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns',
  loader: wordsOf('emulation'),
  component: lazyRouteComponent(() => import('../emulation/campaigns-page.tsx'), 'Page'),
});
const campaign = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/$id',
  loader: wordsOf('emulation'),
  component: lazyRouteComponent(() => import('../emulation/campaign-page.tsx'), 'Page'),
});

const paper = createRoute({
  getParentRoute: () => inside,
  path: '/paper/$kind',
  loader: wordsOf('madePapers'),
  component: lazyRouteComponent(() => import('../papers/paper-page.tsx'), 'Page'),
});
const madePapers = createRoute({
  getParentRoute: () => inside,
  path: '/made-papers',
  loader: wordsOf('madePapers'),
  component: lazyRouteComponent(() => import('../papers/made-papers-page.tsx'), 'Page'),
});

const contact = createRoute({
  getParentRoute: () => inside,
  path: '/contact',
  loader: wordsOf('reminders', 'tasks'),
  component: lazyRouteComponent(() => import('../organisation/contact/contact-page.tsx'), 'Page'),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  loader: wordsOf('account', 'access', 'agenda'),
  component: lazyRouteComponent(() => import('../organisation/account/account-page.tsx'), 'Page'),
});

const scorecards = createRoute({
  getParentRoute: () => inside,
  path: '/scorecards',
  loader: wordsOf('scorecards'),
  component: lazyRouteComponent(() => import('../scorecards/scorecards-page.tsx'), 'Page'),
});
const scorecard = createRoute({
  getParentRoute: () => inside,
  path: '/scorecards/$id',
  loader: wordsOf('scorecards', 'tasks', 'allocation'),
  component: lazyRouteComponent(() => import('../scorecards/scorecard-page.tsx'), 'Page'),
});

const indicators = createRoute({
  getParentRoute: () => inside,
  path: '/indicators',
  loader: wordsOf('indicators'),
  component: lazyRouteComponent(() => import('../indicators/indicators-page.tsx'), 'Page'),
});
const indicator = createRoute({
  getParentRoute: () => inside,
  path: '/indicators/$id',
  loader: wordsOf('indicators', 'allocation', 'tasks'),
  component: lazyRouteComponent(() => import('../indicators/indicator-page.tsx'), 'Page'),
});

export const routeTree = root.addChildren([
  signInPage,
  forgotPassword,
  setPassword,
  setupPage,
  inside.addChildren([
    home,
    inbox,
    week,
    directives,
    newDirective,
    directive,
    review,
    plans,
    plan,
    programme,
    tasks,
    task,
    board,
    budget,
    units.addChildren([unit]),
    journal,
    calendar,
    papers,
    ...amendmentRoutes,
    ...reportRoutes,
    ...adminRoutes,
    ...exchangeRoutes,
    ...portalRoutes,
    ...successionRoutes,
    indicators,
    indicator,
    contact,
    account,
    scorecards,
    scorecard,
    paper,
    madePapers,
    campaigns,
    campaign,
  ]),
]);
