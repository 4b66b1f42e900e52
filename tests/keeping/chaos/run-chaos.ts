import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { awaitJobs } from './await-jobs.ts';
import { makeChaosWorld } from './chaos-world.ts';
import { type OrderedIssue, orderIssue, untilHalfWritten } from './large-issue.ts';
import { createLoad, type Load } from './load.ts';
import { openMailSink } from './mail-sink.ts';
import { type Breaches, prove } from './proof.ts';
import { createVictim, type Victim } from './victim.ts';

/** What dies. */
const WHAT = ['both', 'server', 'database'] as const;
/** When: at any moment of ordinary work, while a large issue is written, or a second time while it comes back. */
const WHEN = ['issue', 'work', 'start'] as const;

export interface Round {
  readonly what: (typeof WHAT)[number];
  readonly when: (typeof WHEN)[number];
  readonly acknowledged: number;
  /** Acts whose sender did not know what became of them, and sent them again. */
  readonly resent: number;
  readonly recoverSeconds: number;
  readonly breaches: readonly string[];
}

export interface ChaosReport {
  readonly rounds: readonly Round[];
  readonly acknowledged: number;
  readonly lost: number;
  readonly halfActs: number;
  readonly chainBreaks: number;
  readonly letters: number;
  readonly issues: number;
}

/**
 * Kills the server, its database, or both, again and again, under people at work, and holds what comes back
 * against what they were told.
 *
 * @param options.program the built server
 * @param options.seed the same seed gives the same choices; moments depend on the machine
 * @param options.workMs the longest time of work before a kill, in milliseconds
 */
export async function runChaos(options: {
  program: string;
  rounds: number;
  seed: number;
  workMs: number;
  told?: (round: Round, number: number) => void;
  /** Called at the end with the database, and with what proves it once more. */
  afterwards?: (url: string, proveAgain: () => Promise<Breaches>) => Promise<void>;
}): Promise<ChaosReport> {
  const folder = mkdtempSync(join(tmpdir(), 'chidao-chaos-'));
  chmodSync(folder, 0o711);
  const varDir = join(folder, 'var');
  const chance = seeded(options.seed);
  const sink = await openMailSink(() => 5 + chance() * 40);
  const world = await makeChaosWorld(varDir);
  const victim = createVictim(options.program, varDir, {
    ...{ CHIDAO_SMTP_URL: sink.url, CHIDAO_MAIL_FROM: 'chidao@bo.example.vn' },
    CHIDAO_ISSUE_BATCH: '160',
  });
  const load = createLoad(world, victim.address, chance);
  const issues: OrderedIssue[] = [];
  const rounds: Round[] = [];
  const sum = { lost: 0, halfActs: 0, chainBreaks: 0 };
  const proveAll = () => {
    const { known, acts } = load;
    const claims = { world, issues, acts: acts(), known: known(), arrived: sink.arrived };
    return prove(victim.databaseUrl(), varDir, claims);
  };
  try {
    victim.spawn();
    await victim.ready();
    for (let number = 0; number < options.rounds; number += 1) {
      const what = WHAT[Math.floor(number / WHEN.length + number) % WHAT.length] ?? 'both';
      const when = WHEN[number % WHEN.length] ?? 'work';
      const before = countOf(load);
      load.start();
      await sleep(200 + chance() * options.workMs);
      if (when === 'issue') {
        const order = await orderIssue(load.planner, `${900 + number}/KH-BTTTT`, world.communes);
        if (order) {
          issues.push(order);
          await untilHalfWritten(load.planner, order).catch(() => undefined);
        }
      }
      const recoverSeconds = await killAndRecover(victim, { what, when, chance });
      // A little more work, so that whoever was cut off sends again to a server that is busy anew.
      await sleep(150);
      await load.stop();
      await load.settle();
      await awaitJobs(victim.databaseUrl());
      const { lost, half, chain } = await proveAll();
      sum.lost = lost.length;
      sum.halfActs = half.length;
      sum.chainBreaks = chain.length;
      const after = countOf(load);
      const round: Round = {
        ...{ what, when, recoverSeconds, breaches: [...lost, ...half, ...chain] },
        acknowledged: after.done - before.done,
        resent: after.resent - before.resent,
      };
      rounds.push(round);
      options.told?.(round, number + 1);
    }
    await options.afterwards?.(victim.databaseUrl(), proveAll);
    const acknowledged = countOf(load).done;
    return { rounds, acknowledged, ...sum, letters: sink.arrived.size, issues: issues.length };
  } finally {
    await load.stop();
    await victim.end();
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns seconds from the last kill until the server said that it was ready */
async function killAndRecover(
  victim: Victim,
  { what, when, chance }: Pick<Round, 'what' | 'when'> & { chance: () => number },
): Promise<number> {
  let killed = await kill(victim, what);
  if (what !== 'database') victim.spawn();
  if (when === 'start') {
    await sleep(chance() * 900);
    killed = await kill(victim, 'both');
    victim.spawn();
  }
  await victim.ready();
  return (performance.now() - killed) / 1000;
}

async function kill(victim: Victim, what: Round['what']): Promise<number> {
  const killed = performance.now();
  if (what !== 'server') victim.killDatabase();
  if (what !== 'database') await victim.killServer();
  return killed;
}

function countOf(load: Load) {
  const acts = load.acts();
  return {
    done: acts.filter(({ state }) => state === 'done').length,
    resent: acts.filter(({ times }) => times > 1).length,
  };
}

/** A small generator of chances (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
