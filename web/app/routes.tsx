import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { getSetup, type Me, signInByLink } from '../../server/organisation/contract.ts';
import { soundQuery, textIn } from './address-query.ts';
import { call } from './client.ts';
import { CrashPage } from './crash-page.tsx';
import { meReading } from './me.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { addressOfPlace, homeOf } from './places.ts';
import { asProblem, ProblemError } from './problem-error.ts';
import { Root } from './root.tsx';
import { wordsOf } from './words.ts';

/** Every address of the program. A page is fetched when it is first needed. */

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
  validateSearch: soundQuery,
  // A past day is a mode of every page: it goes along from page to page.
  search: { middlewares: [retainSearchParams(['asof'])] },
});

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
  loader: wordsOf('organisation'),
  beforeLoad: async ({ search, context }) => ({
    linkProblem: await enterByLink(context.queryClient, textIn(search, 'token')),
  }),
  component: lazyRouteComponent(() => import('../organisation/sign-in-page.tsx'), 'Page'),
});

const setupPage = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  loader: wordsOf('organisation'),
  component: lazyRouteComponent(() => import('../organisation/setup-page.tsx'), 'Page'),
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

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  beforeLoad: async ({ context, location }) => ({
    me: await whoOrDoor(context.queryClient, location.href),
  }),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context, search }) => {
    const asof = textIn(search, 'asof');
    throw redirect({
      ...addressOfPlace(homeOf(context.me.acting.role), new Date()),
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
const contact = createRoute({
  getParentRoute: () => inside,
  path: '/contact',
  loader: wordsOf('reminders', 'tasks'),
  component: lazyRouteComponent(() => import('../organisation/contact/contact-page.tsx'), 'Page'),
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

export const routeTree = root.addChildren([
  signInPage,
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
    supervision,
    extensions,
    explanations,
    causes,
    inspections,
    inspection,
    meetings,
    meeting,
    checks,
    indicators,
    indicator,
    submissions,
    submission,
    compareReports,
    officialTable,
    tasksBehind,
    periodFacts,
    reminders,
    digests,
    digest,
    contact,
    scorecards,
    scorecard,
    paper,
    madePapers,
    campaigns,
    campaign,
    obligations,
    regimes,
  ]),
]);
