import { ROLES, type Role } from '../session-contract.ts';
import { type Asker, GRID, may, type Reach, type Right, type Thing, type Verdict } from './may.ts';
import { type BothWords, REACH_WORDS, RIGHT_WORDS, ROLE_WORDS } from './right-words.ts';

/** One rule on the way to an answer: which it is, and whether it let the person through. */
export interface Step extends BothWords {
  readonly rule: 'address' | 'account' | 'post' | 'role' | 'limited' | 'reach' | 'page';
  readonly ok: boolean;
}

/** What is known of who should see something. */
export interface Seer {
  readonly name: string;
  readonly hasAccount: boolean;
  /** The post as held on the day; null where the person does not hold it. */
  readonly post: (Asker & { readonly title: string; readonly unitName: string }) | null;
  /** Who lent it and until when, where it is lent. */
  readonly lentBy: string | null;
  readonly onDay: string;
}

/** What should be seen: facts for the rules, and how its units are called from the top down. */
export interface Seen {
  readonly thing: Thing;
  readonly unitNames: readonly string[];
  /** The unit for which the post answers, by name. */
  readonly jurisdictionName: string;
}

/**
 * Why a person does or does not see or do something: the rules in the order in which they decide, up to the
 * first that refuses.
 *
 * @param seen null to ask about the right alone, wherever the thing may be
 */
export function explainSight(seer: Seer, right: Right, seen: Seen | null): Step[] {
  const { name, post, onDay } = seer;
  const steps: Step[] = [
    seer.hasAccount
      ? step('account', true, `${name} có tài khoản.`, `${name} has an account.`)
      : step(
          'account',
          false,
          `${name} chưa có tài khoản nên chưa đăng nhập được. Mời người này ở trang tài khoản.`,
          `${name} has no account and cannot sign in. Invite them on the page of accounts.`,
        ),
  ];
  if (!seer.hasAccount) return steps;
  if (post === null) {
    return [
      ...steps,
      step(
        'post',
        false,
        `Ngày ${onDay}, ${name} không giữ chức vụ này. Xem lại bổ nhiệm.`,
        `On ${onDay} ${name} does not hold this post. Look at the appointment.`,
      ),
    ];
  }
  const where = `${post.title}, ${post.unitName}`;
  steps.push(
    seer.lentBy === null
      ? step('post', true, `Ngày ${onDay} giữ chức vụ ${where}.`, `Holds ${where} on ${onDay}.`)
      : step(
          'post',
          true,
          `Ngày ${onDay} thay ${seer.lentBy} ở chức vụ ${where} theo ủy quyền.`,
          `Stands in for ${seer.lentBy} as ${where} on ${onDay} by delegation.`,
        ),
  );
  // Without a thing, one that every reach of the role would take in.
  const verdict = seen ? may(post, right, seen.thing) : rightAlone(post, right);
  return [...steps, ...stepsOf(post, right, seen, verdict)];
}

function rightAlone(post: Asker, right: Right): Verdict {
  const verdict = may(post, right, { authorityId: '' });
  return verdict.allowed || verdict.because !== 'reach' ? verdict : { allowed: true, by: 'own' };
}

function stepsOf(post: Asker, right: Right, seen: Seen | null, verdict: Verdict): Step[] {
  const what = RIGHT_WORDS[right];
  const role = ROLE_WORDS[post.role];
  if (!verdict.allowed && verdict.because === 'role') {
    const who = rolesWith(right);
    return [
      step(
        'role',
        false,
        `Vai ${role.vi} không có quyền “${what.vi}”. Có quyền này: ${who.vi}.`,
        `The role ${role.en} may not “${what.en}”. These roles may: ${who.en}.`,
      ),
    ];
  }
  if (!verdict.allowed && verdict.because === 'limited') {
    return [
      step(
        'limited',
        false,
        `Ủy quyền hoặc khoá API này không gồm quyền “${what.vi}”.`,
        `This delegation or key does not include “${what.en}”.`,
      ),
    ];
  }
  const reaches = (GRID[post.role][right] ?? []).map((reach) => REACH_WORDS[reach]);
  const has = step(
    'role',
    true,
    `Vai ${role.vi} được ${what.vi}: ${reaches.map(({ vi }) => vi).join('; ')}.`,
    `The role ${role.en} may ${what.en}: ${reaches.map(({ en }) => en).join('; ')}.`,
  );
  return seen ? [has, reachStep(seen, verdict)] : [has];
}

function reachStep({ unitNames, jurisdictionName }: Seen, verdict: Verdict): Step {
  const path = unitNames.join(' › ');
  const at = path === '' ? both('cả cơ quan', 'the whole body') : both(path, path);
  if (verdict.allowed) {
    const by = REACH_WORDS[verdict.by];
    return step(
      'reach',
      true,
      `Thuộc ${at.vi}; chức vụ phụ trách ${jurisdictionName}: trong phạm vi (${by.vi}).`,
      `Belongs to ${at.en}; the post answers for ${jurisdictionName}: within reach (${by.en}).`,
    );
  }
  return step(
    'reach',
    false,
    `Thuộc ${at.vi}; chức vụ chỉ phụ trách ${jurisdictionName}: ngoài phạm vi.`,
    `Belongs to ${at.en}; the post answers for ${jurisdictionName} only: out of reach.`,
  );
}

function both(vi: string, en: string): BothWords {
  return { vi, en };
}

function step(rule: Step['rule'], ok: boolean, vi: string, en: string): Step {
  return { rule, ok, vi, en };
}

/** The roles that have a right somewhere, in words. */
export function rolesWith(right: Right): BothWords {
  const roles: Role[] = ROLES.filter((role) => GRID[role][right] !== undefined);
  return {
    vi: roles.map((role) => ROLE_WORDS[role].vi).join(', '),
    en: roles.map((role) => ROLE_WORDS[role].en).join(', '),
  };
}

/** The reaches of a role's right in words; null where it has none. */
export function reachesInWords(role: Role, right: Right): BothWords | null {
  const reaches: readonly Reach[] | undefined = GRID[role][right];
  if (!reaches) return null;
  return {
    vi: reaches.map((reach) => REACH_WORDS[reach].vi).join('; '),
    en: reaches.map((reach) => REACH_WORDS[reach].en).join('; '),
  };
}
