import type { TestPlatform } from '../../../tests/support/platform.ts';
import type { World } from '../../../tests/support/world.ts';
import { addDays, dayInVietnam } from '../../calendar/rules/day.ts';
import { deadlineFromNorm } from '../../calendar/rules/deadline.ts';
import type { Actor } from '../../organisation/actor.ts';
import { acceptResult } from '../accept-result.ts';
import { acceptTask } from '../accept-task.ts';
import { askExtension } from '../ask-extension.ts';
import { breakDownTask } from '../break-down-task.ts';
import { carryOverTask } from '../carry-over-task.ts';
import { decideExtension } from '../decide-extension.ts';
import { delegateTask } from '../delegate-task.ts';
import { forwardTask } from '../forward-task.ts';
import { handBackTask } from '../hand-back-task.ts';
import { insistOnTask } from '../insist-on-task.ts';
import { mergeTask } from '../merge-task.ts';
import { reopenTask } from '../reopen-task.ts';
import { reportDone } from '../report-done.ts';
import { reportProgress } from '../report-progress.ts';
import { resumeTask } from '../resume-task.ts';
import { returnResult } from '../return-result.ts';
import { findTask } from '../store/load-task.ts';
import type { TaskRecord } from '../store/task-record.ts';
import { suspendTask } from '../suspend-task.ts';
import { takeBackTask } from '../take-back-task.ts';
import { undoAct } from '../undo-act.ts';
import { withdrawTask } from '../withdraw-task.ts';
import { tasksUnderSuperior } from './replay.ts';

/** One step of a random life: which task, which of the acts that are possible, how many days later. */
export interface Step {
  readonly task: number;
  readonly act: number;
  readonly days: number;
  readonly percent: number;
}

/** Refusals that a random life meets: they are rules at work. */
const FORBIDDEN = [
  ...['CHILDREN_OPEN', 'NOT_NOW', 'NOTHING_TO_UNDO', 'FORWARD_ELSEWHERE', 'NOT_ALLOWED'],
  ...['MERGE_TARGET', 'PART_NOT_BELOW', 'NOT_FOUND', 'DEADLINE_AFTER_WHOLE', 'DEADLINE_PASSED'],
];

const WHY = 'Lý do của bước thử này';
const BODY = 'Nội dung báo cáo của bước thử này, đủ hai mươi chữ';

/** Where a task may go on: another task of its plan, another plan. */
export interface Elsewhere {
  readonly intoId?: string;
  readonly toPlanId?: string;
}

/** Does one act that is possible on a task now, as whoever may do it; gives ids of new parts. */
export async function live(
  platform: TestPlatform,
  world: World,
  taskId: string,
  step: Step,
  elsewhere: Elsewhere = {},
): Promise<string[]> {
  const authorities = [world.ministry.authorityId, world.hanoi.authorityId];
  const task = await findTask(platform.db, authorities, taskId);
  if (!task) throw new Error(`Task ${taskId} is gone`);
  const possible = actsFor(platform, world, task, step, elsewhere);
  const act = possible[step.act % Math.max(possible.length, 1)];
  if (!act) return [];
  await act().catch((error: unknown) => {
    // What rules forbid here (open parts, an ended whole, an overdue task) ends nothing: the life goes on.
    if (!(error instanceof Error && FORBIDDEN.includes(error.message))) throw error;
  });
  const after = await findTask(platform.db, authorities, taskId);
  const carriedTo = after?.state === 'carried_over' ? after.succeeded_by : null;
  const parts = await tasksUnderSuperior(platform.db, task);
  return carriedTo === null ? parts : [...parts, carriedTo];
}

