import { peopleOf } from '../../amendments/store/people-to-tell.ts';
import { dayInVietnam } from '../../calendar/rules/day.ts';
import { notifyPeople } from '../../organisation/notify-people.ts';
import type { ActContext } from '../../platform/act.ts';
import type { FeedbackRecord } from './store/feedback-table.ts';

const SAYS = {
  came: { vi: 'Có góp ý mới chờ đơn vị trả lời', en: 'New feedback waits for an answer' },
  more: { vi: 'Người gửi bổ sung góp ý', en: 'The writer added to the feedback' },
  withdrawn: { vi: 'Người gửi đã rút góp ý', en: 'The writer took the feedback back' },
  assigned: { vi: 'đã giao đơn vị trả lời góp ý', en: 'gave feedback to the unit to answer' },
  submitted: { vi: 'đã trình trả lời góp ý, chờ duyệt', en: 'submitted an answer; it waits' },
  given_back: { vi: 'đã trả lại dự thảo trả lời góp ý', en: 'gave an answer back' },
} as const;

/** Tells the heads of the unit that answers; of an answer given back, its officers too. */
export async function tellUnit(
  context: ActContext,
  feedback: Pick<FeedbackRecord, 'id' | 'number' | 'subject' | 'unit_id'>,
  what: keyof typeof SAYS,
  words: string | null = null,
): Promise<void> {
  const roles = what === 'given_back' ? HEADS_AND_OFFICERS : HEADS;
  const today = dayInVietnam(context.now);
  const people = await peopleOf(context.tx, [feedback.unit_id], roles, today);
  await notifyPeople(context, people, {
    ...{ subjectKind: 'feedback', subjectId: feedback.id, address: `/feedback/${feedback.id}` },
    ...{ title: `#${feedback.number} ${feedback.subject}`, says: SAYS[what], words },
  });
}

const HEADS = ['head', 'commune', 'planner'] as const;
const HEADS_AND_OFFICERS = [...HEADS, 'officer'] as const;
