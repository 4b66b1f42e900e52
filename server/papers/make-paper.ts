import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { notifyPeople } from '../organisation/notify-people.ts';
import { programAct } from '../organisation/program-author.ts';
import { actorIn } from '../organisation/store/people-store.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { fillSentence, Refusal } from '../platform/refusal.ts';
import { type MadePaper, type PaperQuery, paperErrors } from './made-paper-contract.ts';
import { templateFor } from './paper-docx-for.ts';
import { type AskedPaper, paperOfKind } from './paper-kinds.ts';
import { fileNameOf } from './rules/file-name.ts';
import {
  beginMadePaper,
  endMadePaper,
  type MadeFile,
  type MadePaperRecord,
  noteRowsDone,
} from './store/made-paper-store.ts';
import { writeApart } from './write-apart.ts';

/** What ends every process that begins with it is not begun a fourth time. */
const MOST_TRIES = 3;

/** How long papers wait for whoever asked for them. */
export interface Making {
  /** How many days a file is kept. */
  readonly keptDays: number;
}

/** The question of a paper, read by its kind. @throws Refusal NOT_FOUND where there is no such kind */
export function askedPaper(kind: string, query: PaperQuery): AskedPaper {
  const found = paperOfKind(kind);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  return found.asked(query);
}

/**
 * Makes one long paper that was asked for, with the rights that the asking post has now. The file is kept
 * first and the paper ended after, in one transaction with its notice: a process that dies in between leaves
 * it waiting, and the next makes it again, to the same end.
 */
export async function makePaper(
  platform: Platform,
  asked: MadePaperRecord,
  making: Making,
): Promise<void> {
  const { db, clock } = platform;
  const paper = await beginMadePaper(db, asked, clock());
  if (!paper) return;
  try {
    if (paper.tries > MOST_TRIES) throw new Refusal(paperErrors.PAPER_GIVEN_UP);
    const actor = await actorIn(db, paper.accountId, paper.postId, dayInVietnam(clock()));
    if (!actor) throw new Refusal(paperErrors.PAPER_POST_ENDED);
    const file = await madeFile(platform, actor, paper, making.keptDays);
    await end(platform, paper, { file });
  } catch (error) {
    const isLast = paper.tries >= MOST_TRIES;
    if (!(error instanceof Refusal) && !isLast) throw error;
    if (!(error instanceof Refusal))
      platform.log.error({ error, paper: paper.id }, 'paper given up');
    const refusal = error instanceof Refusal ? error : new Refusal(paperErrors.PAPER_GIVEN_UP);
    await end(platform, paper, { problem: problemOf(refusal) });
  }
}

async function madeFile(
  platform: Platform,
  actor: Actor,
  paper: MadePaperRecord,
  keptDays: number,
): Promise<MadeFile> {
  const { kind, format, request } = paper;
  const composed = await askedPaper(kind, request).compose(platform, actor, (count) =>
    noteRowsDone(platform.db, paper, count),
  );
  const template = await templateFor(platform, actor.authorityId, composed);
  const bytes = await writeApart(composed, format, template);
  const hash = await platform.files.apart('papers').put(bytes);
  const keptUntil = new Date(platform.clock().getTime() + keptDays * 86_400_000);
  return { hash, size: bytes.length, name: fileNameOf(composed, format).full, keptUntil };
}

type End = { readonly file: MadeFile } | { readonly problem: NonNullable<MadePaper['problem']> };

/** Ends a paper once, and tells the one for whom it was made: they may have left the page long ago. */
async function end(platform: Platform, paper: MadePaperRecord, how: End): Promise<void> {
  await perform(platform, programAct('make_paper', paper.authorityId), async (context) => {
    if (!(await endMadePaper(context.tx, paper, how, context.now))) {
      throw new Error(`Paper ${paper.id} was ended by another process`);
    }
    const isMade = 'file' in how;
    await notifyPeople(context, [paper.personId], {
      ...{ subjectKind: 'made_paper', subjectId: paper.id, address: '/made-papers' },
      title: isMade ? how.file.name : 'Tệp đã yêu cầu',
      says: isMade ? MADE : NOT_MADE,
      words: isMade ? null : how.problem.vi,
    });
    await context.journal({
      subjectKind: 'made_paper',
      subjectId: paper.id,
      before: { state: paper.state },
      after: isMade
        ? { state: 'done', name: how.file.name }
        : { state: 'failed', problem: how.problem.code },
    });
  });
}

const MADE = { vi: 'Tệp đã tạo xong', en: 'Your file has been made' };
const NOT_MADE = { vi: 'Chưa tạo được tệp', en: 'Your file could not be made' };

function problemOf({ text, facts }: Refusal): NonNullable<MadePaper['problem']> {
  return { code: text.code, vi: fillSentence(text.vi, facts), en: fillSentence(text.en, facts) };
}
