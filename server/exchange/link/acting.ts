import { dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { ActContext, Author } from '../../platform/act.ts';
import { entrySql, type JournalEntry } from '../../platform/journal/journal.ts';
import type { Scene } from '../../tasks/move-task.ts';
import type { TaskRecord } from '../../tasks/store/task-record.ts';
import type { Saying } from './message-contract.ts';
import type { Bond } from './store/linked-store.ts';

/** What is done here because a partner said so bears this before the partner's number. */
const BY_PARTNER = 'partner:';

/** True for an entry of the journal that a partner's word has made: it is not said back. */
export function isByPartner(via: string | null): boolean {
  return via?.startsWith(BY_PARTNER) ?? false;
}

/** What the transactions of followers and of receivers have in common. */
export type LinkContext = Pick<
  ActContext,
  'tx' | 'now' | 'ids' | 'authorityId' | 'defer' | 'enqueue'
>;

/** In whose name rows and entries are written for a partner. */
export interface Acting {
  readonly context: LinkContext;
  readonly journalKey: Buffer;
  readonly bond: Bond;
}

/** Who said something there and then, as the journal here keeps it. */
export interface SaidBy {
  readonly person: string;
  readonly post: string;
  readonly unit: string;
  readonly authority: string;
  readonly at: string;
}

export function saidBy({ bond }: Acting, { by, at }: Saying): SaidBy {
  return { ...by, authority: bond.otherName, at };
}

/** Nobody of this installation: the partner, in the unit that stands for it in this register. */
function authorOf({ bond, context }: Acting): Author {
  return {
    ...{ personId: '0', postId: '0', unitId: bond.otherUnitId, authorityId: context.authorityId },
    via: `${BY_PARTNER}${bond.partnerId}`,
  };
}

/** Writes an entry into the journal for what a partner's word has made here, under the act that was done there. */
export async function journalFor(acting: Acting, act: string, entry: JournalEntry): Promise<void> {
  const { context, journalKey } = acting;
  const { authorityId, ids, now } = context;
  const request = { name: act, authorityId, author: authorOf(acting), key: null };
  await context.defer(entrySql(journalKey, ids.next(), request, now, entry), 1);
}

/**
 * The scene in which a partner's word changes a task here, under the name of the act that was done there: row,
 * history, journal and ledger move as for any act.
 */
export function sceneFor(acting: Acting, act: string, task: TaskRecord): Scene {
  const { context, journalKey } = acting;
  const author = authorOf(acting);
  const actor: Actor = {
    ...{ ...author, accountId: '0', personName: '', postTitle: '', role: 'head', unitName: '' },
    ...{ jurisdictionUnitId: author.unitId, wholeAuthority: false },
  };
  const at = new Date(Math.max(context.now.getTime(), task.since.getTime()));
  return {
    platform: { journalKey },
    actName: act,
    actor,
    ...{ task, at, today: dayInVietnam(at) },
    context: { ...context, author, journal: (entry) => journalFor(acting, act, entry) },
  };
}
