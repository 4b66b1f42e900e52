import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { reachesOf } from '../organisation/rules/may.ts';
import type { Platform } from '../platform/act.ts';
import type { EventStream } from '../platform/live/event-stream.ts';
import type { LiveNews } from './contract.ts';
import type { News } from './rules/news.ts';
import { unpackNews } from './rules/pack-news.ts';
import { type HeardTask, whoHearsOfPlans, whoHearsOfTasks } from './store/who-hears.ts';

/** One browser that listens, and in which post. */
export interface Listener {
  readonly actor: Actor;
  readonly stream: EventStream;
  /** Whose streams are counted together. */
  readonly session: string;
  /** Asks whether the session still stands for the same post, and ends the stream where it does not. */
  readonly look: () => void;
}

/** The browsers of this process that are told of changes. */
export interface Live {
  readonly listeners: ReadonlySet<Listener>;
  add(listener: Listener): void;
  drop(listener: Listener): void;
  /** One notification of any process. */
  heard(text: string): void;
  /** An account's sessions or rights changed: its streams are looked at now, not at their next beat. */
  whoActs(text: string): void;
  /** Something may have been said that this process did not hear: everybody reads anew. */
  missed(): void;
  /** Waits until all that was heard has been told. */
  settle(): Promise<void>;
}

/** What one listener may hear of some news; null for nothing. */
export type Sieve = (actor: Actor) => LiveNews | null;

export function openLive(platform: Pick<Platform, 'db' | 'clock' | 'log'>): Live {
  const listeners = new Set<Listener>();
  let telling = Promise.resolve();

  async function tell(news: News): Promise<void> {
    const actors = [...listeners].map(({ actor }) => actor);
    if (actors.length === 0) return;
    const sieve = await sieveOf(platform, news, actors);
    // People of one unit mostly hear the same: the text is made once.
    const texts = new Map<string, string | null>();
    for (const listener of listeners) {
      const key = keyOf(listener.actor);
      const told = texts.has(key) ? texts.get(key) : textOf(sieve(listener.actor));
      texts.set(key, told ?? null);
      if (told && !listener.stream.send('news', told)) listeners.delete(listener);
    }
  }

  return {
    listeners,
    add: (listener) => listeners.add(listener),
    drop: (listener) => listeners.delete(listener),
    heard(text) {
      const news = unpackNews(text);
      if (news === null) return;
      telling = telling
        .then(() => tell(news))
        .catch((error: unknown) => platform.log.warn({ error }, 'news was not told'));
    },
    whoActs(text) {
      const [kind, id] = text.split(' ');
      if (kind !== 'account') return;
      for (const { actor, look } of listeners) if (actor.accountId === id) look();
    },
    missed() {
      for (const { stream } of listeners) stream.send('refresh', '{}');
    },
    settle: () => telling,
  };
}

/**
 * What each post may hear of some news: of tasks and plans that it may read, their ids; of the other
 * things of an authority, that there is something new, and that only for posts that see all of it.
 */
export async function sieveOf(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  news: News,
  actors: readonly Actor[],
): Promise<Sieve> {
  const { authorityId } = news;
  const day = dayInVietnam(clock());
  const units = [...new Set(actors.map(({ jurisdictionUnitId }) => jurisdictionUnitId))];
  const [tasks, plans] = await Promise.all([
    whoHearsOfTasks(db, authorityId, news.tasks, day),
    whoHearsOfPlans(db, authorityId, news.plans, units, day),
  ]);
  return (actor) => {
    if (!reachesOf(actor)['task.read']) return null;
    if (actor.wholeAuthority && actor.authorityId === authorityId) {
      return {
        kinds: [...news.kinds],
        tasks: tasks.map(({ id }) => id),
        plans: plansOf(tasks, news.plans),
      };
    }
    const unit = actor.jurisdictionUnitId;
    const mine = tasks.filter(({ unitIds }) => unitIds.includes(unit));
    const whole = plans.filter(({ unitId }) => unitId === unit).map(({ planId }) => planId);
    if (mine.length + whole.length === 0) return null;
    return {
      kinds: [...(mine.length > 0 ? ['task'] : []), ...(whole.length > 0 ? ['plan'] : [])],
      tasks: mine.map(({ id }) => id),
      plans: plansOf(mine, whole),
    };
  };
}

function plansOf(tasks: readonly HeardTask[], plans: readonly string[]): string[] {
  return [...new Set([...plans, ...tasks.map(({ planId }) => planId)])];
}

function keyOf({ role, wholeAuthority, authorityId, jurisdictionUnitId }: Actor): string {
  return [role, wholeAuthority, authorityId, jurisdictionUnitId].join(' ');
}

function textOf(news: LiveNews | null): string | null {
  return news === null ? null : JSON.stringify(news);
}
