import { type Day, isDay } from '../../../server/calendar/rules/day.ts';
import { getInbox, type InboxItem, putOff } from '../../../server/tasks/contract.ts';
import { useToday } from '../../app/me.ts';
import { asProblem } from '../../app/problem-error.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { toastProblem } from '../../kit/toast.tsx';

/** What this person puts off in this post, and the way to bring it back. */
export function useLater() {
  const text = useToday();
  const act = useAct(putOff, { stale: [getInbox] });
  const until = async ({ kind, task }: InboxItem, day: Day | null): Promise<void> => {
    try {
      await act.mutateAsync({ body: { kind, taskId: task.id, until: day } });
    } catch (error) {
      toastProblem(asProblem(error));
    }
  };
  return {
    today: isDay(text) ? text : null,
    putOff: (item: InboxItem, day: Day) => until(item, day),
    bringBack: (item: InboxItem) => until(item, null),
  };
}
