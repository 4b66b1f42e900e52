import { sql } from 'kysely';
import type { LineRecord } from '../budget/store/line-store.ts';
import { linesOf } from '../budget/store/line-store.ts';
import { type Day, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import { findIndicators } from '../indicators/store/indicator-store.ts';
import { findTargets, type TargetRecord } from '../indicators/store/target-store.ts';
import type { DeadlineShape } from '../plans/contract.ts';
import { provisionWords } from '../plans/rules/provision-words.ts';
import { type ProvisionRecord, provisionsOf } from '../plans/store/plan-list.ts';
import type { WordsRecord } from '../plans/store/words-rows.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { hasEnded } from '../tasks/rules/transitions.ts';
import { findTask } from '../tasks/store/load-task.ts';
import { coordinatorIds } from '../tasks/store/party-store.ts';
import { unitsOfLine } from '../tasks/store/plan-lines.ts';
import type { TaskRecord } from '../tasks/store/task-record.ts';
import { loadWords } from '../tasks/store/words-store.ts';
import type { ChangeKind, ThingKind } from './rules/kinds.ts';
import { kindRule } from './rules/kinds.ts';
import type { Value } from './value-contract.ts';

/** Where things are read: an authority, one of its plans, as they stand on a day. */
export interface PlanPlace {
  readonly db: Db | Tx;
  readonly authorityId: string;
  readonly planId: string;
  readonly day: Day;
}

interface Found {
  /** Where it stands in the plan: `Nhiệm vụ 14`. */
  readonly place: string;
  readonly title: string;
  /** The units that answer for it: whoever may propose to change it. */
  readonly unitIds: readonly string[];
  /** False where it has ended, and can no longer be changed. */
  readonly alive: boolean;
}

export type Thing =
  | (Found & {
      readonly is: 'task';
      readonly task: TaskRecord;
      readonly words: WordsRecord;
      readonly leads: readonly string[];
      readonly coordinators: readonly string[];
      /** One unit's part of an order to several: most of it is changed on the order. */
      readonly isPart: boolean;
      /** A recurring duty, or one of its turns. */
      readonly recurs: boolean;
    })
  | (Found & { readonly is: 'target'; readonly target: TargetRecord })
  | (Found & { readonly is: 'provision'; readonly provision: ProvisionRecord })
  | (Found & { readonly is: 'money'; readonly line: LineRecord });

/** A thing of a plan as it stands now; null where the plan has none of that id. */
export async function readThing(at: PlanPlace, kind: ThingKind, id: string): Promise<Thing | null> {
  switch (kind) {
    case 'task':
      return readTask(at, id);
    case 'target':
      return readTarget(at, id);
    case 'provision':
      return readProvision(at, id);
    case 'money':
      return readMoney(at, id);
  }
}

/** What a field of a thing holds now, as a change would have it before; null where the change ends it. */
export function fieldValue(kind: ChangeKind, thing: Thing): Value | null {
  if (kindRule(kind).field === 'life') return null;
  switch (thing.is) {
    case 'task':
      return taskValue(kind, thing);
    case 'target':
      return { as: 'promise', promise: thing.target.promise.promise };
    case 'provision':
      return provisionValue(thing.provision);
    case 'money':
      return { as: 'amount', amount: thing.line.planned ?? '0' };
  }
}

function taskValue(kind: ChangeKind, thing: Extract<Thing, { is: 'task' }>): Value | null {
  const { task, words, leads, coordinators } = thing;
  switch (kind) {
    case 'task_title':
      return { as: 'words', words: words.title };
    case 'task_product':
      return { as: 'words', words: words.product ?? '' };
    case 'task_leads':
      return { as: 'units', unitIds: [...leads] };
    case 'task_coordinators':
      return { as: 'units', unitIds: [...coordinators] };
    case 'task_deadline':
      return { as: 'deadline', deadline: deadlineNow(words.deadline, task.due_on) };
    default:
      return null;
  }
}

/** The words of a deadline where its day is still the one they name; else the day to which it was moved. */
export function deadlineNow(shape: DeadlineShape, dueOn: Day | null): DeadlineShape {
  if (dueOn === null || shape.dueOn === dueOn) return shape;
  const raw = formatDay(dueOn);
  return { raw, kind: 'FIXED', precision: 'day', norm: dueOn, startsOn: null, dueOn };
}

function provisionValue({ kind, data }: ProvisionRecord): Value {
  if (kind !== 'phase') return { as: 'words', words: provisionWords(kind, data) };
  const text = (name: string) => (typeof data[name] === 'string' ? String(data[name]) : '');
  return { as: 'phase', name: text('name'), start: text('start'), end: text('end') };
}

async function readTask({ db, authorityId, planId }: PlanPlace, id: string): Promise<Thing | null> {
  const task = await findTask(db, [authorityId], id);
  if (task?.plan_id !== planId || task.layer !== 0) return null;
  const words = await loadWords(db, authorityId, task.words_id);
  const recurs = task.occurrence !== null || words.deadline.kind === 'RECURRING';
  const leads = task.is_group && !recurs ? await unitsOfLine(db, task) : [task.unit_id];
  const coordinators = await coordinatorIds(db, task);
  return {
    ...{ is: 'task', task, words, leads, coordinators, recurs },
    isPart: task.parent_id !== null,
    place: words.label ? `Nhiệm vụ ${words.label.replace(/[.)]+$/, '')}` : 'Nhiệm vụ',
    ...{ title: words.title, unitIds: [...leads, ...coordinators] },
    alive: !hasEnded(task.state) && task.state !== 'suspended',
  };
}

async function readTarget(
  { db, authorityId, planId, day }: PlanPlace,
  id: string,
): Promise<Thing | null> {
  const sight = { db, day, isPast: false };
  const [target] = await findTargets(
    sight,
    authorityId,
    sql`t.id = ${id} and t.plan_id = ${planId}`,
  );
  if (!target) return null;
  const [indicator] = await findIndicators(sight, authorityId, sql`i.id = ${target.indicator_id}`);
  return {
    ...{ is: 'target', target, place: 'Chỉ tiêu', title: indicator?.name ?? target.quote },
    ...{ unitIds: [target.unit_id], alive: true },
  };
}

const PROVISION_PLACES = {
  ...{ target: 'Mục tiêu', money: 'Kinh phí', phase: 'Giai đoạn', duty: 'Chế độ báo cáo' },
  motto: 'Phương châm',
} as const;

async function readProvision(
  { db, authorityId, planId }: PlanPlace,
  id: string,
): Promise<Thing | null> {
  const all = await provisionsOf(db, authorityId, planId);
  const provision = all.find((each) => each.id === id);
  if (!provision) return null;
  const { kind, data } = provision;
  return {
    ...{ is: 'provision', provision, place: PROVISION_PLACES[kind] },
    ...{ title: provisionWords(kind, data), unitIds: [], alive: true },
  };
}

async function readMoney(
  { db, authorityId, planId, day }: PlanPlace,
  id: string,
): Promise<Thing | null> {
  const sight = { db, day, isPast: false, upTo: day };
  const [line] = await linesOf(sight, [authorityId], null, { lineId: id }, 1);
  if (line?.planId !== planId) return null;
  const years = line.fromYear === line.toYear ? line.fromYear : `${line.fromYear}–${line.toYear}`;
  return {
    ...{ is: 'money', line, place: `Kinh phí ${years}`, title: line.title },
    ...{ unitIds: [line.unitId], alive: true },
  };
}

export function placeOf(
  db: Db | Tx,
  { authority_id, plan_id }: { readonly authority_id: string; readonly plan_id: string },
  now: Date,
): PlanPlace {
  return { db, authorityId: authority_id, planId: plan_id, day: dayInVietnam(now) };
}