function actsFor(
  platform: TestPlatform,
  world: World,
  task: TaskRecord,
  step: Step,
  { intoId, toPlanId }: Elsewhere,
): (() => Promise<unknown>)[] {
  const { id, version } = task;
  const holder = headOf(world, task.unit_id);
  const assigner = headOf(world, task.assigner_unit_id);
  const reason = { version, reason: WHY };
  const report = { version, body: BODY, fileIds: [] };
  const toUnitId = task.layer === 0 ? world.ministry.security.id : null;
  const progress = { ...report, percent: step.percent, difficulty: null, fallReason: WHY };
  const why = { cause: 'other', words: BODY, newDueOn: null };
  const done = {
    ...{ ...report, product: 'Sản phẩm', onDay: null, withoutEvidence: WHY },
    // What is late has to be explained with the report.
    explanation: why,
  };
  const below = partsBelow(world, task.unit_id);
  const parts = below.map((unitId) => ({ unitId, title: WHY, deadline: null, product: null }));
  const steered = steeringActs(platform, assigner, task, { intoId, toPlanId });
  const [below1] = below;
  const forward =
    below1 === undefined
      ? () => forwardTask(platform, holder, id, { ...reason, toUnitId: upFrom(world, task) }, null)
      : () => forwardTask(platform, holder, id, { ...reason, toUnitId: below1 }, null);
  const undo = () => undoAct(platform, holder, id, { version }, null);
  switch (task.state) {
    case 'assigned':
      return [
        ...steered,
        forward,
        () => acceptTask(platform, holder, id, { version, officerId: null }, null),
        () => acceptTask(platform, holder, id, { version, officerId: null }, null),
        () => handBackTask(platform, holder, id, reason, null),
      ];
    case 'accepted':
    case 'in_progress':
      return [
        ...steered,
        forward,
        undo,
        () => delegateTask(platform, holder, id, { version, officerId: null }, null),
        () => reportProgress(platform, holder, id, progress, null),
        () => extend(platform, { holder, assigner }, task, step),
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
    case 'suspended':
      return [
        () => resumeTask(platform, assigner, id, { version, reason: WHY, dueOn: null }, null),
        () => resumeTask(platform, assigner, id, { version, reason: WHY, dueOn: null }, null),
        ...steered.slice(1),
      ];
    case 'closed':
      return [() => reopenTask(platform, assigner, id, reason, null)];
    default:
      return [];
  }
}

/** A later deadline is asked for and granted, or refused. */
async function extend(
  platform: TestPlatform,
  { holder, assigner }: { readonly holder: Actor; readonly assigner: Actor },
  { id, version, due_on }: TaskRecord,
  step: Step,
): Promise<void> {
  const later = addDays(due_on ?? dayInVietnam(platform.clock()), 1 + step.percent);
  const deadline = deadlineFromNorm(later, later, 'inclusive');
  await askExtension(platform, holder, id, { deadline, reason: WHY }, null);
  const decision = step.days % 3 === 0 ? ('refused' as const) : ('granted' as const);
  const body = { version, decision, deadline: null, words: WHY };
  await decideExtension(platform, assigner, id, body, null);
}

/** What the assigner may do with a task that is not reported: the first of them is to let it rest. */
function steeringActs(
  platform: TestPlatform,
  assigner: Actor,
  { id, version, due_on }: TaskRecord,
  { intoId, toPlanId }: Elsewhere,
): (() => Promise<unknown>)[] {
  const reason = { version, reason: WHY };
  const late = due_on !== null && due_on < dayInVietnam(platform.clock());
  return [
    () => suspendTask(platform, assigner, id, reason, null),
    // What is late is carried over; the rest is withdrawn, or merged into another.
    late && toPlanId !== undefined
      ? () => carryOverTask(platform, assigner, id, { ...reason, toPlanId, deadline: null }, null)
      : () => withdrawTask(platform, assigner, id, reason, null),
    ...(intoId === undefined || intoId === id
      ? []
      : [() => mergeTask(platform, assigner, id, { ...reason, intoId }, null)]),
  ];
}

/** The unit above one that cannot pass anything down. */
function upFrom({ ministry, hanoi }: World, { unit_id }: TaskRecord): string {
  const underTelecom = [ministry.telecomPolicy.id, ministry.telecomLicensing.id];
  if (underTelecom.includes(unit_id)) return ministry.telecom.id;
  return unit_id === hanoi.department.id ? hanoi.top.id : ministry.top.id;
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
