import type { PackageState } from './edxml-codes.ts';

/** How far a package has come, in words. */
export const STATE_WORDS: Readonly<
  Record<PackageState, { readonly vi: string; readonly en: string }>
> = {
  waiting: { vi: 'chờ gửi', en: 'waiting to be sent' },
  sent: { vi: 'đã gửi', en: 'sent' },
  arrived: { vi: 'đã đến', en: 'arrived' },
  refused: { vi: 'từ chối', en: 'refused' },
  accepted: { vi: 'đã tiếp nhận', en: 'accepted' },
  assigned: { vi: 'đã phân công', en: 'assigned' },
  processing: { vi: 'đang xử lý', en: 'in process' },
  finished: { vi: 'hoàn thành', en: 'finished' },
  recall_asked: { vi: 'chờ trả lời thu hồi', en: 'recall to be answered' },
  recalled: { vi: 'đã thu hồi', en: 'recalled' },
  recall_refused: { vi: 'không đồng ý thu hồi', en: 'recall refused' },
};
