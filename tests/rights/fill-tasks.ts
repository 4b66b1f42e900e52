import { sql } from 'kysely';
import { addDays, asDay, type Day } from '../../server/calendar/rules/day.ts';
import { rows } from '../../server/platform/database/rows.ts';
import { giveTasks } from '../../server/tasks/testing/give-tasks.ts';
import { tries, uploads } from './does.ts';
import type { HeldTask } from './oracle.ts';
import { type Office, TODAY, type World, type WorldPost } from './world.ts';

/** Whoever answers for a unit in an office, where anybody does. */
export function headOf({ posts }: World, unitId: string): WorldPost | undefined {
  return posts.find(
    ({ role, jurisdictionUnitId }) =>
      jurisdictionUnitId === unitId && (role === 'head' || role === 'commune'),
  );
}

/** Somebody of a role who answers for the top of an office. */
export function atTop({ posts }: Office, role: WorldPost['role']): WorldPost {
  const found = posts.find((post) => post.answersForTop && post.role === role);
  if (!found) throw new Error(`Nobody is ${role} at the top`);
  return found;
}

/** A plan that an office issued. */
export interface FilledPlan {
  readonly planId: string;
  readonly office: Office;
  readonly taskIds: readonly string[];
}

/** Plans of every office with tasks that go down, across and to other authorities, and what is done on them. */
export async function fillTasks(world: World): Promise<FilledPlan[]> {
  const plans: FilledPlan[] = [];
  for (const office of world.offices) {
    for (let more = 0; more < 2; more += 1) plans.push(await givePlan(world, office));
  }
  for (const { taskIds, office } of plans) {
    for (const id of taskIds) {
      await changeParties(world, office, id);
      await liveThrough(world, id, 0);
    }
  }
  return plans;
}

async function givePlan(world: World, office: Office): Promise<FilledPlan> {
  const { draw, offices, platform } = world;
  const planner = atTop(office, 'planner');
  const open = (each: Office) => each.unitIds.filter((_, at) => !each.drawn.units[at]?.isClosed);
  const own = open(office);
  const others = offices.filter((each) => each !== office).flatMap(open);
  const words = Array.from({ length: draw.number(4, 6) }, () => world.word());
  const lines = words.map((word, at) => {
    const far = draw.chance(0.3);
    const unitIds =
      at === 0 ? draw.some(own.slice(1), 3) : [draw.oneOf(far ? others : own.slice(1))];
    const dueOn: Day = addDays(asDay(TODAY), draw.number(-40, 60));
    const coordinatorIds = draw.some([...own, ...others], draw.number(0, 2));
    const lead = new Set(unitIds);
    return {
      ...{ title: `Nhiệm vụ phải làm ${word}`, unitIds, dueOn, field: at % 2 },
      coordinatorIds: coordinatorIds.filter((id) => !lead.has(id)),
    };
  });
  const [name, ...fields] = [world.word(), world.word(), world.word()];
  const given = await giveTasks(
    platform,
    planner.actor,
    lines,
    fields.map((word) => `Lĩnh vực ${word}`),
    `Kế hoạch ${name}`,
  );
  const found = await rows(
    platform.db,
    sql<{
      directive: string;
    }>`select directive_id as directive from plan where id = ${given.planId}`,
  );
  const { authorityId } = office;
  const plan = world.note({
    ...{ kind: 'plan', canary: name ?? null, ids: [given.planId], ofPlan: given.planId },
    read: [{ right: 'plan.read', held: { authorityId } }],
  });
  world.note({
    ...{ kind: 'directive', canary: null, ids: [found[0]?.directive ?? ''], ofPlan: given.planId },
    read: [{ right: 'directive.read', held: { authorityId } }],
  });
  given.fieldIds.forEach((id, at) => {
    world.note({ kind: 'field', canary: fields[at] ?? null, ids: [id], with: [plan] });
  });
  return { planId: given.planId, office, taskIds: given.taskIds };
}

