import type { ComparedField, CompareMark, CompareWhy } from '../compare-contract.ts';

/** What a sheet writes for a mark (vào, ra, đổi). */
export const MARK_WORDS: Readonly<Record<CompareMark, string>> = {
  entered: '+ vào',
  left: '− ra',
  changed: '* đổi',
};

/** Why a task came in or went out, as a sheet says it. */
export const WHY_WORDS: Readonly<Record<CompareWhy, string>> = {
  given: 'mới giao',
  restored: 'khôi phục',
  done: 'hoàn thành',
  extended: 'gia hạn',
  withdrawn: 'thu hồi',
  carried: 'chuyển kỳ sau',
  moved: 'chuyển đơn vị',
  filter: 'theo điều kiện lọc',
};

export const FIELD_WORDS: Readonly<Record<ComparedField, string>> = {
  title: 'tên nhiệm vụ',
  unit: 'đơn vị chủ trì',
  field: 'lĩnh vực',
  dueOn: 'thời hạn',
  state: 'bước xử lý',
  status: 'tình trạng',
  percent: 'tiến độ',
  finishedOn: 'ngày hoàn thành',
  officer: 'chuyên viên',
  leader: 'lãnh đạo chỉ đạo',
  parties: 'đơn vị tham gia',
};
