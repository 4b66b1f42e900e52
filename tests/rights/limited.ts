import { RIGHTS } from '../../server/organisation/rules/may.ts';
import { sees } from './oracle.ts';
import { look, type Probing, probed } from './probe.ts';
import { requestOf, type Sample, type Slot, samplesOf } from './sample-request.ts';
import { kindOfSlot } from './slot-kinds.ts';
import type { Ask, WorldPost } from './world.ts';

/** What people do for themselves, with whatever rights are left to them. */
const OWN_AFFAIRS =
  /^\/api\/(views|notices|contact|inbox|absences|account|session|files|me|.*-files|.*\/files)/;

/**
 * Asks everything once more as somebody to whom only some rights are left, by a delegation or a token: what then
 * comes back was there before, and without any right nothing is done to anything.
 */
export async function askWithLess(probing: Probing, posts: number): Promise<void> {
  const { world, leaks, tried } = probing;
  for (const endpoint of probed(world)) {
    const [sample] = samplesOf(endpoint);
    if (!sample) continue;
    for (const post of world.draw.some(world.posts, posts)) {
      const ask = inside(probing, post, sample);
      if (ask === null) continue;
      const request = `${ask.method} ${ask.url}`;
      if (endpoint.method !== 'GET') {
        if (OWN_AFFAIRS.test(endpoint.path)) continue;
        const { reply } = await look(probing, post, { ...ask, only: [] });
        tried.endpoints.add(`${endpoint.method} ${endpoint.path}`);
        const isDone = reply.status < 300 && !reply.body.toString().startsWith('{"done":[]');
        if (isDone && endpoint.act !== undefined) {
          const says = reply.body.toString().slice(0, 300);
          leaks.push({ what: 'done', who: `${post.key}, no right left`, request, says });
        }
        continue;
      }
      const only = world.draw.some(RIGHTS, world.draw.number(0, 12));
      const less = await look(probing, post, { ...ask, only });
      if (less.reply.status >= 300) continue;
      const all = await look(probing, post, ask);
      const more = [...less.shown.canaries].filter((word) => !all.shown.canaries.has(word));
      if (all.reply.status < 300 && more.length === 0) continue;
      const says = `${all.reply.status} ${more.join(' ')}`;
      leaks.push({ what: 'shown', who: `${post.key}, only ${only.join(',')}`, request, says });
    }
  }
}

export function inside(probing: Probing, post: WorldPost, sample: Sample): Ask | null {
  const { byKind, facts, world } = probing;
  const idOf = (slot: Slot): string | null => {
    const kind = kindOfSlot(sample.endpoint, slot);
    if (kind === 'unit') return post.jurisdictionUnitId;
    const mine = (byKind.get(kind ?? '') ?? []).filter((thing) => sees(facts, post, thing));
    return mine.length === 0 ? null : (world.draw.oneOf(mine).ids[0] ?? null);
  };
  const ids = new Map(sample.slots.map((slot) => [slot, idOf(slot)]));
  if ([...ids.values()].includes(null)) return null;
  return requestOf(sample, (slot) => ids.get(slot) ?? '');
}
