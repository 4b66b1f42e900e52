import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { Db } from '../platform/database/database.ts';
import type { Actor } from './actor.ts';
import type { AdminState } from './admin-contract.ts';
import { may, type Right } from './rules/may.ts';

/** What a question of the administration comes to today; null where there is nothing to say. */
export interface StateOfQuestion {
  /** The key of the question in `web/organisation/admin/questions.ts`. */
  readonly key: string;
  /** Who may not do this in the authority is told nothing. */
  readonly right: Right;
  readonly ask: (
    db: Db,
    authorityId: string,
    now: { readonly day: string; readonly at: Date },
  ) => Promise<Omit<AdminState, 'key'> | null>;
}

const questions = new Map<string, StateOfQuestion>();

/** A capability says here how its question of the administration place stands. */
export function registerAdminStates(...states: readonly StateOfQuestion[]): void {
  for (const state of states) questions.set(state.key, state);
}

/** One sentence of state a question, for those that the post may open. */
export async function viewAdminStates(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
): Promise<{ states: AdminState[] }> {
  const at = clock();
  const now = { day: dayInVietnam(at), at };
  const open = [...questions.values()].filter(({ right }) => may(actor, right, actor).allowed);
  const told = await Promise.all(
    open.map(async ({ key, ask }) => {
      const state = await ask(db, actor.authorityId, now);
      return state ? [{ key, ...state }] : [];
    }),
  );
  return { states: told.flat() };
}
