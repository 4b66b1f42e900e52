import { asDay, type Day, daysBetween } from '../calendar/rules/day.ts';
import { addWorkingDays } from '../calendar/rules/working-days.ts';
import { may } from '../organisation/rules/may.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import { unitPaths, unitRefs } from '../organisation/units.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TaskRow } from '../tasks/contract.ts';
import type { OverduePolicy } from '../tasks/rules/overdue-policy.ts';
import type { Sentence } from '../tasks/rules/sentence.ts';
import { daysLate, isOpen } from '../tasks/rules/status.ts';
import { mayOnTask } from '../tasks/rules/visibility.ts';
import { shapeRows } from '../tasks/shape-rows.ts';
import { policyOfAuthority } from '../tasks/store/overdue-policy-store.ts';
import { pageOfTasks } from '../tasks/store/page-of-tasks.ts';
import type { TaskRecord } from '../tasks/store/task-record.ts';
import { tasksById } from '../tasks/store/tasks-by-id.ts';
import type { TaskSight } from '../tasks/task-sight.ts';
import { tooSoon } from './rules/urging-state.ts';
import { owedReports } from './store/urging-people.ts';
import { lastUrged } from './store/urging-store.ts';
import { type UrgedTask, type UrgingAsk, urgingErrors } from './urging-contract.ts';

/** Beyond so many things a letter is not read any more. */
const MOST = 500;

/** Something that may be urged, or why not. */
export interface Candidate {
  readonly shown: UrgedTask;
  readonly state: string;
  readonly orderedBy: string;
  readonly why: Sentence | null;
}

/** What a letter would name now. */
export interface Gathered {
  readonly policy: OverduePolicy;
  readonly answerBy: Day;
  /** By unit in the order of the list, each with its own. */
  readonly recipients: readonly { readonly unit: UrgedTask['unit']; readonly own: Candidate[] }[];
  readonly skipped: readonly Candidate[];
}

/**
 * Finds what a letter is to name: tasks chosen one by one or by a list, obligations to report. What has ended,
 * is one's own, belongs to another authority or was urged just now stays out, each with the sentence why.
 *
 * @throws Refusal TOO_MANY_URGED
 */
export async function gatherUrged(
  sight: TaskSight,
  ask: Pick<UrgingAsk, 'taskIds' | 'obligationIds' | 'filter' | 'answerBy'>,
  now: Date,
): Promise<Gathered> {
  const { db, actor, day } = sight;
  const { authorityId } = actor;
  const policy = await policyOfAuthority(db, authorityId, day);
  const all = [
    ...(await taskCandidates(sight, await chosenTasks(sight, ask), now, policy)),
    ...(await reportCandidates(sight, ask.obligationIds, now, policy)),
  ];
  const { calendar } = await timeRulesOn(db, authorityId, day);
  const free = all.filter(({ why }) => why === null);
  const units = new Map(free.map(({ shown }) => [shown.unit.id, shown.unit]));
  return {
    policy,
    answerBy: addWorkingDays(day, policy.answerDays, calendar),
    recipients: [...units.values()].map((unit) => ({
      unit,
      own: free.filter(({ shown }) => shown.unit.id === unit.id),
    })),
    skipped: all.filter(({ why }) => why !== null),
  };
}

async function chosenTasks(
  sight: TaskSight,
  { taskIds, filter }: Pick<UrgingAsk, 'taskIds' | 'filter'>,
): Promise<TaskRecord[]> {
  const { authorityId } = sight.actor;
  const chosen = sight.authorities.flatMap((authority_id) =>
    taskIds.map((id) => ({ authority_id, id })),
  );
  const byId = chosen.length === 0 ? [] : await tasksById(sight, chosen);
  if (filter === null) return byId;
  const own = { ...sight, authorities: [authorityId] };
  const listed = await pageOfTasks(own, filter, 'due', null, MOST + 1);
  if (listed.length > MOST) {
    throw new Refusal(urgingErrors.TOO_MANY_URGED, { count: `> ${MOST}`, most: MOST });
  }
  const known = new Set(byId.map(({ id }) => id));
  return [...byId, ...listed.filter(({ id }) => !known.has(id))];
}

async function taskCandidates(
  sight: TaskSight,
  records: readonly TaskRecord[],
  now: Date,
  policy: OverduePolicy,
): Promise<Candidate[]> {
  const { db, actor, authorities, day } = sight;
  const ids = records.map(({ id }) => id);
  const [rows, paths, last] = await Promise.all([
    shapeRows(db, authorities, records, day, actor.limits),
    unitPaths(
      db,
      records.map((task) => task.unit_id),
      day,
    ),
    lastUrged(db, actor.authorityId, 'task', ids),
  ]);
  return records.flatMap((task, index) => {
    const row = rows[index];
    if (!row) return [];
    const path = paths.get(task.unit_id) ?? [];
    const at = last.get(task.id) ?? null;
    return [
      {
        shown: shownTask(row, day),
        state: task.state,
        orderedBy: [row.planNumber, row.label && `mục ${row.label}`].filter(Boolean).join(', '),
        why: whyNotUrge(sight, task, path) ?? tooSoon(at, now, policy.urgeAgainHours),
      },
    ];
  });
}

