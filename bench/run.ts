import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Installation, openInstallation } from '../server/open-installation.ts';
import { readConfig } from '../server/platform/config.ts';
import { type Database, openDatabase } from '../server/platform/database/database.ts';
import { serve } from '../server/start-server.ts';
import { baseline, copyTasks } from './baseline.ts';
import { measure } from './figures.ts';
import { footprint } from './footprint.ts';
import { type Grown, measureApart, printGrowth } from './growth.ts';
import { pageRows } from './page-rows.ts';
import { publicRows } from './public-rows.ts';
import { readerRows } from './reader-rows.ts';
import { type BenchRow, printTable, told } from './rows.ts';
import { type BenchWorld, buildWorld } from './world.ts';

/** 2m is the whole country of 2021: 10,599 communes with 193 tasks each. */
const SCALES: Readonly<Record<string, number>> = {
  '1k': 1_000,
  '10k': 10_000,
  '100k': 100_000,
  '2m': 2_045_607,
};

/** One scale measured. `load` is the load average of the machine before and after. */
interface Measured {
  readonly scale: string;
  readonly tasks: number;
  readonly communes: number;
  readonly load: string;
  readonly rows: readonly BenchRow[];
}

const say = (line: string) => console.error(line);

/**
 * Builds a world of the asked size in a throw-away installation, measures over HTTP, prints ratios. The
 * smaller scales are measured first, each in a process of its own, where growth is to be shown.
 */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--only') && args[args.indexOf('--only') + 1] === 'reader') {
    console.log(printTable(await readerRows()));
    return;
  }
  const scale = args[args.indexOf('--scale') + 1] ?? '';
  const wanted = SCALES[scale];
  if (args.indexOf('--scale') < 0 || wanted === undefined) {
    throw new Error(
      `npm run bench -- --scale ${Object.keys(SCALES).join('|')} [--json] [--growth | --alone] [--keep FOLDER], or --only reader`,
    );
  }
  const grows = args.includes('--growth') || (scale === '2m' && !args.includes('--alone'));
  const before = grows ? await measureApart(['10k', '100k'].filter((each) => each !== scale)) : [];
  const kept = args.includes('--keep') ? (args[args.indexOf('--keep') + 1] ?? null) : null;
  const measured = await measureOne(scale, wanted, kept);
  if (args.includes('--json')) {
    console.log(JSON.stringify({ ...measured, growth: before }));
    return;
  }
  const { tasks, communes, load, rows } = measured;
  console.log(
    `${tasks} tasks at ${communes} communes; load average ${load}\n\n${printTable(rows)}`,
  );
  if (before.length > 0) console.log(`\n${printGrowth([...before, measured] satisfies Grown[])}`);
  console.log(`\n${printTable(await readerRows())}`);
}

/** @param kept the folder in which the world stays, to be measured again without being built again */
async function measureOne(scale: string, wanted: number, kept: string | null): Promise<Measured> {
  const folder = kept === null ? mkdtempSync(join(tmpdir(), 'chidao-bench-')) : resolve(kept);
  mkdirSync(folder, { recursive: true });
  const config = readConfig({
    CHIDAO_VAR: folder,
    CHIDAO_PORT: '0',
    CHIDAO_LOG: 'silent',
    CHIDAO_RATE_LIMIT: '0',
    CHIDAO_REMINDERS: 'false',
  });
  const loadBefore = loadavg()[0] ?? 0;
  const installation = await openInstallation(config, { role: 'server' });
  // Building takes minutes a statement and sorts millions of rows: connections of its own, with room.
  const roomy = openDatabase(installation.embedded?.url ?? '', 4, ROOMY);
  try {
    const { world, seconds } =
      readWorld(folder, wanted) ?? (await build(installation, roomy, folder, wanted));
    const server = await serve(installation, config);
    const bare = await baseline(installation, world);
    try {
      say(`built in ${seconds.toFixed(0)} s; measuring …`);
      const rows = [
        ...(await measure(world, server.port, bare.port, installation)),
        ...(await publicRows(world, server.port, installation)),
        ...(await pageRows(world, server.port)),
        ...(await footprint(installation)),
        told('building this world', seconds, 's'),
      ];
      const load = [loadBefore, loadavg()[0] ?? 0].map((each) => each.toFixed(1)).join(' → ');
      return { scale, tasks: world.tasks, communes: world.map.communes.length, load, rows };
    } finally {
      await bare.close();
      await server.close();
    }
  } finally {
    await roomy.close();
    await installation.close();
    if (kept === null) rmSync(folder, { recursive: true, force: true });
  }
}

/** A world and how long it took to build. */
interface Built {
  readonly wanted: number;
  readonly world: BenchWorld;
  readonly seconds: number;
}

async function build(
  { platform }: Installation,
  roomy: Database,
  folder: string,
  wanted: number,
): Promise<Built> {
  say(`building a world of ${wanted} tasks …`);
  const began = performance.now();
  const world = await buildWorld({ ...platform, db: roomy.db }, wanted, say, (authority, plan) =>
    copyTasks(roomy, folder, authority, plan),
  );
  const built = { wanted, world, seconds: (performance.now() - began) / 1000 };
  writeFileSync(join(folder, WORLD_FILE), JSON.stringify(built));
  return built;
}

/** The world that an earlier run left in a folder; null where there is none. */
function readWorld(folder: string, wanted: number): Built | null {
  const file = join(folder, WORLD_FILE);
  if (!existsSync(file)) return null;
  const built: Built = JSON.parse(readFileSync(file, 'utf8'));
  if (built.wanted !== wanted) throw new Error(`${folder} holds a world of ${built.wanted} tasks`);
  return built;
}

const WORLD_FILE = 'bench-world.json';

const ROOMY =
  '-c statement_timeout=0 -c work_mem=256MB -c maintenance_work_mem=1GB -c hash_mem_multiplier=2';

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
});
