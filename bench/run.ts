import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { addDays, dayInVietnam } from '../server/calendar/rules/day.ts';
import { openInstallation } from '../server/open-installation.ts';
import { readConfig } from '../server/platform/config.ts';
import { serve } from '../server/start-server.ts';
import { forgetBoards } from '../server/tasks/board-memory.ts';
import { baseline, copyTasks } from './baseline.ts';
import { type Client, connect, throughput, timeTogether } from './measure.ts';
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
  const cookie = await signIn(port, world.plannerName);
  const planner = connect(port, cookie);
  const head = connect(port, await signIn(port, world.headName));
  const bare = connect(barePort, '');
  const { rows: open } = await sql<{ id: string; version: number }>`
    select id, version from task where authority_id = ${world.authorityId} and unit_id = ${world.head.jurisdictionUnitId}
      and state = 'in_progress' order by id`.execute(db);
  const { rows: any } = await sql<{ id: string }>`
    select id from task where authority_id = ${world.authorityId} and not is_group
    order by hashtext(id::text) limit 500`.execute(db);
  const some = (n: number) => any[n % any.length]?.id ?? '';
  const today = dayInVietnam(new Date());
  const plan = `planId=${world.planId}`;
  const board = `/api/board?${plan}`;
  const list = `/api/tasks?${plan}&status=DTH_QUA_HAN&status=CHUYEN_KY&sort=due&limit=50`;
  const report = progressOf(head, open);

  const ms = await timeTogether({
    byKey: { run: (n) => bare.send('GET', `/row/${some(n)}`) },
    insert: { run: () => bare.send('POST', '/row', {}) },
    board: { run: () => planner.send('GET', board) },
    boardAfterAct: { before: report, run: () => planner.send('GET', board) },
    boardCold: {
      before: async () => forgetBoards(db),
      run: () => planner.send('GET', board),
    },
    // 281 is prime: a day that was not asked for before, each time.
    asOf: {
      run: (n) => planner.send('GET', `${board}&asOf=${addDays(today, -10 - ((n * 37) % 281))}`),
    },
    list: { run: () => planner.send('GET', list) },
    page: { run: (n) => planner.send('GET', `/api/tasks/${some(n)}`) },
    progress: { run: report },
    search: {
      run: (n) => planner.send('GET', `/api/search?limit=5&q=${QUERIES[n % QUERIES.length]}`),
    },
    found: {
      run: (n) => planner.send('GET', `/api/tasks?limit=20&q=${QUERIES[n % QUERIES.length]}`),
    },
  });
  const copied = await copyTasks(installation, world);
  const { mine, theirs } = await mixedLoad(
    () =>
      withClients(barePort, '', (clients) =>
        throughput(8, 3, (c, n) => send(clients, c, 'GET', `/row/${some(c * 50 + n)}`)),
      ),
    () =>
      withClients(port, cookie, (clients) =>
        throughput(8, 3, (c, n) =>
          send(clients, c, 'GET', n % 10 === 9 ? list : `/api/tasks/${some(c * 50 + n)}`),
        ),
      ),
  );
  for (const client of [planner, head, bare]) client.close();
  const key = ['one row by key, p50', ms.byKey.p50] as const;
  const live = ['board today, p50', ms.board.p50] as const;
  return [
    told('one row by key over HTTP (bare Fastify + one SELECT)', ms.byKey.p50, 'ms'),
    told('one-row INSERT + COMMIT over HTTP', ms.insert.p50, 'ms'),
    atMost('board, plan × units × fields, today', ms.board.p50, 'ms', ...key, 3),
    atMost('board right after an act', ms.boardAfterAct.p50, 'ms', ...key, 3),
    told('board of a process that remembers nothing', ms.boardCold.p50, 'ms'),
    atMost('board as of a past day, another each time', ms.asOf.p50, 'ms', ...live, 5),
    atMost('list page of 50, filtered, sorted and counted', ms.list.p50, 'ms', ...key, 4),
    atMost('task page', ms.page.p50, 'ms', ...key, 4),
    atMost(
      'report progress, counters right after',
      ms.progress.p50,
      'ms',
      'one-row INSERT + COMMIT, p50',
      ms.insert.p50,
      2,
    ),
    within('search box without accents, p95', ms.search.p95, 'ms', 50),
    told('list found by words, with its exact 2×2, p95', ms.found.p95, 'ms'),
    atLeast(
      'issue the directive to every commune',
      world.tasks / world.issueSeconds,
      'rows/s',
      'COPY into a bare table with the same indexes',
      copied,
      0.5,
    ),
    told('fold of that issue', world.foldSeconds, 's'),
    told('rebuild of the whole ledger', world.rebuildSeconds, 's'),
    atLeast(
      '8 clients, 90 % task pages and 10 % lists',
      mine,
      'requests/s',
      '8 clients, one row by key',
      theirs,
      0.6,
    ),
    told('memory of the server process', process.memoryUsage().rss / 1_048_576, 'MiB'),
  ];
}

const QUERIES = ['bang%20rong', 'kiem%20tra%20dai', 'to%20cong%20nghe', 'dot%20193'];

/** Requests a second of the bare server and of ours, in turns, so that noise falls on both; the median. */
async function mixedLoad(
  bare: () => Promise<number>,
  ours: () => Promise<number>,
): Promise<{ theirs: number; mine: number }> {
  const [theirs, mine]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 3; turn += 1) {
    theirs.push(await bare());
    mine.push(await ours());
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[1] ?? 0;
  return { theirs: median(theirs), mine: median(mine) };
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
