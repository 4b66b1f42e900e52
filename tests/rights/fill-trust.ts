import { does } from './does.ts';
import { atTop, type FilledPlan } from './fill-tasks.ts';
import type { World } from './world.ts';

/** Powers lent and taken, keys for other programs, proposals to amend plans, reorganisations ahead. */
export async function fillTrust(world: World, plans: readonly FilledPlan[]): Promise<void> {
  const { draw } = world;
  for (const office of world.offices) {
    const { authorityId, posts } = office;
    const heads = posts.filter(({ role }) => role === 'head');
    for (const head of draw.some(heads, 2)) {
      const other = draw.oneOf(posts.filter(({ personId }) => personId !== head.personId));
      const why = world.word();
      const lent = await does(world, head, 'POST', '/api/delegations', {
        ...{ toPersonId: other.personId, rights: ['task.accept'], basis: null },
        ...{ firstDay: '2026-11-22', lastDay: '2026-12-22', reason: `Đi công tác ${why}` },
      });
      world.note({
        ...{ kind: 'delegation', canary: why, ids: [lent.id], home: authorityId },
        also: (post) => post.authorityId === authorityId,
      });
      const name = world.word();
      const made = await does(world, head, 'POST', '/api/tokens', {
        ...{ name: `Phần mềm ${name}`, rights: ['task.read'], unitId: null, lastDay: '2027-01-31' },
      });
      const token = made.token as { readonly id: string };
      world.note({
        ...{ kind: 'token', canary: name, ids: [token.id], personIds: [head.personId] },
        also: (post) => post.authorityId === authorityId && post.role === 'admin',
        home: authorityId,
      });
    }
    const plan = plans.find((each) => each.office === office);
    const proposer = atTop(office, 'planner');
    const title = world.word();
    const draft = await does(world, proposer, 'POST', '/api/amendments', {
      ...{ planId: plan?.planId ?? '', title: `Điều chỉnh ${title}`, changes: [] },
    });
    // A draft is its unit's own.
    world.note({
      ...{ kind: 'amendment', canary: title, ids: [draft.id], home: authorityId },
      also: (post) =>
        post.jurisdictionUnitId === proposer.jurisdictionUnitId && post.role !== 'admin',
    });
    const map = world.word();
    const reorganisation = await does(
      world,
      atTop(office, 'planner'),
      'POST',
      '/api/reorganisations',
      {
        ...{ name: `Sắp xếp ${map}`, onDay: '2027-07-01', basis: 'Nghị quyết' },
      },
    );
    world.note({
      ...{ kind: 'reorganisation', canary: map, ids: [reorganisation.id] },
      read: [{ right: 'succession.read', held: { authorityId } }],
    });
  }
}
