import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { addDays, dayInVietnam } from '../server/calendar/rules/day.ts';
import { openInstallation } from '../server/open-installation.ts';
import { readConfig } from '../server/platform/config.ts';
import { serve } from '../server/start-server.ts';
import { baseline, copyTasks } from './baseline.ts';
import { type Client, connect, throughput, time } from './measure.ts';
import { atLeast, atMost, type BenchRow, printTable, told, within } from './rows.ts';
import { type BenchWorld, buildWorld } from './world.ts';

const SCALES: Readonly<Record<string, number>> = { '1k': 1_000, '10k': 10_000, '100k': 100_000 };

/** Builds a world of the asked size in a throw-away installation, measures over HTTP, prints ratios. */
async function main(args: readonly string[]): Promise<void> {
  const scale = args[args.indexOf('--scale') + 1] ?? '10k';
  const wanted = SCALES[scale];
  if (args.indexOf('--scale') < 0 || wanted === undefined) {
    throw new Error(`npm run bench -- --scale ${Object.keys(SCALES).join('|')} [--json]`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'chidao-bench-'));
  const config = readConfig({
    CHIDAO_VAR: folder,
    CHIDAO_PORT: '0',
    CHIDAO_LOG: 'silent',
    CHIDAO_RATE_LIMIT: '0',
  });
  const installation = await openInstallation(config, { role: 'server' });
  try {
    console.error(`building a world of ${wanted} tasks …`);
    const world = await buildWorld(installation.platform, wanted);
    const server = await serve(installation, config);
    const bare = await baseline(installation, world);
    try {
      console.error('measuring …');
      const rows = await measure(world, server.port, bare.port, installation);
      const json = JSON.stringify({ scale, tasks: world.tasks, rows });
      console.log(
        args.includes('--json')
          ? json
          : `${world.tasks} tasks at ${world.communes} communes\n\n${printTable(rows)}`,
      );
    } finally {
      await bare.close();
      await server.close();
    }
  } finally {
    await installation.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Installation = Awaited<ReturnType<typeof openInstallation>>;

async function measure(
  world: BenchWorld,
  port: number,
  barePort: number,
  installation: Installation,
): Promise<BenchRow[]> {
  const { db } = installation.database;
  const planner = connect(port, await signIn(port, world.plannerName));
  const head = connect(port, await signIn(port, world.headName));
  const bare = connect(barePort, '');
  const { rows: open } = await sql<{ id: string; version: number }>`
    select id, version from task where authority_id = ${world.authorityId} and unit_id = ${world.head.jurisdictionUnitId}
      and state = 'in_progress' order by id`.execute(db);
  const { rows: any } = await sql<{ id: string }>`
    select id from task where authority_id = ${world.authorityId} and not is_group order by id limit 500`.execute(
    db,
  );
  const some = (n: number) => any[n % any.length]?.id ?? '';
  const past = addDays(dayInVietnam(new Date()), -120);
  const plan = `planId=${world.planId}`;

  const byKey = await time(400, (n) => bare.send('GET', `/row/${some(n)}`));
  const insert = await time(300, () => bare.send('POST', '/row', {}));
  const board = await time(200, () => planner.send('GET', `/api/board?${plan}`));
  const asOf = await time(200, () => planner.send('GET', `/api/board?${plan}&asOf=${past}`));
  const list = await time(200, () =>
    planner.send('GET', `/api/tasks?${plan}&status=DTH_QUA_HAN&sort=due&limit=50`),
  );
  const page = await time(200, (n) => planner.send('GET', `/api/tasks/${some(n)}`));
  const search = await time(200, (n) =>
    planner.send('GET', `/api/tasks?q=${n % 2 ? 'bang%20rong' : 'kiem%20tra%20dai'}&limit=20`),
  );
  const progress = await time(100, progressOf(head, open));
  const againstKey = 'one row by key over HTTP, p50';
  const copied = await copyTasks(installation, world);
  const bareMixed = await withClients(barePort, '', (clients) =>
    throughput(8, 4, (c, n) => send(clients, c, 'GET', `/row/${some(c * 50 + n)}`)),
  );
  const cookie = await signIn(port, world.plannerName);
  const mixed = await withClients(port, cookie, (clients) =>
    throughput(8, 4, (c, n) =>
      send(
        clients,
        c,
        'GET',
        n % 10 === 9
          ? `/api/tasks?${plan}&limit=50&dueFrom=${past}`
          : `/api/tasks/${some(c * 50 + n)}`,
      ),
    ),
  );
  for (const client of [planner, head, bare]) client.close();
  return [
    told('one row by key over HTTP (bare Fastify + one SELECT)', byKey.p50, 'ms'),
    told('one-row INSERT + COMMIT over HTTP', insert.p50, 'ms'),
    atMost('board, plan × units × fields, today', board.p50, 'ms', againstKey, byKey.p50, 3),
    atMost('board as of 120 days ago', asOf.p50, 'ms', 'board today, p50', board.p50, 5),
    atMost('list page of 50, filtered and sorted', list.p50, 'ms', againstKey, byKey.p50, 4),
    atMost('task page', page.p50, 'ms', againstKey, byKey.p50, 4),
    atMost(
      'report progress, counters right after',
      progress.p50,
      'ms',
      'one-row INSERT + COMMIT over HTTP, p50',
      insert.p50,
      2,
    ),
    within('search without accents, p95', search.p95, 'ms', 50),
    atLeast(
      'issue the directive to every commune',
      world.tasks / world.issueSeconds,
      'rows/s',
      'COPY into a bare table with the same indexes',
      copied,
      0.5,
    ),
    atLeast(
      '8 clients, 90 % task pages and 10 % lists',
      mixed,
      'requests/s',
      '8 clients, bare Fastify + one SELECT',
      bareMixed,
      0.6,
    ),
    told('memory of the server process', process.memoryUsage().rss / 1_048_576, 'MiB'),
  ];
}

function progressOf(head: Client, open: readonly { id: string; version: number }[]) {
  const versions = new Map(open.map(({ id, version }) => [id, version]));
  return async (n: number) => {
    const task = open[n % open.length];
    if (!task) throw new Error('the commune has no open task');
    const body = {
      version: versions.get(task.id),
      percent: null,
      body: 'Đã làm xong phần việc tuần này.',
    };
    const reply: { version: number } = JSON.parse(
      await head.send('POST', `/api/tasks/${task.id}/progress`, body),
    );
    versions.set(task.id, reply.version);
  };
}

async function withClients<R>(
  port: number,
  cookie: string,
  work: (clients: readonly Client[]) => Promise<R>,
): Promise<R> {
  const clients = Array.from({ length: 8 }, () => connect(port, cookie));
  try {
    return await work(clients);
  } finally {
    for (const client of clients) client.close();
  }
}

function send(
  clients: readonly Client[],
  index: number,
  method: 'GET',
  path: string,
): Promise<string> {
  const client = clients[index];
  if (!client) throw new Error(`no client ${index}`);
  return client.send(method, path);
}

async function signIn(port: number, username: string): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/demonstration/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-chidao': '1' },
    body: JSON.stringify({ username }),
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0];
  if (!cookie)
    throw new Error(`could not sign ${username} in: ${reply.status} ${await reply.text()}`);
  return cookie;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
});
