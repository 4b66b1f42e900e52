import { type Day, dayInVietnam } from '../calendar/rules/day.ts';
import { programAct } from '../organisation/program-author.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { queueMail, SEND_MAIL } from '../platform/mail/queue-mail.ts';
import { gatherReminders, type ToRemind } from './gather-reminders.ts';
import { addressesOf } from './reminder-addresses.ts';
import { digestLetter, LETTER_LINES } from './rules/digest-letter.ts';
import { digestTitle, sayCounts } from './rules/digest-words.ts';
import type { Digest } from './rules/gather-digests.ts';
import { digestNewsSql, groupTitles, insertDigests, linesOf } from './store/digest-store.ts';
import {
  claimRun,
  noteEmptyRun,
  noteRun,
  type PileOfPeople,
  writeLines,
  writeReminders,
} from './store/reminder-store.ts';

/** How reminders leave the product; null where mail is off. */
export interface MailMeans {
  /** Where the product is reached, for the links of letters. */
  readonly address: string;
}

/** What a run came to. */
export interface Reminded {
  readonly people: number;
  readonly subjects: number;
  readonly mails: number;
  readonly unreached: number;
}

/** Lines that a digest writes out; all are counted. */
const MOST_LINES = 300;

/** Another process has reminded on this day. */
class DayTaken extends Error {}
/** There is nothing to remind of: no act, no entry. */
class NothingToRemind extends Error {}

/**
 * Reminds the people of a body on a day, once (nhắc việc): everybody gets one digest of all steps that have
 * come, in the product and where they want it by mail. What a process that is killed had begun is undone
 * with its transaction, and the next one does it whole.
 *
 * @returns null where the body was reminded on this day already
 */
export async function remindPeople(
  platform: Platform,
  homeId: string,
  mail: MailMeans | null,
): Promise<Reminded | null> {
  const day = dayInVietnam(platform.clock());
  try {
    return await perform(platform, programAct('remind_people', homeId), (context) =>
      remindIn(context, day, mail),
    );
  } catch (error) {
    if (error instanceof DayTaken) return null;
    if (!(error instanceof NothingToRemind)) throw error;
    await noteEmptyRun(platform.db, homeId, day, platform.clock());
    return { people: 0, subjects: 0, mails: 0, unreached: 0 };
  }
}

type NewDigest = Digest & { readonly id: string; readonly mailKey: string | null };

async function remindIn(context: ActContext, day: Day, mail: MailMeans | null): Promise<Reminded> {
  const { tx, authorityId, now } = context;
  if (!(await claimRun(tx, authorityId, day, now))) throw new DayTaken();
  const found = await gatherReminders(tx, authorityId, day);
  if (found.digests.length === 0 && found.unreached === 0) throw new NothingToRemind();
  const piles: PileOfPeople[] = found.piles.map((pile, at) => ({
    ...pile,
    personIds: found.audiences[at] ?? [],
  }));
  const subjects = await writeReminders(tx, authorityId, day, piles);
  const addresses = mail === null ? new Map() : await addressesOf(tx, found);
  const digests = found.digests.map((digest): NewDigest => {
    const id = context.ids.next();
    return { ...digest, id, mailKey: addresses.has(digest.personId) ? `digest ${id}` : null };
  });
  await insertDigests(tx, authorityId, day, now, digests);
  await writeLines(tx, authorityId, piles, digests, MOST_LINES);
  await tellOf(context, day, digests);
  if (mail !== null) await writeLetters(context, day, mail, found, digests, addresses);
  const outcome = { people: digests.length, subjects, unreached: found.unreached };
  await noteRun(tx, { authorityId, day, ...outcome });
  await context.journal({
    subjectKind: 'authority',
    subjectId: authorityId,
    before: null,
    after: { onDay: day, ...outcome, mails: addresses.size },
  });
  return { ...outcome, mails: addresses.size };
}

async function tellOf(context: ActContext, day: Day, digests: readonly NewDigest[]): Promise<void> {
  if (digests.length === 0) return;
  const title = digestTitle(day).vi;
  const news = digests.map((digest) => {
    const { vi, en } = sayCounts(digest);
    return {
      ...{ id: context.ids.next(), digestId: digest.id, personId: digest.personId },
      ...{ title, vi, en },
    };
  });
  await context.defer(digestNewsSql(context.authorityId, context.now, news), news.length);
}

async function writeLetters(
  context: ActContext,
  day: Day,
  { address }: MailMeans,
  { staff, rules }: ToRemind,
  digests: readonly NewDigest[],
  addresses: ReadonlyMap<string, string>,
): Promise<void> {
  const mailed = digests.filter(({ personId }) => addresses.has(personId));
  if (mailed.length === 0) return;
  const { tx, authorityId } = context;
  const lines = await linesOf(
    tx,
    authorityId,
    mailed.map(({ id }) => id),
    LETTER_LINES,
  );
  const titles = await groupTitles(
    tx,
    mailed.flatMap(({ groups }) => groups),
  );
  for (const digest of mailed) {
    const own = lines
      .filter((line) => line.digest_id === digest.id)
      .map((line) => ({
        groupKey: `${line.subject_kind}/${line.group_id}`,
        ...{ title: line.title, unit: line.unit, dueOn: line.due_on },
      }));
    const where = { day, address, name: staff.nameOf(digest.personId) };
    await queueMail(context, {
      ...digestLetter(digest, own, titles, where),
      key: digest.mailKey ?? '',
      to: addresses.get(digest.personId) ?? '',
      quiet: rules.quiet,
    });
  }
  await context.enqueue(SEND_MAIL, {});
}
