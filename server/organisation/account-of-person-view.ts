import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { AccountOfPerson } from './account-contract.ts';
import type { Actor } from './actor.ts';
import { personLookedAfter } from './look-after-account.ts';
import { NO_PASSWORD } from './password.ts';
import { isLocked } from './rules/lock-out.ts';
import { needsCodes } from './rules/second-step.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { triesOf } from './sign-in-tries.ts';
import { accountOfPerson, servicesOf } from './store/account-store.ts';
import { accountState } from './store/looked-after-store.ts';

/** How a person of the body signs in, for whoever looks after accounts. */
export async function viewAccountOf(
  platform: Platform,
  rules: SignInRules,
  actor: Actor,
  personId: string,
): Promise<{ account: AccountOfPerson | null; email: string | null; mailOn: boolean }> {
  const { email, elsewhere } = await personLookedAfter(platform, actor, personId);
  const about = { email, mailOn: rules.mailOn };
  const account = await accountOfPerson(platform.db, personId);
  if (!account) return { account: null, ...about };
  const now = platform.clock();
  const [state, tries, services] = await Promise.all([
    accountState(platform.db, account.id, now),
    triesOf(platform, account.username),
    servicesOf(platform.db, personId, dayInVietnam(now)),
  ]);
  return {
    account: {
      ...{ id: account.id, username: account.username, email, elsewhere },
      demonstration: account.demonstration,
      hasPassword: account.passwordHash !== NO_PASSWORD,
      invitedUntil: state?.invitedUntil?.toISOString() ?? null,
      lockedUntil: isLocked(tries, now) ? (tries.lockedUntil?.toISOString() ?? null) : null,
      codesSince: state?.codesSince?.toISOString() ?? null,
      codesAsked: account.codeRequired,
      codesByRole: needsCodes(false, services, rules.codeRoles),
      openSessions: state?.openSessions ?? 0,
      lastSeenAt: state?.lastSeenAt?.toISOString() ?? null,
    },
    ...about,
  };
}
