import { isOpenThere } from './open-by-nature.ts';
import { type Facts, mayBeNamed, sees, type Thing } from './oracle.ts';
import { requestOf, type Sample, type Slot, samplesOf } from './sample-request.ts';
import { type Shown, scan } from './scan-reply.ts';
import { kindOfSlot } from './slot-kinds.ts';
import type { Ask, Reply, World, WorldPost } from './world.ts';

/** Something that was shown, told apart or done, and should not have been. */
export interface Leak {
  readonly what: 'shown' | 'told apart' | 'done' | 'failed';
  readonly who: string;
  readonly request: string;
  readonly says: string;
}

/** A world as the probes look at it, and what they found. */
export interface Probing {
  readonly world: World;
  readonly facts: Facts;
  readonly leaks: Leak[];
  readonly tried: {
    requests: number;
    readonly endpoints: Set<string>;
    /** The status with which each place of an id answered for what is hidden. */
    readonly refused: Map<string, Set<number>>;
  };
  /** By word and by id, what a reply may hold. */
  readonly byMark: ReadonlyMap<string, Thing>;
  readonly byKind: ReadonlyMap<string, readonly Thing[]>;
}

export function probing(world: World, facts: Facts): Probing {
  const byMark = new Map<string, Thing>();
  const byKind = new Map<string, Thing[]>();
  for (const thing of world.things) {
    if (thing.canary !== null) byMark.set(thing.canary, thing);
    for (const id of thing.ids) byMark.set(id, thing);
    if (thing.ids.length > 0) byKind.set(thing.kind, [...(byKind.get(thing.kind) ?? []), thing]);
  }
  const refused = new Map<string, Set<number>>();
  const tried = { requests: 0, endpoints: new Set<string>(), refused };
  return { world, facts, leaks: [], tried, byMark, byKind };
}

export interface Looked {
  readonly reply: Reply;
  readonly shown: Shown;
}

/** Asks as somebody, and holds all that comes back against what they may see. `given` is what they said themselves. */
export async function look(
  probing: Probing,
  post: WorldPost,
  ask: Ask,
  given: readonly string[] = [],
): Promise<Looked> {
  const { world, facts, leaks, tried, byMark } = probing;
  const reply = await world.ask(post, ask);
  const shown = await scan(reply.headers, reply.body);
  tried.requests += 1;
  const request = `${ask.method} ${ask.url} ${JSON.stringify(ask.body ?? {})}`;
  for (const mark of [...shown.canaries, ...shown.ids]) {
    const thing = byMark.get(mark);
    if (!thing || given.includes(mark) || mayBeNamed(facts, post, thing, mark)) continue;
    if (isOpenThere(facts, post, ask.url, thing)) continue;
    const says = `${thing.kind} ${mark}: ${around(shown.text, mark)}`;
    leaks.push({ what: 'shown', who: post.key, request, says });
  }
  if (reply.status >= 500) {
    leaks.push({ what: 'failed', who: post.key, request, says: reply.body.toString() });
  }
  return { reply, shown };
}

/** Endpoints that probes ask: streams are listened to elsewhere, and signing out would end the one who asks. */
export function probed({ endpoints }: World): World['endpoints'] {
  const left = new Set(['GET /api/live', 'DELETE /api/session', 'POST /api/session/post']);
  return endpoints.filter(({ method, path, open }) => !open && !left.has(`${method} ${path}`));
}

/**
 * Names a thing outside somebody's sight in every place of a request where an id stands, and one that does not
 * exist: nothing may tell the two apart, and nothing may be done to what is hidden.
 *
 * @param where places in addresses, or those in questions and bodies
 * @param posts how many posts try each place
 */
export async function probeOutside(
  probing: Probing,
  where: 'address' | 'words',
  posts: number,
): Promise<void> {
  const { world, tried } = probing;
  for (const endpoint of probed(world)) {
    for (const sample of samplesOf(endpoint)) {
      for (const slot of new Set(sample.slots)) {
        const kind = kindOfSlot(endpoint, slot);
        // Units stand in a register that every office reads; what hangs on them is probed by its own kind.
        if (kind === null || kind === 'unit') continue;
        if ((slot.where === 'params') !== (where === 'address')) continue;
        for (const post of world.draw.some(world.posts, posts)) {
          await tellApart(probing, post, sample, slot, kind);
          tried.endpoints.add(`${endpoint.method} ${endpoint.path}`);
        }
      }
      if (where === 'address') break;
    }
  }
}

