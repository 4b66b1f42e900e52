import type { TestPlatform } from '../../../tests/support/platform.ts';
import type { World } from '../../../tests/support/world.ts';
import type { Actor } from '../../organisation/actor.ts';
import { acceptResult } from '../accept-result.ts';
import { acceptTask } from '../accept-task.ts';
import { breakDownTask } from '../break-down-task.ts';
import { handBackTask } from '../hand-back-task.ts';
import { insistOnTask } from '../insist-on-task.ts';
import { reportDone } from '../report-done.ts';
import { reportProgress } from '../report-progress.ts';
import { returnResult } from '../return-result.ts';
import { findTask } from '../store/load-task.ts';
import type { TaskRecord } from '../store/task-record.ts';
import { takeBackTask } from '../take-back-task.ts';
import { tasksUnderSuperior } from './replay.ts';

/** One step of a random life: which task, which of the acts that are possible, how many days later. */
export interface Step {
  readonly task: number;
  readonly act: number;
  readonly days: number;
  readonly percent: number;
}

const WHY = 'Lý do của bước thử này';
const BODY = 'Nội dung báo cáo của bước thử này, đủ hai mươi chữ';

/** Does one act that is possible on a task now, as whoever may do it; gives ids of new parts. */
export async function live(
  platform: TestPlatform,
  world: World,
  taskId: string,
  step: Step,
): Promise<string[]> {
  const authorities = [world.ministry.authorityId, world.hanoi.authorityId];
  const task = await findTask(platform.db, authorities, taskId);
  if (!task) throw new Error(`Task ${taskId} is gone`);
  const possible = actsFor(platform, world, task, step);
  const act = possible[step.act % Math.max(possible.length, 1)];
  if (!act) return [];
  await act().catch((error: unknown) => {
    // A whole with open parts cannot be reported: the life goes on with its next step.
    if (!(error instanceof Error && error.message === 'CHILDREN_OPEN')) throw error;
  });
  return tasksUnderSuperior(platform.db, task);
}

function actsFor(
  platform: TestPlatform,
  world: World,
  task: TaskRecord,
  step: Step,
): (() => Promise<unknown>)[] {
  const { id, version } = task;
  const holder = headOf(world, task.unit_id);
  const assigner = headOf(world, task.assigner_unit_id);
  const reason = { version, reason: WHY };
  const report = { version, body: BODY, fileIds: [] };
  const toUnitId = task.layer === 0 ? world.ministry.security.id : null;
  const progress = { ...report, percent: step.percent, difficulty: null, fallReason: WHY };
  const done = { ...report, product: 'Sản phẩm', onDay: null, withoutEvidence: WHY };
  const below = partsBelow(world, task.unit_id);
  const parts = below.map((unitId) => ({ unitId, title: WHY, deadline: null, product: null }));
  switch (task.state) {
    case 'assigned':
      return [
        () => acceptTask(platform, holder, id, { version, officerId: null }, null),
        () => acceptTask(platform, holder, id, { version, officerId: null }, null),
        () => handBackTask(platform, holder, id, reason, null),
      ];
    case 'accepted':
    case 'in_progress':
      return [
        () => reportProgress(platform, holder, id, progress, null),
        () => reportDone(platform, holder, id, done, null),
        ...(parts.length > 0 && task.layer < 2
          ? [() => breakDownTask(platform, holder, id, { version, parts, earlyReason: WHY }, null)]
          : []),
      ];
    case 'reported':
      return [
        () => acceptResult(platform, assigner, id, { version, note: null }, null),
        () => returnResult(platform, assigner, id, reason, null),
      ];
    case 'handed_back':
      return [
        () => insistOnTask(platform, assigner, id, reason, null),
        () =>
          takeBackTask(
            platform,
            assigner,
            id,
            { ...reason, toUnitId: toUnitId === task.unit_id ? null : toUnitId },
            null,
          ),
        () => takeBackTask(platform, assigner, id, { ...reason, toUnitId: null }, null),
      ];
    default:
      return [];
  }
}

/** Someone who answers for a unit; the tops have no head of their own, so their leader stands in. */
function headOf(world: World, unitId: string): Actor {
  const found = Object.values(world.actors).find(
    ({ jurisdictionUnitId, role }) =>
      jurisdictionUnitId === unitId && (role === 'head' || role === 'commune'),
  );
  if (found) return found;
  const leader = unitId === world.hanoi.top.id ? world.actors.hanoiLeader : world.actors.leader;
  return { ...leader, role: 'head' };
}

function partsBelow(world: World, unitId: string): string[] {
  const { ministry, hanoi } = world;
  if (unitId === ministry.telecom.id)
    return [ministry.telecomPolicy.id, ministry.telecomLicensing.id];
  if (unitId === hanoi.top.id) return [hanoi.department.id, hanoi.dongAnh.id];
  return [];
}
