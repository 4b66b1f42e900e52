import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { perform } from '../act.ts';
import { openDatabase } from '../database/database.ts';
import { journalJobs } from '../journal/journal-jobs.ts';
import { verifyJournal } from '../journal/verify-journal.ts';
import { openJobs } from './jobs.ts';

const author = { personId: '11', postId: '12', unitId: '13', authorityId: '1' };

describe('jobs', () => {
  let platform: TestPlatform;
  beforeEach(async () => {
    platform = await openTestPlatform();
  });
  afterEach(() => platform.close());

  it('run when their act commits, and never when it fails', async () => {
    const done: unknown[] = [];
    const jobs = openJobs(platform.log);
    const note = async (payload: Record<string, unknown>) => {
      done.push(payload.n);
    };
    await jobs.start(platform.database.pool, { note }, 1, []);
    const act = (n: number, fails: boolean) =>
      perform(platform, { name: 'test', authorityId: '1', author, key: null }, async (context) => {
        await context.journal({ subjectKind: 'thing', subjectId: '1', before: null, after: { n } });
        await context.enqueue('note', { n });
        if (fails) throw new Error('changed my mind');
      });
    await expect(act(1, true)).rejects.toThrow('changed my mind');
    await act(2, false);
    await vi.waitFor(() => expect(done).toEqual([2]), 10_000);
    await jobs.stop();
  });

  it('are shared by processes, and each job is done by one of them, once', async () => {
    const runs: { n: unknown; by: string }[] = [];
    const processes = ['a', 'b'].map((by) => ({
      jobs: openJobs(platform.log),
      database: openDatabase(platform.databaseUrl, 4),
      note: async ({ n }: Record<string, unknown>) => {
        runs.push({ n, by });
        // Long enough for the other to come looking.
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    }));
    for (const { jobs, database, note } of processes)
      await jobs.start(database.pool, { note }, 2, []);
    await platform.db.transaction().execute(async (tx) => {
      for (let n = 0; n < 40; n += 1) await processes[0]?.jobs.enqueue(tx, 'note', { n });
    });
    await vi.waitFor(async () => {
      const left = await sql`select 1 from graphile_worker.jobs`.execute(platform.db);
      expect(left.rows).toEqual([]);
    }, 20_000);
    expect(runs.map(({ n }) => n).sort((x, y) => Number(x) - Number(y))).toEqual([
      ...Array(40).keys(),
    ]);
    expect(new Set(runs.map(({ by }) => by))).toEqual(new Set(['a', 'b']));
    for (const { jobs, database } of processes) {
      await jobs.stop();
      await database.close();
    }
  });

  it('work asked for many times in a burst runs few times, and once more after the last', async () => {
    const jobs = openJobs(platform.log);
    let runs = 0;
    for (let n = 0; n < 50; n += 1) {
      jobs.soon('same', async () => {
        runs += 1;
      });
    }
    await jobs.settle();
    expect(runs).toBeGreaterThan(0);
    expect(runs).toBeLessThan(5);
  });

  it('seal what a process that ended left open', async () => {
    await sql`insert into authority (id, unit_id, name, created_at) values (1, 2, 'Một cơ quan', now())`.execute(
      platform.db,
    );
    await perform(platform, { name: 'test', authorityId: '1', author, key: null }, (context) =>
      context.journal({ subjectKind: 'thing', subjectId: '1', before: null, after: {} }),
    );
    await journalJobs(platform).seal_journals?.({});
    expect(await verifyJournal(platform.db, '1', platform.journalKey)).toMatchObject({
      sealed: 1,
      unsealed: 0,
    });
  });
});
