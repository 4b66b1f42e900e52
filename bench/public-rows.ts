import autocannon from 'autocannon';
import { sql } from 'kysely';
import type { Installation } from '../server/open-installation.ts';
import { manyTasks } from '../server/portal/testing/made-snapshot.ts';
import { publishMade } from '../server/portal/testing/publish-made.ts';
import { connect, signIn, throughput } from './measure.ts';
import { atMost, type BenchRow, reaching, told, within } from './rows.ts';
import type { BenchWorld } from './world.ts';

const PLAN = '/p/bo-tttt/601-qd-btttt-2022';
/** Pages that readers come for: the list, the plan in both languages, its second page, tasks. */
const PAGES = ['/p/bo-tttt', PLAN, `/en${PLAN}`, `${PLAN}?trang=2`, `${PLAN}/nv-1`, `${PLAN}/nv-7`];

const CONNECTIONS = 50;
const SECONDS = 5;
/** What the public side must bear, in requests a second on two cores. */
const GOAL = 500;
const CROWD = 200;
/** The largest page with its style sheet, in bytes. */
const MOST_KB = 100;

/**
 * The public side: kept pages a second, a cold page before a crowd, and what the office notices of it. Readers come
 * from a thread of their own on the same machine, so the figures fall together with its other load.
 */
export async function publicRows(
  world: BenchWorld,
  port: number,
  { platform }: Installation,
): Promise<BenchRow[]> {
  const origin = `http://127.0.0.1:${port}`;
  const publish = async (): Promise<void> => {
    const { rows } = await sql<{ last: number | null }>`
      select max(number) as last from publication_edition where authority_id = ${world.authorityId}
    `.execute(platform.db);
    const number = (rows[0]?.last ?? 0) + 1;
    const kind = number === 1 ? 'first' : 'update';
    await publishMade(platform, {
      ...{ authorityId: world.authorityId, snapshot: manyTasks(), number, kind },
    });
  };

  const bytes = async (path: string) =>
    (await (await fetch(origin + path)).arrayBuffer()).byteLength;
  await publish();
  const [, sheet = ''] =
    /rel="stylesheet" href="([^"]+)"/.exec(await (await fetch(origin + PLAN)).text()) ?? [];
  const largest = Math.max(...(await Promise.all(PAGES.map(bytes)))) + (await bytes(sheet));

  const [one, crowd] = await coldPages(origin, publish);
  for (const page of PAGES) await bytes(page);
  const kept = await readersFor(origin, SECONDS);

  const cookie = await signIn(port, world.planner.name);
  const office = connect(port, cookie);
  const ask = () => office.send('GET', '/api/inbox?limit=50');
  await throughput(1, 1, ask);
  const quiet = await p95Of(ask, SECONDS);
  const [visited, visits] = await Promise.all([
    p95Of(ask, SECONDS),
    readersFor(origin, SECONDS, GOAL),
  ]);
  const [flooded, flood] = await Promise.all([p95Of(ask, SECONDS), readersFor(origin, SECONDS)]);
  office.close();

  const alone = ['the same with nobody reading', quiet] as const;
  return [
    within('largest public page of 193 tasks with its style sheet', largest / 1000, 'kB', MOST_KB),
    reaching('kept public pages, 50 readers at once', kept.rate, 'requests/s', GOAL),
    told('of them refused or broken', kept.failed, 'requests'),
    told('the same, p99', kept.p99, 'ms'),
    atMost(
      `cold page before ${CROWD} readers, until the last has it`,
      crowd,
      'ms',
      'one reader',
      one,
      20,
    ),
    atMost(
      `inbox, p95, under ${Math.round(visits.rate)} public requests/s`,
      visited,
      'ms',
      ...alone,
      2,
    ),
    atMost(`inbox, p95, under a flood of ${Math.round(flood.rate)}/s`, flooded, 'ms', ...alone, 10),
  ];
}

/** Readers on many connections, as fast as they are answered or at a rate together. */
async function readersFor(url: string, seconds: number, overallRate?: number) {
  const result = await autocannon({
    ...{ url, connections: CONNECTIONS, duration: seconds, workers: 1 },
    ...(overallRate !== undefined && { overallRate }),
    headers: { 'accept-encoding': 'br, gzip' },
    requests: PAGES.map((path) => ({ method: 'GET' as const, path })),
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  return { rate: result.requests.average, p99: result.latency.p99, failed };
}

/** Milliseconds until a page that was just published is there: for one reader, and for the last of a crowd. */
async function coldPages(origin: string, publish: () => Promise<void>): Promise<[number, number]> {
  const spent: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 5; turn += 1) {
    for (const [at, readers] of [1, CROWD].entries()) {
      await publish();
      // What was published is told in a moment; a crowd finds nothing kept.
      await new Promise((go) => setTimeout(go, 200));
      const began = performance.now();
      const all = Array.from({ length: readers }, async () => (await fetch(origin + PLAN)).text());
      await Promise.all(all);
      spent[at]?.push(performance.now() - began);
    }
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[2] ?? 0;
  return [median(spent[0]), median(spent[1])];
}

/** The p95 of one working request after another, in milliseconds. */
async function p95Of(ask: () => Promise<unknown>, seconds: number): Promise<number> {
  const spent: number[] = [];
  await throughput(1, seconds, async () => {
    const began = performance.now();
    await ask();
    spent.push(performance.now() - began);
  });
  return spent.sort((a, b) => a - b)[Math.floor(spent.length * 0.95)] ?? 0;
}
