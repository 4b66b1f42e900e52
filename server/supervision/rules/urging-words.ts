import type { RecipientState } from '../urging-contract.ts';

/** Words of exported lists; the page says the same in its own file. */
export const RECIPIENT_WORDS: Readonly<Record<RecipientState, string>> = {
  sent: 'Đã gửi',
  seen: 'Đã xem',
  received: 'Đã nhận',
  answered: 'Đã trả lời',
  unanswered: 'Chưa trả lời, quá hạn',
};
