import { dayInVietnam } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { openText, sealText } from '../platform/sealed-text.ts';
import { mailPasswordLink } from './account-letters.ts';
import { makePasswordLink } from './password-links.ts';
import { programAct } from './program-author.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { forgetOldTries } from './sign-in-tries.ts';
import { type Addressee, addresseesBy, servicesOf } from './store/account-store.ts';
import { countLinks, deleteOldLinks } from './store/sign-in-link-store.ts';

export const MAIL_RESET_LINK = 'mail_reset_link';
const PURPOSE = 'asked reset';
const HOUR = 3_600_000;
/** Nobody's mailbox is filled by a stranger: so many letters an hour for an account. */
const LETTERS_AN_HOUR = 3;
/** Accounts that one address may have. */
const MOST_ACCOUNTS = 5;

/**
 * Quên mật khẩu: asks for a letter with a reset link. What was typed is only put aside for a job; whether anybody
 * bears it is not even looked up here, so that the answer and its time say nothing of it.
 */
export async function askForReset(
  platform: Platform,
  { mailOn }: Pick<SignInRules, 'mailOn'>,
  typed: string,
): Promise<void> {
  if (!mailOn) return;
  // Sealed: people type passwords where names belong.
  const sealed = sealText(platform.journalKey, PURPOSE, '', typed.trim().toLowerCase());
  await platform.db
    .transaction()
    .execute((tx) =>
      platform.jobs.enqueue(tx, MAIL_RESET_LINK, { typed: sealed.toString('base64') }),
    );
}

/** The job that mails the links, and every minute drops links and tries of days gone by. */
export function resetJobs(platform: Platform, rules: SignInRules): Record<string, JobHandler> {
  return {
    [MAIL_RESET_LINK]: async ({ typed }) => {
      if (typeof typed !== 'string') {
        await forgetOldTries(platform);
        await deleteOldLinks(platform.db, new Date(platform.clock().getTime() - 30 * 24 * HOUR));
        return;
      }
      const name = openText(platform.journalKey, PURPOSE, '', Buffer.from(typed, 'base64'));
      for (const to of await addresseesBy(platform.db, name, MOST_ACCOUNTS)) {
        await mailReset(platform, rules, to);
      }
    },
  };
}

async function mailReset(
  platform: Platform,
  { address }: SignInRules,
  to: Addressee,
): Promise<void> {
  const { email, accountId } = to;
  const now = platform.clock();
  const [service] = await servicesOf(platform.db, to.personId, dayInVietnam(now));
  if (email === null || !service) return;
  const request = programAct('mail_reset_link', service.authorityId);
  const since = new Date(now.getTime() - HOUR);
  if ((await countLinks(platform.db, accountId, 'reset', since)) >= LETTERS_AN_HOUR) return;
  await perform(platform, request, async (context) => {
    const token = await makePasswordLink(context, accountId, 'reset');
    const letter = { kind: 'reset', address, token } as const;
    await mailPasswordLink(context, platform.journalKey, { ...to, email }, letter);
    const subject = { subjectKind: 'account', subjectId: accountId };
    await context.journal({ ...subject, before: null, after: { username: to.username } });
  });
}
