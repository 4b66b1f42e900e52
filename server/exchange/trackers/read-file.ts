import type { FastifyRequest } from 'fastify';
import {
  type ExtractedSheet,
  extractTextApart,
  IntakeError,
} from '../../../reader/inputs/index.ts';
import { planErrors } from '../../plans/contract.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type SeenSheet, trackerErrors } from './contract.ts';
import { standingOf } from './rules/their-status.ts';
import { guessHead, headKey, placesByHeads, type TrackerColumn } from './rules/tracker-columns.ts';
import { type TrackerLine, trackerLines } from './rules/tracker-lines.ts';
import type { TrackerRecord } from './store/tracker-store.ts';

/** A file of a multipart request with the fields that stand before it. */
export interface DroppedFile {
  readonly bytes: Buffer;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** @throws Refusal BAD_INPUT where there is no file */
export async function droppedFile(request: FastifyRequest): Promise<DroppedFile> {
  const fields: Record<string, string> = {};
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === 'file')
        return { bytes: await part.toBuffer(), name: part.filename, fields };
      fields[part.fieldname] = String(part.value);
    }
  }
  const missing = [{ field: 'file', rule: 'custom', message: 'file' }];
  throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: missing });
}

/** @throws Refusal TRACKER_FILE, FILE_UNREADABLE */
export async function sheetsOf({ bytes, name }: DroppedFile): Promise<readonly ExtractedSheet[]> {
  try {
    const { sheets } = { sheets: null, ...(await extractTextApart(bytes, name)) };
    if (sheets === null) throw new Refusal(trackerErrors.TRACKER_FILE);
    return sheets;
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    const { code, vi, en } = error;
    throw new Refusal(planErrors.FILE_UNREADABLE, { vi, en }, { code });
  }
}

/** What a sheet holds, as far as its heads say; one without any is left out. */
export function seenSheets(sheets: readonly ExtractedSheet[]): SeenSheet[] {
  return sheets
    .filter(({ rows }) => rows.some((row) => row.some(Boolean)))
    .map(({ name, rows }) => {
      const head = guessHead(rows);
      const lines = head ? trackerLines(rows, head.headAt, head.places) : [];
      const found = head
        ? Object.entries(head.places).map(([column, at]) => [column, headIn(head.heads, at)])
        : [];
      return {
        name,
        headLine: head === null ? null : head.headAt + 1,
        heads: (head?.heads ?? rows[0] ?? []).map(oneLine).filter(Boolean),
        found: Object.fromEntries(found),
        tasks: lines.length,
        words: wordsUsed(lines).map(([word, count]) => ({
          word,
          count,
          means: standingOf(word, {}),
        })),
      };
    });
}

/** The words that a tracker uses for how a task stands, the commonest first. */
export function wordsUsed(lines: readonly TrackerLine[]): [word: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { status } of lines) {
    if (status !== '') counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 40);
}

/** As many tasks as one file may have. */
export const MOST_LINES = 5_000;

/**
 * The lines of a file of a tracker that is kept: by its heads, wherever they stand now.
 *
 * @throws Refusal TRACKER_SHEET where the form was changed, TRACKER_LONG
 */
export function linesIn(
  sheets: readonly ExtractedSheet[],
  tracker: Pick<TrackerRecord, 'sheet' | 'heads'>,
): { lines: TrackerLine[]; places: Partial<Record<TrackerColumn, number>> } {
  const title = tracker.heads.title ?? '';
  const wanted = new Refusal(trackerErrors.TRACKER_SHEET, { sheet: tracker.sheet, head: title });
  const sheet = sheets.find(({ name }) => name === tracker.sheet) ?? sheets[0];
  if (!sheet) throw wanted;
  const key = headKey(title);
  const headAt = sheet.rows.findIndex((row) => row.some((cell) => headKey(cell) === key));
  const heads = sheet.rows[headAt];
  if (headAt < 0 || !heads || key === '') throw wanted;
  const places = placesByHeads(heads, tracker.heads);
  const lines = trackerLines(sheet.rows, headAt, places);
  if (lines.length > MOST_LINES) {
    throw new Refusal(trackerErrors.TRACKER_LONG, { count: lines.length, most: MOST_LINES });
  }
  return { lines, places };
}

function headIn(heads: readonly string[], at: number): string {
  return oneLine(heads[at] ?? '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