/** Who takes part is not settled for ever: some are dropped, some come later. */
async function changeParties(world: World, office: Office, id: string): Promise<void> {
  const { draw } = world;
  const [task] = await factsOf(world, id);
  if (!task) return;
  const planner = atTop(office, 'planner');
  const parties = `/api/tasks/${id}/parties`;
  const [dropped] = task.partyUnitIds;
  if (dropped && draw.chance(0.4)) {
    await tries(world, planner, 'POST', `${parties}/drop`, { role: 'coordinate', unitId: dropped });
    leaves(world, id, dropped);
  }
  const added = draw.oneOf(office.unitIds);
  const isFree = added !== task.unitId && !task.partyUnitIds.includes(added);
  if (isFree && draw.chance(0.4)) {
    await tries(world, planner, 'POST', parties, { role: 'monitor', unitId: added });
  }
}

function leaves({ former }: World, id: string, unitId: string): void {
  former.set(id, [...(former.get(id) ?? []), unitId]);
}

/** Some of what may happen to a task, each text with a word of its own. */
async function liveThrough(world: World, id: string, layer: number): Promise<void> {
  const { draw, parents } = world;
  const [task] = await factsOf(world, id);
  const holder = task && headOf(world, task.unitId);
  if (!task || !holder) return;
  const on = (kind: string, ids: readonly string[] = []) => {
    const canary = world.word();
    world.note({ kind, canary, ids, onTasks: [id] });
    return canary;
  };
  const act = (path: string, body: object, post = holder) =>
    tries(world, post, 'POST', `/api/tasks/${id}/${path}`, body);
  if (draw.chance(0.3)) return;
  if (draw.chance(0.1)) {
    await act('hand-back', {
      version: task.version,
      reason: `Không đúng chức năng ${on('reason')}`,
    });
    return;
  }
  if (draw.chance(0.15)) {
    // Whoever had it knew it; now it is another's.
    const [, above] = [...parents].find(([unitId]) => unitId === task.unitId) ?? [];
    const beside = [...parents].find(([unitId, at]) => at === above && unitId !== task.unitId);
    const toUnitId = draw.chance(0.5) ? above : beside?.[0];
    const reason = `Chuyển đúng nơi ${on('forwarded')}`;
    leaves(world, id, task.unitId);
    if (toUnitId) await act('forward', { version: task.version, toUnitId, reason });
    return;
  }
  let version = (await act('accept', { version: task.version }))?.version ?? task.version;
  const canary = world.word();
  const fileId = await uploads(world, holder, '/api/files', canary);
  world.note({ kind: 'file', canary, ids: [fileId], onTasks: [id] });
  const moved = await act('progress', {
    ...{ version, percent: draw.number(5, 90), body: `Đã làm một phần ${on('progress')}` },
    ...{ difficulty: `Khó ở chỗ ${on('difficulty')}`, fileIds: [fileId] },
  });
  version = moved?.version ?? version;
  const said = await act('comments', { body: `Trao đổi ${on('comment')}` });
  if (said) {
    world.note({ kind: 'comment', canary: null, ids: [said.id], onTasks: [id] });
    if (draw.chance(0.5)) {
      await act(`comments/${said.id}/withdraw`, { version: said.version });
    }
  }
  if (draw.chance(0.4)) {
    const dueOn = '2027-03-31';
    const raw = `đến hết tháng 3 năm 2027 ${on('asked day')}`;
    const deadline = { raw, kind: 'FIXED', precision: 'day', norm: dueOn, startsOn: null, dueOn };
    await act('extension', { deadline, reason: `Xin thêm thời gian ${on('extension')}` });
  }
  if (task.dueOn !== null && task.dueOn < TODAY) {
    await act('explanation', {
      cause: 'other',
      words: `Giải trình về việc chậm ${on('explanation')}`,
    });
  }
  const below = [...parents].filter(
    ([unitId, above]) => above === task.unitId && headOf(world, unitId),
  );
  if (below.length > 0 && layer < 3) {
    const parts = below.slice(0, 2).map(([unitId]) => ({
      ...{ unitId, title: `Phần việc của cấp dưới ${world.word()}`, deadline: null, product: null },
    }));
    const broken = await act('break-down', { version, parts, earlyReason: 'Việc đã gấp' });
    if (broken) {
      const made = await rows(
        world.platform.db,
        sql<{
          id: string;
        }>`select id from task where (authority_id = ${task.authorityId} and parent_id = ${id})
          or superior_id = ${id} order by id`,
      );
      for (const part of made) await liveThrough(world, part.id, layer + 1);
      return;
    }
  }
  if (draw.chance(0.4)) {
    await act('done', {
      ...{
        version,
        body: `Đã hoàn thành toàn bộ công việc ${on('result')}`,
        product: `Báo cáo ${on('product')}`,
      },
      ...{ withoutEvidence: 'Sản phẩm là bản giấy', explanation: null, fileIds: [] },
    });
  }
}

