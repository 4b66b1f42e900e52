import {
  type ExtractedSheet,
  extractTextApart,
  type InputKind,
  IntakeError,
} from '../../reader/inputs/index.ts';
import { directiveErrors } from '../directives/contract.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { timeRulesToday } from '../organisation/time-settings.ts';
import { matchNames } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import type { SecondReaderConfig } from '../platform/config.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Draft, planErrors } from './contract.ts';
import { foreignSheets } from './foreign-documents.ts';
import { readApart } from './read-apart.ts';
import { readTable } from './read-table.ts';
import { draftFromReading } from './rules/draft-from-reading.ts';
import { matchUnits, unmatchedNames } from './rules/match-units.ts';
import { withProposals } from './rules/proposals.ts';
import { draftTitle } from './rules/seen-draft.ts';
import { storableText } from './rules/storable-text.ts';
import { yearOf } from './rules/workbook-sheets.ts';
import { askSecondReader } from './second-reader.ts';
import { insertFile } from './store/file-store.ts';
import { insertReading } from './store/reading-store.ts';

/** What an officer gives to be read: pasted words, or a file. */
export type Given =
  | { readonly kind: 'text'; readonly text: string; readonly name: string | null }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly name: string };

const LONGEST = 20_000_000;

/** A text that was read and bears no secrecy mark. */
export interface PreparedReading {
  readonly draft: Draft;
  /** Keeps it as a draft, with what else the officer should know; gives the draft's id. */
  keep(context: ActContext, notes?: readonly string[]): Promise<string>;
}

/**
 * Reads a directive (đọc văn bản) into a draft and gives the draft's id. Nothing at all is stored before
 * the text was read and found free of a secrecy mark.
 *
 * The rules read first; a second reader, where one is set up, only adds what they missed.
 * A list of tasks (our workbook, a pasted table) is taken line by line instead of being read.
 *
 * @throws Refusal SECRET_REFUSED, SHEET_FAULTS, TEXT_EMPTY, TEXT_TOO_LONG, SCANNED_PDF, FILE_UNREADABLE, READING_TOO_SLOW
 */
export async function readDirective(
  platform: Platform,
  actor: Actor,
  given: Given,
  key: string | null,
  secondReader: SecondReaderConfig | null = null,
): Promise<{ readingId: string }> {
  const { authorityId } = actor;
  const prepared = await prepareReading(platform, actor, given, secondReader);
  return perform(
    platform,
    { name: 'read_directive', authorityId, author: actor, key },
    async (context) => ({ readingId: await prepared.keep(context) }),
  );
}

/** The first half of {@link readDirective}, for an act that keeps the draft beside something else. */
export async function prepareReading(
  platform: Platform,
  actor: Actor,
  given: Given,
  secondReader: SecondReaderConfig | null = null,
): Promise<PreparedReading> {
  requireRight(actor, 'reading.write');
  const { authorityId } = actor;
  requireMay(actor, 'reading.write', { authorityId });

  const source = await textOf(given);
  const started = performance.now();
  const reading = await readApart(source.text);
  const readMs = Math.round(performance.now() - started);
  if (reading.secrecy) {
    throw new Refusal(directiveErrors.SECRET_REFUSED, { mark: reading.secrecy.mark });
  }
  const table = await readTable(platform, authorityId, source);
  const text = table ? storableText(table.text) : source.text;
  const { before } = await timeRulesToday(platform, authorityId);
  const read = table?.draft ?? draftFromReading(reading, before);
  // A list is taken as it stands: there is nothing in it that another reader could find.
  const second =
    table || !secondReader ? null : await askSecondReader(secondReader, text, platform.log);
  const year = yearOf(read.identity.issuedOn);
  const found = second ? withProposals(read, text, second.proposals, year) : read;
  const draft = await matchDraft(platform, authorityId, found);
  // Places of a list are counted in its own lines: what was read of the whole text has no place there.
  const kept = table
    ? { ...(await readApart('')), readMs, unread: table.unread }
    : { ...reading, readMs };
  const file =
    given.kind === 'file' && source.kind !== null
      ? { hash: await platform.files.put(given.bytes), mediaType: MEDIA_TYPES[source.kind] }
      : null;

  async function keep(context: ActContext, notes: readonly string[] = []): Promise<string> {
    const { tx, now, ids } = context;
    const readingId = ids.next();
    if (file && given.kind === 'file') {
      await insertFile(tx, { ...file, size: given.bytes.length }, now);
    }
    const title = draftTitle(draft, text);
    await insertReading(
      tx,
      authorityId,
      {
        id: readingId,
        sourceText: text,
        sourceName: given.name,
        fileHash: file?.hash ?? null,
        warnings: [...notes, ...source.warnings, ...(second?.warnings ?? [])],
        reading: kept,
        draft,
        title,
        folded: plainWords(`${draft.identity.number ?? ''} ${title}`),
        savedBy: actor.personId,
      },
      now,
    );
    await context.journal({
      subjectKind: 'reading',
      subjectId: readingId,
      before: null,
      after: {
        title,
        number: draft.identity.number,
        sourceName: given.name,
        length: text.length,
        tasks: draft.tasks.length,
      },
    });
    return readingId;
  }
  return { draft, keep };
}

/** Puts units of the register behind the names of a draft, as they were on the day of issue. */
export async function matchDraft(
  platform: Platform,
  authorityId: string,
  draft: Draft,
): Promise<Draft> {
  const names = unmatchedNames(draft);
  if (names.length === 0) return draft;
  return matchUnits(draft, await matchNames(platform, authorityId, names, draft.identity.issuedOn));
}

interface Source {
  readonly text: string;
  readonly kind: InputKind | 'xml' | null;
  readonly warnings: readonly string[];
  /** The cells, where a workbook was given. */
  readonly sheets: readonly ExtractedSheet[] | null;
}

/** The words of what was given. @throws Refusal TEXT_EMPTY, TEXT_TOO_LONG, SCANNED_PDF, FILE_UNREADABLE */
export async function textOf(given: Given): Promise<Source> {
  const source =
    given.kind === 'file'
      ? (foreign(given.bytes) ?? (await extracted(given.bytes, given.name)))
      : { text: given.text, kind: null, warnings: [], sheets: null };
  if (!/[\p{L}\p{N}]/u.test(source.text)) throw new Refusal(planErrors.TEXT_EMPTY);
  if (source.text.length > LONGEST) throw new Refusal(planErrors.TEXT_TOO_LONG);
  return { ...source, text: storableText(source.text) };
}

/** A document of a standard that a later capability knows; its lines stand for its words. */
function foreign(bytes: Uint8Array): Source | null {
  const sheets = foreignSheets(bytes);
  if (sheets === null) return null;
  const text = sheets.flatMap(({ rows }) => rows.map((row) => row.join('\t'))).join('\n');
  return { text, kind: 'xml', warnings: [], sheets };
}

async function extracted(bytes: Uint8Array, name: string): Promise<Source> {
  try {
    return { sheets: null, ...(await extractTextApart(bytes, name)) };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    if (error.code === 'EMPTY') throw new Refusal(planErrors.TEXT_EMPTY);
    if (error.code === 'SCANNED_PDF') throw new Refusal(planErrors.SCANNED_PDF);
    const { code, vi, en } = error;
    throw new Refusal(planErrors.FILE_UNREADABLE, { vi, en }, { code });
  }
}

const MEDIA_TYPES: Readonly<Record<InputKind | 'xml', string>> = {
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};
