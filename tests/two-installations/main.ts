import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '../../server/platform/database/embedded-postgres.ts';
import { buildProgram } from '../keeping/chaos/build-program.ts';
import { type LinkReport, type RoundReport, runRounds } from './run-rounds.ts';

/** `npm run two-installations -- [--rounds N] [--seed N] [--json]` */
async function main(args: readonly string[]): Promise<number> {
  const rounds = numberAfter(args, '--rounds') ?? 2;
  const seed = numberAfter(args, '--seed') ?? Date.now() % 1_000_000;
  const isJson = args.includes('--json');
  const program = await buildProgram();
  const folder = mkdtempSync(join(tmpdir(), 'chidao-link-'));
  // The account that runs PostgreSQL may pass, and not look around.
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    log: pino({ level: 'silent' }),
    durability: 'throwaway',
  });
  try {
    if (!isJson) console.log(`${rounds} rounds, seed ${seed}\n\n${HEAD}`);
    const told = isJson ? {} : { told: (round: RoundReport, at: number) => tell(round, at) };
    const report = await runRounds({
      giver: await placeFor('giver', postgres.url, folder, program.main),
      holder: await placeFor('holder', postgres.url, folder, program.main),
      ...{ rounds, tasks: 5, troubles: 0.6, kills: true, seed, ...told },
    });
    console.log(isJson ? JSON.stringify(report) : summaryOf(report));
    return report.duplicates + report.losses + report.differences.length === 0 ? 0 : 1;
  } finally {
    await postgres.stop();
    program.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function placeFor(name: string, url: string, folder: string, program: string) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const address = new URL(url);
  address.pathname = `/${name}`;
  const own = join(folder, name);
  mkdirSync(own);
  return { databaseUrl: address.toString(), folder: own, program };
}

const HEAD = '| round | steps | acknowledged | took |\n|--:|--:|--:|--:|';

function tell({ steps, acknowledged, seconds }: RoundReport, at: number): void {
  console.log(`| ${at} | ${steps} | ${acknowledged} | ${seconds.toFixed(1)} s |`);
}

function summaryOf(report: LinkReport): string {
  const { tasks, acknowledged, messages, resent, cuts, kills } = report;
  const { duplicates, losses, differences } = report;
  return [
    '',
    `${tasks} tasks handed over, ${acknowledged} acts acknowledged, ${messages} messages, ${resent} sent again`,
    `${cuts} cuts of the line, ${kills} kills of a server, one clock ten minutes ahead`,
    `${duplicates} duplicates, ${losses} losses, ${differences.length} tasks shown differently`,
    ...differences.slice(0, 5).map((each) => `    ${JSON.stringify(each)}`),
  ].join('\n');
}

function numberAfter(args: readonly string[], name: string): number | null {
  const at = args.indexOf(name);
  const value = at < 0 ? Number.NaN : Number(args[at + 1]);
  return Number.isInteger(value) && value > 0 ? value : null;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
