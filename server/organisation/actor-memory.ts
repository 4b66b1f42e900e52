import type { Day } from '../calendar/rules/day.ts';
import type { SessionActor } from './store/session-store.ts';

/** Nothing is believed longer than this, whatever was or was not heard, in milliseconds. */
const LONGEST_MS = 5_000;
const MOST = 5_000;

interface Remembered {
  readonly session: SessionActor;
  /** Appointments and posts hold by the day: the next one is asked about anew. */
  readonly day: Day;
  readonly askedAt: number;
}

/** Whom sessions stand for, as this process knows it. It only ever says yes; who is not here is asked for. */
export interface ActorMemory {
  /** The actor of a session now, or null where that has to be asked. */
  find(session: string, now: Date, day: Day): SessionActor | null;
  /** Asks for whom a session stands and keeps the answer, unless something was told meanwhile. */
  ask(
    session: string,
    day: Day,
    ask: () => Promise<SessionActor | null>,
  ): Promise<SessionActor | null>;
  /** Something changed, here or in another process: `account id`, `authority id`, or anything else. */
  heard(text: string): void;
  /** From now on everything that changes is heard; what was said before is not known. */
  listening(): void;
  /** Changes are not heard any more: nothing is believed until they are. */
  lost(): void;
}

/** @param ticks milliseconds of a clock that nobody sets */
export function openActorMemory(ticks: () => number = () => performance.now()): ActorMemory {
  const known = new Map<string, Remembered>();
  let hears = false;
  let changes = 0;

  function forget(concerns: (session: SessionActor) => boolean): void {
    changes += 1;
    for (const [name, { session }] of known) if (concerns(session)) known.delete(name);
  }

  return {
    find(name, now, day) {
      const found = known.get(name);
      if (!found) return null;
      const isFresh = ticks() - found.askedAt < LONGEST_MS && found.day === day;
      return isFresh && found.session.expiresAt > now ? found.session : null;
    },
    async ask(name, day, ask) {
      const [before, askedAt] = [changes, ticks()];
      const session = await ask();
      known.delete(name);
      // An answer may be older than what was told while it was on its way.
      if (session && hears && before === changes) known.set(name, { session, day, askedAt });
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      return session;
    },
    heard(text) {
      const [kind, id] = text.split(' ');
      forget((session) => {
        if (kind === 'account') return session.accountId === id;
        return kind !== 'authority' || session.authorityId === id;
      });
    },
    listening() {
      forget(() => true);
      hears = true;
    },
    lost() {
      hears = false;
      forget(() => true);
    },
  };
}
