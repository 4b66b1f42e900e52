import type { SubmissionState } from '../submission-contract.ts';
import type { Sentence } from './submission-acts.ts';

/** How the state of a report is called. */
export const STATE_WORDS: Readonly<Record<SubmissionState, Sentence>> = {
  draft: { vi: 'Đang soạn', en: 'Being written' },
  signing: { vi: 'Chờ ký', en: 'Waiting for signature' },
  submitted: { vi: 'Chờ duyệt', en: 'Waiting for acceptance' },
  accepted: { vi: 'Đã duyệt', en: 'Accepted' },
  returned: { vi: 'Bị trả lại', en: 'Returned' },
};
