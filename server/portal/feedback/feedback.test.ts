import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../../tests/support/world.ts';
import { asDay } from '../../calendar/rules/day.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type GivenPlan, giveTasks } from '../../tasks/testing/give-tasks.ts';
import { moveFeedback, writeAnswer } from './answer-feedback.ts';
import { answersBeside } from './answers-section.ts';
import { assignFeedback } from './assign-feedback.ts';
import { addWord, withdrawFeedback } from './change-by-writer.ts';
import { eraseOldContacts } from './erase-contacts.ts';
import { exportFeedbackList } from './export-feedback.ts';
import { feedbackListView } from './feedback-list-view.ts';
import { feedbackPlace } from './feedback-place.ts';
import { setFeedbackSettings } from './feedback-settings.ts';
import { feedbackContactView, feedbackView } from './feedback-view.ts';
import { giveFeedback } from './give-feedback.ts';
import { feedbackOfCode } from './look-up-feedback.ts';
import { publishAnswer } from './publish-answer.ts';
import { wideNetworkOf } from './rules/public-limits.ts';
import { publishedAnswers } from './store/answer-store.ts';
import { publishPlainly } from './testing/published-place.ts';

describe('feedback on a published plan', () => {
  let platform: TestPlatform;
  let world: World;
  let given: GivenPlan;
  let sent = 0;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-11-20T09:00:00+07:00');
    world = await makeWorld(platform);
    given = await giveTasks(platform, actor('planner'), [
      {
        ...{ title: 'Trang bị máy tính bảng', dueOn: asDay('2026-12-30') },
        unitIds: [world.ministry.telecom.id],
      },
    ]);
    const slugs = { body: 'bo-tttt', plan: '601-qd', title: 'Kế hoạch 601' };
    await publishPlainly(platform, world.ministry.authorityId, given, slugs);
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const place = async (task: string | null = 'nv-1') => {
    const found = await feedbackPlace(platform.db, 'bo-tttt', '601-qd', task);
    if (!found) throw new Error('Nothing is published');
    return found;
  };
  /** Each from a network of its own, with words of its own, unless told. */
  const give = async (
    more: {
      words?: string;
      network?: string;
      email?: string;
      once?: string;
      agrees?: boolean;
    } = {},
  ) => {
    sent += 1;
    const { once = `once-0000-${sent}` } = more;
    const { words = `Máy ở thôn số ${sent} chưa có sóng.`, network = `net ${sent}` } = more;
    const contact = { name: null, email: more.email ?? null, phone: null };
    return giveFeedback(platform, {
      ...{ place: await place(), lang: 'vi', once, network },
      form: { kind: 'complaint', words, contact, mayPublish: more.agrees ?? false },
    });
  };
  const idOf = async (code: string) => {
    const found = await feedbackOfCode(platform, code);
    if (!found) throw new Error('No such code');
    return { authorityId: found.authority_id, id: found.id };
  };
  const see = (name: WorldActor, id: string) => feedbackView(platform, actor(name), id);
  const versionOf = async (id: string) => (await see('planner', id)).version;
  const move = async (
    name: WorldActor,
    id: string,
    to: Parameters<typeof moveFeedback>[4]['to'],
    words = '',
  ) =>
    moveFeedback(
      platform,
      'https://cd.example.vn',
      actor(name),
      id,
      { version: await versionOf(id), to, words },
      null,
    );
  const write = async (name: WorldActor, id: string, words: string, submit = true) =>
    writeAnswer(
      platform,
      actor(name),
      id,
      { version: await versionOf(id), outcome: 'answered', words, submit },
      null,
    );
  const codeOfRefusal = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error) => (error instanceof Refusal ? error.text.code : String(error)),
    );

  it('reaches the unit that leads, is answered by it, approved by its head, and read with the code', async () => {
    const got = await give({ email: 'dan@thon.example.vn' });
    expect(got).toMatchObject({ unit: 'Cục Viễn thông', answerBy: '2026-12-07' });
    const { id } = await idOf(got.code);
    expect(await see('telecomHead', id)).toMatchObject({
      state: 'new',
      contact: ['email'],
      late: false,
    });
    expect(await codeOfRefusal(see('postalHead', id))).toBe('NOT_FOUND');
    expect(await codeOfRefusal(move('telecomOfficer', id, 'approve'))).toBe('NOT_ALLOWED');

    await write('telecomOfficer', id, 'Sóng sẽ có trong tháng 12.');
    expect((await feedbackOfCode(platform, got.code))?.answer).toBeNull();
    expect(
      (await feedbackListView(platform, actor('telecomHead'), { limit: 10 })).waiting.approve,
    ).toBe(1);
    expect(await codeOfRefusal(move('telecomHead', id, 'give_back'))).toBe('FEEDBACK_WORDS');
    await move('telecomHead', id, 'give_back', 'Ghi rõ ngày có sóng');
    await write('telecomOfficer', id, 'Sóng có từ ngày 15/12/2026.');
    await move('telecomHead', id, 'approve');

    expect(await feedbackOfCode(platform, got.code)).toMatchObject({
      ...{ state: 'answered', answer: 'Sóng có từ ngày 15/12/2026.' },
    });
    // Its writer did not agree that it is published.
    expect((await see('telecomHead', id)).may).not.toContain('publish');
    const both = { question: 'Bao giờ có sóng?', answer: 'Từ ngày 15/12/2026.' };
    const wanted = { version: await versionOf(id), ...both };
    expect(
      await codeOfRefusal(publishAnswer(platform, actor('telecomHead'), id, wanted, null)),
    ).toBe('FEEDBACK_NO_LEAVE');
    const letter = await firstRow(
      platform.db,
      sql<{ recipient: string; text: string; sealed: boolean }>`
        select recipient, text_body as text, sealed_to is not null as sealed from mail_outbox`,
    );
    expect(letter).toMatchObject({ recipient: 'd…@thon.example.vn', sealed: true });
    expect(letter?.text).toContain(`https://cd.example.vn/p/gop-y/${got.code}`);
  });

  it('keeps who wrote apart, sealed, and erases it in time', async () => {
    const { code } = await give({ email: 'giu-kin@thon.example.vn' });
    const { id, authorityId } = await idOf(code);
    expect(await feedbackContactView(platform, actor('telecomHead'), id)).toMatchObject({
      email: 'giu-kin@thon.example.vn',
    });
    expect(await codeOfRefusal(feedbackContactView(platform, actor('leader'), id))).toBe(
      'NOT_ALLOWED',
    );
    // Nothing of it stands anywhere in the database, not even in the journal.
    const tables = await rows(
      platform.db,
      sql<{ name: string }>`select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    for (const { name } of tables) {
      const found = await firstRow(
        platform.db,
        sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)} t
          where t::text like '%giu-kin@%' or t::text like ${`%${code}%`}`,
      );
      expect([name, found?.count]).toEqual([name, 0]);
    }
    await write('telecomHead', id, 'Đã ghi nhận và sẽ lắp thêm trạm.');
    await move('telecomHead', id, 'approve');
    expect((await see('telecomHead', id)).eraseOn).toBe('2027-02-18');
    platform.clock.set('2027-02-17T23:59:00+07:00');
    await eraseOldContacts(platform);
    expect((await see('planner', id)).contact).toEqual(['email']);
    platform.clock.set('2027-02-18T00:01:00+07:00');
    await eraseOldContacts(platform);
    expect((await see('planner', id)).contact).toBeNull();
    expect(await codeOfRefusal(feedbackContactView(platform, actor('planner'), id))).toBe(
      'FEEDBACK_ERASED',
    );
    const left = sql<{ count: number }>`select count(*)::int as count from feedback_contact
      where authority_id = ${authorityId} and feedback_id = ${id}`;
    expect((await firstRow(platform.db, left))?.count).toBe(0);
    platform.clock.set('2026-11-20T10:00:00+07:00');
  });

  it('is one feedback however often its form is sent, and takes one more word or goes', async () => {
    const form = {
      words: 'Loa truyền thanh hỏng đã ba tháng.',
      network: 'net twice',
      once: 'once-twice-1',
    };
    const [first, again] = [await give(form), await give(form)];
    expect(again).toEqual(first);
    expect(await codeOfRefusal(give({ ...form, once: 'once-twice-2' }))).toBe('GIVEN_BEFORE');

    const writer = { ...(await idOf(first.code)), network: 'net twice' };
    await addWord(platform, { ...writer, once: 'once-more-01' }, 'Loa ở đầu thôn.');
    expect(
      await codeOfRefusal(addWord(platform, { ...writer, once: 'once-more-02' }, 'Nữa.')),
    ).toBe('FEEDBACK_STEP');
    expect(await see('telecomHead', writer.id)).toMatchObject({ moreWords: 'Loa ở đầu thôn.' });
    platform.clock.set('2026-11-20T11:00:00+07:00');
    await withdrawFeedback(platform, { ...writer, once: 'once-more-03' });
    expect(await see('telecomHead', writer.id)).toMatchObject({ state: 'withdrawn', may: [] });
    expect(await codeOfRefusal(write('telecomHead', writer.id, 'Muộn mất rồi đây.'))).toBe(
      'FEEDBACK_STEP',
    );
  });

  it('is forwarded, called rubbish and taken back from there, and published without its writer', async () => {
    const { code } = await give({ words: 'Bưu điện xã mở cửa thất thường.', agrees: true });
    const { id, authorityId } = await idOf(code);
    const outside = { version: 1, unitId: world.hanoi.department.id, words: '' };
    expect(await codeOfRefusal(assignFeedback(platform, actor('planner'), id, outside, null))).toBe(
      'FEEDBACK_UNIT',
    );
    const body = {
      version: await versionOf(id),
      unitId: world.ministry.postal.id,
      words: 'Thuộc bưu chính',
    };
    await assignFeedback(platform, actor('telecomHead'), id, body, null);
    expect(await codeOfRefusal(see('telecomHead', id))).toBe('NOT_FOUND');
    expect(await codeOfRefusal(assignFeedback(platform, actor('postalHead'), id, body, null))).toBe(
      'CONFLICT',
    );
    await move('postalHead', id, 'reject');
    await move('planner', id, 'restore');
    await write('postalHead', id, 'Bưu điện mở cửa từ 7 giờ đến 17 giờ.');
    await move('postalHead', id, 'approve');
    const words = { question: 'Bưu điện xã mở cửa lúc nào?', answer: 'Từ 7 giờ đến 17 giờ.' };
    await publishAnswer(
      platform,
      actor('postalHead'),
      id,
      { version: await versionOf(id), ...words },
      null,
    );
    expect(await publishedAnswers(platform.db, authorityId, given.planId)).toMatchObject([
      { ...words, unitName: 'Vụ Bưu chính', taskKey: 'nv-1', answeredOn: '2026-11-20' },
    ]);
    const beside = async (key: string | null) =>
      `${await answersBeside(platform.db, (await place()).plan, key, 'vi')}`;
    expect(await beside('nv-1')).toContain('Bưu điện xã mở cửa lúc nào?');
    expect(await beside('nv-2')).toBe('null');
    expect(await beside(null)).toContain('href="/p/bo-tttt/601-qd/gop-y#hoi-dap"');
    await move('postalHead', id, 'unpublish');
    expect(await publishedAnswers(platform.db, authorityId, given.planId)).toEqual([]);
  });

  it('is listed, searched without accents, counted for whoever it waits for, and told as it was on a day', async () => {
    platform.clock.set('2026-11-23T08:00:00+07:00');
    const { code } = await give({ words: 'Trạm biến áp thôn Nậm Cáp quá tải.' });
    const { id } = await idOf(code);
    const listed = (q: string, name: WorldActor = 'planner', asOf?: string) =>
      feedbackListView(platform, actor(name), { limit: 10, q, asOf });
    expect((await listed('tram bien ap')).rows).toMatchObject([{ id, state: 'new' }]);
    expect((await listed('tram bien ap', 'planner', '2026-11-22')).total).toBe(0);
    expect((await listed('', 'postalHead')).rows.map(({ unit }) => unit.name)).toEqual([
      'Vụ Bưu chính',
    ]);
    platform.clock.set('2026-12-15T08:00:00+07:00');
    const late = await listed('nam cap', 'telecomHead');
    expect(late.rows[0]?.late).toBe(true);
    expect(late.waiting.late).toBeGreaterThan(0);
    expect(await codeOfRefusal(listed('', 'admin'))).toBe('NOT_ALLOWED');
    const file = await exportFeedbackList(platform, actor('planner'), {
      format: 'csv',
      q: 'nam cap',
    });
    expect(String(file.bytes)).toContain('Quá hạn');
    platform.clock.set('2026-11-23T09:00:00+07:00');
  });

  it('has terms that each body chooses, from a day on', async () => {
    const rules = { days: { suggestion: 5, complaint: 2 }, keptDays: 30 };
    const body = { rules, from: '2026-11-24', source: 'Quy chế tiếp nhận 12/QĐ-BTTTT' };
    expect(
      await codeOfRefusal(setFeedbackSettings(platform, actor('telecomHead'), body, null)),
    ).not.toBe('done');
    await setFeedbackSettings(platform, actor('planner'), body, null);
    expect((await give()).answerBy).toBe('2026-12-08');
    platform.clock.set('2026-11-25T09:00:00+07:00');
    expect((await give()).answerBy).toBe('2026-11-27');
  });

  it('a thousand automatic sendings from one network store a handful, and a person’s own gets through', async () => {
    platform.clock.set('2026-11-26T08:00:00+07:00');
    const start = platform.clock().getTime();
    const before = (await feedbackListView(platform, actor('planner'), { limit: 1 })).total;
    const outcomes: string[] = [];
    for (let batch = 0; batch < 50; batch += 1) {
      platform.clock.set(new Date(start + batch * 5_000).toISOString());
      const sendings = Array.from({ length: 20 }, async (_, at) =>
        codeOfRefusal(
          give({
            words: `Quảng cáo số ${batch} ${at} của cửa hàng.`,
            network: wideNetworkOf(`198.51.100.${(batch * 20 + at) % 250}`),
          }),
        ),
      );
      outcomes.push(...(await Promise.all(sendings)));
    }
    const stored = outcomes.filter((each) => each === 'done').length;
    expect(outcomes.length).toBe(1_000);
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThanOrEqual(4);
    expect(outcomes.every((each) => each === 'done' || each === 'GIVEN_TOO_SOON')).toBe(true);
    expect((await feedbackListView(platform, actor('planner'), { limit: 1 })).total).toBe(
      before + stored,
    );
    expect(
      (
        await give({
          words: 'Trường mẫu giáo chưa có mạng.',
          network: wideNetworkOf('203.0.113.9'),
        })
      ).code,
    ).toMatch(/^GY-/);
  });

  it('the same words from many, or a plan shouted at, are put aside for a person and call nobody', async () => {
    platform.clock.set('2026-11-27T08:00:00+07:00');
    const codes: string[] = [];
    for (let at = 0; at < 6; at += 1)
      codes.push((await give({ words: 'Ký tên phản đối cùng một lời.' })).code);
    const states = await Promise.all(
      codes.map(async (code) => (await feedbackOfCode(platform, code))?.state),
    );
    expect(states).toEqual(['new', 'new', 'new', 'new', 'suspect', 'suspect']);
    const { id } = await idOf(codes[5] ?? '');
    const told = sql<{
      count: number;
    }>`select count(*)::int as count from notice where subject_id = ${id}`;
    expect((await firstRow(platform.db, told))?.count).toBe(0);
    expect((await feedbackListView(platform, actor('planner'), { limit: 1 })).waiting.suspect).toBe(
      2,
    );
    await move('planner', id, 'restore');
    expect(await see('telecomHead', id)).toMatchObject({ state: 'new', doubts: [] });
  });
});
