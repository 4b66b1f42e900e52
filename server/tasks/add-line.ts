import { asDay, type Day } from '../calendar/rules/day.ts';
import { noteReach } from '../organisation/units.ts';
import type { DeadlineShape } from '../plans/contract.ts';
import { insertCoordinators } from '../plans/store/plan-store.ts';
import { giveTasks } from './lead-line.ts';
import type { Scene } from './move-task.ts';
import { nextOrdinal } from './store/plan-lines.ts';
import { BLANK, type TaskRecord } from './store/task-record.ts';
import { insertWords, type WordsRecord } from './store/words-store.ts';

/** A line that comes into an issued plan. */
export interface NewLine {
  readonly planId: string;
  readonly ownerUnitId: string;
  readonly fieldId: string | null;
  readonly title: string;
  readonly product: string | null;
  readonly deadline: DeadlineShape | null;
  readonly leadIds: readonly string[];
  readonly coordinatorIds: readonly string[];
  /** The words that order it, in the amending directive. */
  readonly words: Pick<WordsRecord, 'directive_id' | 'clause_id' | 'quote' | 'starts' | 'ends'>;
}

const NO_DEADLINE: DeadlineShape = {
  ...{ raw: '', kind: 'NONE', precision: 'none', norm: null, startsOn: null, dueOn: null },
};

/**
 * Adds a line to an issued plan (bổ sung nhiệm vụ): given to its units as in an issue, several of them under
 * one line that the plan's owner holds together.
 *
 * @returns the row that stands for the line
 */
export async function addLine(
  scene: Omit<Scene, 'task'>,
  line: NewLine,
  said: Readonly<Record<string, unknown>>,
): Promise<TaskRecord> {
  const { context, at } = scene;
  const { tx, ids, authorityId, author } = context;
  const words: WordsRecord = {
    ...{ authority_id: authorityId, id: ids.next(), plan_id: line.planId, ...line.words },
    ...{ field_id: line.fieldId, ordinal: await nextOrdinal(tx, authorityId, line.planId) },
    ...{ label: null, title: line.title, product: line.product },
    ...{ deadline: line.deadline ?? NO_DEADLINE, why: null },
  };
  await insertWords(tx, [words]);
  const coordinators = line.coordinatorIds.map((unitId) => {
    return { wordsId: words.id, unitId, written: '', implied: false };
  });
  await insertCoordinators(tx, authorityId, coordinators);
  await noteReach(tx, authorityId, [...line.coordinatorIds]);
  const dueOn = dueOf(line.deadline);
  const row = (unitId: string, more: Partial<TaskRecord>): TaskRecord => ({
    ...{ ...BLANK, authority_id: authorityId, id: ids.next(), plan_id: line.planId },
    ...{ words_id: words.id, field_id: line.fieldId, parent_id: null, layer: 0, is_group: false },
    ...{ superior_authority_id: null, superior_id: null, unit_id: unitId, leader_id: null },
    ...{ assigner_unit_id: line.ownerUnitId, state: 'assigned', due_on: dueOn },
    ...{ first_due_on: dueOn, version: 1, since: at, changed_by: author.personId, ...more },
  });
  const [first = line.ownerUnitId, ...others] = line.leadIds;
  // A group is at work from the start: nobody has to accept it.
  const whole =
    others.length === 0
      ? row(first, {})
      : row(line.ownerUnitId, { is_group: true, state: 'in_progress' });
  const parts = whole.is_group
    ? line.leadIds.map((unitId) => row(unitId, { parent_id: whole.id }))
    : [];
  await giveTasks({ ...scene, task: whole }, [whole, ...parts], { ...said, words: [words] });
  return whole;
}

/** The day that counts, as it was settled when the deadline was read. */
function dueOf(deadline: DeadlineShape | null): Day | null {
  return deadline?.dueOn ? asDay(deadline.dueOn) : null;
}
