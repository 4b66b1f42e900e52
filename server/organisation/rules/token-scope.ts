import type { Role } from '../session-contract.ts';
import { GRID } from './grid.ts';
import { RIGHTS, type Right } from './rights.ts';

/*
 * What a key for other programs (khoá API) may be given. A key does what a person would otherwise type:
 * it reads, reports and enters. It never does what a person answers for by name (ký, ban hành, quyết
 * định, công bố), and never touches people, accounts or other keys.
 */

/** Things that no key touches: whoever holds them could make themselves rights, or learns who wrote in. */
const CLOSED_THINGS: ReadonlySet<string> = new Set([
  ...['account', 'person', 'delegation', 'token', 'access', 'keeping', 'mail', 'succession'],
  ...['feedback', 'exchange'],
]);

/** Verbs of a person's own decision: `plan.issue`, `submission.sign`, `task.decide_result`. */
const PERSONS_VERB =
  /^(sign|issue|decide|approve|publish|conclude|execute|bind|manage|give|unlock|edit_all)(_|$)/;

export function mayHoldRight(right: Right): boolean {
  const [thing = '', verb = ''] = right.split('.');
  return !CLOSED_THINGS.has(thing) && !PERSONS_VERB.test(verb);
}

/** The rights that a key of a post of this role may be given, in the order of the grid. */
export function tokenRights(role: Role): Right[] {
  return RIGHTS.filter((right) => GRID[role][right] !== undefined && mayHoldRight(right));
}

/** Registers that a whole authority reads together: a key for one unit reads them as its post does. */
const REGISTERS: ReadonlySet<Right> = new Set<Right>([
  ...(['unit.read', 'scorecard.read', 'campaign.read'] as const),
]);

/** Read as far down as its unit goes by a post over its whole authority, which reads all of them anyhow. */
const WORK: ReadonlySet<Right> = new Set<Right>(['task.read', 'plan.read', 'directive.read']);

/**
 * The rights that a key keeps where it stands for a lower unit than its post answers for. `own`,
 * `assigner` and `coordinator` speak of the unit itself: with them a key for a lower unit could do what
 * its post cannot, so only what reaches down remains.
 */
export function narrowRights(role: Role, isWholeAuthority: boolean): Right[] {
  return tokenRights(role).filter((right) => {
    const reaches = GRID[role][right] ?? [];
    if (REGISTERS.has(right)) return reaches.includes('authority');
    if (WORK.has(right)) return isWholeAuthority && reaches.includes('below');
    return reaches.every((reach) => reach === 'below' || reach === 'party');
  });
}

/** Ready groups of rights, for whoever does not want to choose one by one. */
export const TOKEN_GROUPS = {
  /** Chỉ đọc. */
  read: (right: Right) => right.endsWith('.read'),
  /** Báo cáo kết quả: progress, figures and money of one's own work. */
  report: (right: Right) =>
    /^(task\.(read|report|reply|comment)|indicator\.(read|report)|budget\.(read|report)|report\.read|submission\.(read|write))$/.test(
      right,
    ),
  /** Nhập văn bản: documents and their reading, until a person issues them. */
  enter: (right: Right) =>
    /^(directive\.(read|register)|reading\.write|plan\.read|unit\.read)$/.test(right),
} as const satisfies Record<string, (right: Right) => boolean>;

/** The first words of interface addresses that a key may ask; whatever is not named here is closed to it. */
const OPEN_TO_TOKENS: ReadonlySet<string> = new Set([
  ...['amendments', 'award-decisions', 'board', 'budget', 'calendar', 'campaign-examples'],
  ...['client.d.ts', 'openapi.json'],
  ...['campaign-seats', 'campaigns', 'checks', 'column-labels', 'council-sessions', 'directives'],
  ...['explanations', 'extensions', 'files', 'findings', 'indicator-questions', 'indicators'],
  ...['inspection-files', 'inspections', 'journal', 'meetings', 'nominations', 'obligations'],
  ...['on-time', 'overdue-settings', 'paper-templates', 'papers', 'plans', 'programme'],
  ...['article-plans', 'articles', 'publications', 'readings'],
  ...['recommendations', 'regimes', 'reminders', 'reports', 'scorecards', 'search', 'submissions'],
  ...['suspensions', 'targets', 'task-kinds', 'tasks', 'time-settings', 'unit-aliases', 'units'],
  ...['urgings', 'week'],
]);

/**
 * Whether a key may ask an address at all. Rights decide the rest; but one's own account, session,
 * mail address, absences and kept views need no right, and belong to the person alone. Who is signed in
 * may be asked, so that a program can see what its key is good for.
 */
export function isOpenToTokens(method: string, path: string): boolean {
  const [, api, first = '', ...rest] = path.split('?')[0]?.split('/') ?? [];
  if (api !== 'api') return false;
  if (first === 'session') return method === 'GET' && rest.length === 0;
  // The gateway of an axis is a program; whom one exchanges with is a person's matter.
  if (first === 'exchange') return rest[0] === 'edxml';
  return OPEN_TO_TOKENS.has(first);
}
