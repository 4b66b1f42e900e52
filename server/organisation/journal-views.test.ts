import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../platform/database/rows.ts';
import { sealJournal } from '../platform/journal/seal-journal.ts';
import type { JournalRow } from './contract.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';

describe('the journal, for those who may read it', () => {
  let office: Office;
  let planner: Browser;
  let inspector: Browser;

  beforeAll(async () => {
    office = await openOffice();
    office.platform.clock.set('2026-11-23T09:00:00+07:00');
    planner = await office.signedIn('planner');
    inspector = await office.signedIn('inspector');
    await planner.send('POST', '/api/units', {
      ...{ name: 'Vụ Pháp chế', shortName: null, kind: 'division', code: null },
      ...{ parentId: office.world.ministry.top.id, validFrom: '2020-01-01' },
    });
  });
  afterAll(() => office.close());

  const list = async (query: string, who = inspector) =>
    (await who.send('GET', `/api/journal?${query}`)).json();

  it('says who did what in which post, newest first, with how the thing is called', async () => {
    const { rows: entries } = await list('limit=2');
    expect(entries[0]).toMatchObject({
      at: '2026-11-23T02:00:00.000Z',
      person: 'Nguyễn Thu Hà',
      post: 'Chuyên viên tổng hợp',
      unit: 'Văn phòng Bộ',
      act: 'add_unit',
      subjectKind: 'unit',
      subjectTitle: 'Vụ Pháp chế',
      before: null,
      position: null,
    });
    expect(entries[1]).toMatchObject({ act: 'sign_in_by_link', subjectTitle: 'inspector' });
  });

  it('is read by the inspector, the planner and the administrator, by nobody else', async () => {
    for (const who of ['planner', 'inspector', 'admin'] as const) {
      expect((await (await office.signedIn(who)).send('GET', '/api/journal')).statusCode).toBe(200);
    }
    for (const who of ['leader', 'telecomHead', 'telecomOfficer', 'dongAnhOfficer'] as const) {
      const page = await office.signedIn(who);
      expect((await page.send('GET', '/api/journal')).json().code).toBe('NOT_ALLOWED');
      expect((await page.send('GET', '/api/journal/chain')).json().code).toBe('NOT_ALLOWED');
    }
  });

  it('never shows entries of another authority', async () => {
    const hanoi = await office.signedIn('hanoiPlanner');
    const own = await list('limit=200', hanoi);
    expect(own.total).toBe(own.rows.length);
    const subjects = new Set(own.rows.map((row: JournalRow) => row.subjectId));
    const foreign = await rows(
      office.platform.db,
      sql<{
        id: string;
      }>`select subject_id as id from journal where authority_id = ${office.world.ministry.authorityId}`,
    );
    expect(foreign.filter((row) => subjects.has(row.id))).toEqual([]);
  });

  it('is filtered by person without accents, by act and by day', async () => {
    const hers = await list('q=thu ha&limit=200');
    expect(new Set(hers.rows.map((row: JournalRow) => row.person))).toEqual(
      new Set(['Nguyễn Thu Hà']),
    );
    expect((await list('act=add_unit')).total).toBe(1);
    expect((await list('from=2026-11-23&act=add_unit')).total).toBe(1);
    expect((await list('to=2026-11-22&act=add_unit')).total).toBe(0);
    expect((await list('to=2026-11-22')).total).toBe((await list('asOf=2026-11-22')).total);
    expect((await list('to=2026-11-21')).total).toBe(0);
    expect((await list(`personId=${office.world.actors.planner.personId}`)).total).toBe(hers.total);
  });

  it('pages by key through all entries, each once', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const page = await list(`to=2026-11-22&limit=20${after}`);
      seen.push(...page.rows.map((row: JournalRow) => row.id));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    const { total } = await list('to=2026-11-22&limit=1');
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it('shows whether the chain is whole, at every look', async () => {
    const { platform, world } = office;
    const { authorityId } = world.ministry;
    const chain = async () => (await inspector.send('GET', '/api/journal/chain')).json();
    const unsealed = (await chain()).unsealed;
    expect(unsealed).toBeGreaterThan(50);
    await sealJournal(platform.db, platform.clock, authorityId);
    const whole = {
      whole: true,
      sealed: unsealed,
      unsealed: 0,
      firstBroken: null,
      checkedFrom: '1',
    };
    expect(await chain()).toEqual(whole);
    const tamper = (act: string) =>
      rows(
        platform.db,
        sql`update journal set act = ${act} where authority_id = ${authorityId} and id =
          (select entry_id from journal_seal where authority_id = ${authorityId} and position = 7)`,
      );
    await tamper('nothing_happened');
    expect(await chain()).toMatchObject({
      whole: false,
      firstBroken: { position: '7', why: 'changed' },
    });
    await tamper('build_world');
    expect(await chain()).toEqual(whole);
  });
});
