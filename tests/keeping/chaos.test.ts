import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltProgram, buildProgram } from './chaos/build-program.ts';
import type { Breaches } from './chaos/proof.ts';
import { runChaos } from './chaos/run-chaos.ts';

let program: BuiltProgram;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

it('two rounds of kill -9 under load lose nothing, and what would be lost would be seen', async () => {
  let spoilt: Breaches = { lost: [], half: [], chain: [] };
  const report = await runChaos({
    ...{ program: program.main, rounds: 2, seed: 46, workMs: 700 },
    async afterwards(url, proveAgain) {
      await spoil(url);
      spoilt = await proveAgain();
    },
  });
  expect(report.rounds.flatMap(({ breaches }) => breaches)).toEqual([]);
  expect(report).toMatchObject({ lost: 0, halfActs: 0, chainBreaks: 0, issues: 1 });
  expect(report.acknowledged).toBeGreaterThan(20);
  expect(report.letters).toBeGreaterThan(0);

  // The same proof over a database from which single rows were taken.
  expect(spoilt.lost).toEqual([expect.stringMatching(/^report_progress/)]);
  expect(spoilt.half).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/add_comment: (\d+) answered, \1 entries, \d+ rows/),
      expect.stringMatching(/^ledger of/),
    ]),
  );
  expect(spoilt.chain).toHaveLength(1);
}, 180_000);

/** Takes away one acknowledged act, one row of another, one posting, and one entry of the journal. */
async function spoil(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of [
    `delete from request where key = (select key from request where act = 'report_progress' limit 1)`,
    `delete from task_comment where id = (select min(id) from task_comment)`,
    `delete from posting where (authority_id, id) = (select authority_id, max(id) from posting group by 1 limit 1)`,
    `delete from journal where id = (select entry_id from journal_seal where position = 3 order by authority_id desc limit 1)`,
  ]) {
    await client.query(statement);
  }
  await client.end();
}
