import { asDay } from '../../calendar/rules/day.ts';
import { run } from '../../platform/database/rows.ts';
import { notify } from '../../tasks/notify.ts';
import {
  answerDemandSql,
  demandSql,
  explanationSql,
  supersedeSql,
} from '../../tasks/store/explanation-store.ts';
import { extensionSql, withdrawExtensionSql } from '../../tasks/store/extension-store.ts';
import { whoAnswersFor } from '../../tasks/store/overdue-people.ts';
import { reportSql } from '../../tasks/store/reports.ts';
import type { TaskRecord } from '../../tasks/store/task-record.ts';
import { type Acting, saidBy, sceneFor } from './acting.ts';
import type { Saying } from './message-contract.ts';
import { goesOver } from './rules/said-acts.ts';
import { type HandedKey, noteThing, takeSaying } from './store/handed-store.ts';
import { openDemand } from './store/open-demand.ts';
import { attachReceived } from './store/sent-files.ts';

/** What one saying leaves in the journal here, beside what its act changes of the task. */
export interface Taken {
  readonly act: string;
  readonly said: Readonly<Record<string, unknown>>;
}

/**
 * Takes in what was said on the other side, each once: reports, requests and explanations become the rows that
 * they are, under numbers of this side. What each leaves for the journal is given back, in order.
 *
 * @param hashes the files that came along
 */
export async function takeSayings(
  acting: Acting,
  key: HandedKey,
  task: TaskRecord,
  sayings: readonly Saying[],
  hashes: ReadonlySet<string>,
): Promise<Taken[]> {
  const { tx, now } = acting.context;
  const taken: Taken[] = [];
  const from = key.side === 'giver' ? 'holder' : 'giver';
  for (const saying of sayings) {
    // Nobody speaks for the other side.
    if (!goesOver(saying.act, from)) continue;
    if (!(await takeSaying(tx, key, saying.id, now))) continue;
    const rows = from === 'holder' ? await takeUp(acting, key, task, saying, hashes) : {};
    if (from === 'giver') await takeDown(acting, task, saying);
    const { reason, dueOn, decision } = saying;
    taken.push({
      act: saying.act,
      said: { reason, dueOn, decision, from: saidBy(acting, saying), ...rows },
    });
  }
  return taken;
}

/** What a unit reported, asked or explained, by a clock that may be ahead of ours. */
async function takeUp(
  acting: Acting,
  key: HandedKey,
  task: TaskRecord,
  saying: Saying,
  hashes: ReadonlySet<string>,
): Promise<Record<string, unknown>> {
  const { context } = acting;
  const { tx, ids, now } = context;
  const at = new Date(Math.min(now.getTime(), Date.parse(saying.at)));
  const nobody = { person_id: '0', post_id: '0', at };
  const own = { authority_id: task.authority_id, task_id: task.id, ...nobody };
  const left: Record<string, unknown> = {};
  const { report, extension, explanation } = saying;
  if (report) {
    const { files, onDay, id: holderThing, ...words } = report;
    const id = ids.next();
    await run(tx, reportSql({ ...own, ...words, id, on_day: asDay(onDay) }));
    await noteThing(tx, key, 'report', { holderThing, thingId: id });
    if (report.kind === 'done') await run(tx, withdrawExtensionSql(task, at));
    const here = files
      .filter(({ hash }) => hashes.has(hash))
      .map((f) => ({ ...f, id: ids.next() }));
    const place = { authorityId: task.authority_id, subjectKind: 'report' as const, subjectId: id };
    await attachReceived(tx, { ...place, taskId: task.id }, here, now);
    // A file that was too large to come along is named, and stands with the unit.
    const apart = files.filter(({ hash }) => !hashes.has(hash));
    Object.assign(left, { report: { ...words, id, onDay }, files: here, filesElsewhere: apart });
  }
  if (extension) {
    const id = ids.next();
    const { deadline, reason, fromDueOn, toDueOn } = extension;
    const row = { ...own, id, unit_id: task.unit_id, to_deadline: deadline, reason };
    const days = { from_due_on: asDay(fromDueOn), to_due_on: asDay(toDueOn) };
    await run(tx, withdrawExtensionSql(task, at));
    await run(tx, extensionSql({ ...row, ...days }));
    await noteThing(tx, key, 'extension', { holderThing: extension.id, thingId: id });
    left.extension = { ...row, ...days };
  }
  if (explanation) {
    const id = ids.next();
    const { cause, words, forDueOn, lateDays, newDueOn } = explanation;
    const row = {
      ...{ ...own, id, unit_id: task.unit_id, cause, words, late_days: lateDays },
      for_due_on: forDueOn === null ? null : asDay(forDueOn),
      new_due_on: newDueOn === null ? null : asDay(newDueOn),
    };
    await run(tx, supersedeSql(task, at));
    await run(tx, explanationSql(row));
    await run(tx, answerDemandSql(row));
    await noteThing(tx, key, 'explanation', { holderThing: explanation.id, thingId: id });
    left.explanation = row;
  }
  return left;
}

/** What the giver demanded or urged: whoever answers for the task here is told. */
async function takeDown(acting: Acting, task: TaskRecord, saying: Saying): Promise<void> {
  const scene = sceneFor(acting, saying.act, task);
  const { tx, ids } = acting.context;
  const { demand } = saying;
  if (demand && !(await openDemand(tx, task))) {
    await run(
      tx,
      demandSql({
        ...{ authority_id: task.authority_id, id: ids.next(), task_id: task.id },
        ...{ unit_id: task.unit_id, words: demand.words, due_on: asDay(demand.dueOn) },
        ...{ person_id: '0', post_id: '0', at: scene.at },
      }),
    );
  }
  const kind =
    saying.act === 'demand_explanation' || saying.act === 'send_urging'
      ? ('explanation_demanded' as const)
      : null;
  if (kind) await notify(scene, await whoAnswersFor(tx, task), kind, saying.reason);
}
