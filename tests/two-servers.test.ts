import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hashPassword } from '../server/organisation/password.ts';
import { programAct } from '../server/organisation/program-author.ts';
import { perform } from '../server/platform/act.ts';
import { run } from '../server/platform/database/rows.ts';
import type { Board } from '../server/tasks/contract.ts';
import { giveTasks } from '../server/tasks/testing/give-tasks.ts';
import { followLive, type LiveFeed } from './support/live-feed.ts';
import { openTestPlatform, type TestPlatform } from './support/platform.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';
import { makeWorld, type World, type WorldActor } from './support/world.ts';

const PASSWORD = 'hai-may-chu-mot-co-so-du-lieu';

describe('two servers on one database', () => {
  let platform: TestPlatform;
  let world: World;
  let folder: string;
  let a: ServerProcess;
  let b: ServerProcess;
  let taskIds: readonly string[];
  const feeds: LiveFeed[] = [];

  beforeAll(async () => {
    platform = await openTestPlatform(new Date().toISOString());
    world = await makeWorld(platform);
    const hash = await hashPassword(PASSWORD);
    await run(
      platform.db,
      sql`update account set password_hash = ${hash}, username = lower(username)`,
    );
    const { telecom, postal } = world.ministry;
    const lines = ['một', 'hai', 'ba'].map((n) => ({ title: `Việc ${n}`, unitIds: [telecom.id] }));
    const plan = await giveTasks(platform, world.actors.planner, [
      ...lines,
      { title: 'Việc bưu chính', unitIds: [postal.id] },
    ]);
    taskIds = plan.taskIds;
    folder = mkdtempSync(join(tmpdir(), 'chidao-two-'));
    // The first makes the journal key; the second, started after it, finds it.
    a = await startServerProcess(platform.databaseUrl, folder);
    b = await startServerProcess(platform.databaseUrl, folder);
  }, 120_000);

  afterAll(async () => {
    for (const feed of feeds) feed.close();
    await a.kill();
    await b.kill();
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Signs somebody in at one of the servers and gives the cookie. */
  async function enter(server: ServerProcess, name: WorldActor): Promise<string> {
    const reply = await fetch(`${server.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-chidao': '1' },
      body: JSON.stringify({ username: name.toLowerCase(), password: PASSWORD }),
    });
    expect(reply.status, await reply.clone().text()).toBe(200);
    return reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  async function follow(server: ServerProcess, cookie: string): Promise<LiveFeed> {
    const feed = await followLive(`${server.address}/api/live`, { cookie });
    feeds.push(feed);
    return feed;
  }

  async function accept(server: ServerProcess, cookie: string, taskId: string): Promise<void> {
    const reply = await fetch(`${server.address}/api/tasks/${taskId}/accept`, {
      method: 'POST',
      headers: {
        ...{ cookie, 'content-type': 'application/json', 'x-chidao': '1' },
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ version: 1, officerId: null }),
    });
    expect(reply.status, await reply.text()).toBe(200);
  }

  async function board(server: ServerProcess, cookie: string): Promise<Board> {
    const reply = await fetch(`${server.address}/api/board`, { headers: { cookie } });
    return (await reply.json()) as Board;
  }

  it('an act at one reaches those who look at the other, and only those who may know', async () => {
    // A session is the installation's: opened at one server, it holds at the other.
    const head = await enter(a, 'telecomHead');
    const leader = await enter(b, 'leader');
    const leaderFeed = await follow(b, leader);
    const ownFeed = await follow(b, head);
    const strangerFeed = await follow(b, await enter(b, 'postalHead'));

    await accept(a, head, taskIds[0] ?? '');
    const told = await leaderFeed.next('news');
    expect(told).toMatchObject({ kinds: ['task'], tasks: [taskIds[0]] });
    expect(await ownFeed.next('news')).toEqual(told);

    // A second act is heard by its own unit: had the first been told to it, it would stand before.
    await accept(b, await enter(a, 'postalHead'), taskIds[3] ?? '');
    expect(await strangerFeed.next('news')).toMatchObject({ tasks: [taskIds[3]] });
    expect(await leaderFeed.next('news')).toMatchObject({ tasks: [taskIds[3]] });
  });

  it('their boards agree', async () => {
    const cookie = await enter(a, 'leader');
    const [atA, atB] = await Promise.all([board(a, cookie), board(b, cookie)]);
    expect(atA.total).toMatchObject({ total: 4, notAccepted: 2 });
    expect({ ...atB, computedAt: '' }).toEqual({ ...atA, computedAt: '' });
  });

  const whoAt = async (server: ServerProcess, cookie: string) =>
    (await fetch(`${server.address}/api/session`, { headers: { cookie } })).status;

  /** Within a moment: far below the age at which a process would ask by itself. */
  const endsAt = (server: ServerProcess, cookie: string) =>
    vi.waitFor(async () => expect(await whoAt(server, cookie)).toBe(401), {
      timeout: 2_000,
      interval: 20,
    });

  it('who signs out at one is nobody at the other, though it knew them a moment ago', async () => {
    const cookie = await enter(a, 'postalHead');
    expect([await whoAt(a, cookie), await whoAt(b, cookie)]).toEqual([200, 200]);
    const headers = { cookie, 'x-chidao': '1' };
    await fetch(`${a.address}/api/session`, { method: 'DELETE', headers });
    expect(await whoAt(a, cookie)).toBe(401);
    await endsAt(b, cookie);
  });

  it('an appointment that ends is over at both', async () => {
    const cookie = await enter(b, 'telecomOfficer');
    expect([await whoAt(a, cookie), await whoAt(b, cookie)]).toEqual([200, 200]);
    const { authorityId, postId } = world.actors.telecomOfficer;
    const end = (day: string | null) =>
      perform(platform, programAct('test', authorityId), async ({ tx, journal }) => {
        await run(tx, sql`update appointment set valid_to = ${day} where post_id = ${postId}`);
        await journal({
          ...{ subjectKind: 'appointment', subjectId: postId, before: null, after: { day } },
        });
      });
    await end('2020-12-31');
    await Promise.all([endsAt(a, cookie), endsAt(b, cookie)]);
    await end(null);
    expect([await whoAt(a, cookie), await whoAt(b, cookie)]).toEqual([200, 200]);
  });

  it('a stream needs a session, and a session has only a few', async () => {
    expect((await fetch(`${b.address}/api/live`)).status).toBe(401);
    const cookie = await enter(b, 'leader');
    const streams = await Promise.all([1, 2, 3, 4].map(() => follow(b, cookie)));
    const fifth = await fetch(`${b.address}/api/live`, { headers: { cookie } });
    expect(fifth.status).toBe(429);
    streams[0]?.close();
    // The server hears of a browser that left by its connection.
    await vi.waitFor(async () => {
      const again = await fetch(`${b.address}/api/live`, {
        headers: { cookie, 'last-event-id': '7' },
      });
      expect(again.status).toBe(200);
      await again.body?.cancel();
    }, 10_000);
  });

  it('one dies; the other goes on, with its browsers and its jobs', async () => {
    const leader = await enter(b, 'leader');
    const feed = await follow(b, leader);
    await a.kill();
    await accept(b, await enter(b, 'telecomHead'), taskIds[1] ?? '');
    expect(await feed.next('news')).toMatchObject({ tasks: [taskIds[1]] });
    expect((await board(b, leader)).total).toMatchObject({ total: 4, notAccepted: 1 });
    const add = sql`select graphile_worker.add_job('seal_journals', '{}'::json)`;
    await add.execute(platform.db);
    await vi.waitFor(async () => {
      const { rows } = await sql`select 1 from graphile_worker.jobs
        where task_identifier = 'seal_journals'`.execute(platform.db);
      expect(rows).toEqual([]);
    }, 20_000);
  }, 60_000);

  it('a server that is asked to stop ends its streams and goes', async () => {
    const feed = await follow(b, await enter(b, 'leader'));
    expect(await b.stop()).toBe(0);
    await feed.ended;
  }, 60_000);
});
