/** What an event is about, for the check of who may read it. */
export type EventSubject = 'task' | 'plan' | 'submission' | 'publication' | 'feedback' | 'webhook';

interface EventKind {
  readonly subject: EventSubject;
  readonly vi: string;
  readonly en: string;
  /** What stands in `data.facts`: a few facts that the address would show first. */
  readonly sample: Readonly<Record<string, string | number | null>>;
}

const TASK = { planId: '7421', unitId: '311', dueOn: '2026-12-31' } as const;

/**
 * Every kind of event that a webhook may hear of (loại sự kiện), with a sample of its facts. A kind once given is
 * never taken away and never means something else. Lateness is no event: nobody does it, it comes with the day;
 * ask the list of tasks for it.
 */
export const EVENT_KINDS = {
  'task.assigned': {
    ...{ subject: 'task', vi: 'Giao nhiệm vụ', en: 'A task was given' },
    sample: { ...TASK, state: 'assigned' },
  },
  'task.accepted': {
    ...{ subject: 'task', vi: 'Tiếp nhận nhiệm vụ', en: 'A task was accepted' },
    sample: { ...TASK, state: 'accepted' },
  },
  'task.handed_back': {
    ...{ subject: 'task', vi: 'Trả lại nhiệm vụ', en: 'A task was handed back' },
    sample: { ...TASK, state: 'handed_back' },
  },
  'task.progressed': {
    ...{ subject: 'task', vi: 'Cập nhật tiến độ', en: 'Progress was reported' },
    sample: { ...TASK, state: 'in_progress', percent: 40 },
  },
  'task.reported': {
    ...{ subject: 'task', vi: 'Báo hoàn thành', en: 'A task was reported done' },
    sample: { ...TASK, state: 'reported' },
  },
  'task.closed': {
    ...{ subject: 'task', vi: 'Nghiệm thu', en: 'A result was accepted' },
    sample: { ...TASK, state: 'closed' },
  },
  'task.reopened': {
    ...{ subject: 'task', vi: 'Trả kết quả, mở lại', en: 'A result was returned or reopened' },
    sample: { ...TASK, state: 'in_progress' },
  },
  'task.rescheduled': {
    ...{ subject: 'task', vi: 'Đổi hạn', en: 'A deadline was moved' },
    sample: { ...TASK, dueOn: '2027-03-31', dueBefore: '2026-12-31' },
  },
  'task.stopped': {
    ...{ subject: 'task', vi: 'Tạm dừng, thu hồi, gộp, chuyển kỳ', en: 'A task was stopped' },
    sample: { ...TASK, state: 'suspended' },
  },
  'plan.issued': {
    ...{ subject: 'plan', vi: 'Ban hành kế hoạch', en: 'A plan was issued' },
    sample: { number: '601/QĐ-BTTTT' },
  },
  'plan.amended': {
    ...{ subject: 'plan', vi: 'Điều chỉnh kế hoạch', en: 'A plan was amended' },
    sample: { version: 2, number: '1015/QĐ-BTTTT' },
  },
  'report.submitted': {
    ...{ subject: 'submission', vi: 'Gửi báo cáo', en: 'A report was submitted' },
    sample: { state: 'sent' },
  },
  'report.accepted': {
    ...{ subject: 'submission', vi: 'Chấp nhận báo cáo', en: 'A report was accepted' },
    sample: { state: 'accepted' },
  },
  'report.returned': {
    ...{ subject: 'submission', vi: 'Trả lại báo cáo', en: 'A report was returned' },
    sample: { state: 'returned' },
  },
  'publication.published': {
    ...{ subject: 'publication', vi: 'Công bố kế hoạch', en: 'A plan was published' },
    sample: {},
  },
  'publication.withdrawn': {
    ...{ subject: 'publication', vi: 'Rút công bố', en: 'A publication was withdrawn' },
    sample: {},
  },
  'feedback.received': {
    ...{ subject: 'feedback', vi: 'Có góp ý, phản ánh', en: 'Feedback was received' },
    sample: {},
  },
  'webhook.test': {
    ...{ subject: 'webhook', vi: 'Thử', en: 'A test' },
    sample: {},
  },
} as const satisfies Record<string, EventKind>;

export type EventKindName = keyof typeof EVENT_KINDS;

/** Those that can be chosen: a test is only sent when it is asked for. */
export const CHOSEN_KINDS = Object.keys(EVENT_KINDS).filter(
  (kind): kind is Exclude<EventKindName, 'webhook.test'> => kind !== 'webhook.test',
);

/** Where what an event is about is read in the interface. */
export const ADDRESS_OF: Readonly<Record<EventSubject, (id: string) => string>> = {
  task: (id) => `/api/tasks/${id}`,
  plan: (id) => `/api/plans/${id}`,
  submission: (id) => `/api/submissions/${id}`,
  publication: (id) => `/api/publications/${id}`,
  feedback: (id) => `/api/feedback/${id}`,
  webhook: (id) => `/api/webhooks/${id}`,
};
