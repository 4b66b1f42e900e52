import { sql } from 'kysely';
import { addDays, dayInVietnam } from '../server/calendar/rules/day.ts';
import type { Installation } from '../server/open-installation.ts';
import { forgetBoards } from '../server/tasks/board-memory.ts';
import { type Client, connect, signIn, throughput, timeTogether } from './measure.ts';
import { atLeast, atMost, type BenchRow, told, within } from './rows.ts';
import { inTurns, reporter, sameRootAndOwnRoots } from './side-by-side.ts';
import type { BenchWorld } from './world.ts';

const QUERIES = ['bang%20rong', 'kiem%20tra%20dai', 'to%20cong%20nghe', 'dot%20193'];

/** Rows that a reader has gone through before the page called "far down". */
const FAR_DOWN = 5_000;

/** Every figure of a world, over HTTP, with the least that the machine can do beside it. */
export async function measure(
  world: BenchWorld,
  port: number,
  barePort: number,
  installation: Installation,
): Promise<BenchRow[]> {
  const { db } = installation.database;
  const [first] = world.heads;
  if (!first) throw new Error('the world has no commune');
  const cookie = await signIn(port, world.planner.name);
  const planner = connect(port, cookie);
  const head = connect(port, await signIn(port, first.name));
  const bare = connect(barePort, '');
  const { rows: open } = await sql<{ id: string; version: number }>`
    select id, version from task where authority_id = ${world.authorityId}
      and unit_id = ${first.actor.unitId} and state = 'in_progress' order by id`.execute(db);
  const { rows: any } = await sql<{ id: string }>`
    select id from task where authority_id = ${world.authorityId} and not is_group
      and unit_id = any(${world.map.communes.slice(-60)}::bigint[])
    order by hashtext(id::text) limit 500`.execute(db);
  const some = (n: number) => any[n % any.length]?.id ?? '';
  const today = dayInVietnam(new Date());
  const plan = `planId=${world.planId}`;
  const board = `/api/board?${plan}`;
  const list = `/api/tasks?${plan}&status=DTH_QUA_HAN&status=CHUYEN_KY&sort=due&limit=50`;
  const farDown = `${list}&after=${encodeURIComponent(await keyAfter(planner, list, FAR_DOWN))}`;
  const past = `/api/tasks?${plan}&limit=50`;
  const pastDay = (n: number) => addDays(today, -10 - ((n * 37) % 281));
  const province = `${board}&unitId=${world.map.provinces[0]}`;
  const report = reporter(open);
  const progress = (n: number) => report(head, n);

  const ms = await timeTogether({
    byKey: { run: (n) => bare.send('GET', `/row/${some(n)}`) },
    insert: { run: () => bare.send('POST', '/row', {}) },
    board: { run: () => planner.send('GET', board) },
    boardAfterAct: { before: progress, run: () => planner.send('GET', board) },
    boardBelow: { run: () => planner.send('GET', province) },
    boardCold: {
      before: async () => forgetBoards(db),
      run: () => planner.send('GET', board),
    },
    // 281 is prime: a day that was not asked for before, each time.
    asOf: {
      run: (n) => planner.send('GET', `${board}&asOf=${pastDay(n)}`),
    },
    list: { run: () => planner.send('GET', list) },
    listAsOf: { run: (n) => planner.send('GET', `${past}&asOf=${pastDay(n)}`) },
    compared: {
      run: (n) => planner.send('GET', `/api/tasks/compare?${plan}&limit=50&vs=${pastDay(n)}`),
    },
    farDown: { run: () => planner.send('GET', farDown) },
    page: { run: (n) => planner.send('GET', `/api/tasks/${some(n)}`) },
    inbox: { run: () => planner.send('GET', '/api/inbox?limit=50') },
    progress: { run: progress },
    search: {
      run: (n) => planner.send('GET', `/api/search?limit=5&q=${QUERIES[n % QUERIES.length]}`),
    },
    found: {
      run: (n) => planner.send('GET', `/api/tasks?limit=20&q=${QUERIES[n % QUERIES.length]}`),
    },
  });
  const [theirs, mine] = await inTurns(
    () =>
      withClients(barePort, '', (send) =>
        throughput(8, 3, (c, n) => send(c, `/row/${some(c * 50 + n)}`)),
      ),
    () =>
      withClients(port, cookie, (send) =>
        throughput(8, 3, (c, n) => send(c, n % 10 === 9 ? list : `/api/tasks/${some(c * 50 + n)}`)),
      ),
  );
  const hot = await sameRootAndOwnRoots(installation.platform, world, port);
  for (const client of [planner, head, bare]) client.close();
  const key = ['one row by key, p50', ms.byKey.p50] as const;
  const live = ['board today, p50', ms.board.p50] as const;
  const asOf = ['the list as of a past day, p50', ms.listAsOf.p50] as const;
  const insert = ['one-row INSERT + COMMIT, p50', ms.insert.p50] as const;
  return [
    told('one row by key over HTTP (bare Fastify + one SELECT)', ms.byKey.p50, 'ms'),
    told('one-row INSERT + COMMIT over HTTP', ms.insert.p50, 'ms'),
    atMost('board, plan × units × fields, today', ms.board.p50, 'ms', ...key, 3),
    atMost('board right after an act', ms.boardAfterAct.p50, 'ms', ...key, 3),
    atMost('board of one province', ms.boardBelow.p50, 'ms', ...key, 3),
    told('board of a process that remembers nothing', ms.boardCold.p50, 'ms'),
    atMost('two days of a list compared', ms.compared.p50, 'ms', ...asOf, 2),
    atMost('board as of a past day, another each time', ms.asOf.p50, 'ms', ...live, 5),
    atMost('list page of 50, filtered, sorted and counted', ms.list.p50, 'ms', ...key, 4),
    atMost(`the same list, ${FAR_DOWN} rows further down`, ms.farDown.p50, 'ms', ...key, 4),
    atMost('task page', ms.page.p50, 'ms', ...key, 4),
    told('inbox of the one who gave it all', ms.inbox.p50, 'ms'),
    atMost('report progress, counters right after', ms.progress.p50, 'ms', ...insert, 2),
    within('search box without accents, p95', ms.search.p95, 'ms', 50),
    told('list found by words, with its exact 2×2, p95', ms.found.p95, 'ms'),
    atLeast(
      'issue the directive to every commune, counters with it',
      world.tasks / world.issueSeconds,
      'rows/s',
      'COPY into a bare table with the same indexes',
      world.copied,
      0.5,
    ),
    told('that issue took', world.issueSeconds, 's'),
    told('progress and other moves in the world', world.moves, 'moves'),
    told('rebuild of the whole ledger', world.rebuildSeconds, 's'),
    told('keeping all past days of large units', world.keepSeconds, 's'),
    atLeast(
      '8 clients, 90 % task pages and 10 % lists',
      mine,
      'requests/s',
      '8 clients, one row by key',
      theirs,
      0.6,
    ),
    atLeast(
      '16 clients reporting under one root',
      hot.same,
      'acts/s',
      '16 clients under roots of their own',
      hot.own,
      0.7,
    ),
  ];
}

/** The key of the page after so many rows of a list, gone through page by page; of the last one in a short list. */
async function keyAfter(client: Client, list: string, rows: number): Promise<string> {
  const size = 200;
  const first = list.replace(/limit=\d+/, `limit=${size}`);
  let key = '';
  for (let seen = 0; seen < rows; seen += size) {
    const more = key === '' ? '' : `&after=${encodeURIComponent(key)}`;
    const page: { next: string | null } = JSON.parse(await client.send('GET', first + more));
    if (page.next === null) return key;
    key = page.next;
  }
  return key;
}

async function withClients<R>(
  port: number,
  cookie: string,
  work: (send: (client: number, path: string) => Promise<string>) => Promise<R>,
): Promise<R> {
  const clients = Array.from({ length: 8 }, () => connect(port, cookie));
  try {
    return await work((client, path) => {
      const found = clients[client];
      if (!found) throw new Error(`no client ${client}`);
      return found.send('GET', path);
    });
  } finally {
    for (const client of clients) client.close();
  }
}
