import type { FastifyReply } from 'fastify';
import type { Actor } from '../organisation/actor.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  AT_ONCE,
  type FileFormat,
  type MadePaper,
  type PaperQuery,
  paperErrors,
} from './made-paper-contract.ts';
import { askedPaper } from './make-paper.ts';
import {
  insertMadePaper,
  type MadePaperRecord,
  madePaperOf,
  madePapersOf,
  paceOf,
} from './store/made-paper-store.ts';

/** The last papers of a person; older files are gone. */
const SHOWN = 50;
/** Milliseconds a row until the first paper of a format has been timed. */
const USUAL_PACE: Readonly<Record<FileFormat, number>> = { docx: 2, pdf: 4, xlsx: 1 };

/**
 * Takes the order for a long paper; a short one needs none. The same order given twice is one.
 *
 * @returns null where the paper can be downloaded at once
 * @throws Refusal NOT_FOUND where there is no such kind; whatever the data behind it refuses
 */
export async function askForPaper(
  platform: Platform,
  actor: Actor,
  ask: { readonly kind: string; readonly format: FileFormat; readonly query: PaperQuery },
  key: string | null,
): Promise<MadePaper | null> {
  const rowsAll = await askedPaper(ask.kind, ask.query).rows(platform, actor);
  if (rowsAll <= AT_ONCE) return null;
  const { authorityId, accountId, personId, postId } = actor;
  const request = { name: 'ask_paper', authorityId, author: actor, key };
  const id = await perform(platform, request, async ({ tx, ids, now, journal }) => {
    const asked = await insertMadePaper(tx, {
      ...{ authorityId, id: ids.next(), kind: ask.kind, format: ask.format, request: ask.query },
      ...{ accountId, personId, postId, rowsAll, askedAt: now },
    });
    await journal({
      subjectKind: 'made_paper',
      subjectId: asked.id,
      before: null,
      after: { kind: ask.kind, format: ask.format, query: ask.query, rows: rowsAll },
    });
    return asked.id;
  });
  return madePaperView(platform, actor, id);
}

/** How far a paper is, for the one for whom it is made. @throws Refusal NOT_FOUND */
export async function madePaperView(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<MadePaper> {
  const [shown] = await withTimes(platform, [await theirs(platform, actor, id)]);
  if (!shown) throw new Refusal(platformErrors.NOT_FOUND);
  return shown;
}

/** The papers that were made for the one who asks, in this post. */
export async function madePapersView(platform: Platform, actor: Actor): Promise<MadePaper[]> {
  return withTimes(platform, await madePapersOf(platform.db, actor, SHOWN));
}

/**
 * Sends the file of a paper to the one for whom it was made, and to nobody else.
 *
 * @throws Refusal NOT_FOUND, PAPER_NOT_READY, PAPER_EXPIRED
 */
export async function sendMadePaper(
  platform: Platform,
  actor: Actor,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const paper = await theirs(platform, actor, id);
  const { state, fileHash, fileSize, name } = paper;
  if (state === 'waiting') throw new Refusal(paperErrors.PAPER_NOT_READY);
  const files = platform.files.apart('papers');
  const isOver = paper.keptUntil !== null && paper.keptUntil < platform.clock();
  if (fileHash === null || name === null || isOver || !(await files.has(fileHash))) {
    throw new Refusal(paperErrors.PAPER_EXPIRED);
  }
  return asDownload(reply, name, paper.format)
    .header('content-length', fileSize ?? 0)
    .send(files.open(fileHash));
}

const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A reply that is saved under a name, whatever its letters. */
export function asDownload(reply: FastifyReply, name: string, format: FileFormat): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .type(MEDIA_TYPES[format]);
}

async function theirs({ db }: Platform, actor: Actor, id: string): Promise<MadePaperRecord> {
  const paper = await madePaperOf(db, actor, id);
  if (!paper) throw new Refusal(platformErrors.NOT_FOUND);
  return paper;
}

async function withTimes(
  { db, clock }: Platform,
  papers: readonly MadePaperRecord[],
): Promise<MadePaper[]> {
  const paces = new Map<FileFormat, number>();
  for (const { state, format, authorityId } of papers) {
    if (state !== 'waiting' || paces.has(format)) continue;
    paces.set(format, (await paceOf(db, authorityId, format)) ?? USUAL_PACE[format]);
  }
  const now = clock().getTime();
  return papers.map((paper) => {
    const whole = paper.rowsAll * (paces.get(paper.format) ?? 0);
    const gone = paper.begunAt === null ? 0 : now - paper.begunAt.getTime();
    const left = Math.max(1, Math.ceil((whole - gone) / 1000));
    return {
      id: paper.id,
      kind: paper.kind,
      format: paper.format,
      state: paper.state,
      rowsDone: paper.rowsDone,
      rowsAll: paper.rowsAll,
      secondsLeft: paper.state === 'waiting' ? left : null,
      name: paper.name,
      size: paper.fileSize,
      askedAt: paper.askedAt.toISOString(),
      keptUntil: paper.keptUntil?.toISOString() ?? null,
      problem: paper.problem,
    };
  });
}
