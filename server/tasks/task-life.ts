import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Party, Task } from './contract.ts';
import { replyState } from './rules/parties.ts';
import { stageLate } from './rules/stages.ts';
import { statusOn } from './rules/status.ts';
import { kindsOf } from './rules/task-kinds.ts';
import { endOfSight } from './store/as-of.ts';
import type { StandingParty } from './store/party-store.ts';
import type { ReplyRow } from './store/reply-store.ts';
import { kindsByKey } from './store/stage-store.ts';
import type { TaskPage } from './task-page.ts';
import type { TaskSight } from './task-sight.ts';

type Life = Pick<
  z.input<typeof Task>,
  | 'parties'
  | 'ancestors'
  | 'successor'
  | 'predecessors'
  | 'heldBefore'
  | 'stages'
  | 'stageKind'
  | 'commentCount'
>;

/** What stands around a task on the day looked at: who takes part, its stages, what it hangs together with. */
export function taskLife(sight: TaskSight, page: TaskPage): Life {
  const { day } = sight;
  const { parties, replies, ancestors, stages } = page;
  const until = endOfSight(sight);
  const kind = kindsOf(kindsByKey(page.ownKinds)).find(({ key }) => key === stages[0]?.kind);
  return {
    parties: parties.map((party) => shapeParty(party, replies, day)),
    ancestors: ancestors.map(({ title: name, unit, ...above }) => ({
      id: above.id,
      authorityId: above.authority_id,
      title: name,
      unit,
      status: statusOn(
        { state: above.state, dueOn: above.due_on, finishedOn: above.finished_on },
        day,
      ),
    })),
    successor: page.successors[0] ?? null,
    predecessors: page.predecessors.map((before) => ({
      ...before,
      files: before.files.map((file) => ({ ...file, href: `/api/files/${file.id}` })),
    })),
    heldBefore: page.heldBefore,
    stages: stages.map((stage) => {
      const isDone = stage.done_at !== null && stage.done_at < until;
      const doneOn = isDone ? stage.done_on : null;
      const named = kind?.stages.find(({ key }) => key === stage.stage);
      return {
        ordinal: stage.ordinal,
        stage: stage.stage,
        name: named?.name ?? { vi: stage.stage, en: stage.stage },
        dueOn: stage.due_on,
        doneOn,
        doneBy: isDone ? stage.by : null,
        doneAt: isDone ? (stage.done_at?.toISOString() ?? null) : null,
        note: isDone ? stage.note : null,
        daysLate: stageLate({ dueOn: stage.due_on, doneOn }, day),
      };
    }),
    stageKind: stages[0]?.kind ?? null,
    commentCount: page.comments[0]?.count ?? 0,
  };
}

function shapeParty(
  party: StandingParty,
  replies: readonly ReplyRow[],
  day: TaskSight['day'],
): z.input<typeof Party> {
  const own = replies.filter(({ unitId }) => unitId === party.unit.id);
  const isTheirs = party.role === 'coordinate';
  // A change of what is asked asks anew: only what came since answers it.
  const answer = own.find(({ at }) => party.since === null || at >= party.since);
  const facts = {
    role: party.role,
    duty: party.duty,
    dueOn: party.dueOn,
    repliedOn: isTheirs && answer ? dayInVietnam(answer.at) : null,
  };
  return {
    ...{ id: party.id, role: party.role, unit: party.unit, person: party.person },
    ...{ written: party.written, duty: party.duty, dueOn: party.dueOn },
    ...replyState(facts, day),
    replies: (isTheirs ? own : []).map(({ id, at, by, body, files }) => ({
      ...{ id, at: at.toISOString(), onDay: dayInVietnam(at), by, body },
      files: files.map((file) => ({ ...file, href: `/api/files/${file.id}` })),
    })),
  };
}
