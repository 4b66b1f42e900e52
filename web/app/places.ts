import { dayInVietnam } from '../../server/calendar/rules/day.ts';
import { weekOf } from '../../server/calendar/rules/week.ts';
import type { Role } from '../../server/organisation/contract.ts';
import type { Right } from '../../server/organisation/rules/rights.ts';

/** The places of this release, by the name of their words (`place.<key>`). */
export const PLACES = [
  'inbox',
  'week',
  'directives',
  'read',
  'plans',
  'tasks',
  'programme',
  'board',
  'myBoard',
  'supervision',
  'budget',
  'scorecards',
  'campaigns',
  'indicators',
  'reports',
  'units',
  'journal',
  'calendar',
  'papers',
  'reminders',
  'portal',
  'exchange',
  'admin',
] as const;
export type Place = (typeof PLACES)[number];

/** Where each role begins, and what else stands on its rail, in order. */
const RAILS = {
  planner: [
    'inbox',
    'directives',
    'read',
    'plans',
    'tasks',
    'programme',
    'board',
    'reports',
    'supervision',
    'indicators',
    'budget',
    'scorecards',
    'campaigns',
    'portal',
    'exchange',
    'units',
    'journal',
    'calendar',
    'papers',
  ],
  head: [
    'inbox',
    'myBoard',
    'plans',
    'tasks',
    'reports',
    'supervision',
    'week',
    'programme',
    'indicators',
    'budget',
    'scorecards',
    'campaigns',
    'portal',
    'units',
  ],
  officer: ['week', 'inbox', 'tasks', 'reports', 'plans', 'supervision', 'indicators', 'units'],
  commune: [
    'week',
    'inbox',
    'tasks',
    'reports',
    'supervision',
    'indicators',
    'scorecards',
    'campaigns',
    'units',
  ],
  leader: [
    'board',
    'inbox',
    'plans',
    'tasks',
    'reports',
    'supervision',
    'programme',
    'indicators',
    'budget',
    'directives',
    'scorecards',
    'campaigns',
    'portal',
    'units',
  ],
  inspector: [
    'tasks',
    'directives',
    'board',
    'reports',
    'supervision',
    'indicators',
    'budget',
    'journal',
    'scorecards',
    'campaigns',
    'units',
  ],
  admin: ['admin', 'units', 'journal', 'calendar', 'papers', 'reminders'],
} as const satisfies Record<Role, readonly Place[]>;

/** What must be allowed somewhere for a place to show anything; the others show what belongs to everybody. */
const RIGHT_OF: Partial<Record<Place, Right>> = {
  ...{
    inbox: 'task.read',
    week: 'task.report',
    read: 'reading.write',
    directives: 'directive.read',
  },
  ...{ plans: 'plan.read', tasks: 'task.read', programme: 'task.read', board: 'board.read' },
  ...{ myBoard: 'board.read', supervision: 'task.read', budget: 'budget.read' },
  ...{ scorecards: 'scorecard.read', campaigns: 'campaign.read', indicators: 'indicator.read' },
  ...{ reports: 'report.read', units: 'unit.read', journal: 'journal.read' },
  ...{ calendar: 'calendar.edit', papers: 'paper.read', reminders: 'reminder.read' },
  ...{ portal: 'publication.read', exchange: 'tracker.read' },
};

/**
 * The places of a role.
 *
 * @param scopes the rights of the post that acts: where some were left out (ủy quyền), their places are too
 */
export function placesOf(role: Role, scopes: readonly string[] | null = null): readonly Place[] {
  const places: readonly Place[] = RAILS[role];
  if (scopes === null) return places;
  return places.filter((place) => {
    const right = RIGHT_OF[place];
    return right === undefined || scopes.includes(right);
  });
}

export function homeOf(role: Role, scopes: readonly string[] | null = null): Place {
  return placesOf(role, scopes)[0] ?? RAILS[role][0];
}

/** The address of a place; the weekly sheet opens on the week of `now`. */
export function addressOfPlace(place: Place, now: Date) {
  switch (place) {
    case 'inbox':
      return { to: '/inbox' } as const;
    case 'week':
      return { to: '/week/$week', params: { week: weekOf(dayInVietnam(now)).code } } as const;
    case 'directives':
      return { to: '/directives' } as const;
    case 'read':
      return { to: '/directives/new' } as const;
    case 'plans':
      return { to: '/plans' } as const;
    case 'programme':
      return { to: '/programme' } as const;
    case 'tasks':
      return { to: '/tasks' } as const;
    case 'board':
    case 'myBoard':
      return { to: '/board' } as const;
    case 'scorecards':
      return { to: '/scorecards' } as const;
    case 'campaigns':
      return { to: '/campaigns' } as const;
    case 'reports':
      return { to: '/obligations' } as const;
    case 'supervision':
      return { to: '/supervision' } as const;
    case 'budget':
      return { to: '/budget' } as const;
    case 'indicators':
      return { to: '/indicators' } as const;
    case 'units':
      return { to: '/units' } as const;
    case 'journal':
      return { to: '/journal' } as const;
    case 'calendar':
      return { to: '/admin/calendar' } as const;
    case 'papers':
      return { to: '/admin/papers' } as const;
    case 'reminders':
      return { to: '/supervision/reminders' } as const;
    case 'exchange':
      return { to: '/admin/exchange/trackers' } as const;
    case 'portal':
      return { to: '/publications' } as const;
    case 'admin':
      return { to: '/admin' } as const;
  }
}

/** The place that an address belongs to, for the mark on the rail. */
export function placeAt(path: string, places: readonly Place[]): Place | undefined {
  const prefixes: Record<Place, readonly string[]> = {
    inbox: ['/inbox'],
    week: ['/week/'],
    read: ['/directives/new', '/readings/'],
    directives: ['/directives'],
    plans: ['/plans'],
    tasks: ['/tasks'],
    programme: ['/programme'],
    board: ['/board'],
    myBoard: ['/board'],
    reports: ['/obligations', '/regimes', '/submissions', '/reports'],
    supervision: ['/supervision', '/amendments'],
    budget: ['/budget'],
    scorecards: ['/scorecards'],
    campaigns: ['/campaigns'],
    indicators: ['/indicators'],
    units: ['/units', '/reorganisations'],
    journal: ['/journal'],
    calendar: ['/admin/calendar'],
    papers: ['/admin/papers'],
    reminders: ['/supervision/reminders', '/digests'],
    portal: ['/publications', '/articles', '/feedback'],
    exchange: ['/admin/exchange'],
    admin: ['/admin'],
  };
  const hit = (place: Place) => prefixes[place].filter((prefix) => path.startsWith(prefix));
  return places
    .filter((place) => hit(place).length > 0)
    .toSorted((a, b) => (hit(b)[0]?.length ?? 0) - (hit(a)[0]?.length ?? 0))[0];
}
