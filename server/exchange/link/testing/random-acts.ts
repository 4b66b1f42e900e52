import { sql } from 'kysely';
import { addDays, dayInVietnam } from '../../../calendar/rules/day.ts';
import { deadlineFromNorm } from '../../../calendar/rules/deadline.ts';
import type { Actor } from '../../../organisation/actor.ts';
import { rows } from '../../../platform/database/rows.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { acceptResult } from '../../../tasks/accept-result.ts';
import { acceptTask } from '../../../tasks/accept-task.ts';
import { askExtension } from '../../../tasks/ask-extension.ts';
import { breakDownTask } from '../../../tasks/break-down-task.ts';
import { decideExtension } from '../../../tasks/decide-extension.ts';
import { forwardTask } from '../../../tasks/forward-task.ts';
import { handBackTask } from '../../../tasks/hand-back-task.ts';
import { insistOnTask } from '../../../tasks/insist-on-task.ts';
import { reopenTask } from '../../../tasks/reopen-task.ts';
import { reportDone } from '../../../tasks/report-done.ts';
import { reportProgress } from '../../../tasks/report-progress.ts';
import { resumeTask } from '../../../tasks/resume-task.ts';
import { returnResult } from '../../../tasks/return-result.ts';
import type { TaskRecord } from '../../../tasks/store/task-record.ts';
import { taskColumns } from '../../../tasks/store/task-record.ts';
import { suspendTask } from '../../../tasks/suspend-task.ts';
import { takeBackTask } from '../../../tasks/take-back-task.ts';
import { undoAct } from '../../../tasks/undo-act.ts';
import { withdrawTask } from '../../../tasks/withdraw-task.ts';
import type { Installation } from './two-installations.ts';

/** One random act: on which of the tasks, which of the acts that could be done now. */
export interface RandomAct {
  readonly task: number;
  readonly act: number;
  readonly percent: number;
}

const WHY = 'Lý do của bước thử này';
const BODY = 'Nội dung báo cáo của bước thử này, đủ hai mươi chữ';

/** Does one act that this side may do, on a task as it stands here; what rules forbid just does not happen. */
export async function actAt(side: Installation, step: RandomAct): Promise<void> {
  const tasks = await rows(
    side.platform.db,
    sql<TaskRecord>`select ${taskColumns()} from task where authority_id = ${side.ownId}
        and not is_group order by id desc limit 9`,
  );
  const task = tasks[step.task % Math.max(tasks.length, 1)];
  if (!task) return;
  const isTop = side.ownId === side.world.ministry.authorityId;
  const possible = isTop ? giverActs(side, task) : holderActs(side, task, step);
  const act = possible[step.act % Math.max(possible.length, 1)];
  await act?.().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

type Act = () => Promise<unknown>;

function giverActs({ platform, world }: Installation, { id, version, state }: TaskRecord): Act[] {
  const giver: Actor = { ...world.actors.leader, role: 'head' };
  const why = { version, reason: WHY };
  const undo = () => undoAct(platform, giver, id, { version }, null);
  const suspend = () => suspendTask(platform, giver, id, why, null);
  const elsewhere = { ...why, toUnitId: world.ministry.security.id };
  const there = { ...why, toUnitId: world.hanoi.dongAnh.id };
  switch (state) {
    case 'handed_back':
      return [
        () => insistOnTask(platform, giver, id, why, null),
        () => takeBackTask(platform, giver, id, there, null),
        () => takeBackTask(platform, giver, id, elsewhere, null),
        undo,
      ];
    case 'reported':
      return [
        () => acceptResult(platform, giver, id, { version, note: null }, null),
        () => returnResult(platform, giver, id, why, null),
        () => returnResult(platform, giver, id, why, null),
        suspend,
      ];
    case 'suspended':
      return [
        () => resumeTask(platform, giver, id, { ...why, dueOn: '2027-01-15' }, null),
        () => resumeTask(platform, giver, id, { ...why, dueOn: null }, null),
        undo,
      ];
    case 'closed':
      return [() => reopenTask(platform, giver, id, why, null), undo];
    case 'assigned':
    case 'accepted':
    case 'in_progress': {
      const granted = { version, deadline: null, words: WHY };
      return [
        suspend,
        () => decideExtension(platform, giver, id, { ...granted, decision: 'granted' }, null),
        () => decideExtension(platform, giver, id, { ...granted, decision: 'refused' }, null),
        () => withdrawTask(platform, giver, id, why, null),
        undo,
      ];
    }
    default:
      return [undo];
  }
}

function holderActs(side: Installation, task: TaskRecord, { percent }: RandomAct): Act[] {
  const { platform, world } = side;
  const { id, version, state } = task;
  const holder = headOf(side, task.unit_id);
  const why = { version, reason: WHY };
  const report = { version, body: BODY, fileIds: [] };
  const progress = { ...report, percent, difficulty: null, fallReason: WHY };
  const explanation = { cause: 'other', words: BODY, newDueOn: null };
  const product = { product: `Sản phẩm ${percent}`, onDay: null, withoutEvidence: WHY };
  const done = { ...report, ...product, explanation };
  const later = addDays(task.due_on ?? dayInVietnam(platform.clock()), 1 + percent);
  const deadline = deadlineFromNorm(later, later, 'inclusive');
  const undo = () => undoAct(platform, holder, id, { version }, null);
  const parts = [
    { unitId: world.hanoi.dongAnh.id, title: WHY, deadline: null, product: null },
    { unitId: world.hanoi.hoanKiem.id, title: WHY, deadline: null, product: null },
  ];
  switch (state) {
    case 'assigned':
      return [
        () => acceptTask(platform, holder, id, { version, officerId: null }, null),
        () => acceptTask(platform, holder, id, { version, officerId: null }, null),
        () => handBackTask(platform, holder, id, why, null),
        undo,
      ];
    case 'accepted':
    case 'in_progress':
      return [
        () => reportProgress(platform, holder, id, progress, null),
        () => reportDone(platform, holder, id, done, null),
        () => reportDone(platform, holder, id, done, null),
        () => askExtension(platform, holder, id, { deadline, reason: WHY }, null),
        () => handBackTask(platform, holder, id, why, null),
        () =>
          forwardTask(platform, holder, id, { ...why, toUnitId: world.hanoi.department.id }, null),
        () => breakDownTask(platform, holder, id, { version, parts, earlyReason: WHY }, null),
        undo,
      ];
    default:
      // Parts inside the city are decided by whoever broke their whole down.
      return task.superior_id === null && state === 'reported'
        ? [
            () => {
              const own = headOf(side, task.assigner_unit_id);
              return acceptResult(platform, own, id, { version, note: null }, null);
            },
          ]
        : [undo];
  }
}

function headOf({ world }: Installation, unitId: string): Actor {
  const found = Object.values(world.actors).find(
    ({ jurisdictionUnitId, role }) =>
      jurisdictionUnitId === unitId && (role === 'head' || role === 'commune'),
  );
  return found ?? { ...world.actors.hanoiLeader, role: 'head' };
}
