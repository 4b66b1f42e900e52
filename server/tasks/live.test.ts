import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { rows } from '../platform/database/rows.ts';
import { openEventStream } from '../platform/live/event-stream.ts';
import { acceptTask } from './accept-task.ts';
import type { LiveNews } from './contract.ts';
import { listView } from './list-view.ts';
import { openLive, sieveOf } from './live.ts';
import { type News, newsOf } from './rules/news.ts';
import { packNews, unpackNews } from './rules/pack-news.ts';
import { giveTasks } from './testing/give-tasks.ts';
import { live } from './testing/random-life.ts';

describe('news of what changed', () => {
  let platform: TestPlatform;
  let world: World;
  let taskIds: string[];
  let planId: string;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-01-05T08:00:00+07:00');
    world = await makeWorld(platform);
    const { telecom, telecomPolicy, postal, security, office } = world.ministry;
    const { hanoi } = world;
    const plan = await giveTasks(platform, world.actors.planner, [
      { title: 'Việc một', unitIds: [telecom.id], coordinatorIds: [postal.id] },
      { title: 'Việc hai', unitIds: [telecom.id, security.id, hanoi.top.id] },
      { title: 'Việc ba', unitIds: [telecomPolicy.id], coordinatorIds: [hanoi.dongAnh.id] },
      { title: 'Việc bốn', unitIds: [office.id] },
      { title: 'Việc năm', unitIds: [hanoi.department.id] },
    ]);
    planId = plan.planId;
    taskIds = [...plan.taskIds];
    const step = fc.record({
      ...{ task: fc.nat(30), act: fc.nat(20), days: fc.constant(0), percent: fc.nat(100) },
    });
    for (const [index, each] of fc.sample(step, 30).entries()) {
      platform.clock.set(new Date(Date.UTC(2026, 0, 5, 2, index)).toISOString());
      const parts = await live(platform, world, taskIds[each.task % taskIds.length] ?? '', each);
      taskIds.push(...parts.filter((id) => !taskIds.includes(id)));
    }
  });
  afterAll(() => platform.close());

  const actors = (): [WorldActor, Actor][] =>
    (Object.entries(world.actors) as [WorldActor, Actor][]).filter(([name]) => name !== 'admin');

  it('names to each post exactly the tasks that it may read', async () => {
    const stored = await rows(
      platform.db,
      sql<{ id: string; authority_id: string }>`select id, authority_id from task order by id`,
    );
    const authorities = [...new Set(stored.map(({ authority_id }) => authority_id))];
    const everybody = actors().map(([, actor]) => actor);
    const told = new Map<string, string[]>();
    for (const authorityId of authorities) {
      const own = stored.filter(({ authority_id }) => authority_id === authorityId);
      const touched = own.map(({ id }) => ({ id, planId: null, unitIds: [] }));
      const news: News = { authorityId, kinds: ['task'], tasks: touched, plans: [] };
      const sieve = await sieveOf(platform, news, everybody);
      for (const [name, actor] of actors()) {
        told.set(name, [...(told.get(name) ?? []), ...(sieve(actor)?.tasks ?? [])]);
      }
    }
    for (const [name, actor] of actors()) {
      const reads: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await listView(platform, actor, { layer: 'all', limit: 200, after });
        reads.push(...page.rows.map(({ id }) => id));
        if (page.next === null) break;
        after = page.next;
      }
      const leaves = (told.get(name) ?? []).filter((id) => reads.includes(id));
      expect(leaves.sort(), name).toEqual(reads.sort());
      // A list leaves groups out; nothing else may be named that it does not show.
      const groups = await rows(
        platform.db,
        sql<{ id: string }>`select id from task where is_group`,
      );
      const more = (told.get(name) ?? []).filter((id) => !reads.includes(id));
      expect(groups.map(({ id }) => id)).toEqual(expect.arrayContaining(more));
    }
  });

  it('of a plan given to many tells those who hold some of it, and nobody else', async () => {
    const { authorityId } = world.ministry;
    const news: News = { authorityId, kinds: ['plan'], tasks: [], plans: [planId] };
    const sieve = await sieveOf(
      platform,
      news,
      actors().map(([, actor]) => actor),
    );
    const hears = actors().flatMap(([name, actor]) => (sieve(actor) ? [name] : []));
    expect(hears).toEqual(
      expect.arrayContaining(['planner', 'leader', 'telecomHead', 'dongAnhOfficer', 'postalHead']),
    );
    expect(hears).not.toContain('hoanKiemOfficer');
    const other: News = { authorityId, kinds: ['unit'], tasks: [], plans: [] };
    const silent = await sieveOf(platform, other, [world.actors.telecomHead, world.actors.leader]);
    expect(silent(world.actors.telecomHead)).toBeNull();
    expect(silent(world.actors.leader)).toEqual({ kinds: ['unit'], tasks: [], plans: [] });
  });

  it('an act says which task it touched, and where that stood before', async () => {
    const said: (News | null)[] = [];
    const telling: Platform = {
      ...platform,
      afterAct: (authorityId, entries = []) => said.push(newsOf(authorityId, entries)),
    };
    const plan = await giveTasks(telling, world.actors.planner, [
      { title: 'Việc mới', unitIds: [world.ministry.postal.id] },
    ]);
    const taskId = plan.taskIds[0] ?? '';
    const body = { version: 1, officerId: null };
    await acceptTask(telling, world.actors.postalHead, taskId, body, null);
    expect(said[0]).toMatchObject({ kinds: ['plan'], plans: [plan.planId] });
    expect(said[1]).toEqual({
      authorityId: world.ministry.authorityId,
      kinds: ['task'],
      tasks: [{ id: taskId, planId: plan.planId, unitIds: [world.ministry.postal.id] }],
      plans: [],
    });
  });

  it('a task that moved is told to the unit that it left', async () => {
    const { authorityId, telecom } = world.ministry;
    const moved = taskIds[3] ?? '';
    const news: News = {
      ...{ authorityId, kinds: ['task'], plans: [] },
      tasks: [{ id: moved, planId, unitIds: [telecom.id] }],
    };
    const sieve = await sieveOf(platform, news, [world.actors.telecomHead]);
    expect(sieve(world.actors.telecomHead)?.tasks).toEqual([moved]);
  });

  it('reaches the browsers that may hear, once, in one text for all of a unit', async () => {
    const hub = openLive(platform);
    const heard = new Map<WorldActor, string>();
    const looked: WorldActor[] = [];
    for (const name of ['telecomHead', 'telecomOfficer', 'postalHead'] as const) {
      const stream = openEventStream(1000);
      stream.body.on('data', (chunk: Buffer) => heard.set(name, (heard.get(name) ?? '') + chunk));
      const look = () => looked.push(name);
      hub.add({ actor: world.actors[name], stream, session: name, look });
    }
    const [taskId = ''] = taskIds.slice(1);
    const news: News = {
      ...{ authorityId: world.ministry.authorityId, kinds: ['task'], plans: [] },
      tasks: [{ id: taskId, planId, unitIds: [] }],
    };
    for (const text of packNews([news, news])) hub.heard(text);
    await hub.settle();
    const messages = (name: WorldActor): LiveNews[] =>
      [...(heard.get(name) ?? '').matchAll(/event: news\ndata: (.*)\n/g)].map(([, text]) =>
        JSON.parse(text ?? ''),
      );
    // A stream hands on what it was given in its own time.
    await expect
      .poll(() => messages('telecomOfficer'))
      .toEqual([{ kinds: ['task'], tasks: [taskId], plans: [planId] }]);
    expect(messages('telecomHead')).toEqual(messages('telecomOfficer'));
    expect(messages('postalHead')).toEqual([]);
    // Whose sessions have ended is not left listening until the next beat.
    hub.whoActs(`account ${world.actors.telecomHead.accountId}`);
    hub.whoActs('unit');
    expect(looked).toEqual(['telecomHead']);
  });
});

