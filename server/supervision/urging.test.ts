import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { inboxView } from '../tasks/inbox-view.ts';
import { noticesView } from '../tasks/notices-view.ts';
import { reportProgress } from '../tasks/report-progress.ts';
import { taskView } from '../tasks/task-view.ts';
import { officeOf } from '../tasks/testing/office.ts';
import { answerUrging, receiveUrging, seeUrging } from './answer-urging.ts';
import { previewUrging } from './preview-urging.ts';
import { sendUrging } from './send-urging.ts';
import { tellOfUnanswered } from './tell-of-unanswered.ts';
import { UrgingAsk } from './urging-contract.ts';
import { exportUrgings, urgingsView } from './urgings-view.ts';

const list = { limit: 50 };

describe('a letter of urging', () => {
  let platform: TestPlatform;
  let world: World;
  let ids: string[];
  const as = (who: WorldActor) => world.actors[who];

  beforeAll(async () => {
    platform = await openTestPlatform('2026-05-04T09:00:00+07:00');
    world = await makeWorld(platform);
    const office = officeOf(platform, world);
    const units = [world.ministry.telecom.id, world.ministry.postal.id];
    const telecom = await office.give(['Rà soát quy hoạch'], { dueOn: '2026-05-29' });
    const postal = await office.give(['Sơ kết kế hoạch'], {
      ...{ dueOn: '2026-05-29', units: units.slice(1) },
    });
    ids = [...telecom.ids, ...postal.ids];
    await office.accept(ids[0] ?? '');
    platform.clock.set('2026-06-08T14:10:00+07:00');
  });
  afterAll(() => platform.close());

  const ask = (taskIds: readonly string[], more: object = {}) =>
    UrgingAsk.parse({ taskIds, ...more });
  const send = (
    taskIds: readonly string[],
    who: WorldActor = 'planner',
    key: string | null = null,
  ) => sendUrging(platform, as(who), { ...ask(taskIds), answerBy: '2026-06-11' }, key);
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error) => [error.text?.code, error.facts?.vi],
    );
  let letterId = '';

  it('is shown before it goes out: recipients by unit, an annex each, the next number', async () => {
    const { paper, recipients, answerBy } = await previewUrging(platform, as('planner'), ask(ids));
    expect(recipients.map(({ unit, tasks }) => [unit.name, tasks.length])).toEqual([
      ['Cục Viễn thông', 1],
      ['Vụ Bưu chính', 1],
    ]);
    expect(answerBy).toBe('2026-06-11');
    expect(paper.number).toMatch(/^01\//);
    expect(paper.annexes).toHaveLength(2);
  });

  it('takes the next number of the year and none when it fails; sent again it goes out once', async () => {
    expect(await refusal(send(['999']))).toEqual(['NOTHING_TO_URGE', undefined]);
    const letter = await send(ids, 'planner', 'k1');
    expect(letter.symbol).toMatch(/^01\//);
    expect((await send(ids, 'planner', 'k1')).id).toBe(letter.id);
    letterId = letter.id;
    const inbox = await inboxView(platform, as('telecomHead'), { limit: 5, kind: 'answer_urging' });
    expect(inbox.rows[0]).toMatchObject({ dueOn: '2026-06-11', subjectId: letterId });
  });

  it('is not repeated too soon, with the hour from which it may be', async () => {
    platform.clock.set('2026-06-08T16:10:00+07:00');
    expect(await refusal(send(ids))).toEqual([
      'URGED_JUST_NOW',
      'Đã đôn đốc 2 giờ trước; lần sau từ 18:10.',
    ]);
    platform.clock.set('2026-06-08T18:10:00+07:00');
    expect((await send(ids.slice(1))).symbol).toMatch(/^02\//);
  });

  it('is seen, taken note of and answered by its unit, which sees its own part alone', async () => {
    const head = as('telecomHead');
    const seen = await seeUrging(platform, head, letterId, null);
    expect(seen.recipients).toMatchObject([{ unit: { name: 'Cục Viễn thông' }, state: 'seen' }]);
    expect(seen.paper.annexes).toHaveLength(1);
    expect(seen.list.map(({ title }) => title)).toEqual(['Rà soát quy hoạch']);
    await receiveUrging(platform, head, letterId, null);
    const words = { words: 'Cục sẽ trình dự thảo trước ngày 15/6.' };
    const answered = await answerUrging(platform, head, letterId, words, null);
    expect(answered.recipients[0]).toMatchObject({ state: 'answered', answer: words.words });
    expect(await refusal(answerUrging(platform, head, letterId, words, null))).toEqual([
      ...['URGING_ANSWERED', undefined],
    ]);
    const { supervised } = await taskView(platform, as('planner'), ids[0] ?? '');
    expect(supervised.urgings).toMatchObject([{ answeredOn: '2026-06-08' }]);
  });

  it('has its effect measured, and what is unanswered shows to the unit above', async () => {
    platform.clock.set('2026-06-12T09:00:00+07:00');
    const body = { body: 'Đã hoàn thành dự thảo lần một', difficulty: null, fallReason: null };
    const { version } = await taskView(platform, as('telecomOfficer'), ids[0] ?? '');
    const progress = { ...body, version, percent: 60, quantity: null, fileIds: [] };
    await reportProgress(platform, as('telecomOfficer'), ids[0] ?? '', progress, null);
    const view = await urgingsView(platform, as('planner'), list);
    expect(view.effect).toMatchObject({
      ...{ recipients: 3, answered: 1, unanswered: 2, tasks: 3, moved: 1, answeredInDays: 0 },
    });
    const first = view.rows.find(({ id }) => id === letterId);
    expect(first?.recipients.map(({ state, escalatedTo }) => [state, escalatedTo?.name])).toEqual(
      expect.arrayContaining([
        ['answered', undefined],
        ['unanswered', world.ministry.top.name],
      ]),
    );
    // On the day itself nobody had answered yet, and nothing was late.
    const then = await urgingsView(platform, as('planner'), { ...list, asOf: '2026-06-08' });
    expect(then.effect).toMatchObject({ answered: 1, unanswered: 0, moved: 0 });
  });

  it('is told once to whoever heads the unit above, with the units that did not answer', async () => {
    const told = async (who: WorldActor) =>
      (await noticesView(platform, as(who), { limit: 20 })).rows.filter(({ thing }) =>
        thing?.says.vi.includes('chưa trả lời'),
      );
    platform.clock.set('2026-06-11T09:00:00+07:00');
    expect(await tellOfUnanswered(platform, world.ministry.authorityId)).toBe(0);
    platform.clock.set('2026-06-12T09:00:00+07:00');
    const runs = await Promise.all(
      [1, 2].map(() => tellOfUnanswered(platform, world.ministry.authorityId)),
    );
    expect(runs.reduce((sum, each) => sum + each, 0)).toBe(2);
    expect(await tellOfUnanswered(platform, world.ministry.authorityId)).toBe(0);
    const heard = await told('leader');
    expect(heard.map(({ words, thing }) => [words, thing?.says.vi])).toEqual(
      Array(2).fill(['Vụ Bưu chính', 'Quá ngày 11/06/2026 chưa trả lời công văn đôn đốc']),
    );
    const view = await urgingsView(platform, as('leader'), list);
    expect(view.rows.map(({ id }) => id)).toEqual(
      expect.arrayContaining(heard.map(({ thing }) => thing?.id)),
    );
    for (const who of ['postalHead', 'telecomHead', 'securityHead', 'hanoiLeader'] as const) {
      expect(await told(who)).toEqual([]);
    }
  });

  it('reaches nobody else: lists, exports and acts', async () => {
    expect((await urgingsView(platform, as('hanoiPlanner'), list)).total).toBe(0);
    expect((await urgingsView(platform, as('securityHead'), list)).total).toBe(0);
    const own = await urgingsView(platform, as('postalHead'), list);
    expect(own.rows.flatMap(({ recipients }) => recipients.map(({ unit }) => unit.name))).toEqual([
      ...['Vụ Bưu chính', 'Vụ Bưu chính'],
    ]);
    const sheet = await exportUrgings(platform, as('securityHead'), { format: 'csv' });
    expect(String(sheet.bytes).trim().split('\r\n')).toHaveLength(1);
    expect(await refusal(seeUrging(platform, as('securityHead'), letterId, null))).toEqual([
      ...['NOT_FOUND', undefined],
    ]);
    expect(await refusal(send(ids, 'telecomOfficer'))).toEqual(['NOT_ALLOWED', undefined]);
  });
});
