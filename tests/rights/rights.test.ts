// long: every endpoint is tried against a world of offices
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countAll } from './counts.ts';
import { fillWorld } from './fill-world.ts';
import { fingerprint } from './fingerprint.ts';
import { askWithLess } from './limited.ts';
import { listenAll } from './live-updates.ts';
import { type Leak, type Probing, probed, probeOutside, probing } from './probe.ts';
import { lookForLeaks } from './public-leaks.ts';
import { samplesOf } from './sample-request.ts';
import { POSTS, worldSeeds } from './seeds.ts';
import { kindOfSlot } from './slot-kinds.ts';
import { searchForHidden, sweep } from './sweep.ts';
import { openWorld, type World } from './world.ts';

const LONG = 600_000;

/*
 * Nothing outside the jurisdiction is ever seen or changed, and existence does not leak: tried with everything that
 * the composition root mounts, in made-up worlds, against an oracle that reads the printed grid (docs/rights.md).
 * `CHIDAO_WORLDS=5 CHIDAO_RIGHTS_POSTS=8 CHIDAO_PROPERTY_SEED=random npx vitest run tests/rights` looks for more.
 */
describe.each(worldSeeds())('in world %i', { timeout: LONG }, (seed) => {
  let world: World;
  let probe: Probing;
  beforeAll(async () => {
    world = await openWorld(seed);
    probe = probing(world, await fillWorld(world));
  }, LONG);
  afterAll(async () => {
    if (process.env.CHIDAO_RIGHTS_FIGURES) console.info(figures(probe));
    await world.close();
  });

  /** What was found since it was asked last. */
  const found = (): Leak[] => probe.leaks.splice(0);

  it('every id that an endpoint asks for names a kind of thing that this world knows', () => {
    const unknown = world.endpoints.flatMap((endpoint) =>
      samplesOf(endpoint).flatMap(({ slots }) =>
        slots
          .filter((slot) => kindOfSlot(endpoint, slot) === null)
          .map(
            ({ name }) =>
              `${endpoint.method} ${endpoint.path} ${name}: say its kind in slot-kinds.ts`,
          ),
      ),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('a list counts what its reader may see, no more and no less', async () => {
    expect(await countAll(probe, POSTS * 4)).toEqual([]);
  });

  it('whoever reads, finds nothing outside their sight: pages, lists, exports, files, papers', async () => {
    await sweep(probe, POSTS);
    expect(found()).toEqual([]);
  });

  it('a search for what is hidden finds and counts as little as one for what is nowhere', async () => {
    await searchForHidden(probe, POSTS);
    expect(found()).toEqual([]);
  });

  it('a hidden thing in an address is answered like one that does not exist, and nothing changes', async () => {
    const before = await fingerprint(world);
    await probeOutside(probe, 'address', POSTS);
    expect(found()).toEqual([]);
    expect(changed(before, await fingerprint(world))).toEqual([]);
  });

  it('a hidden thing in a question or a body is answered like one that does not exist', async () => {
    await probeOutside(probe, 'words', POSTS);
    expect(found()).toEqual([]);
  });

  it('with fewer rights nobody sees more, and with none nobody does anything', async () => {
    await askWithLess(probe, POSTS);
    expect(found()).toEqual([]);
  });

  it('whoever listens hears of nothing outside their sight', async () => {
    expect(await listenAll(probe, 80)).toBeGreaterThan(0);
    expect(found()).toEqual([]);
  });

  it('of the inside nothing stands in what the public reads', async () => {
    const { plans, pages, words, leaks } = await lookForLeaks(world);
    expect(leaks).toEqual([]);
    expect(plans).toBe(world.offices.length);
    expect(pages).toBeGreaterThan(plans * 5);
    expect(words).toBeGreaterThan(pages);
  });

  it('no endpoint was left out', () => {
    const named = (each: World['endpoints'][number]) => `${each.method} ${each.path}`;
    // An act that names nothing works on what its body says alone, in the office of whoever asks.
    const asking = probed(world).filter(
      (each) => each.method === 'GET' || samplesOf(each).some(({ slots }) => slots.length > 0),
    );
    const left = asking.map(named).filter((name) => !probe.tried.endpoints.has(name));
    expect(left.filter((name) => !IN_NO_WORLD.has(name))).toEqual([]);
  });
});

/** What no world holds, each with its reason: whatever is added here is proven elsewhere. */
const IN_NO_WORLD = new Set([
  // One's own sessions: proven with the accounts (account-security tests).
  'POST /api/account/sessions/:id/end',
]);

function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].filter(([name, sum]) => before.get(name) !== sum).map(([name]) => name);
}

function figures({ world, tried }: Probing): string {
  const statuses = [...tried.refused.values()];
  const plain = statuses.filter((seen) => seen.has(404) || seen.has(403)).length;
  return [
    `${world.offices.length} authorities, ${world.parents.size} units, ${world.posts.length} posts`,
    `${world.things.length} things, ${world.endpoints.length} endpoints`,
    `${tried.requests} requests, ${statuses.length} places of ids, ${plain} of them refused as unknown`,
  ].join('; ');
}
