import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstallation } from '../server/open-installation.ts';
import { readConfig } from '../server/platform/config.ts';
import { openDatabase } from '../server/platform/database/database.ts';
import { serve } from '../server/start-server.ts';
import { baseline, copyTasks } from './baseline.ts';
import { measure } from './figures.ts';
import { footprint } from './footprint.ts';
import { type Grown, measureApart, printGrowth } from './growth.ts';
import { readerRows } from './reader-rows.ts';
import { type BenchRow, printTable, told } from './rows.ts';
import { type BenchWorld, buildWorld, secondsOf } from './world.ts';

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
      `npm run bench -- --scale ${Object.keys(SCALES).join('|')} [--json] [--growth | --alone], or --only reader`,
    );
  }
  const grows = args.includes('--growth') || (scale === '2m' && !args.includes('--alone'));
  const before = grows ? await measureApart(['10k', '100k'].filter((each) => each !== scale)) : [];
  const measured = await measureOne(scale, wanted);
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

async function measureOne(scale: string, wanted: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'chidao-bench-'));
  const config = readConfig({
    CHIDAO_VAR: folder,
    CHIDAO_PORT: '0',
    CHIDAO_LOG: 'silent',
    CHIDAO_RATE_LIMIT: '0',
  });
  const loadBefore = loadavg()[0] ?? 0;
  const installation = await openInstallation(config, { role: 'server' });
  // Building takes minutes a statement and sorts millions of rows: connections of its own, with room.
  const roomy = openDatabase(installation.embedded?.url ?? '', 4, ROOMY);
  try {
    say(`building a world of ${wanted} tasks …`);
    const { platform } = installation;
    const built: { world?: BenchWorld } = {};
    const seconds = await secondsOf(async () => {
      built.world = await buildWorld(
        { ...platform, db: roomy.db },
        wanted,
        say,
        (authority, plan) => copyTasks(roomy, folder, authority, plan),
      );
    });
    const { world } = built;
    if (!world) throw new Error('no world was built');
    const server = await serve(installation, config);
    const bare = await baseline(installation, world);
    try {
      say(`built in ${seconds.toFixed(0)} s; measuring …`);
      const rows = [
        ...(await measure(world, server.port, bare.port, installation)),
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
    rmSync(folder, { recursive: true, force: true });
  }
}

const ROOMY =
  '-c statement_timeout=0 -c work_mem=256MB -c maintenance_work_mem=1GB -c hash_mem_multiplier=2';

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
});
