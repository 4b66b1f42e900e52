import type { StateOfQuestion } from './admin-states.ts';
import { monthsKept } from './store/access-store.ts';
import { countDelegations } from './store/delegation-store.ts';
import { countPeople } from './store/people-list.ts';
import { countPosts } from './store/post-list.ts';

/** How the questions on people, delegations and the access log stand. */
export const PEOPLE_STATES: readonly StateOfQuestion[] = [
  {
    ...{ key: 'people', right: 'person.edit' },
    async ask(db, authorityId, { day }) {
      const everybody = { authorityId, day, isPast: false, words: [], unitId: null, role: null };
      const [all, without, acting, vacant] = await Promise.all([
        countPeople(db, { ...everybody, account: null, post: 'some' }),
        countPeople(db, { ...everybody, account: 'without', post: 'some' }),
        countPeople(db, { ...everybody, account: null, post: 'acting' }),
        countPosts(db, { authorityId, day, words: [], unitId: null, role: null, vacant: true }),
      ]);
      const parts = [
        { count: without, vi: 'chưa có tài khoản', en: 'without an account' },
        { count: acting, vi: 'đang giao quyền', en: 'acting' },
        { count: vacant, vi: 'chức vụ chưa bổ nhiệm', en: 'posts vacant' },
      ].filter(({ count }) => count > 0);
      const said = (language: 'vi' | 'en') =>
        parts.map((part) => `; ${part.count} ${part[language]}`).join('');
      return {
        vi: `${all} người giữ chức vụ${said('vi')}.`,
        en: `${all} people hold posts${said('en')}.`,
        wantsLook: without > 0,
      };
    },
  },
  {
    ...{ key: 'delegations', right: 'person.edit' },
    async ask(db, authorityId, { day, at }) {
      const filter = { authorityId, day, at, words: [], unitId: null, personId: null };
      const [now, soon] = await Promise.all([
        countDelegations(db, { ...filter, state: 'holds' }),
        countDelegations(db, { ...filter, state: 'coming' }),
      ]);
      if (now + soon === 0) {
        return { vi: 'Không có ủy quyền nào.', en: 'No powers are lent.', wantsLook: false };
      }
      return {
        vi: `${now} ủy quyền đang có hiệu lực, ${soon} sắp tới.`,
        en: `${now} lent now, ${soon} soon.`,
        wantsLook: false,
      };
    },
  },
  {
    ...{ key: 'access', right: 'access.read' },
    async ask(db, authorityId) {
      const months = await monthsKept(db, authorityId);
      return { vi: `Giữ ${months} tháng.`, en: `Kept for ${months} months.`, wantsLook: false };
    },
  },
];
