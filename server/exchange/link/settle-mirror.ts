import { changeTask } from '../../tasks/move-task.ts';
import { NO_PARTS } from '../../tasks/rules/roll-up.ts';
import { saveReport } from '../../tasks/store/part-reports.ts';
import type { TaskChange } from '../../tasks/store/save-task.ts';
import type { TaskRecord } from '../../tasks/store/task-record.ts';
import { type Acting, sceneFor } from './acting.ts';
import { isOpenState, shownBy } from './rules/registers.ts';
import type { HandedTask } from './store/handed-store.ts';
import type { Taken } from './take-sayings.ts';

/** The act of a change that came without words. */
const WITHOUT_WORDS = 'receive_holding';

/**
 * Lets the giver's row show what its order and the holder's word come to, with the journal and the ledger; what
 * was said stands beside it in the journal. The facts of the giver (words, deadline, end) are left as they are.
 *
 * @returns what is remembered of the task from now on
 */
export async function settleMirror(
  acting: Acting,
  handed: HandedTask,
  task: TaskRecord,
  taken: readonly Taken[],
): Promise<HandedTask> {
  const { order, holding } = handed;
  const { context, bond } = acting;
  const shown = shownBy(order, holding);
  const change: TaskChange = {
    state: shown.state,
    percent: shown.percent,
    ...heard(acting, handed),
  };
  const isChanged =
    task.state !== shown.state ||
    task.percent !== shown.percent ||
    (change.evidence_count ?? task.evidence_count) !== task.evidence_count ||
    (change.reported_at ?? task.reported_at)?.getTime() !== task.reported_at?.getTime();
  const last = isChanged ? (taken.at(-1) ?? { act: WITHOUT_WORDS, said: {} }) : null;
  for (const { act, said } of isChanged ? taken.slice(0, -1) : taken) {
    const entry = { subjectKind: 'task', subjectId: task.id, before: null, after: said };
    await sceneFor(acting, act, task).context.journal(entry);
  }
  if (last !== null) await changeTask(sceneFor(acting, last.act, task), change, last.said);
  if (holding !== null) {
    const whole = { authority_id: task.authority_id, id: task.id };
    const sums = holding.facts.parts ?? NO_PARTS;
    const hadParts = holding.facts.parts !== null;
    if (hadParts) await saveReport(context.tx, whole, bond.otherId, sums, context.now);
  }
  return { ...handed, seen: isOpenState(shown.state) ? shown.state : handed.seen };
}

/** When the holder was last heard, by our clock where its own is ahead; only of the round that holds. */
function heard({ context }: Acting, { order, holding }: HandedTask): TaskChange {
  if (holding === null || holding.round < order.round) return {};
  const { reportedAt, evidenceCount } = holding.facts;
  const at = reportedAt === null ? null : Date.parse(reportedAt);
  return {
    evidence_count: evidenceCount,
    reported_at: at === null ? null : new Date(Math.min(at, context.now.getTime())),
  };
}