async function tellApart(
  probing: Probing,
  post: WorldPost,
  sample: Sample,
  slot: Slot,
  kind: string,
): Promise<void> {
  const { world, leaks, byKind, facts, tried } = probing;
  const { draw, platform } = world;
  const { endpoint } = sample;
  const outside = (byKind.get(kind) ?? []).filter(
    (thing) => !mayBeNamed(facts, post, thing, thing.ids[0] ?? ''),
  );
  if (outside.length === 0) return;
  const hidden = draw.oneOf(outside).ids[0] ?? '';
  const absent = platform.ids.next();
  const others = new Map<Slot, string>();
  const asking = (asked: string) =>
    requestOf(sample, (each) => {
      if (each === slot) return asked;
      const id = others.get(each) ?? insideOf(probing, post, sample, each) ?? platform.ids.next();
      others.set(each, id);
      return id;
    });
  const ofAbsent = await look(probing, post, asking(absent), [absent]);
  const ofHidden = await look(probing, post, asking(hidden), [hidden]);
  const place = `${endpoint.method} ${endpoint.path} ${slot.name}`;
  tried.refused.set(
    place,
    (tried.refused.get(place) ?? new Set<number>()).add(ofHidden.reply.status),
  );
  await readBack(probing, post, sample, ofHidden.reply, hidden);
  const isAct = endpoint.method !== 'GET';
  const { url, body } = asking(hidden);
  const request = `${place} ← ${kind}: ${url} ${JSON.stringify(body ?? {})}`;
  const leak = (what: Leak['what'], says: string) =>
    leaks.push({ what, who: post.key, request, says });
  if (isAct && slot.where === 'params' && ofHidden.reply.status < 300) {
    leak('done', ofHidden.shown.text);
  }
  // An act that takes any number takes a hidden one too: neither is looked up, so neither is told.
  if (isAct && ofAbsent.reply.status < 300) return;
  const [a, b] = [plain(ofHidden, hidden), plain(ofAbsent, absent)];
  if (a !== b) leak('told apart', `${a}\n      ${b}`);
}

/** What was done with a hidden thing is read again: it must not come back with its words. */
async function readBack(
  probing: Probing,
  post: WorldPost,
  { endpoint }: Sample,
  reply: Reply,
  hidden: string,
): Promise<void> {
  if (endpoint.method === 'GET' || reply.status >= 300) return;
  const made = /"id":"(\d+)"/.exec(reply.body.toString())?.[1];
  const base = endpoint.path.split('/').slice(0, 3).join('/');
  const page = probing.world.endpoints.find(
    ({ method, path }) => method === 'GET' && path === `${base}/:id`,
  );
  if (made && page) await look(probing, post, { method: 'GET', url: `${base}/${made}` }, [hidden]);
}

function insideOf(
  { world, byKind, facts }: Probing,
  post: WorldPost,
  { endpoint }: Sample,
  slot: Slot,
): string | null {
  const kind = kindOfSlot(endpoint, slot);
  if (kind === 'unit') return post.jurisdictionUnitId;
  const mine = (byKind.get(kind ?? '') ?? []).filter((thing) => sees(facts, post, thing));
  return mine.length === 0 ? null : (world.draw.oneOf(mine).ids[0] ?? null);
}

/** A reply without what differs from one request to the next. */
function plain({ reply, shown }: Looked, id: string): string {
  const { status, headers } = reply;
  const kept = ['content-type', 'content-disposition'].map((name) => `${name}: ${headers[name]}`);
  const [, ...text] = shown.text.split('\n');
  const words = text.join('\n').replace(/"requestId":"[^"]*"/g, '');
  // A workbook says when it was written.
  const timeless = words.replace(/<dcterms:(created|modified)[^>]*>[^<]*</g, '<');
  return [status, ...kept, timeless].join(' ').replaceAll(id, '#');
}

/** The words around a mark, so that a failure says where it stands. */
function around(text: string, mark: string): string {
  const at = text.toLowerCase().indexOf(mark);
  return text.slice(Math.max(0, at - 60), at + 40);
}
