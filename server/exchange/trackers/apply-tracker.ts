import type { z } from 'zod';
import { formatDay } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { readDirective } from '../../plans/read-directive.ts';
import { COLUMN_HEADS } from '../../plans/rules/task-columns.ts';
import { insertFile } from '../../plans/store/file-store.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { Refusal } from '../../platform/refusal.ts';
import { compared } from './compare-tracker.ts';
import { type applyTracker, type LineChoice, LineChoices, trackerErrors } from './contract.ts';
import type { DroppedFile } from './read-file.ts';
import type { MatchedLine } from './rules/match-lines.ts';
import { addRound, noteReading, setLinks } from './store/tracker-store.ts';
import { heldTracker, lineKey, requireTracker, trackerOf, trackerPage } from './tracker-desk.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Keeps which task each line of a file is, and the file as the form to be filled in. New lines that were chosen are
 * read into a draft, to be reviewed like any document. No task changes by it: a deadline of an issued plan moves by
 * extension or amendment, whatever the tracker of the superior says.
 *
 * @throws Refusal TRACKER_OTHER_FILE, TRACKER_TWICE, and whatever the file is refused for
 */
export async function applyTrackerFile(
  platform: Platform,
  actor: Actor,
  id: string,
  file: DroppedFile,
  key: string | null,
): Promise<z.output<(typeof applyTracker)['reply']>> {
  requireTracker(actor, 'tracker.import');
  const { authorityId } = actor;
  const tracker = await trackerOf(platform.db, actor, id);
  const { hash, matched, tasks } = await compared(platform, actor, tracker, file);
  if (hash !== file.fields.hash) throw new Refusal(trackerErrors.TRACKER_OTHER_FILE);
  const choices = LineChoices.parse(jsonIn(file.fields.choices ?? '[]'));
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const known = new Map(matched.map((each) => [lineKey(each.line), each]));
  const links = choices.flatMap(({ key: code, taskId }) => {
    const task = taskId === null ? null : byId.get(taskId);
    // A line that is not in the file, or a task that the post does not see, is no choice.
    if (!known.has(code) || task === undefined) return [];
    return [{ code, task: task && { id: task.id, authorityId: task.row.authorityId } }];
  });
  refuseTwice(links, (taskId) => byId.get(taskId)?.title ?? '');
  const adopted = linesToAdopt(choices, known);
  const stored = await platform.files.put(file.bytes);
  const request = { name: 'apply_tracker', authorityId, author: actor, key };
  const round = await perform(platform, request, async (context) => {
    const { tx, now, ids } = context;
    await heldTracker(tx, actor, id);
    await insertFile(tx, { hash: stored, size: file.bytes.length, mediaType: XLSX }, now);
    await setLinks(tx, authorityId, id, links, { now, personId: actor.personId });
    const linked = matched.filter((each) => isLinked(each, links)).length;
    const differing = matched.filter(({ differences }) => differences.length > 0).length;
    const roundId = ids.next();
    await addRound(
      tx,
      authorityId,
      {
        ...{ id: roundId, trackerId: id, hash: stored, fileName: file.name.slice(0, 200) },
        ...{ lines: matched.length, linked, differing, adopted: adopted.length },
      },
      { now, personId: actor.personId },
    );
    await context.journal({
      ...{ subjectKind: 'tracker', subjectId: id, before: null },
      after: { file: file.name, lines: matched.length, linked, adopted: adopted.length },
    });
    return { id: roundId, linked };
  });
  const readingId = adopted.length === 0 ? null : await draftOf(platform, actor, adopted, key);
  if (readingId !== null) await noteReading(platform.db, authorityId, round.id, readingId);
  return { tracker: await trackerPage(platform.db, actor, id), linked: round.linked, readingId };
}

/** What is no JSON is no list of choices either, and is refused as such. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Links = readonly { readonly code: string; readonly task: { readonly id: string } | null }[];

function isLinked({ line, how, task }: MatchedLine, links: Links): boolean {
  const chosen = links.find(({ code }) => code === lineKey(line));
  return chosen ? chosen.task !== null : how === 'linked' && task !== null;
}

/** @throws Refusal TRACKER_TWICE */
function refuseTwice(links: Links, titleOf: (taskId: string) => string): void {
  const seen = new Set<string>();
  for (const { task } of links) {
    if (!task) continue;
    if (seen.has(task.id))
      throw new Refusal(trackerErrors.TRACKER_TWICE, { title: titleOf(task.id) });
    seen.add(task.id);
  }
}

function linesToAdopt(
  choices: readonly LineChoice[],
  known: ReadonlyMap<string, MatchedLine>,
): MatchedLine[] {
  return choices.flatMap(({ key, adopt, taskId }) => {
    const line = adopt && taskId === null ? known.get(key) : undefined;
    return line ? [line] : [];
  });
}

/** New work of the superior's tracker as a draft: a list of tasks, a line a task. */
async function draftOf(
  platform: Platform,
  actor: Actor,
  adopted: readonly MatchedLine[],
  key: string | null,
): Promise<string> {
  const { title, lead, deadline, quote } = COLUMN_HEADS;
  const lines = adopted.map(({ line }) => [
    ...[
      line.title,
      line.unit.replaceAll(';', ','),
      line.dueOn === null ? '' : formatDay(line.dueOn),
    ],
    [line.title, line.document].filter(Boolean).join(' · '),
  ]);
  const text = [[title, lead, deadline, quote], ...lines]
    .map((row) => row.map(pastedCell).join('\t'))
    .join('\n');
  const given = { kind: 'text', text, name: null } as const;
  const { readingId } = await readDirective(platform, actor, given, key && `${key}-draft`);
  return readingId;
}

/** A cell as a spreadsheet pastes it. */
function pastedCell(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
