import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { perform } from '../act.ts';
import { sealJournal } from './seal-journal.ts';
import { verifyJournal } from './verify-journal.ts';

const author = { personId: '11', postId: '12', unitId: '13', authorityId: '1' };

async function act(platform: TestPlatform, subjectId: string, key: string | null = null) {
  return perform(platform, { name: 'test_act', authorityId: '1', author, key }, async (context) => {
    await context.journal({
      subjectKind: 'thing',
      subjectId,
      before: null,
      after: { b: 2, a: subjectId },
    });
    return { subjectId };
  });
}

describe('the journal', () => {
  let platform: TestPlatform;
  const verify = () => verifyJournal(platform.db, '1', platform.journalKey);

  beforeAll(async () => {
    platform = await openTestPlatform();
    for (let n = 1; n <= 6; n += 1) await act(platform, String(n));
  });
  afterAll(() => platform.close());

  /** Runs tampering in a transaction that is rolled back, and verifies in the middle of it. */
  async function afterTampering(...statements: string[]) {
    const undo = new Error('undo');
    let report: Awaited<ReturnType<typeof verify>> | undefined;
    await platform.db
      .transaction()
      .execute(async (tx) => {
        for (const statement of statements) await sql.raw(statement).execute(tx);
        report = await verifyJournal(tx, '1', platform.journalKey);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    return report;
  }

  it('counts what is not sealed yet, then seals it into a whole chain', async () => {
    expect(await verify()).toMatchObject({ whole: true, sealed: 0, unsealed: 6 });
    expect(await sealJournal(platform.db, platform.clock, '1')).toBe(6);
    expect(await verify()).toMatchObject({ whole: true, sealed: 6, unsealed: 0 });
    expect(await sealJournal(platform.db, platform.clock, '1')).toBe(0);
  });

  it('goes on sealing past the tenth entry, from several processes at once', async () => {
    for (let n = 0; n < 8; n += 1) await act(platform, String(200 + n));
    const seal = () => sealJournal(platform.db, platform.clock, '1');
    const counts = await Promise.all([seal(), seal(), seal()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(8);
    await act(platform, '300');
    expect(await seal()).toBe(1);
    expect(await verify()).toMatchObject({ whole: true, sealed: 15, unsealed: 0 });
  });

  it('names the first entry that was changed', async () => {
    const third = '(select entry_id from journal_seal where position = 3)';
    const report = await afterTampering(`update journal set act = 'other' where id = ${third}`);
    expect(report?.firstBroken).toMatchObject({ position: '3', why: 'changed' });
  });

  it('signs and chains by what somebody acted, and nothing where they acted in their own post', async () => {
    const via = { ...author, via: 'delegation:77' };
    const request = { name: 'test_act', authorityId: '1', author: via, key: null };
    await perform(platform, request, ({ journal }) =>
      journal({ subjectKind: 'thing', subjectId: '301', before: null, after: null }),
    );
    await sealJournal(platform.db, platform.clock, '1');
    expect(await verify()).toMatchObject({ whole: true, sealed: 16 });
    const other = await afterTampering(`update journal set via = 'token:77' where via is not null`);
    expect(other?.firstBroken).toMatchObject({ position: '16', why: 'changed' });
    const hidden = await afterTampering('update journal set via = null');
    expect(hidden?.firstBroken).toMatchObject({ position: '16', why: 'changed' });
    const third = '(select entry_id from journal_seal where position = 3)';
    const blamed = await afterTampering(`update journal set via = '' where id = ${third}`);
    expect(blamed?.firstBroken).toMatchObject({ position: '3', why: 'changed' });
  });

  it('names the place of an entry that was removed, with or without its seal', async () => {
    const fourth = '(select entry_id from journal_seal where position = 4)';
    const removed = await afterTampering(`delete from journal where id = ${fourth}`);
    expect(removed?.firstBroken).toMatchObject({ position: '4', why: 'removed' });
    const both = await afterTampering(
      `delete from journal where id = ${fourth}`,
      'delete from journal_seal where position = 4',
    );
    expect(both?.firstBroken).toMatchObject({ position: '4', why: 'removed' });
  });

  it('names an entry that the program did not write, sealed or not', async () => {
    const insert = `insert into journal select authority_id, id + 1000, at, person_id, post_id, unit_id, act,
      subject_kind, 99, before, after, mac from journal order by id limit 1`;
    expect((await afterTampering(insert))?.firstBroken).toMatchObject({ why: 'inserted' });
  });

  it('names the first of two entries whose places were swapped', async () => {
    const report = await afterTampering(
      `update journal_seal set position = -2 where position = 2`,
      `update journal_seal set position = 2 where position = 3`,
      `update journal_seal set position = 3 where position = -2`,
    );
    expect(report?.firstBroken).toMatchObject({ position: '2' });
    const entries = await afterTampering(
      `update journal_seal s set entry_id = -t.entry_id from journal_seal t
         where s.position in (2, 3) and t.position = 5 - s.position`,
      `update journal_seal set entry_id = -entry_id where entry_id < 0`,
    );
    expect(entries?.firstBroken).toMatchObject({ position: '2', why: 'reordered' });
  });

  it('lets a resent act act once, also when both arrive at the same moment', async () => {
    const replies = await Promise.all([
      act(platform, '70', 'same-key-1'),
      act(platform, '71', 'same-key-1'),
    ]);
    expect(replies[0]).toEqual(replies[1]);
    const count = await sql<{
      n: string;
    }>`select count(*) as n from journal where subject_id in (70, 71)`.execute(platform.db);
    expect(count.rows[0]?.n).toBe('1');
  });

  it('refuses an act that leaves no entry, and keeps nothing of it', async () => {
    const silent = perform(
      platform,
      { name: 'silent', authorityId: '1', author, key: 'silent-key' },
      async () => null,
    );
    await expect(silent).rejects.toThrow(/journal entry/);
    const kept = await sql<{
      n: string;
    }>`select count(*) as n from request where key = 'silent-key'`.execute(platform.db);
    expect(kept.rows[0]?.n).toBe('0');
  });
});
