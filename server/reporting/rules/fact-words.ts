import type { FactLabel } from '../facts-contract.ts';
import type { TaskCase } from './task-cases.ts';

/** What a report calls each count of tasks. */
export const CASE_LABELS: Readonly<Record<TaskCase, FactLabel>> = {
  assigned: { vi: 'Nhiệm vụ phải thực hiện', en: 'Tasks in hand' },
  carried_in: { vi: 'Chuyển từ kỳ trước sang', en: 'Carried in from before' },
  given: { vi: 'Giao mới trong kỳ', en: 'Newly given in the period' },
  done: { vi: 'Đã hoàn thành', en: 'Done' },
  done_on_time: { vi: 'Hoàn thành đúng hạn', en: 'Done on time' },
  done_late: { vi: 'Hoàn thành quá hạn', en: 'Done late' },
  done_on_time_first: {
    vi: 'Hoàn thành đúng hạn (theo thời hạn đầu)',
    en: 'Done on time (by the first deadline)',
  },
  done_late_first: {
    vi: 'Hoàn thành quá hạn (theo thời hạn đầu)',
    en: 'Done late (by the first deadline)',
  },
  late_excused: { vi: 'Hoàn thành quá hạn do khách quan', en: 'Done late, excused' },
  overdue_excused: { vi: 'Quá hạn do khách quan', en: 'Overdue, excused' },
  reopened: { vi: 'Mở lại sau khi đã tính hoàn thành', en: 'Opened again after counted as done' },
  withdrawn: { vi: 'Thu hồi, nhập vào nhiệm vụ khác', en: 'Withdrawn or merged' },
  open: { vi: 'Chưa hoàn thành', en: 'Not done' },
  open_within: { vi: 'Đang thực hiện trong hạn', en: 'Open, within the deadline' },
  open_undated: { vi: 'Đang thực hiện, không thời hạn', en: 'Open, no deadline' },
  open_overdue: { vi: 'Quá hạn chưa hoàn thành', en: 'Overdue and not done' },
  suspended: { vi: 'Tạm dừng', en: 'Suspended' },
  due_in_rest: { vi: 'Đến hạn trong phần còn lại của kỳ', en: 'Due in the rest of the period' },
  due_next: { vi: 'Đến hạn trong kỳ tới', en: 'Due in the next period' },
};

export const TASKS: FactLabel = { vi: 'nhiệm vụ', en: 'tasks' };
export const PERCENT: FactLabel = { vi: '%', en: '%' };
export const DONG: FactLabel = { vi: 'đồng', en: 'đồng' };

/** The rule by which counts are estimated to the end of the calendar period, named wherever one is shown. */
export const ESTIMATE_RULE: FactLabel = {
  vi: 'Ước: nhiệm vụ đến hạn trước khi hết kỳ được tính là hoàn thành đúng hạn.',
  en: 'Estimate: what falls due before the calendar period ends counts as done on time.',
};
