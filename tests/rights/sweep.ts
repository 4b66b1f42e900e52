import { sees } from './oracle.ts';
import { look, type Probing, probed } from './probe.ts';
import { requestOf, type Sample, samplesOf, samplesWith } from './sample-request.ts';
import { kindOfSlot } from './slot-kinds.ts';
import type { WorldPost } from './world.ts';

/**
 * Reads everything that can be read, with things inside the sight of whoever asks where an id is asked for: every
 * list, page, count, export and file shows nothing else.
 *
 * @param posts how many posts read each
 */
export async function sweep(probing: Probing, posts: number): Promise<void> {
  const { world, tried } = probing;
  for (const endpoint of probed(world)) {
    if (endpoint.method !== 'GET') continue;
    const [sample] = samplesOf(endpoint);
    if (!sample) continue;
    tried.endpoints.add(`GET ${endpoint.path}`);
    for (const post of world.draw.some(world.posts, posts)) await readInside(probing, post, sample);
  }
}

async function readInside(probing: Probing, post: WorldPost, sample: Sample): Promise<void> {
  const { world, byKind, facts } = probing;
  const mine = (kind: string | null) =>
    kind === 'unit'
      ? [post.jurisdictionUnitId]
      : (byKind.get(kind ?? '') ?? [])
          .filter((thing) => sees(facts, post, thing))
          .flatMap(({ ids: [id] }) => id ?? []);
  const kinds = sample.slots.map((slot) => kindOfSlot(sample.endpoint, slot));
  if (kinds.some((kind) => mine(kind).length === 0)) return;
  const ask = requestOf(sample, (slot) =>
    world.draw.oneOf(mine(kindOfSlot(sample.endpoint, slot))),
  );
  await look(probing, post, ask);
}

/**
 * Searches every list for a word of something hidden, as somebody, and for a word that is nowhere: both find the
 * same nothing, and count it.
 */
export async function searchForHidden(probing: Probing, posts: number): Promise<void> {
  const { world, facts, leaks } = probing;
  for (const endpoint of probed(world)) {
    if (endpoint.method !== 'GET') continue;
    const [sample] = samplesWith(endpoint, { q: NOWHERE });
    const asksWords = sample && JSON.stringify(sample.query).includes(NOWHERE);
    if (!asksWords || sample.slots.length > 0) continue;
    for (const post of world.draw.some(world.posts, posts)) {
      const hidden = world.things.filter(
        (thing) => thing.canary !== null && !sees(facts, post, thing),
      );
      const word = world.draw.oneOf(hidden).canary ?? '';
      const nowhere = requestOf(sample, () => '');
      const ask = { ...nowhere, url: nowhere.url.replace(NOWHERE, word) };
      const found = await look(probing, post, ask, [word]);
      const none = await look(probing, post, nowhere);
      const [a, b] = [found, none].map(({ reply, shown }) =>
        `${reply.status} ${shown.text.split('\n').slice(1).join('\n')}`
          .replaceAll(word, '#')
          .replaceAll(NOWHERE, '#')
          .replace(/"requestId":"[^"]*"/g, '')
          .replace(/<dcterms:(created|modified)[^>]*>[^<]*</g, '<'),
      );
      if (a === b || endpoint.path === '/api/journal') continue;
      const says = `${a}\n      ${b}`;
      leaks.push({ what: 'told apart', who: post.key, request: `GET ${ask.url}`, says });
    }
  }
}

const NOWHERE = 'zqnotaqz';
