import type { StateOfQuestion } from './admin-states.ts';
import { countCodes } from './store/looked-after-store.ts';

/** How the question of one-time codes stands in the administration place. */
export const SIGN_IN_STATE: StateOfQuestion = {
  key: 'signIn',
  right: 'account.manage',
  async ask(db, authorityId, { day }) {
    const { people, withCodes } = await countCodes(db, authorityId, day);
    if (people === 0) return null;
    return {
      vi: `${withCodes}/${people} người có tài khoản đã bật mã 6 số`,
      en: `${withCodes} of ${people} people with an account use one-time codes`,
      wantsLook: false,
    };
  },
};