/** With whom every task rests, as its row says it: told to the oracle once the world stands. */
export async function factsOfTasks(world: World): Promise<Map<string, HeldTask>> {
  const found = await factsOf(world);
  const wholes = new Map(found.map(({ id, wholeId }) => [id, wholeId]));
  const byWords = new Map<string, { canary: string | null; ids: string[] }>();
  const facts = new Map<string, HeldTask>();
  for (const { id, wordsId, ...held } of found) {
    facts.set(id, held);
    world.note({ kind: 'task', canary: null, ids: [id], onTasks: [id] });
  }
  for (const { wordsId, title } of found) {
    byWords.set(wordsId, { canary: /zq\w{4}qz/.exec(title)?.[0] ?? null, ids: [] });
  }
  // The words that order a task stand behind every part of it, at any depth.
  const wordsOf = new Map(found.map(({ id, wordsId }) => [id, wordsId]));
  for (const { id } of found) {
    for (let at: string | null = id; at !== null; at = wholes.get(at) ?? null) {
      byWords.get(wordsOf.get(at) ?? '')?.ids.push(id);
    }
  }
  for (const [wordsId, { canary, ids }] of byWords) {
    world.note({ kind: 'words', canary, ids: [wordsId], onTasks: ids });
  }
  return facts;
}

interface RawTask {
  readonly id: string;
  readonly authorityId: string;
  readonly unitId: string;
  readonly assignerUnitId: string;
  readonly wordsId: string;
  readonly planId: string;
  readonly wholeId: string | null;
  readonly isGroup: boolean;
  readonly title: string;
  readonly version: number;
  readonly dueOn: string | null;
  readonly partyUnitIds: readonly string[];
}

/** The rows themselves, with no condition of rights; parties are those ordered and those named later. */
function factsOf({ platform }: World, id: string | null = null): Promise<RawTask[]> {
  return rows(
    platform.db,
    sql<RawTask>`select t.id, t.authority_id as "authorityId", t.unit_id as "unitId",
        t.assigner_unit_id as "assignerUnitId", t.words_id as "wordsId", t.plan_id as "planId",
        coalesce(t.parent_id, t.superior_id) as "wholeId", t.is_group as "isGroup", w.title, t.version,
        t.due_on as "dueOn",
        array(select p.unit_id::text from party p where p.authority_id = t.authority_id and p.words_id = t.words_id
            and p.role in ('coordinate', 'monitor') and not exists (select from task_party x
              where x.authority_id = t.authority_id and x.task_id = t.id and x.unit_id = p.unit_id
                and x.role = p.role)
          union select p.unit_id::text from task_party p where p.authority_id = t.authority_id and p.task_id = t.id
            and p.role in ('coordinate', 'monitor') and p.until is null and not p.removed) as "partyUnitIds"
      from task t join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      where ${id}::bigint is null or t.id = ${id}::bigint order by t.id`,
  );
}