describe('packing news', () => {
  const id = fc.bigInt({ min: 1n, max: 9_223_372_036_854_775_807n }).map(String);
  const news = fc.record({
    authorityId: fc.constantFrom('1', '2'),
    kinds: fc.array(fc.constantFrom('task', 'plan', 'reading'), { maxLength: 3 }),
    tasks: fc.uniqueArray(
      fc.record({ id, planId: fc.option(id), unitIds: fc.array(id, { maxLength: 6 }) }),
      { maxLength: 120, selector: (task) => task.id },
    ),
    plans: fc.array(id, { maxLength: 900 }),
  });

  it('fits into notifications and forgets no plan', () => {
    fc.assert(
      fc.property(fc.array(news, { minLength: 1, maxLength: 4 }), (all) => {
        const texts = packNews(all);
        for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThan(8000);
        const unpacked = texts.flatMap((text) => unpackNews(text) ?? []);
        expect(unpacked.length).toBe(texts.length);
        const plans = (each: readonly News[]) =>
          new Set(
            each.flatMap((one) => [
              ...one.plans,
              ...one.tasks.flatMap(({ planId }) => planId ?? []),
            ]),
          );
        // Tasks that say no plan may go unnamed in a flood; every plan that was named stays so.
        expect([...plans(all)].filter((each) => !plans(unpacked).has(each))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('names both plans of a task that went from one to the other', () => {
    const moved = (planId: string): News => ({
      ...{ authorityId: '1', kinds: ['task'], plans: [] },
      tasks: [{ id: '4', planId, unitIds: [] }],
    });
    const [text = ''] = packNews([moved('1'), moved('2')]);
    expect(unpackNews(text)).toMatchObject({ tasks: [{ id: '4', planId: '2' }], plans: ['1'] });
  });

  it.each(['', '{', '[]', '{"authorityId":"1"}'])('does not understand %j', (text) => {
    expect(unpackNews(text)).toBeNull();
  });
});
