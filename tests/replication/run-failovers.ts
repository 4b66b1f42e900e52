import { type Failover, loseThePrimary } from './failover.ts';

/*
 * npm run replication -- [--rounds N] [--json]: kills the primary of a pair under load, again and again, and
 * prints what was lost.
 */
const rounds = Number(argument('--rounds') ?? 5);
const asJson = process.argv.includes('--json');
const sums = { acknowledged: 0, lost: 0, halfActs: 0, chainBreaks: 0, resent: 0, doubled: 0 };
let promoteSeconds = 0;
for (let round = 1; round <= rounds; round += 1) {
  const found = await loseThePrimary();
  for (const [name, sum] of Object.entries(sums)) {
    Object.assign(sums, { [name]: sum + found[name as keyof typeof sums] });
  }
  promoteSeconds = Math.max(promoteSeconds, found.promoteSeconds);
  if (!asJson) console.log(`${round}/${rounds} ${line(found)}`);
}
const total = { rounds, ...sums, promoteSeconds: Math.round(promoteSeconds * 1000) / 1000 };
console.log(asJson ? JSON.stringify(total) : `\n${line(total)}`);
if (sums.lost + sums.halfActs + sums.chainBreaks + sums.doubled > 0) process.exitCode = 1;

function line(figures: Failover): string {
  return Object.entries(figures)
    .map(
      ([name, value]: [string, number]) =>
        `${name} ${Number.isInteger(value) ? value : value.toFixed(2)}`,
    )
    .join(' · ');
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
