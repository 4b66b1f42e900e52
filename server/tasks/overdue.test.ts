import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { deadlineFromNorm } from '../calendar/rules/deadline.ts';
import { acceptResult } from './accept-result.ts';
import { actOnMany } from './act-on-many.ts';
import { askExtension } from './ask-extension.ts';
import { breakDownTask } from './break-down-task.ts';
import { causesView } from './causes-view.ts';
import { decideExplanation } from './decide-explanation.ts';
import { decideExtension } from './decide-extension.ts';
import { demandExplanation } from './demand-explanation.ts';
import { explainTask } from './explain-task.ts';
import { latestExplanations } from './explanations-of.ts';
import { explanationsView } from './explanations-view.ts';
import { exportExtensions } from './export-overdue.ts';
import { extensionsView } from './extensions-view.ts';
import { foldLedger } from './fold-ledger.ts';
import { inboxView } from './inbox-view.ts';
import { listView } from './list-view.ts';
import { onTimeView } from './on-time-view.ts';
import { setOverduePolicy } from './overdue-settings.ts';
import { reportDone } from './report-done.ts';
import { DEFAULT_OVERDUE_POLICY } from './rules/overdue-policy.ts';
import { taskView } from './task-view.ts';
import { DONE, LATE, officeOf, WHY } from './testing/office.ts';
import { verifyLedger } from './verify-ledger.ts';

const list = { limit: 50 };
const until = (norm: string, raw = norm) => deadlineFromNorm(norm, raw, 'inclusive');

