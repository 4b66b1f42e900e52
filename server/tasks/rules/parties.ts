import { type Day, daysBetween } from '../../calendar/rules/day.ts';
import type { PartyRole, ReplyState } from '../contract.ts';

/** What a coordinating unit was asked, and when it answered. */
export interface AskFacts {
  readonly role: PartyRole;
  readonly duty: string | null;
  readonly dueOn: Day | null;
  /** The day of its first answer to what is asked now; null while there is none. */
  readonly repliedOn: Day | null;
}

/**
 * Where the answer of a party stands on a day. A unit that the directive only names (“phối hợp với các đơn
 * vị liên quan”) waits for nobody: it is asked once it has a duty or a day of its own. The day itself is in
 * time.
 */
export function replyState(facts: AskFacts, day: Day): { state: ReplyState; daysLate: number } {
  const { role, duty, dueOn, repliedOn } = facts;
  const late = (on: Day) => (dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, on)));
  if (role !== 'coordinate') return { state: 'not_asked', daysLate: 0 };
  if (repliedOn !== null) {
    const daysLate = late(repliedOn);
    return { state: daysLate > 0 ? 'replied_late' : 'replied', daysLate };
  }
  if (duty === null && dueOn === null) return { state: 'not_asked', daysLate: 0 };
  const daysLate = late(day);
  return { state: daysLate > 0 ? 'late' : 'waiting', daysLate };
}

/** "phối hợp 3 (2 đã trả lời)": how many coordinate, are asked, have answered, are late with it. */
export function countReplies(
  parties: readonly { readonly role: PartyRole; readonly state: ReplyState }[],
): {
  readonly of: number;
  readonly asked: number;
  readonly replied: number;
  readonly late: number;
} {
  const coordinating = parties.filter(({ role }) => role === 'coordinate');
  const count = (...states: ReplyState[]) =>
    coordinating.filter(({ state }) => states.includes(state)).length;
  return {
    of: coordinating.length,
    asked: coordinating.length - count('not_asked'),
    replied: count('replied', 'replied_late'),
    late: count('late'),
  };
}

/**
 * Whether a side may arrange a role. The lead may ask units to coordinate and names whom to call; who
 * monitors it and who directs it is not for the lead to choose. Of a group only the leader is arranged, for all
 * of its parts; everyone else takes part in one of them.
 */
export function mayArrange(
  role: PartyRole,
  side: { readonly isAssigner: boolean; readonly isGroup?: boolean },
): boolean {
  if (side.isGroup) return side.isAssigner && role === 'leader';
  return side.isAssigner || role === 'coordinate' || role === 'contact';
}

/** One person directs a task and one is to be called; units may be many. */
export function isForOnePerson(role: PartyRole): boolean {
  return role === 'leader' || role === 'contact';
}
