import type { KnownAddress } from '../../organisation/why-not.ts';
import { feedbackView } from './feedback-view.ts';
import { feedbacks } from './store/feedback-table.ts';

/** The addresses of feedback as people copy them, with what each asks for. */
export const FEEDBACK_ADDRESSES: readonly KnownAddress[] = [
  {
    ...{ pattern: '/feedback/:id', right: 'feedback.read' },
    async factsOf(db, authorityId, id) {
      const found = await feedbacks.find(db, authorityId, id);
      return found && { unitId: found.unit_id };
    },
    see: feedbackView,
  },
  { pattern: '/feedback', right: 'feedback.read' },
];
