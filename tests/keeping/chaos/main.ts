import { buildProgram } from './build-program.ts';
import { type ChaosReport, type Round, runChaos } from './run-chaos.ts';

/** `npm run chaos -- --rounds N [--seed N] [--json]` */
async function main(args: readonly string[]): Promise<number> {
  const rounds = numberAfter(args, '--rounds') ?? 5;
  const seed = numberAfter(args, '--seed') ?? Date.now() % 1_000_000;
  const isJson = args.includes('--json');
  const program = await buildProgram();
  try {
    if (!isJson) console.log(`${rounds} rounds, seed ${seed}\n\n${HEAD}`);
    const told = isJson ? undefined : (round: Round, at: number) => console.log(lineOf(round, at));
    const report = await runChaos({ program: program.main, rounds, seed, workMs: 2_500, told });
    console.log(isJson ? JSON.stringify(figuresOf(report)) : summaryOf(report));
    return report.lost + report.halfActs + report.chainBreaks === 0 ? 0 : 1;
  } finally {
    program.remove();
  }
}

const HEAD =
  '| round | killed | while | acknowledged | sent again | ready after | broken |\n|--:|---|---|--:|--:|--:|--:|';

function lineOf({ what, when, acknowledged, resent, recoverSeconds, breaches }: Round, at: number) {
  const cells = [at, what, when, acknowledged, resent, `${recoverSeconds.toFixed(1)} s`];
  const line = `| ${cells.join(' | ')} | ${breaches.length} |`;
  return [line, ...breaches.slice(0, 10).map((each) => `    ${each}`)].join('\n');
}

function figuresOf({ rounds, acknowledged, lost, halfActs, chainBreaks }: ChaosReport) {
  const recoverSeconds = Number(Math.max(...recoveries(rounds)).toFixed(2));
  return { rounds: rounds.length, acknowledged, lost, halfActs, chainBreaks, recoverSeconds };
}

function summaryOf(report: ChaosReport): string {
  const { lost, halfActs, chainBreaks } = report;
  const sorted = recoveries(report.rounds).sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return [
    '',
    `${report.acknowledged} acts acknowledged, ${report.letters} letters, ${report.issues} large issues`,
    `${lost} lost, ${halfActs} half acts, ${chainBreaks} chain breaks`,
    `ready after ${at(0.5)} s (half of the rounds), ${at(0.95)} s (95 %), ${at(1)} s (all)`,
  ].join('\n');
}

function recoveries(rounds: readonly Round[]): number[] {
  return rounds.map(({ recoverSeconds }) => recoverSeconds);
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
