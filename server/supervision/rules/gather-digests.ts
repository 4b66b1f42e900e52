import type { Day } from '../../calendar/rules/day.ts';
import { rungsOf } from './ladder.ts';
import type { Audience, OpenStaff, StandsFor } from './recipients.ts';
import type { ReminderRules } from './reminder-rules.ts';

/** What can be reminded of: work that was given, or a report that is owed. */
export type ReminderKind = 'task' | 'obligation';

/** So many tasks of one plan (or reports of one regime) at one unit, with one audience, at one step. */
export interface Pile extends Audience {
  readonly kind: ReminderKind;
  /** The plan, or the regime. */
  readonly groupId: string;
  readonly step: number;
  /** Its deadlines have passed. */
  readonly isOverdue: boolean;
  readonly count: number;
  readonly oldestDue: Day;
}

/** A plan or a regime in a digest. */
export interface DigestGroup {
  readonly authorityId: string;
  readonly kind: ReminderKind;
  readonly id: string;
  readonly soon: number;
  readonly overdue: number;
  readonly oldestDue: Day;
}

/** What one person is told on one day (bản nhắc việc). */
export interface Digest {
  readonly personId: string;
  /** Tasks before their deadline, tasks after it, reports before or after. */
  readonly soon: number;
  readonly overdue: number;
  readonly reports: number;
  /** The furthest step among what is overdue; null where nothing is. */
  readonly worstStep: number | null;
  /** Most overdue first. */
  readonly groups: readonly DigestGroup[];
  readonly standsFor: readonly StandsFor[];
}

export interface Gathered {
  readonly digests: readonly Digest[];
  /** Who is reminded of each pile, by its place in the list; nobody of this body: empty. */
  readonly audiences: readonly (readonly string[])[];
  /** Tasks and reports of this body of which nobody could be reminded. */
  readonly unreached: number;
}

/**
 * One digest a person of all that they are reminded of, for the people of one body.
 *
 * @param rulesOf the ladder of the authority that gave the work
 */
export function gatherDigests(
  piles: readonly Pile[],
  rulesOf: (authorityId: string) => ReminderRules,
  staff: OpenStaff,
  homeId: string,
): Gathered {
  const drafts = new Map<string, Draft>();
  const audiences: string[][] = [];
  let unreached = 0;
  for (const pile of piles) {
    const named = staff.recipientsOf(pile, rungsOf(pile.step, rulesOf(pile.authorityId)));
    if (named.length === 0 && pile.authorityId === homeId) unreached += pile.count;
    const own = named.filter(({ personId }) => staff.homeOf(personId) === homeId);
    audiences.push(own.map(({ personId }) => personId));
    for (const { personId, standsFor } of own) {
      const draft = drafts.get(personId) ?? newDraft();
      drafts.set(personId, draft);
      addTo(draft, pile, standsFor);
    }
  }
  const digests = [...drafts].map(([personId, draft]) => digestOf(personId, draft));
  return { digests: digests.sort((a, b) => b.overdue - a.overdue), audiences, unreached };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Draft {
  readonly groups: Map<string, Mutable<DigestGroup>>;
  readonly standsFor: Map<string, StandsFor>;
  worstStep: number | null;
}

function newDraft(): Draft {
  return { groups: new Map(), standsFor: new Map(), worstStep: null };
}

function addTo(draft: Draft, pile: Pile, standsFor: readonly StandsFor[]): void {
  const { authorityId, kind, groupId, step, isOverdue, count, oldestDue } = pile;
  const key = `${kind}/${groupId}`;
  const group = draft.groups.get(key) ?? {
    ...{ authorityId, kind, id: groupId, soon: 0, overdue: 0, oldestDue },
  };
  draft.groups.set(key, group);
  if (isOverdue) group.overdue += count;
  else group.soon += count;
  if (oldestDue < group.oldestDue) group.oldestDue = oldestDue;
  if (isOverdue) draft.worstStep = Math.max(draft.worstStep ?? step, step);
  for (const each of standsFor) draft.standsFor.set(`${each.rung}/${each.name ?? ''}`, each);
}

function digestOf(personId: string, { groups, standsFor, worstStep }: Draft): Digest {
  const all = [...groups.values()].sort(
    (a, b) => b.overdue - a.overdue || (a.oldestDue < b.oldestDue ? -1 : 1),
  );
  const tasks = all.filter(({ kind }) => kind === 'task');
  const sum = (list: readonly DigestGroup[], of: (group: DigestGroup) => number) =>
    list.reduce((total, group) => total + of(group), 0);
  return {
    personId,
    soon: sum(tasks, ({ soon }) => soon),
    overdue: sum(tasks, ({ overdue }) => overdue),
    reports: sum(
      all.filter(({ kind }) => kind === 'obligation'),
      ({ soon, overdue }) => soon + overdue,
    ),
    worstStep,
    groups: all,
    standsFor: [...standsFor.values()],
  };
}
