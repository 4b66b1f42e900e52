import { PassThrough } from 'node:stream';
import { packNews } from '../../server/tasks/rules/pack-news.ts';
import { knewBefore, mayBeNamed } from './oracle.ts';
import type { Probing } from './probe.ts';

/** Tells everybody who listens of what was done in the world, and holds what each hears against what they may see. */
export async function listenAll(
  { world, facts, byMark, leaks }: Probing,
  most: number,
): Promise<number> {
  const heard = new Map<string, string[]>();
  const listeners = world.posts.map((post) => {
    const texts: string[] = [];
    heard.set(post.key, texts);
    const send = (_event: string, data: string) => texts.push(data) > 0;
    const stream = { body: new PassThrough(), send, beat: () => true, end: () => undefined };
    return { actor: post.actor, stream, session: post.key, look: () => undefined };
  });
  for (const listener of listeners) world.live.add(listener);
  for (const text of packNews(world.draw.some(world.news, most))) world.live.heard(text);
  await world.live.settle();
  for (const listener of listeners) world.live.drop(listener);
  for (const post of world.posts) {
    for (const text of heard.get(post.key) ?? []) {
      for (const mark of text.match(/\b\d{15,19}\b/g) ?? []) {
        const thing = byMark.get(mark);
        if (!thing || mayBeNamed(facts, post, thing, mark)) continue;
        // Whoever had a task hears that it went.
        if (knewBefore(facts, post, mark)) continue;
        const says = `${thing.kind} ${mark}: ${text.slice(0, 200)}`;
        leaks.push({ what: 'shown', who: post.key, request: 'GET /api/live', says });
      }
    }
  }
  return [...heard.values()].flat().length;
}
