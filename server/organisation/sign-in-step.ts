import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { accountErrors } from './account-errors-contract.ts';
import { needsCodes } from './rules/second-step.ts';
import { hashToken, newToken } from './session-token.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { type Account, accountById, servicesOf } from './store/account-store.ts';
import { loadSecret } from './store/one-time-code-store.ts';
import { findLink, insertLink } from './store/sign-in-link-store.ts';

const TICKET_MS = 10 * 60_000;

/** The password was right; a code, or first the set-up of codes, is still asked for. */
export interface OpenStep {
  readonly next: 'code' | 'enrol';
  /** Stands for the right password, for ten minutes. */
  readonly ticket: string;
}

/** Opens the second step of an account; null where the password is enough. */
export async function openStep(
  platform: Platform,
  rules: SignInRules,
  account: Account,
): Promise<OpenStep | null> {
  if (account.demonstration) return null;
  const now = platform.clock();
  const secret = await loadSecret(platform.db, account.id);
  const isOn = secret !== null && secret.confirmedAt !== null;
  if (!isOn && !(await mustUseCodes(platform, rules, account))) return null;
  const next = isOn ? 'code' : 'enrol';
  const ticket = newToken();
  await platform.db.transaction().execute((tx) =>
    insertLink(tx, {
      ...{ tokenHash: hashToken(ticket), accountId: account.id, kind: next, madeAt: now },
      expiresAt: new Date(now.getTime() + TICKET_MS),
    }),
  );
  return { next, ticket };
}

/** Whether an account may not be without one-time codes today. */
export async function mustUseCodes(
  platform: Pick<Platform, 'db' | 'clock'>,
  rules: Pick<SignInRules, 'codeRoles'>,
  account: Account,
): Promise<boolean> {
  const day = dayInVietnam(platform.clock());
  const services = await servicesOf(platform.db, account.personId, day);
  return needsCodes(account.codeRequired, services, rules.codeRoles);
}

/** The account for which a ticket stands. @throws Refusal TICKET_OVER */
export async function accountOfTicket(
  platform: Pick<Platform, 'db' | 'clock'>,
  ticket: string,
  step: OpenStep['next'],
): Promise<Account> {
  const now = platform.clock();
  const found = await findLink(platform.db, hashToken(ticket), [step], now);
  const account = found && (await accountById(platform.db, found.accountId));
  if (!account) throw new Refusal(accountErrors.TICKET_OVER);
  return account;
}
