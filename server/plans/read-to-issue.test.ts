import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { directiveView } from '../directives/directive-view.ts';
import { rows } from '../platform/database/rows.ts';
import { foldLedger } from '../tasks/fold-ledger.ts';
import type { Reading } from './contract.ts';
import { type Issued, issuePlan } from './issue-plan.ts';
import { planView } from './plan-view.ts';
import { previewIssue } from './preview-issue.ts';
import { readingView } from './reading-view.ts';
import { saveDraft } from './save-draft.ts';
import { NETWORK_PLAN } from './testing/directive-texts.ts';
import { paste } from './testing/issue-text.ts';

describe('from a pasted directive to tasks at their units', () => {
  let platform: TestPlatform;
  let world: World;
  let reading: Reading;
  let issued: Issued;
  const view = () => readingView(platform, world.actors.planner, reading.id);

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
    const id = await paste(platform, world.actors.planner, NETWORK_PLAN);
    reading = await readingView(platform, world.actors.planner, id);
  });
  afterAll(() => platform.close());

  it('reads it beside its source, every value with its place', () => {
    const { identity, tasks, citations } = reading.draft;
    expect(identity).toMatchObject({
      number: '245/KH-BTTTT',
      issuedOn: '2024-02-12',
      issuer: { unitId: world.ministry.top.id },
    });
    expect(citations).toMatchObject([{ kind: 'implements', number: '31/NQ-CP' }]);
    expect(tasks).toHaveLength(5);
    for (const { quote, span } of tasks) {
      expect(reading.sourceText.slice(span?.start, span?.end)).toBe(quote);
    }
  });

  it('finds the units of the register behind the names, and the members of a class', () => {
    const { tasks } = reading.draft;
    expect(tasks[0]?.lead.map(({ unitId }) => unitId)).toEqual([world.ministry.telecom.id]);
    expect(tasks[0]?.coord.map(({ unitId }) => unitId)).toEqual([world.ministry.postal.id]);
    expect(tasks[4]?.lead).toMatchObject([{ group: true, memberCount: 4 }]);
  });

  it('lets the officer correct it; the quote stays what the source says', async () => {
    const draft = {
      ...reading.draft,
      fields: [
        {
          key: 'f1',
          name: 'Viễn thông',
          declaredCount: 3,
          span: null,
          confidence: null,
          rule: null,
        },
        {
          key: 'f2',
          name: 'Bưu chính',
          declaredCount: 2,
          span: null,
          confidence: null,
          rule: null,
        },
      ],
      tasks: reading.draft.tasks.map((task, index) => ({
        ...task,
        fieldKey: index < 3 ? 'f1' : 'f2',
        title: index === 1 ? 'Xây dựng, công bố bản đồ chất lượng mạng' : task.title,
        quote: 'một câu khác',
        state: 'confirmed' as const,
      })),
    };
    const saved = await saveDraft(
      platform,
      world.actors.planner,
      { id: reading.id, version: reading.version, draft },
      null,
    );
    expect(saved.version).toBe(reading.version + 1);
    const before = reading;
    reading = await view();
    expect(reading.draft.tasks[1]).toMatchObject({
      title: 'Xây dựng, công bố bản đồ chất lượng mạng',
      quote: before.draft.tasks[1]?.quote,
    });
    expect(reading).toMatchObject({ tasks: 5, seen: 5, savedBy: 'Nguyễn Thu Hà' });
  });

  it('says beforehand exactly what issuing will do', async () => {
    expect(await previewIssue(platform, world.actors.planner, reading.id)).toMatchObject({
      tasks: 5,
      // 1 + 1 + 2 + 1 + the four divisions right under the ministry
      assignments: 9,
      units: 4,
      withoutDeadline: 0,
    });
  });

  it('issues: each unit has its tasks, several leads and classes stand under a group', async () => {
    const { version } = reading;
    issued = await issuePlan(
      platform,
      world.actors.planner,
      { id: reading.id, version, effectiveOn: '2024-02-15', newEdition: false },
      'issue-key-0001',
    );
    expect(issued).toMatchObject({ tasks: 5, units: 4 });
    const tasks = await rows(
      platform.db,
      sql<{ unit: string; count: number }>`
        select u.name as unit, count(*)::int as count from task t join unit u on u.id = t.unit_id
        where not t.is_group group by 1 order by 1`,
    );
    expect(tasks).toEqual([
      { unit: 'Cục An toàn thông tin', count: 2 },
      { unit: 'Cục Viễn thông', count: 4 },
      { unit: 'Văn phòng Bộ', count: 1 },
      { unit: 'Vụ Bưu chính', count: 2 },
    ]);
    const groups = await rows(
      platform.db,
      sql<{ parts: number }>`select (select count(*)::int from task c where c.parent_id = g.id
          and c.words_id = g.words_id) as parts
        from task g where g.is_group and g.unit_id = ${world.ministry.top.id} order by g.id`,
    );
    expect(groups).toEqual([{ parts: 2 }, { parts: 4 }]);
    expect(await view()).toMatchObject({ state: 'issued', planId: issued.planId, exists: null });
  });

  it('issues once: the same request sent again gets the first reply', async () => {
    const request = { id: reading.id, version: reading.version, effectiveOn: '2024-02-15' };
    const again = await issuePlan(
      platform,
      world.actors.planner,
      { ...request, newEdition: false },
      'issue-key-0001',
    );
    expect(again).toEqual(issued);
    await expect(
      issuePlan(
        platform,
        world.actors.planner,
        { ...request, newEdition: false },
        'issue-key-0002',
      ),
    ).rejects.toMatchObject({ text: { code: 'CONFLICT' } });
    expect(await rows(platform.db, sql`select id from plan`)).toHaveLength(1);
  });

  it('shows the plan with declared and found counts and the 2×2 of any day', async () => {
    const planner = world.actors.planner;
    const plan = await planView(platform, planner, issued.planId, undefined);
    expect(plan.declared).toEqual({
      tasks: 5,
      fields: null,
      sum: 5,
      fieldsWithCount: 2,
      fieldsWithout: 0,
    });
    expect(
      plan.fields.map(({ name, declaredCount, found }) => [name, declaredCount, found]),
    ).toEqual([
      ['Viễn thông', 3, 3],
      ['Bưu chính', 2, 2],
    ]);
    expect(plan.counts).toMatchObject({ total: 9, openWithin: 9, openOverdue: 0 });
    platform.clock.set('2024-10-31T08:00:00+07:00');
    const later = await planView(platform, planner, issued.planId, undefined);
    expect(later.counts).toMatchObject({ total: 9, openWithin: 6, openOverdue: 3 });
    const earlier = await planView(platform, planner, issued.planId, '2024-02-13');
    expect(earlier.counts.total).toBe(0);
  });

  it('counts the same before and after the ledger is folded, today and on a past day', async () => {
    const planner = world.actors.planner;
    const counts = async (asOf?: string) =>
      (await planView(platform, planner, issued.planId, asOf)).counts;
    platform.clock.set('2024-10-31T08:00:00+07:00');
    const before = [await counts(), await counts('2024-07-01'), await counts('2024-02-13')];
    expect(before.map(({ total, openOverdue }) => [total, openOverdue])).toEqual([
      [9, 3],
      [9, 1],
      [0, 0],
    ]);
    // An issue adds itself up: what it posted is folded already.
    expect(await foldLedger(platform.db, world.ministry.authorityId)).toBe(0);
    expect([await counts(), await counts('2024-07-01'), await counts('2024-02-13')]).toEqual(
      before,
    );
  });

  it('shows each unit its own part of the plan, counted from the tasks as from the ledger', async () => {
    const { telecomHead, postalHead, leader } = world.actors;
    const total = async (actor: typeof leader) =>
      (await planView(platform, actor, issued.planId, undefined)).counts.total;
    // Vụ Bưu chính takes part in task 1, which Cục Viễn thông leads.
    expect(await total(postalHead)).toBe(3);
    expect(await total(telecomHead)).toBe(4);
    expect(await total(leader)).toBe(9);
    await expect(
      planView(platform, world.actors.hanoiPlanner, issued.planId, undefined),
    ).rejects.toMatchObject({ text: { code: 'NOT_FOUND' } });
  });

  it('shows the document with its outline, the places that order work, and its links', async () => {
    const document = await directiveView(
      platform,
      world.actors.planner,
      issued.directiveId,
      undefined,
    );
    expect(document).toMatchObject({ number: '245/KH-BTTTT', totalTasks: 9, openTasks: 9 });
    expect(document.tasks).toHaveLength(5);
    expect(document.outline.reduce((sum, { taskCount }) => sum + taskCount, 0)).toBe(5);
    expect(document.citations).toMatchObject([
      { number: '31/NQ-CP', directiveId: null, days: 7, fromId: null },
    ]);
    expect(document.tasks.map(({ total, notAccepted }) => [total, notAccepted])).toEqual([
      [1, 1],
      [1, 1],
      [2, 2],
      [1, 1],
      [4, 4],
    ]);
  });
});
