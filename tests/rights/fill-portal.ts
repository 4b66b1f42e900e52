import type { Made } from './does.ts';
import { does } from './does.ts';
import { atTop, type FilledPlan } from './fill-tasks.ts';
import type { Office, World } from './world.ts';

/** Of every office one plan is public, with a line kept back, and of another the publication waits for approval. */
export async function fillPortal(world: World, plans: readonly FilledPlan[]): Promise<void> {
  for (const office of world.offices) {
    const own = plans.filter((each) => each.office === office);
    for (const [at, plan] of own.entries()) await fillPublication(world, office, plan, at === 0);
  }
}

async function fillPublication(
  world: World,
  office: Office,
  { planId }: FilledPlan,
  goesOut: boolean,
): Promise<void> {
  const [planner, leader] = [atTop(office, 'planner'), atTop(office, 'leader')];
  const made = await does(world, planner, 'POST', '/api/publications', { planId });
  const address = `/api/publications/${made.id}`;
  const { things } = await does(world, planner, 'GET', `${address}/preview`);
  const kept = (things as readonly Made[])[0];
  const reason = world.word();
  let version = made.version;
  const act = async (
    path: string,
    body: object,
    post = planner,
    method: 'POST' | 'PUT' = 'POST',
  ) => {
    ({ version } = await does(world, post, method, `${address}${path}`, { version, ...body }));
  };
  const choices = {
    ...{ kind: 'first', cutOff: '2026-11-22' },
    leftOut: kept ? [{ kind: kept.kind, ref: kept.ref, reason: `Chưa được phép ${reason}` }] : [],
  };
  await act('', { choices }, planner, 'PUT');
  await act('/moves', { to: 'propose' });
  world.note({
    // Why something is kept back is said inside only, and no longer once the edition is out.
    ...{ kind: 'publication', canary: reason, ids: [made.id] },
    read: [{ right: 'publication.read', held: { authorityId: office.authorityId } }],
  });
  if (!goesOut) return;
  const { digest } = await does(world, leader, 'GET', `${address}/preview`);
  await act('/approval', { digest }, leader);
  await fillArticle(world, office, planId);
}

/** An article about a public plan that is still being written: its words are inside. */
async function fillArticle(world: World, office: Office, planId: string): Promise<void> {
  const planner = atTop(office, 'planner');
  const made = await does(world, planner, 'POST', '/api/articles', { planId, kind: 'plan' });
  const address = `/api/articles/${made.id}`;
  const headline = `Bản thảo ${world.word()}`;
  const text = { headline, lead: [], blocks: [] };
  const content = { vi: text, en: null, files: [] };
  await does(world, planner, 'PUT', address, { version: made.version, content });
  world.note({
    ...{ kind: 'article', canary: headline, ids: [made.id] },
    read: [{ right: 'publication.read', held: { authorityId: office.authorityId } }],
  });
}
