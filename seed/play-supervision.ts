import { sql } from 'kysely';
import { addDays, type Day, formatDay, startOfDayInVietnam } from '../server/calendar/rules/day.ts';
import { addWorkingDays } from '../server/calendar/rules/working-days.ts';
import type { Platform } from '../server/platform/act.ts';
import { rows } from '../server/platform/database/rows.ts';
import { answerUrging, receiveUrging, seeUrging } from '../server/supervision/answer-urging.ts';
import { sendUrging } from '../server/supervision/send-urging.ts';
import { askExtension } from '../server/tasks/ask-extension.ts';
import { decideExtension } from '../server/tasks/decide-extension.ts';
import { demandExplanation } from '../server/tasks/demand-explanation.ts';
import { explainTask } from '../server/tasks/explain-task.ts';
import type { Agenda } from './agenda.ts';
import type { Cast, UnitCast } from './cast.ts';

interface SupervisionStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
  /** The moment at which it opens: what changes a task happens then, after all that lives have in store. */
  readonly end: Date;
  readonly ministry: Cast;
}

interface Found {
  readonly id: string;
  readonly unitId: string;
  readonly dueOn: Day;
  readonly version: number;
}

/**
 * What was done about late work shortly before the demonstration opens: extensions asked, granted and waiting
 * too long; explanations demanded, given and missing; letters of urging, one answered and one not.
 */
export function playSupervision(stage: SupervisionStage): void {
  const { agenda, opensOn, end } = stage;
  const at = (workingDays: number) =>
    new Date(startOfDayInVietnam(addWorkingDays(opensOn, -workingDays)).getTime() + 9 * 3_600_000);
  agenda.add(at(6), () => ask(stage));
  agenda.add(at(5), () => urge(stage, addWorkingDays(opensOn, -2)));
  agenda.add(at(4), () => demand(stage));
  agenda.add(at(3), () => explain(stage));
  agenda.add(at(1), () => urge(stage, addWorkingDays(opensOn, 2)));
  agenda.add(end, () => grant(stage));
}

/** Work that is due well after the opening, so that no life ends it before. */
async function ask(stage: SupervisionStage): Promise<void> {
  const { opensOn, platform } = stage;
  const later = await tasks(stage, addDays(opensOn, 20), addDays(opensOn, 200));
  for (const [index, task] of later.slice(0, 4).entries()) {
    const dueOn = addDays(task.dueOn, 30 + 15 * index);
    const head = headOf(stage, task);
    if (!head) continue;
    const deadline = {
      ...{ raw: formatDay(dueOn), kind: 'FIXED' as const, precision: 'day' as const },
      ...{ norm: dueOn, startsOn: null, dueOn },
    };
    const reason = REASONS[index % REASONS.length] ?? '';
    await askExtension(platform, head, task.id, { deadline, reason }, null);
  }
}

/** Two of them are granted at the last moment; the others have waited too long. */
async function grant(stage: SupervisionStage): Promise<void> {
  const { platform, ministry } = stage;
  const asked = await rows(
    platform.db,
    sql<Found>`select t.id, t.unit_id as "unitId", t.due_on as "dueOn", t.version
      from extension_request e join task t on t.authority_id = e.authority_id and t.id = e.task_id
      where e.authority_id = ${ministry.authorityId} and e.decision is null
        and t.state in ('accepted', 'in_progress') order by e.id limit 2`,
  );
  for (const { id, version } of asked) {
    const body = { version, decision: 'granted' as const, deadline: null, words: null };
    await decideExtension(platform, ministry.leader, id, body, null);
  }
}

/** Long overdue: whatever life such a task had is over. */
async function longOverdue(stage: SupervisionStage): Promise<Found[]> {
  return tasks(stage, addDays(stage.opensOn, -900), addDays(stage.opensOn, -60));
}

async function urge(stage: SupervisionStage, answerBy: Day): Promise<void> {
  const { platform, ministry, agenda } = stage;
  const late = await longOverdue(stage);
  const units = [...new Set(late.map(({ unitId }) => unitId))].slice(0, 3);
  const taskIds = late.filter(({ unitId }) => units.includes(unitId)).map(({ id }) => id);
  if (taskIds.length === 0) return;
  const choice = { taskIds: taskIds.slice(0, 12), obligationIds: [], filter: null, words: null };
  const letter = await sendUrging(platform, ministry.planner, { ...choice, answerBy }, null);
  const [first] = letter.recipients;
  const head = first && ministry.units.get(first.unit.id)?.head;
  if (!head || answerBy > stage.opensOn) return;
  agenda.add(new Date(platform.clock().getTime() + 26 * 3_600_000), async () => {
    await seeUrging(platform, head, letter.id, null);
    await receiveUrging(platform, head, letter.id, null);
    const words = 'Đơn vị đã phân công lãnh đạo trực tiếp chỉ đạo, sẽ hoàn thành trong tháng này.';
    await answerUrging(platform, head, letter.id, { words }, null);
  });
}

async function demand(stage: SupervisionStage): Promise<void> {
  const { platform, ministry, opensOn } = stage;
  for (const { id } of (await longOverdue(stage)).slice(0, 3)) {
    const body = {
      words: 'Nêu rõ nguyên nhân chậm và cam kết thời gian hoàn thành.',
      dueOn: addWorkingDays(opensOn, 2),
    };
    await demandExplanation(platform, ministry.leader, id, body, null);
  }
}

async function explain(stage: SupervisionStage): Promise<void> {
  const [task] = await longOverdue(stage);
  const head = task && headOf(stage, task);
  if (!task || !head) return;
  const body = {
    cause: 'waits_coordination',
    words: 'Hồ sơ lấy ý kiến phải gửi lại lần hai do quy định mới được ban hành.',
    newDueOn: addDays(stage.opensOn, 25),
  };
  await explainTask(stage.platform, head, task.id, body, null);
}

/** Work in hand at units of the ministry that is due between two days, the earliest first. */
async function tasks({ platform, ministry }: SupervisionStage, from: Day, to: Day) {
  const found = await rows(
    platform.db,
    sql<Found>`select id, unit_id as "unitId", due_on as "dueOn", version from task
      where authority_id = ${ministry.authorityId} and layer = 0 and not is_group
        and assigner_unit_id = ${ministry.topUnitId} and occurrence is null
        and state in ('accepted', 'in_progress') and due_on between ${from}::date and ${to}::date
      order by due_on, id`,
  );
  return found.filter(({ unitId }) => ministry.units.has(unitId));
}

function headOf({ ministry }: SupervisionStage, { unitId }: Found): UnitCast['head'] | undefined {
  return ministry.units.get(unitId)?.head;
}

const REASONS = [
  'Chờ ý kiến thẩm định của đơn vị phối hợp, dự kiến có trong tháng tới.',
  'Phạm vi khảo sát mở rộng thêm theo chỉ đạo tại cuộc họp giao ban.',
  'Phải lấy ý kiến lại do văn bản cấp trên vừa được sửa đổi.',
];
