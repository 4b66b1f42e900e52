import { addDays, type Day, daysBetween } from '../server/calendar/rules/day.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import { addComment } from '../server/tasks/comment-on-task.ts';
import { setParty } from '../server/tasks/edit-parties.ts';
import { planStages } from '../server/tasks/plan-stages.ts';
import { guessKind } from '../server/tasks/rules/task-kinds.ts';
import { stagesProposal } from '../server/tasks/task-kinds.ts';
import { taskView } from '../server/tasks/task-view.ts';
import * as phrases from './phrases.ts';

/** A task that has just been accepted, with those who live around it. */
interface Accepted {
  readonly id: string;
  readonly title: string;
  readonly dueOn: Day | null;
  readonly assigner: Actor;
  readonly head: Actor;
  readonly officer: Actor;
}

/** Only what was accepted shortly before the demonstration opens is still talked about in it. */
const RECENT_DAYS = 120;

/**
 * What stands beside a task in the demonstration: stages where a text is to be made, a word between officer and
 * head, a coordinating unit that is asked. Which task gets what hangs on its words alone, so that the lives of
 * all the others stay as they are.
 */
export async function arrangeBeside(
  platform: Platform,
  task: Accepted,
  today: Day,
  opensOn: Day,
): Promise<void> {
  const { id, title, dueOn, head, officer } = task;
  if (daysBetween(today, opensOn) > RECENT_DAYS) return;
  const kind = guessKind(title);
  if (kind !== null && dueOn !== null && daysBetween(today, dueOn) > 20) {
    const proposal = await stagesProposal(platform, head, id, { kind });
    const stages = proposal.stages.map(({ stage, dueOn: day }) => ({ stage, dueOn: day }));
    await planStages(platform, head, id, { kind, stages }, null);
  }
  if (share(title, 5) === 0) {
    const said = { body: `@${head.personName} ${phrases.ASKED_HEAD}`, fileIds: [] };
    await addComment(platform, officer, id, { ...said, mentionIds: [head.personId] }, null);
  }
  if (share(title, 3) === 0) await askCoordinator(platform, task, today);
}

async function askCoordinator(platform: Platform, task: Accepted, today: Day): Promise<void> {
  const { parties, unit } = await taskView(platform, task.head, task.id);
  const party = parties.find((each) => each.role === 'coordinate' && each.unit.id !== unit.id);
  if (!party || party.id !== null) return;
  const soon = addDays(today, 21);
  const dueOn = task.dueOn !== null && task.dueOn >= today && task.dueOn < soon ? task.dueOn : soon;
  const place = { role: 'coordinate' as const, unitId: party.unit.id, personId: null, seen: null };
  const asked = { ...place, duty: phrases.ASKED_UNIT, dueOn };
  await setParty(platform, task.head, task.id, asked, null);
}

/** One of `of` equal shares of all titles, the same in every run. */
function share(title: string, of: number): number {
  return (
    [...title].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % of
  );
}
