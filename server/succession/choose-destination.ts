import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnReorganisation } from './act-on-reorganisation.ts';
import { successionErrors } from './contract.ts';
import { type Evaluated, evaluate, waits } from './evaluate.ts';
import { canEnd } from './holdings.ts';
import { moveThings } from './move-things.ts';
import type { Destination } from './plan-contract.ts';
import { thingKey } from './rules/resolve.ts';
import { type ThingRef, writeChoices } from './store/choice-store.ts';

interface Chosen {
  readonly chosen: number;
  readonly moved: number;
  readonly left: number;
}

/**
 * Decides where things of the worklist go, one or many at once. Before the day the choice waits with the plan;
 * after it the things go at once.
 *
 * @throws Refusal DESTINATION_UNKNOWN, THING_NOT_HERE, CANNOT_END, and those of {@link actOnReorganisation}
 */
export async function chooseDestination(
  platform: Platform,
  actor: Actor,
  id: string,
  body: {
    readonly things: readonly ThingRef[];
    readonly to: Destination | null;
    readonly reason: string;
  },
  key: string | null,
): Promise<Chosen> {
  const { things, to, reason } = body;
  let others: readonly string[] = [];
  const act = { name: 'choose_destination', id, version: null, key };
  const reply = await actOnReorganisation<Chosen>(
    platform,
    actor,
    { ...act, right: 'succession.plan', from: ['draft', 'scheduled', 'executed'] },
    async (context, record) => {
      const { tx, now } = context;
      const today = dayInVietnam(now);
      const before = await evaluate(tx, record, today);
      const place = to !== null && record.done !== null ? (record.unit_keys[to] ?? to) : to;
      refuseUnfit(before, things, place);
      const of = { authorityId: record.authority_id, id: record.id };
      const { personId, postId } = actor;
      await writeChoices(tx, of, things, { destination: place, reason, personId, postId, at: now });
      const after = await evaluate(tx, record, today);
      let moved = 0;
      if (record.state === 'executed') {
        const named = new Set(things.map(thingKey));
        const own = after.things.filter((thing) => named.has(thingKey(thing)));
        const done = await moveThings(platform, context, record, after, own, (unit) => unit);
        moved = done.count;
        others = done.authorities;
      }
      const left = after.things.filter(waits).length;
      return {
        reply: { chosen: things.length, moved, left },
        ...(moved > 0 ? { change: { moved: (record.moved ?? 0) + moved } } : {}),
        after: { to, reason, count: things.length, moved, things: things.slice(0, 200) },
      };
    },
  );
  for (const authorityId of others) platform.afterAct(authorityId, []);
  return reply;
}

function refuseUnfit(
  { things: known, plan, tree }: Evaluated,
  things: readonly ThingRef[],
  to: Destination | null,
): void {
  const here = new Set(known.map(thingKey));
  const gone = things.filter((thing) => !here.has(thingKey(thing))).length;
  if (gone > 0) throw new Refusal(successionErrors.THING_NOT_HERE, { count: gone });
  if (to === null || to === 'stay' || to === 'parent') return;
  if (to === 'end') {
    if (things.some(({ kind }) => !canEnd(kind))) throw new Refusal(successionErrors.CANNOT_END);
    return;
  }
  if (!tree.has(to) && !plan.founded.some(({ key }) => key === to)) {
    throw new Refusal(successionErrors.DESTINATION_UNKNOWN);
  }
}