describe('work that is late', () => {
  let platform: TestPlatform;
  let world: World;
  let office: ReturnType<typeof officeOf>;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-05-04T09:00:00+07:00');
    world = await makeWorld(platform);
    office = officeOf(platform, world);
  });
  beforeEach(() => platform.clock.set('2026-05-04T09:00:00+07:00'));
  afterAll(() => platform.close());

  const given = async (dueOn = '2026-05-29') => {
    const { ids, planId } = await office.give(['Rà soát danh mục đầu tư'], { dueOn });
    const [id = ''] = ids;
    await office.accept(id);
    return { id, planId };
  };
  const ask = (id: string, norm: string, raw?: string) =>
    askExtension(
      platform,
      world.actors.telecomHead,
      id,
      { deadline: until(norm, raw), reason: WHY },
      null,
    );
  const decide = async (
    id: string,
    decision: 'granted' | 'shortened' | 'refused',
    more: { norm?: string; words?: string } = {},
  ) =>
    decideExtension(
      platform,
      world.actors.planner,
      id,
      {
        ...{ version: await office.versionOf(id), decision },
        deadline: more.norm === undefined ? null : until(more.norm),
        words: more.words ?? (decision === 'granted' ? null : WHY),
      },
      null,
    );
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error) => error.text?.code,
    );
  const why = async (id: string, act: string, who: keyof World['actors'] = 'telecomHead') =>
    (await taskView(platform, world.actors[who], id)).acts.find((each) => each.act === act)?.why
      ?.vi;

  it('an extension is asked with its precision, waits at the assigner, and keeps the first deadline', async () => {
    const { id, planId } = await given();
    const asked = await ask(id, '2026-Q3', 'Quý III/2026');
    expect(asked).toMatchObject({ dueOn: '2026-05-29', flags: ['EXTENSION_ASKED'] });
    const inbox = await inboxView(platform, world.actors.planner, {
      ...{ limit: 9, kind: 'decide_extension' as const },
    });
    expect(inbox.rows[0]).toMatchObject({ words: `Quý III/2026: ${WHY}`, task: { id } });
    expect(await why(id, 'ask_extension')).toContain('Đã xin gia hạn ngày 04/05/2026. Chờ');

    expect(await decide(id, 'granted')).toMatchObject({
      ...{ dueOn: '2026-09-30', firstDueOn: '2026-05-29', flags: [] },
    });
    const { supervised } = await taskView(platform, world.actors.telecomHead, id);
    expect(supervised.extensions).toMatchObject([
      { state: 'granted', fromDueOn: '2026-05-29', to: { raw: 'Quý III/2026' } },
    ]);
    // The day before it was asked nothing of it is known.
    const before = await taskView(platform, world.actors.planner, id, '2026-05-03').catch(
      () => null,
    );
    expect(before?.supervised.extensions ?? []).toEqual([]);

    platform.clock.set('2026-07-01T09:00:00+07:00');
    const version = await office.versionOf(id);
    const head = world.actors.telecomHead;
    const done = await reportDone(platform, head, id, { version, ...DONE }, null);
    await acceptResult(
      platform,
      world.actors.planner,
      id,
      { version: done.version, note: null },
      null,
    );
    const rates = await onTimeView(platform, world.actors.planner, { planId });
    expect(rates).toMatchObject({
      ...{ inForce: { onTime: 1, done: 1 }, first: { onTime: 0, done: 1 }, moved: 1 },
    });
  });

  it('a shorter one is granted with words, never more than asked; a refusal leaves the deadline', async () => {
    const { id } = await given();
    await ask(id, '2026-06-30');
    expect(await refusal(decide(id, 'shortened', { norm: '2026-07-10' }))).toBe(
      'DEADLINE_ABOVE_ASKED',
    );
    expect(await decide(id, 'shortened', { norm: '2026-06-12' })).toMatchObject({
      dueOn: '2026-06-12',
    });
    await ask(id, '2026-06-30');
    expect(await decide(id, 'refused')).toMatchObject({ dueOn: '2026-06-12' });
    const { rows } = await extensionsView(platform, world.actors.telecomHead, {
      ...{ ...list, sort: 'asked' as const },
    });
    expect(rows.filter(({ task }) => task.id === id)).toMatchObject([
      { state: 'shortened', grantedDueOn: '2026-06-12', nth: 1, most: 2 },
      { state: 'refused', decisionWords: WHY, nth: 2 },
    ]);
  });

  it('is refused in words: overdue, earlier than in force, more often than allowed', async () => {
    const { id } = await given();
    expect(await refusal(ask(id, '2026-05-20'))).toBe('DEADLINE_NOT_LATER');
    for (const day of ['2026-06-05', '2026-06-12']) {
      await ask(id, day);
      await decide(id, 'granted');
    }
    expect(await why(id, 'ask_extension')).toContain('Đã gia hạn 2/2 lần');
    platform.clock.set('2026-06-15T09:00:00+07:00');
    expect(await why(id, 'ask_extension')).toBe(
      'Đã quá hạn 3 ngày, không xin gia hạn được. Gửi giải trình.',
    );
    expect(await refusal(ask(id, '2026-07-30'))).toBe('NOT_NOW');
  });

  it('parts on the same day follow their whole, others stay; a part never ends after its whole', async () => {
    const { id } = await given();
    const { telecomHead } = world.actors;
    const part = (title: string, norm: string | null) => ({
      ...{ unitId: world.ministry.telecomLicensing.id, title, product: null },
      deadline: norm === null ? null : until(norm),
    });
    const body = {
      ...{ version: await office.versionOf(id), earlyReason: null },
      parts: [part('Phần theo hạn chung', null), part('Phần có hạn riêng', '2026-05-15')],
    };
    await breakDownTask(platform, telecomHead, id, body, null);
    await ask(id, '2026-06-30');
    await decide(id, 'granted');
    const { children } = await taskView(platform, telecomHead, id);
    expect(children.map(({ title, dueOn }) => [title, dueOn])).toEqual(
      expect.arrayContaining([
        ['Phần theo hạn chung', '2026-06-30'],
        ['Phần có hạn riêng', '2026-05-15'],
      ]),
    );
  });

  it('an overdue task is reported done with its explanation, in one step; only a decision excuses', async () => {
    const { id, planId } = await given();
    platform.clock.set('2026-06-08T09:00:00+07:00');
    const head = world.actors.telecomHead;
    const version = await office.versionOf(id);
    const bare = { version, ...DONE, explanation: null };
    expect(await refusal(reportDone(platform, head, id, bare, null))).toBe('EXPLANATION_NEEDED');
    const done = await reportDone(platform, head, id, { version, ...DONE }, null);
    expect(done).toMatchObject({
      state: 'reported',
      flags: ['AWAITING_RESULT', 'NO_EVIDENCE', 'EXPLANATION_WAITS'],
    });
    await acceptResult(
      platform,
      world.actors.planner,
      id,
      { version: done.version, note: null },
      null,
    );
    const verdict = (decision: 'excused' | 'accepted', words: string | null) =>
      decideExplanation(platform, world.actors.planner, id, { decision, words }, null);
    expect(await refusal(verdict('excused', null))).toBe('WORDS_NEEDED');
    const counted = () => onTimeView(platform, world.actors.planner, { planId });
    expect(await counted()).toMatchObject({ doneLate: 1, excused: { doneLate: 0 } });
    await verdict('excused', WHY);
    expect(await counted()).toMatchObject({ doneLate: 1, excused: { doneLate: 1 } });
    const latest = await latestExplanations(platform.db, world.ministry.authorityId, [id]);
    expect(latest.get(id)).toMatchObject({ state: 'excused', cause: { objective: true } });
  });

  it('what is demanded waits at the unit; what is not enough is explained anew', async () => {
    const { id } = await given();
    platform.clock.set('2026-06-08T09:00:00+07:00');
    const { planner, telecomHead } = world.actors;
    const demand = { words: 'Nêu rõ vướng mắc của đơn vị', dueOn: '2026-06-10' };
    await demandExplanation(platform, planner, id, demand, null);
    const inbox = await inboxView(platform, telecomHead, { limit: 9, kind: 'explain' });
    expect(inbox.rows[0]).toMatchObject({ dueOn: '2026-06-10', words: demand.words });
    const explain = () => explainTask(platform, telecomHead, id, LATE, null);
    await explain();
    expect(await refusal(explain())).toBe('NOT_NOW');
    const answer = { decision: 'not_enough' as const, words: WHY };
    await decideExplanation(platform, planner, id, answer, null);
    const version = await office.versionOf(id);
    const bare = { version, ...DONE, explanation: null };
    expect(await refusal(reportDone(platform, telecomHead, id, bare, null))).toBe(
      'EXPLANATION_NEEDED',
    );
    await explain();
    await reportDone(platform, telecomHead, id, bare, null);
    const { rows } = await explanationsView(platform, planner, { ...list, sort: 'asked' });
    expect(rows.filter(({ task }) => task.id === id).map(({ state }) => state)).toEqual([
      'not_enough',
      'waiting',
    ]);
  });

  it('a request is withdrawn when the task is done', async () => {
    const { id } = await given();
    await ask(id, '2026-07-31');
    const version = await office.versionOf(id);
    await reportDone(platform, world.actors.telecomHead, id, { version, ...DONE }, null);
    const { supervised } = await taskView(platform, world.actors.planner, id);
    expect(supervised.extensions).toMatchObject([{ state: 'withdrawn', decided: null }]);
  });

  it('what waits too long is shown against the approver, and many are decided at once', async () => {
    const ids = [(await given()).id, (await given()).id];
    for (const id of ids) await ask(id, '2026-06-30');
    platform.clock.set('2026-05-11T09:00:00+07:00');
    const view = () =>
      extensionsView(platform, world.actors.planner, { ...list, state: 'waiting', long: true });
    const { rows, approvers } = await view();
    expect(rows.map(({ task }) => task.id)).toEqual(expect.arrayContaining(ids));
    expect(rows[0]).toMatchObject({ waitingDays: 5, isLong: true, mayDecide: true });
    expect(approvers[0]).toMatchObject({
      ...{ approver: { id: world.ministry.top.id } },
      long: rows.length,
    });
    const tasks = rows.map(({ task }) => ({ id: task.id, version: task.version }));
    const act = { act: 'decide_extension' as const, decision: 'granted' as const, words: null };
    const { done, refused } = await actOnMany(platform, world.actors.planner, { act, tasks }, null);
    expect([done.length, refused.length]).toEqual([rows.length, 0]);
    expect((await view()).total).toBe(0);
  });

  it('the policy of the authority decides, from its first day on', async () => {
    const { id } = await given();
    const settings = {
      ...{ validFrom: '2026-05-20', source: 'Quyết định 15/QĐ-BTTTT' },
      policy: { ...DEFAULT_OVERDUE_POLICY, daysBefore: 10, decider: 'head' as const },
    };
    expect(
      await refusal(setOverduePolicy(platform, world.actors.telecomHead, settings, null)),
    ).toBe('NOT_FOUND');
    await setOverduePolicy(platform, world.actors.planner, settings, null);
    expect(await why(id, 'ask_extension')).toBeUndefined();
    await ask(id, '2026-06-30');
    platform.clock.set('2026-05-22T09:00:00+07:00');
    expect(await refusal(decide(id, 'granted'))).toBe('NOT_NOW');
    const other = await given();
    expect(await why(other.id, 'ask_extension')).toContain('ít nhất 10 ngày; chỉ còn 7 ngày');
    await sql`delete from overdue_policy`.execute(platform.db);
  });

  it('causes are counted once a task, by unit and month', async () => {
    platform.clock.set('2026-06-30T09:00:00+07:00');
    const month = await causesView(platform, world.actors.planner, { by: 'month' });
    const unit = await causesView(platform, world.actors.planner, { by: 'unit' });
    expect(month.total.total).toBe(unit.total.total);
    expect(unit.rows[0]).toMatchObject({ name: 'Cục Viễn thông', excused: 1 });
    expect(unit.causes.map(({ key }) => key)).toEqual(['waits_coordination']);
  });

  it('nobody sees, exports or decides what lies outside', async () => {
    const { id } = await given();
    await ask(id, '2026-06-30');
    const outside = world.actors.hanoiPlanner;
    expect(await extensionsView(platform, outside, list)).toMatchObject({
      total: 0,
      approvers: [],
    });
    expect((await explanationsView(platform, outside, list)).total).toBe(0);
    expect((await causesView(platform, outside, { by: 'unit' })).total.total).toBe(0);
    const sheet = await exportExtensions(platform, outside, { format: 'csv' });
    expect(String(sheet.bytes).trim().split('\r\n')).toHaveLength(1);
    const body = { version: 2, decision: 'granted' as const, deadline: null, words: null };
    expect(await refusal(decideExtension(platform, outside, id, body, null))).toBe('NOT_FOUND');
    const officer = world.actors.telecomOfficer;
    const asked = { deadline: until('2026-07-30'), reason: WHY };
    expect(await refusal(askExtension(platform, officer, id, asked, null))).toBe('NOT_ALLOWED');
    const flagged = { ...list, flag: ['EXTENSION_ASKED' as const] };
    const { rows } = await listView(platform, world.actors.planner, flagged);
    expect(rows.map((row) => row.id)).toContain(id);
  });

  it('leaves the ledger as it would be built anew', async () => {
    const { authorityId } = world.ministry;
    await foldLedger(platform.db, authorityId);
    expect(await verifyLedger(platform.db, authorityId)).toMatchObject({ differences: 0 });
  });
});
