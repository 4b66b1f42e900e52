import type { StateOfQuestion } from './admin-states.ts';
import { liveAndEnding } from './store/token-store.ts';

/** How many keys are in use, and how many of them end soon, for the page of the administration. */
export const TOKEN_STATE: StateOfQuestion = {
  key: 'tokens',
  right: 'account.manage',
  async ask(db, authorityId, { day }) {
    const { live, ending } = await liveAndEnding(db, authorityId, day);
    if (live === 0) return null;
    const soon = ending > 0;
    return {
      vi: `${live} khoá đang dùng${soon ? `, ${ending} hết hạn trong 30 ngày` : ''}`,
      en: `${live} live${soon ? `, ${ending} end within 30 days` : ''}`,
      wantsLook: false,
    };
  },
};
