import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { perform } from '../act.ts';
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
