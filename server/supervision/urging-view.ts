import { may } from '../organisation/rules/may.ts';
import { personNames, postTitles, unitPaths, unitRefs } from '../organisation/units.ts';
import { shapeRows } from '../tasks/shape-rows.ts';
import { policyOfAuthority } from '../tasks/store/overdue-policy-store.ts';
import { tasksById } from '../tasks/store/tasks-by-id.ts';
import type { TaskSight } from '../tasks/task-sight.ts';
import { findUrging } from './find-urging.ts';
import { paperFor } from './rules/compose-urging.ts';
import {
  type ListedRecipient,
  type ListedUrging,
  paperOf,
  recipientsOf,
  urgedOf,
} from './store/urging-list.ts';
import { owedReports } from './store/urging-people.ts';
import type { Urging, UrgingRecipient, UrgingRow } from './urging-contract.ts';

/**
 * One letter: its sheet, its recipients and what became of its tasks. A unit that was addressed sees its own part
 * alone, on the sheet too.
 *
 * @throws Refusal NOT_FOUND
 */
export async function urgingView(sight: TaskSight, id: string): Promise<Urging> {
  const { db, authorities, actor, day } = sight;
  const letter = await findUrging(sight, id);
  const { authorityId } = letter;
  const { effectDays } = await policyOfAuthority(db, authorityId, letter.sentOn);
  const [row] = await shapeUrgings(sight, [letter], effectDays);
  if (!row) throw new Error(`Letter ${id} was lost`);
  const all = await urgedOf(sight, authorityId, id, effectDays);
  const shownUnits = new Set(row.recipients.map(({ unit }) => unit.id));
  const units = [...new Set(all.map(({ unitId }) => unitId))];
  const own = all.filter(({ unitId }) => shownUnits.has(unitId));
  const taskIds = own.filter(({ kind }) => kind === 'task').map((each) => each.id);
  const records = await tasksById(
    sight,
    taskIds.map((each) => ({ authority_id: authorityId, id: each })),
  );
  const tasks = await shapeRows(db, authorities, records, day, actor.limits);
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  const reports = await owedReports(
    db,
    authorityId,
    own.filter(({ kind }) => kind === 'obligation').map((each) => each.id),
  );
  const reportOf = new Map(reports.map((report) => [report.id, report]));
  const refs = await unitRefs(db, [...shownUnits]);
  const paper = await paperOf(sight, authorityId, id);
  return {
    ...row,
    paper: paperFor(paper, (at) => shownUnits.has(units[at] ?? '')),
    list: own.map(({ kind, id: urgedId, unitId, ...each }) => ({
      ...{ kind, id: urgedId, ...each },
      unit: refs.get(unitId) ?? { id: unitId, name: '', shortName: null },
      title: (kind === 'task' ? taskOf.get(urgedId)?.title : reportOf.get(urgedId)?.title) ?? '',
      status: kind === 'task' ? (taskOf.get(urgedId)?.status ?? null) : null,
    })),
  };
}

/** Letters of a page with their recipients, as far as the post sees them. */
export async function shapeUrgings(
  sight: TaskSight,
  letters: readonly ListedUrging[],
  withinDays: number,
): Promise<UrgingRow[]> {
  const { db, day } = sight;
  const byAuthority = new Map<string, string[]>();
  for (const { authorityId, id } of letters) {
    byAuthority.set(authorityId, [...(byAuthority.get(authorityId) ?? []), id]);
  }
  const found = await Promise.all(
    [...byAuthority].map(([authorityId, ids]) => recipientsOf(sight, authorityId, ids, withinDays)),
  );
  const recipients = found.flat();
  const unitIds = recipients.map(({ unitId }) => unitId);
  const paths = await unitPaths(db, unitIds, day);
  const above = (unitId: string) => paths.get(unitId)?.find((id) => id !== unitId) ?? null;
  const [units, names, posts] = await Promise.all([
    unitRefs(db, [
      ...letters.map(({ unitId }) => unitId),
      ...unitIds.flatMap((id) => [id, above(id) ?? []].flat()),
    ]),
    personNames(db, [
      ...letters.map(({ personId }) => personId),
      ...recipients.flatMap(({ answeredBy }) => answeredBy ?? []),
    ]),
    postTitles(db, [
      ...letters.map(({ postId }) => postId),
      ...recipients.flatMap(({ answeredPostId }) => answeredPostId ?? []),
    ]),
  ]);
  const refOf = (id: string) => units.get(id) ?? { id, name: '', shortName: null };
  return letters.map((letter) => {
    const own = recipients.filter(({ urgingId }) => urgingId === letter.id);
    const shaped = own.map((each) =>
      shapeRecipient(sight, letter, each, { refOf, above, names, posts }),
    );
    return {
      ...{ id: letter.id, symbol: letter.symbol, subject: letter.subject },
      ...{ sentOn: letter.sentOn, at: letter.at.toISOString(), answerBy: letter.answerBy },
      unit: refOf(letter.unitId),
      by: { name: names.get(letter.personId) ?? '', post: posts.get(letter.postId) ?? '' },
      tasks: own.reduce((sum, { tasks }) => sum + tasks, 0),
      moved: own.reduce((sum, { moved }) => sum + moved, 0),
      recipients: shaped,
    };
  });
}

interface Named {
  readonly refOf: (id: string) => UrgingRecipient['unit'];
  readonly above: (id: string) => string | null;
  readonly names: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, string>;
}

function shapeRecipient(
  { actor, isPast }: TaskSight,
  { authorityId }: ListedUrging,
  each: ListedRecipient,
  { refOf, above, names, posts }: Named,
): UrgingRecipient {
  const { unitId, state, answeredAt, answeredBy, answeredPostId } = each;
  const up = state === 'unanswered' ? above(unitId) : null;
  const isAnswered = answeredAt !== null && answeredBy !== null;
  return {
    ...{ unit: refOf(unitId), tasks: each.tasks, state, answer: each.answer, moved: each.moved },
    seenAt: each.seenAt?.toISOString() ?? null,
    receivedAt: each.receivedAt?.toISOString() ?? null,
    answered: isAnswered
      ? {
          name: names.get(answeredBy) ?? '',
          post: posts.get(answeredPostId ?? '') ?? '',
          at: answeredAt.toISOString(),
        }
      : null,
    escalatedTo: up === null ? null : refOf(up),
    mayAnswer:
      !isPast &&
      !isAnswered &&
      unitId === actor.jurisdictionUnitId &&
      may(actor, 'urging.answer', { authorityId, unitId }).allowed,
  };
}