function shownTask(row: TaskRow, day: Day): UrgedTask {
  const { id, title, unit, dueOn, status, state, finishedOn } = row;
  const standing = { state, dueOn: dayOrNull(dueOn), finishedOn: dayOrNull(finishedOn) };
  return {
    ...{ kind: 'task', id, title, unit, dueOn, status, movedOn: null },
    daysLate: isOpen(state) ? daysLate(standing, day) : 0,
  };
}

function whyNotUrge(
  { actor }: TaskSight,
  task: TaskRecord,
  unitPath: readonly string[],
): Sentence | null {
  if (task.authority_id !== actor.authorityId) return FROM_ABOVE;
  if (task.is_group) return GROUP;
  if (task.unit_id === actor.jurisdictionUnitId) return OWN;
  const thing = {
    ...{ authorityId: task.authority_id, unitId: task.unit_id, unitPath },
    ...{ assignerUnitId: task.assigner_unit_id, partyPaths: [] },
  };
  if (!mayOnTask(actor, 'task.urge', thing).allowed) return NOT_YOURS;
  if (task.state === 'reported' || task.state === 'handed_back') return WAITS_HERE;
  return isOpen(task.state) ? null : ENDED;
}

/**
 * Obligations are urged by whoever they are owed to; supervision reads them, and changes none. What the post may
 * not look at is not there for it.
 */
async function reportCandidates(
  { db, actor, day }: TaskSight,
  obligationIds: readonly string[],
  now: Date,
  policy: OverduePolicy,
): Promise<Candidate[]> {
  const owed = await owedReports(db, actor.authorityId, obligationIds);
  const owing = owed.map(({ unitId }) => unitId);
  const paths = await unitPaths(db, owing, day);
  const found = owed.filter(({ unitId, toUnitId }) => {
    const thing = { authorityId: actor.authorityId, unitId, assignerUnitId: toUnitId };
    return may(actor, 'report.read', { ...thing, unitPath: paths.get(unitId) ?? [] }).allowed;
  });
  const [units, last] = await Promise.all([
    unitRefs(
      db,
      found.map(({ unitId }) => unitId),
    ),
    lastUrged(db, actor.authorityId, 'obligation', obligationIds),
  ]);
  return found.map(({ id, unitId, toUnitId, title, dueOn, state }) => {
    const isMine = actor.wholeAuthority || toUnitId === actor.jurisdictionUnitId;
    const isOpenReport = state === 'open' || state === 'returned';
    const at = last.get(id) ?? null;
    return {
      shown: {
        ...{ kind: 'obligation', id, title, dueOn, status: null, movedOn: null },
        unit: units.get(unitId) ?? { id: unitId, name: '', shortName: null },
        daysLate: Math.max(0, daysBetween(dueOn, day)),
      },
      ...{ state, orderedBy: 'Chế độ báo cáo' },
      why: isMine ? (isOpenReport ? tooSoon(at, now, policy.urgeAgainHours) : ENDED) : NOT_YOURS,
    };
  });
}

/** The obligations and tasks of a letter by unit, as its store keeps them. */
export function urgedRecords({ recipients }: Gathered) {
  return recipients.flatMap(({ own }) =>
    own.map(({ shown: { kind, id, unit, dueOn, daysLate: late }, state }) => ({
      ...{ kind, id, unitId: unit.id, state, dueOn: dayOrNull(dueOn), daysLate: late },
    })),
  );
}

/** @throws Refusal URGED_JUST_NOW where all was urged just now, NOTHING_TO_URGE otherwise */
export function requireRecipients({ recipients, skipped }: Gathered) {
  if (recipients.length > 0) return;
  const first = skipped[0]?.why;
  const isOne = first && skipped.every(({ why }) => why?.vi === first.vi);
  if (isOne) throw new Refusal(urgingErrors.URGED_JUST_NOW, { vi: first.vi, en: first.en });
  throw new Refusal(urgingErrors.NOTHING_TO_URGE);
}

function dayOrNull(day: string | null): Day | null {
  return day === null ? null : asDay(day);
}

const OWN = say('Nhiệm vụ của chính đơn vị mình.', 'A task of one’s own unit.');
const FROM_ABOVE = say(
  'Nhiệm vụ do cơ quan khác giao. Đôn đốc phần việc đã phân rã của nó.',
  'Given by another authority. Urge the parts that were made of it.',
);
const GROUP = say(
  'Dòng chung của nhiều đơn vị. Chọn phần việc của từng đơn vị.',
  'A line of several units. Choose the part of each unit.',
);
const NOT_YOURS = say(
  'Không do chức vụ này đôn đốc. Chuyển chức vụ hoặc báo cơ quan giao.',
  'Not for this post to urge. Switch post or ask the assigner.',
);
const WAITS_HERE = say(
  'Đơn vị đã báo cáo, đang chờ cơ quan giao quyết định.',
  'The unit has reported; the assigner is to decide.',
);
const ENDED = say('Đã xong hoặc đã dừng, không phải đôn đốc.', 'Done or ended: nothing to urge.');

function say(vi: string, en: string): Sentence {
  return { vi, en };
}
