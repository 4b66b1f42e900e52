import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { acceptResult } from '../tasks/accept-result.ts';
import { reportDone } from '../tasks/report-done.ts';
import { reportProgress } from '../tasks/report-progress.ts';
import { officeOf } from '../tasks/testing/office.ts';
import { checkCounts, checkFindings, openChecks } from './checks-view.ts';
import { exportChecks } from './export-checks.ts';
import { CHECK_CODES, type CheckCode, findingsOf } from './rules/checks.ts';
import { settleFinding } from './settle-finding.ts';
import { checkFacts } from './store/check-facts.ts';

const LATER = '2026-06-20T08:00:00+07:00';

describe('checks of the data', () => {
  let platform: TestPlatform;
  let world: World;
  const made = new Map<string, string>();
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    await live();
    platform.clock.set(LATER);
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const id = (title: string) => made.get(title) ?? title;

  /** A plan in which each task goes wrong in a way of its own, by the product's own acts. */
  async function live(): Promise<void> {
    const office = officeOf(platform, world);
    const titles = [
      ...['old letter', 'late paper', 'early paper', 'untouched', 'says done', 'repeats'],
      ...['zero', 'waits', 'sound', 'twin', 'twin', 'whole', 'part'],
    ];
    const { ids } = await office.give(titles, { dueOn: '2026-04-30' });
    for (const [at, title] of titles.entries()) {
      const task = ids[at] ?? '';
      made.set(made.has(title) ? `${title} again` : title, task);
      if (title !== 'untouched') await office.accept(task);
    }
    const progress = async (title: string, body: string, percent: number) =>
      reportProgress(
        platform,
        actor('telecomOfficer'),
        id(title),
        {
          ...{ version: await office.versionOf(id(title)), percent, body, difficulty: null },
          ...{ fileIds: [], fallReason: null, quantity: null },
        },
        null,
      );
    const done = async (title: string, product: string, accepted = true) => {
      const body = 'Đã trình và được ký ban hành văn bản';
      const report = {
        ...{ version: await office.versionOf(id(title)), body, product, onDay: null, fileIds: [] },
        withoutEvidence: 'Văn bản lưu trên hệ thống',
        explanation: {
          ...{ cause: 'reported_late', words: 'Đã làm xong từ trước nhưng báo cáo chậm' },
          newDueOn: null,
        },
      };
      await reportDone(platform, actor('telecomOfficer'), id(title), report, null);
      if (!accepted) return;
      const version = await office.versionOf(id(title));
      await acceptResult(platform, actor('planner'), id(title), { version, note: null }, null);
    };
    platform.clock.set('2026-03-10T08:00:00+07:00');
    await progress('zero', 'Đang chờ hướng dẫn của các bộ', 0);
    await progress('says done', 'Đã hoàn thành', 30);
    await progress('repeats', 'Đang thực hiện', 30);
    await progress('sound', 'Đã lấy ý kiến 12 đơn vị', 30);
    for (const title of ['twin', 'twin again', 'part', 'whole']) {
      await progress(title, 'Đã gửi dự thảo xin ý kiến', 20);
    }
    await done('old letter', 'Công văn số 9 ngày 11/02/2026');
    await done('late paper', 'Quyết định số 7 ngày 05/05/2026');
    platform.clock.set('2026-05-20T08:00:00+07:00');
    await done('early paper', 'Báo cáo số 3 ngày 28/4/2026');
    await done('waits', 'Đề án', false);
    await sql`update task_row set parent_id = ${id('whole')} where id = ${id('part')}`.execute(
      platform.db,
    );
    await sql`update task_row set state = 'closed', finished_on = '2026-04-01'
        where id = ${id('whole')}`.execute(platform.db);
  }

  const found = async (who: WorldActor, code: CheckCode, more: object = {}) =>
    (await checkFindings(platform, actor(who), { code, seen: 'no', limit: 50, ...more })).rows;
  const titlesOf = (ids: readonly string[]) =>
    [...made].flatMap(([title, task]) => (ids.includes(task) ? [title] : [])).sort();

  it.each([
    ['evidence_before_assignment', ['old letter']],
    ['late_product_on_time', ['late paper']],
    ['early_product_late', ['early paper']],
    ['blank_at_cut_off', ['untouched']],
    ['group_done_by_one', ['whole']],
    ['words_contradict', ['repeats', 'says done']],
    ['words_repeat', []],
    ['zero_for_long', ['zero']],
    ['result_waits', ['waits']],
    ['short_deadline', []],
    ['duplicate', ['twin again']],
  ] as const)('%s finds exactly what went wrong', async (code, titles) => {
    const rows = await found('planner', code);
    expect(titlesOf(rows.map(({ taskId }) => taskId))).toEqual([...titles]);
    for (const { what, todo } of rows)
      expect(what.vi && what.en && todo.vi && todo.en).toBeTruthy();
  });

  it('finds in the database what the rules find in every single task', async () => {
    const sight = await openChecks(platform, actor('planner'), undefined);
    const facts = await checkFacts(sight, world.ministry.authorityId, [...made.values()]);
    expect(facts).toHaveLength(made.size);
    for (const code of CHECK_CODES) {
      const byRule = facts.filter((each) =>
        findingsOf(each, sight.moment).some(([other]) => other === code),
      );
      const bySql = await found('planner', code);
      expect(titlesOf(bySql.map(({ taskId }) => taskId)), code).toEqual(
        titlesOf(byRule.map((each) => each.id)),
      );
    }
  });

  it('counts a short deadline, and finds it no more once it is no longer short', async () => {
    platform.clock.set(LATER);
    const { ids } = await officeOf(platform, world).give(['gấp'], { dueOn: '2026-06-23' });
    expect((await found('planner', 'short_deadline')).map(({ taskId }) => taskId)).toEqual(ids);
    const counts = async (who: WorldActor, asOf?: string) =>
      (await checkCounts(platform, actor(who), { asOf })).counts.filter(({ count }) => count > 0);
    expect((await counts('planner')).map(({ code }) => code)).toContain('short_deadline');
    // On the morning of the order nothing was late, blank or done yet.
    expect((await counts('planner', '2026-03-02')).map(({ code }) => code)).toEqual(['duplicate']);
    const past = await found('planner', 'words_repeat', { asOf: '2026-04-01' });
    expect(titlesOf(past.map(({ taskId }) => taskId))).toEqual(['repeats']);
  });

  it('shows each unit its own, in lists, counts and files', async () => {
    expect(await found('telecomHead', 'zero_for_long')).toHaveLength(1);
    expect(await found('telecomOfficer', 'zero_for_long')).toHaveLength(1);
    for (const who of ['postalHead', 'hanoiPlanner', 'dongAnhOfficer'] as const) {
      for (const code of CHECK_CODES) expect(await found(who, code)).toEqual([]);
      const { counts } = await checkCounts(platform, actor(who), {});
      expect(counts.every(({ count, more }) => count === 0 && !more)).toBe(true);
      const file = await exportChecks(platform, actor(who), { format: 'csv' });
      expect(String(file.bytes).trim().split('\r\n')).toHaveLength(1);
    }
    const unitId = world.ministry.postal.id;
    expect(await found('planner', 'zero_for_long', { unitId })).toEqual([]);
    expect(await found('planner', 'duplicate', { q: 'twin' })).toHaveLength(1);
    expect(await found('planner', 'duplicate', { q: 'khong co' })).toEqual([]);
  });

  it('leaves alone what somebody says is right, until its facts change', async () => {
    const [row] = await found('planner', 'words_contradict', { q: 'says done' });
    const mark = { code: 'words_contradict' as const, facts: row?.facts ?? '' };
    const settle = (who: WorldActor, more: object = {}) =>
      settleFinding(
        platform,
        actor(who),
        id('says done'),
        { ...mark, reason: 'Đơn vị báo nhầm, đã nhắc', ...more },
        null,
      );
    await expect(settle('postalHead')).rejects.toThrow('NOT_FOUND');
    await expect(settle('leader')).rejects.toThrow('NOT_ALLOWED');
    await expect(settle('telecomHead', { facts: 'khác' })).rejects.toThrow('CHECK_CHANGED');
    await settle('telecomHead');
    expect(await found('planner', 'words_contradict', { q: 'says done' })).toEqual([]);
    expect(await found('planner', 'words_contradict', { seen: 'yes' })).toMatchObject([
      { seen: { by: 'Trần Văn An', reason: 'Đơn vị báo nhầm, đã nhắc' } },
    ]);
    await sql`update task_row set due_on = '2026-07-31' where id = ${id('says done')}`.execute(
      platform.db,
    );
    expect(await found('planner', 'words_contradict', { q: 'says done' })).toHaveLength(1);
  });
});
