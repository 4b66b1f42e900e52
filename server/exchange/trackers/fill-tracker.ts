import { accentFree } from '../../calendar/rules/accent-free.ts';
import { formatDay } from '../../calendar/rules/day.ts';
import type { Exported } from '../../directives/written-list.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { trackerErrors } from './contract.ts';
import { type FilledCell, fillSheet } from './fill-sheet.ts';
import { ourTasks } from './our-tasks.ts';
import { linesIn, sheetsOf, wordsUsed } from './read-file.ts';
import { standingOfStatus, theirWord } from './rules/their-status.ts';
import type { TrackerColumn } from './rules/tracker-columns.ts';
import { lastWordsOf, linksOf } from './store/tracker-store.ts';
import { lineKey, requireTracker, trackerOf } from './tracker-desk.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The superior's own workbook, the last file of it that was compared, with how our linked tasks stand in the columns
 * that are ours to fill in; everything else stays to the letter, so that their program takes it.
 *
 * @throws Refusal TRACKER_NO_FORM, TRACKER_SHEET
 */
export async function filledTracker(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<Exported> {
  requireTracker(actor, 'tracker.read');
  const { db, files } = platform;
  const tracker = await trackerOf(db, actor, id);
  const { formHash, formName } = tracker;
  if (formHash === null || formName === null) throw new Refusal(trackerErrors.TRACKER_NO_FORM);
  const chunks: Buffer[] = [];
  for await (const chunk of files.open(formHash)) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const sheets = await sheetsOf({ bytes, name: formName, fields: {} });
  const sheet = sheets.find(({ name }) => name === tracker.sheet) ?? sheets[0];
  const { lines, places } = linesIn(sheets, tracker);
  const links = await linksOf(db, actor.authorityId, id);
  const tasks = new Map((await ourTasks(platform, actor)).map((task) => [task.id, task]));
  const linked = lines.flatMap((line) => {
    const task = tasks.get(links.get(lineKey(line)) ?? '');
    return task ? [{ line, task }] : [];
  });
  const used = wordsUsed(lines).map(([word]) => word);
  const said = await lastWordsOf(
    db,
    [...new Set(linked.map(({ task }) => task.row.authorityId))],
    linked.map(({ task }) => task.id),
  );
  const wordsOf = new Map(said.map((each) => [each.taskId, each]));
  const cells = linked.flatMap(({ line, task }) => {
    const standing = standingOfStatus(task.status);
    const words = wordsOf.get(task.id);
    const values: Partial<Record<TrackerColumn, string | number | null>> = {
      status: theirWord(standing, used, tracker.statuses),
      percent: standing === 'done' ? 100 : task.percent,
      result: words?.result ?? null,
      finishedOn: task.finishedOn && formatDay(task.finishedOn),
      cause: standing === 'overdue' ? (words?.cause ?? null) : null,
    };
    return filledCells(line.at, places, values);
  });
  return {
    name: nameOf(formName),
    mediaType: XLSX,
    bytes: await fillSheet(bytes, sheet?.name ?? tracker.sheet, cells),
  };
}

/** What we have nothing to say of is left as the superior wrote it. */
function filledCells(
  at: number,
  places: Partial<Readonly<Record<TrackerColumn, number>>>,
  values: Partial<Readonly<Record<TrackerColumn, string | number | null>>>,
): FilledCell[] {
  return (['status', 'percent', 'result', 'finishedOn', 'cause'] as const).flatMap((name) => {
    const [column, value] = [places[name], values[name]];
    if (column === undefined || value === null || value === undefined) return [];
    return [{ at, column, value }];
  });
}

function nameOf(formName: string): string {
  const plain = accentFree(formName.replace(/\.xlsx$/i, '')).replace(/[^\w.-]+/g, '-');
  return `${plain || 'bieu'}-da-dien.xlsx`;
}
