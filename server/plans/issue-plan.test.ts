import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { directiveView } from '../directives/directive-view.ts';
import type { Platform } from '../platform/act.ts';
import { firstRow, rows } from '../platform/database/rows.ts';
import { issuePlan } from './issue-plan.ts';
import { readingView } from './reading-view.ts';
import { type IssuedTasks, issuedTasks } from './rules/issued-tasks.ts';
import { saveDraft } from './save-draft.ts';
import { GOVERNMENT_RESOLUTION, NETWORK_PLAN, numbered } from './testing/directive-texts.ts';
import { issueText, paste } from './testing/issue-text.ts';

describe('issuing a draft', () => {
  let platform: TestPlatform;
  let world: World;
  const planner = () => world.actors.planner;

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  async function issue(readingId: string, newEdition = false, on: Platform = platform) {
    const { version } = await readingView(platform, planner(), readingId);
    const request = { id: readingId, version, effectiveOn: '2024-02-15', newEdition };
    return issuePlan(on, planner(), request, null);
  }

  const countOf = async (table: string) =>
    (
      await firstRow(
        platform.db,
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`,
      )
    )?.n;

  it('is all or nothing: a failure in its last step leaves no trace', async () => {
    const readingId = await paste(platform, planner(), NETWORK_PLAN);
    const tables = ['directive', 'clause', 'citation', 'plan', 'task_words', 'task', 'posting'];
    const counts = () => Promise.all([...tables, 'party', 'journal', 'reach'].map(countOf));
    const before = await counts();
    // A journal key of the wrong kind fails where the entry is signed, after everything was written.
    const broken = { ...platform, journalKey: null } as unknown as Platform;
    await expect(issue(readingId, false, broken)).rejects.toThrow();
    expect(await counts()).toEqual(before);
    expect(await readingView(platform, planner(), readingId)).toMatchObject({ state: 'draft' });
    await expect(issue(readingId)).resolves.toMatchObject({ tasks: 5 });
  });

  it('keeps in its journal entry all that is needed to build every task again', async () => {
    const entry = await firstRow(
      platform.db,
      sql<{ after: { id: string; ownerUnitId: string; tasks: IssuedTasks } }>`
        select after from journal where act = 'issue_plan' order by id limit 1`,
    );
    if (!entry) throw new Error('issuing wrote no entry');
    const { id, ownerUnitId, tasks } = entry.after;
    const written = await rows(
      platform.db,
      sql`select id, words_id as "wordsId", field_id as "fieldId", parent_id as "parentId",
            is_group as "isGroup", unit_id as "unitId", due_on as "dueOn", occurrence
          from task where plan_id = ${id} order by id`,
    );
    expect(issuedTasks(tasks, ownerUnitId)).toEqual(written);
    expect(tasks.count).toBe(written.length);
  });

  it('posts every given task to the ledger, and no group', async () => {
    const lines = await rows(
      platform.db,
      sql`select account, sum(delta)::int as tasks, bool_or(due_on = 'infinity') as undated
          from posting_line group by account order by account`,
    );
    expect(lines).toEqual([
      { account: 'assigned', tasks: 9, undated: false },
      { account: 'heard', tasks: 9, undated: false },
    ]);
    const balanced = await rows(
      platform.db,
      sql`select unit_id, due_on, sum(delta)::int as n from posting_line where account = 'assigned' group by 1, 2
          except
          select unit_id, due_on, count(*)::int from task where not is_group group by 1, 2`,
    );
    expect(balanced).toEqual([]);
  });

  it('offers what is there where the number exists, and keeps a new edition when asked', async () => {
    const [first] = await rows(platform.db, sql<{ id: string }>`select id from directive`);
    const readingId = await paste(platform, planner(), NETWORK_PLAN);
    expect((await readingView(platform, planner(), readingId)).exists).toEqual({
      directiveId: first?.id,
      number: '245/KH-BTTTT',
      year: 2024,
    });
    await expect(issue(readingId)).rejects.toMatchObject({
      text: { code: 'NUMBER_EXISTS' },
      facts: { number: '245/KH-BTTTT', year: 2024 },
      details: { directiveId: first?.id, editions: [{ id: first?.id, edition: 1 }] },
    });
    const { directiveId } = await issue(readingId, true);
    const document = await directiveView(platform, planner(), directiveId, undefined);
    expect(document.edition).toBe(2);
    expect(document.editions).toHaveLength(2);
  });

  it('sees the same number through leading zeros and another dash', async () => {
    const readingId = await paste(platform, planner(), numbered(NETWORK_PLAN, '0245 /KH–BTTTT'));
    await expect(issue(readingId)).rejects.toMatchObject({ text: { code: 'NUMBER_EXISTS' } });
  });

  it('registers the same number twice only once when two officers issue it together', async () => {
    const text = numbered(NETWORK_PLAN, '300/KH-BTTTT');
    const drafts = [await paste(platform, planner(), text), await paste(platform, planner(), text)];
    const results = await Promise.allSettled(drafts.map((id) => issue(id)));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { text: { code: 'NUMBER_EXISTS' } },
    });
  });

  it('does not go past what blocks it, and names each', async () => {
    const readingId = await paste(platform, planner(), numbered(NETWORK_PLAN, '301/KH-BTTTT'));
    const { draft, version } = await readingView(platform, planner(), readingId);
    const [task, ...others] = draft.tasks;
    if (!task?.deadline) throw new Error('the first task has a deadline');
    const early = { ...task, deadline: { ...task.deadline, dueOn: '2024-01-31' } };
    const correct = {
      ...draft,
      tasks: [early, { ...task, key: 'n1', lead: [] }, ...others.slice(1)],
    };
    await saveDraft(platform, planner(), { id: readingId, version, draft: correct }, null);
    await expect(issue(readingId)).rejects.toMatchObject({
      text: { code: 'DRAFT_BLOCKED' },
      facts: { count: 2 },
      details: {
        problems: [
          { code: 'EARLY_DEADLINE', key: 't1' },
          { code: 'NO_LEAD', key: 'n1' },
        ],
      },
    });
    const explained = correct.tasks
      .filter(({ key }) => key !== 'n1')
      .map((each) => ({ ...each, earlyReason: 'Đã làm theo công điện tháng 1' }));
    const again = { id: readingId, version: version + 1, draft: { ...correct, tasks: explained } };
    await saveDraft(platform, planner(), again, null);
    await expect(issue(readingId)).resolves.toMatchObject({ tasks: 4 });
  });

  it('links the document to what it carries out, whichever is registered first', async () => {
    const { directiveId } = await issueText(
      platform,
      planner(),
      GOVERNMENT_RESOLUTION,
      (draft) => ({
        ...draft,
        identity: {
          ...draft.identity,
          issuer: draft.identity.issuer && {
            ...draft.identity.issuer,
            unitId: world.ministry.top.id,
          },
        },
      }),
    );
    const resolution = await directiveView(platform, planner(), directiveId, undefined);
    const citing = resolution.citedBy.map(({ kind, directive, days }) => [
      kind,
      directive.number,
      days,
    ]);
    expect(citing).toContainEqual(['implements', '245/KH-BTTTT', 7]);
    const later = await issueText(platform, planner(), numbered(NETWORK_PLAN, '302/KH-BTTTT'));
    const plan = await directiveView(platform, planner(), later.directiveId, undefined);
    expect(plan.citations).toMatchObject([{ number: '31/NQ-CP', directiveId, days: 7 }]);
  });

  it('reaches a body of another authority, which may then read the document and its part', async () => {
    const { hanoiPlanner, departmentHead } = world.actors;
    const number = '303/KH-BTTTT';
    const { directiveId } = await issueText(
      platform,
      planner(),
      numbered(NETWORK_PLAN, number),
      (draft) => ({
        ...draft,
        tasks: draft.tasks.slice(0, 2).map((task, index) => {
          const { department } = world.hanoi;
          const unit = {
            unitId: department.id,
            unitName: department.name,
            written: department.name,
          };
          const lead = task.lead.map((each) => ({ ...each, ...unit }));
          return index === 0 ? { ...task, lead } : task;
        }),
      }),
    );
    for (const actor of [hanoiPlanner, departmentHead]) {
      const document = await directiveView(platform, actor, directiveId, undefined);
      expect(document).toMatchObject({ number, totalTasks: 1, citedBy: [] });
      expect(document.tasks).toHaveLength(1);
    }
    await expect(
      directiveView(platform, world.actors.dongAnhOfficer, directiveId, undefined),
    ).rejects.toMatchObject({ text: { code: 'NOT_FOUND' } });
  });

  it('is refused to a post that may not issue, and for a draft of another authority', async () => {
    const readingId = await paste(platform, planner(), numbered(NETWORK_PLAN, '304/KH-BTTTT'));
    const request = { id: readingId, version: 1, effectiveOn: '2024-02-15', newEdition: false };
    await expect(
      issuePlan(platform, world.actors.telecomHead, request, null),
    ).rejects.toMatchObject({ text: { code: 'NOT_ALLOWED' } });
    await expect(
      issuePlan(platform, world.actors.hanoiPlanner, request, null),
    ).rejects.toMatchObject({ text: { code: 'NOT_FOUND' } });
  });
});
