import { INSTALLATION } from '../../organisation/program-author.ts';
import type { Platform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { waitUntil } from './clock-words.ts';
import { feedbackErrors } from './errors-contract.ts';
import { PUBLIC_LIMITS } from './rules/public-limits.ts';
import { readReceiptCode } from './rules/receipt-code.ts';
import { countedSubject, digestOfCode } from './secrets.ts';
import { countOnce, openAt } from './store/count-store.ts';
import { type FeedbackRecord, feedbackByCode, feedbacks } from './store/feedback-table.ts';

type Means = Pick<Platform, 'db' | 'journalKey' | 'clock'>;

/** The feedback of a code, for whoever has it; null for no code, or one that was never given. */
export async function feedbackOfCode(
  { db, journalKey }: Pick<Platform, 'db' | 'journalKey'>,
  typed: string,
): Promise<FeedbackRecord | null> {
  const code = readReceiptCode(typed);
  const found = code && (await feedbackByCode(db, digestOfCode(journalKey, code)));
  return found ? feedbacks.find(db, found.authorityId, found.id) : null;
}

/**
 * The same for a network that may be guessing: each miss is counted, and whoever misses often waits.
 *
 * @throws Refusal CODE_TOO_OFTEN
 */
export async function lookUpFeedback(
  platform: Means,
  typed: string,
  network: string,
): Promise<FeedbackRecord | null> {
  const now = platform.clock();
  const subject = countedSubject(platform.journalKey, `${network} guess`);
  const counted = { authorityId: EVERYWHERE, what: 'guess', subject };
  const wait = await openAt(platform.db, counted);
  if (wait && wait > now) throw new Refusal(feedbackErrors.CODE_TOO_OFTEN, { at: waitUntil(wait) });
  const found = await feedbackOfCode(platform, typed);
  // A slip of the pen is seen by the check sign alone, and costs nothing.
  if (!found && readReceiptCode(typed)) {
    await countOnce(platform.db, counted, PUBLIC_LIMITS.guess, now);
  }
  return found;
}

/** A code does not say whose it is: guesses are counted for the installation. */
const EVERYWHERE = INSTALLATION;
