import type { Status, TaskState } from '../contract.ts';
import type { Sentence } from './acts.ts';

/** How each status is printed, in the words of the official reports. */
export const STATUS_WORDS = {
  HT_DUNG_HAN: { vi: 'Hoàn thành đúng hạn', en: 'Done on time' },
  HT_QUA_HAN: { vi: 'Hoàn thành quá hạn', en: 'Done late' },
  DTH_TRONG_HAN: { vi: 'Đang thực hiện, trong hạn', en: 'Open, within the deadline' },
  DTH_KHONG_HAN: { vi: 'Đang thực hiện, không thời hạn', en: 'Open, no deadline' },
  DTH_QUA_HAN: { vi: 'Quá hạn, chưa hoàn thành', en: 'Overdue' },
  CHUYEN_KY: { vi: 'Chuyển kỳ sau', en: 'Carried over' },
  THU_HOI: { vi: 'Thu hồi', en: 'Withdrawn' },
  TAM_DUNG: { vi: 'Tạm dừng', en: 'Suspended' },
} as const satisfies Record<Status, Sentence>;

/** How each stored state is printed. */
export const STATE_WORDS = {
  assigned: { vi: 'Chưa tiếp nhận', en: 'Not accepted yet' },
  accepted: { vi: 'Đã tiếp nhận', en: 'Accepted' },
  in_progress: { vi: 'Đang thực hiện', en: 'In progress' },
  reported: { vi: 'Chờ công nhận', en: 'Waiting for acceptance' },
  handed_back: { vi: 'Đã trả lại', en: 'Handed back' },
  closed: { vi: 'Đã công nhận', en: 'Accepted as done' },
  suspended: { vi: 'Tạm dừng', en: 'Suspended' },
  withdrawn: { vi: 'Đã thu hồi', en: 'Withdrawn' },
  merged: { vi: 'Nhập vào việc khác', en: 'Merged' },
  carried_over: { vi: 'Chuyển kỳ sau', en: 'Carried over' },
} as const satisfies Record<TaskState, Sentence>;
