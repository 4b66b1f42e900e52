import type { z } from 'zod';
import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { tasksById } from '../tasks/store/tasks-by-id.ts';
import { openSight } from '../tasks/task-sight.ts';
import type { MeetingOfTask } from './meeting-contract.ts';
import { meetings, meetingsOn } from './store/meeting-table.ts';
import { noticeOfPlan, noticesOf } from './store/notice-store.ts';

/**
 * Kết luận tại cuộc họp: the meetings that spoke of a task or ordered it, with what each concluded of it, for
 * whoever may read the task.
 *
 * @throws Refusal NOT_FOUND
 */
export async function meetingsOfTask(
  platform: Platform,
  actor: Actor,
  taskId: string,
  asOf: string | undefined,
): Promise<{ meetings: z.output<typeof MeetingOfTask>[] }> {
  const { db, clock } = platform;
  const sight = await openSight(platform, actor, asOf);
  const wanted = sight.authorities.map((authority_id) => ({ authority_id, id: taskId }));
  const [task] = await tasksById(sight, wanted);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  const { endOfDay } = momentOf(clock, asOf);
  const { authority_id, plan_id } = task;
  const discussed = (await meetingsOn(db, authority_id, taskId, endOfDay)).filter(
    ({ state }) => state === 'concluded',
  );
  const ordering = await noticeOfPlan(db, authority_id, plan_id);
  const orderedBy =
    ordering?.kind === 'meeting'
      ? await meetings.find(db, authority_id, ordering.subjectId, endOfDay)
      : null;
  const numbers = await noticesOf(
    db,
    authority_id,
    'meeting',
    discussed.map(({ id }) => id),
  );
  return {
    meetings: [
      ...(orderedBy
        ? [
            {
              ...{ meetingId: orderedBy.id, name: orderedBy.name, heldOn: orderedBy.held_on },
              ...{ number: ordering?.symbol ?? null, how: 'ordered' as const, words: [] },
            },
          ]
        : []),
      ...discussed.map(({ id, name, held_on, agenda, minutes }) => {
        const items = new Set(
          agenda.filter((item) => item.taskId === taskId).map(({ key }) => key),
        );
        const notice = numbers.get(id);
        return {
          ...{ meetingId: id, name, heldOn: held_on, how: 'discussed' as const },
          number: notice?.planId ? notice.symbol : null,
          words: minutes
            .filter(({ itemKey }) => itemKey !== null && items.has(itemKey))
            .map(({ words }) => words),
        };
      }),
    ],
  };
}
