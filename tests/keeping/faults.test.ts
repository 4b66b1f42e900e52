import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { giveTasks } from '../../server/tasks/testing/give-tasks.ts';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { makeWorld, type World } from '../support/world.ts';
import { type DatabaseLine, openLine } from './line-to-database.ts';
import { tryMount, unmount } from './small-disk.ts';

/** Where the files of the server lie: a small disk where one can be made. */
const folder = mkdtempSync(join(tmpdir(), 'chidao-faults-'));
const isSmall = tryMount(folder, '48m');

let platform: TestPlatform;
let world: World;
let line: DatabaseLine;
let server: ServerProcess;
let cookie: string;
let taskId: string;

beforeAll(async () => {
  platform = await openTestPlatform(new Date().toISOString());
  world = await makeWorld(platform);
  const { telecom } = world.ministry;
  const plan = await giveTasks(platform, world.actors.planner, [
    { title: 'Việc một', unitIds: [telecom.id] },
  ]);
  taskId = plan.taskIds[0] ?? '';
  await sql`update account set demonstration = true, username = lower(username)`.execute(
    platform.db,
  );
  line = await openLine(platform.databaseUrl);
  server = await startServerProcess(line.url, folder);
  const entered = await ask('/api/demonstration/session', { username: 'telecomhead' });
  cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}, 120_000);
afterAll(async () => {
  await server.kill();
  await line.close();
  await platform.close();
  if (isSmall) unmount(folder);
  rmSync(folder, { recursive: true, force: true });
});

function ask(path: string, body: unknown, key: string = crypto.randomUUID()): Promise<Response> {
  return fetch(`${server.address}${path}`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'x-chidao': '1', 'idempotency-key': key },
      ...(cookie ? { cookie } : {}),
    },
    body: JSON.stringify(body),
  });
}

const status = async (path: string) => (await fetch(`${server.address}${path}`)).status;
const comments = async () =>
  Number(
    (await sql<{ n: string }>`select count(*) as n from task_comment`.execute(platform.db)).rows[0]
      ?.n,
  );
const isServing = () =>
  vi.waitFor(async () => expect(await status('/readyz')).toBe(200), {
    timeout: 20_000,
    interval: 50,
  });

describe('the database is gone', () => {
  const say = (key: string) => ask(`/api/tasks/${taskId}/comments`, { body: `Ý ${key}` }, key);

  it('the server lives, says so in both languages, and goes on by itself; a resend acts once', async () => {
    expect((await say('before-the-cut')).status).toBe(200);
    line.cut();
    const refused = await say('during-the-cut');
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({
      code: 'BUSY',
      title: {
        vi: expect.stringContaining('Thử lại sau ít giây'),
        en: expect.stringContaining('Try again'),
      },
    });
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    // Longer than the worker of jobs waits between its looks.
    await sleep(2_500);
    line.mend();
    await isServing();
    for (const key of ['before-the-cut', 'during-the-cut', 'during-the-cut']) {
      expect((await say(key)).status).toBe(200);
    }
    expect(await comments()).toBe(2);
    await sql`select graphile_worker.add_job('seal_journals', '{}'::json)`.execute(platform.db);
    await vi.waitFor(
      async () => {
        const { rows } = await sql`select 1 from graphile_worker.jobs
          where task_identifier = 'seal_journals'`.execute(platform.db);
        expect(rows).toEqual([]);
      },
      { timeout: 25_000, interval: 100 },
    );
  }, 90_000);

  it('where it only falls silent, readiness says so within seconds, and all is well after', async () => {
    line.silence();
    const began = performance.now();
    expect(await status('/readyz')).toBe(503);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await status('/healthz')).toBe(200);
    line.mend();
    await isServing();
    expect((await say('after-the-silence')).status).toBe(200);
  }, 60_000);
});

describe('a client', () => {
  const boundary = 'cut-here';
  const part = (name: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`;
  const inStore = () =>
    readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ).length;
  const upload = (text: string, key: string) =>
    fetch(`${server.address}/api/files`, {
      method: 'POST',
      headers: {
        ...{ cookie, 'x-chidao': '1', 'idempotency-key': key },
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      body: `${part('bien-ban.txt')}${text}\r\n--${boundary}--\r\n`,
    });

  it('whose upload is cut off leaves nothing, and sends it again', async () => {
    const { hostname, port } = new URL(server.address);
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
    const begun = `${part('bien-ban.txt')}${'một nửa '.repeat(20_000)}`;
    socket.write(
      `POST /api/files HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\nx-chidao: 1\r\n` +
        `idempotency-key: cut-upload-1\r\ncontent-type: multipart/form-data; boundary=${boundary}\r\n` +
        `content-length: 900000\r\n\r\n${begun}`,
    );
    await sleep(300);
    socket.destroy();
    await sleep(200);
    const { rows } = await sql`select 1 from attachment`.execute(platform.db);
    expect([rows.length, inStore()]).toEqual([0, 0]);
    for (const _ of [1, 2]) expect((await upload('cả tệp', 'cut-upload-1')).status).toBe(200);
    const after = await sql`select 1 from attachment`.execute(platform.db);
    expect([after.rows.length, inStore()]).toEqual([1, 1]);
  });

  it('who reads slowly holds no connection to the database', async () => {
    const words = 'Một dòng dài của biên bản kiểm tra hiện trường. '.repeat(400_000);
    const { id } = (await (await upload(words, 'slow-reader-1')).json()) as { id: string };
    const sockets = Array.from({ length: 12 }, () => {
      const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
      socket.write(`GET /api/files/${id} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`);
      return socket;
    });
    await Promise.all(
      sockets.map((socket) => new Promise((resolve) => socket.once('data', resolve))),
    );
    for (const socket of sockets) socket.pause();
    // Three times as many as the server has connections, and others are answered at once.
    const replies = await Promise.all(
      Array.from({ length: 5 }, () =>
        fetch(`${server.address}/api/board`, { headers: { cookie } }),
      ),
    );
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200]);
    // Jobs of the server come and go meanwhile; a reader that held one would hold it for good.
    await expect
      .poll(
        async () =>
          (
            await sql`select query from pg_stat_activity where datname = current_database()
      and application_name = 'chidao' and state <> 'idle' and pid <> pg_backend_pid()`.execute(
              platform.db,
            )
          ).rows,
        { timeout: 15_000 },
      )
      .toEqual([]);
    for (const socket of sockets) socket.destroy();
  }, 60_000);
});

it.runIf(isSmall)(
  'on a full disk an upload is refused in words and leaves nothing, and goes once there is room',
  async () => {
    const filler = join(folder, 'filler');
    const send = () => {
      const form = new FormData();
      form.append('file', new Blob(['Biên bản. '.repeat(300_000)]), 'dai.txt');
      return fetch(`${server.address}/api/files`, {
        method: 'POST',
        headers: { cookie, 'x-chidao': '1', 'idempotency-key': 'on-a-full-disk' },
        body: form,
      });
    };
    writeFileSync(filler, '');
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(1 << 18));
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
    const refused = await send();
    expect(refused.status).toBe(507);
    expect(await refused.json()).toMatchObject({
      code: 'DISK_FULL',
      title: { vi: expect.stringContaining('Ổ đĩa'), en: expect.stringContaining('disk') },
    });
    const left = readdirSync(join(folder, 'files'), { recursive: true }).map(String);
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
    const board = await fetch(`${server.address}/api/board`, { headers: { cookie } });
    expect(board.status).toBe(200);
    rmSync(filler);
    expect((await send()).status).toBe(200);
  },
  60_000,
);
