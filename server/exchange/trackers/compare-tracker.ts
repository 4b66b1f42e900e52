import { createHash } from 'node:crypto';
import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import type { ComparedLine, Comparison } from './contract.ts';
import { type ComparableTask, ourTasks } from './our-tasks.ts';
import { type DroppedFile, linesIn, sheetsOf, wordsUsed } from './read-file.ts';
import { type MatchedLine, matchLines } from './rules/match-lines.ts';
import { standingOf } from './rules/their-status.ts';
import { linksOf, type TrackerRecord } from './store/tracker-store.ts';
import { lineKey, requireTracker, trackerOf } from './tracker-desk.ts';

/** A file held against our tasks, as it is shown and as it is applied. */
export interface Compared {
  readonly hash: string;
  readonly matched: readonly MatchedLine<ComparableTask>[];
  readonly tasks: readonly ComparableTask[];
  readonly links: ReadonlyMap<string, string>;
}

/**
 * Holds a file of a superior's tracker against our tasks (đối chiếu): which line is which task, what the two say
 * differently, what only one of them has. Nothing is written.
 *
 * @throws Refusal TRACKER_FILE, TRACKER_SHEET, TRACKER_LONG, FILE_UNREADABLE
 */
export async function compareTrackerFile(
  platform: Platform,
  actor: Actor,
  id: string,
  file: DroppedFile,
): Promise<Comparison> {
  requireTracker(actor, 'tracker.import');
  const tracker = await trackerOf(platform.db, actor, id);
  const { hash, matched, tasks, links } = await compared(platform, actor, tracker, file);
  const inFile = new Set(matched.map(({ line }) => lineKey(line)));
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return {
    hash,
    lines: matched.map(shapeLine),
    missing: [...links].flatMap(([key, taskId]) => {
      const task = inFile.has(key) ? undefined : byId.get(taskId);
      return task ? [{ key, ...shapeTask(task) }] : [];
    }),
    unknownWords: wordsUsed(matched.map(({ line }) => line))
      .map(([word]) => word)
      .filter((word) => standingOf(word, tracker.statuses) === null),
  };
}

export async function compared(
  platform: Platform,
  actor: Actor,
  tracker: TrackerRecord,
  file: DroppedFile,
): Promise<Compared> {
  const { lines } = linesIn(await sheetsOf(file), tracker);
  const [tasks, links] = await Promise.all([
    ourTasks(platform, actor),
    linksOf(platform.db, actor.authorityId, tracker.id),
  ]);
  return {
    hash: createHash('sha256').update(file.bytes).digest('hex'),
    matched: matchLines(lines, tasks, (line) => links.get(lineKey(line)), tracker.statuses),
    ...{ tasks, links },
  };
}

function shapeLine({
  line,
  task,
  how,
  candidates,
  differences,
}: MatchedLine<ComparableTask>): ComparedLine {
  const { code, title, document, unit, deadline, status } = line;
  return {
    ...{
      key: lineKey(line),
      line: line.at + 1,
      code,
      title,
      document,
      unit,
      deadline,
      status,
      how,
    },
    task: task && shapeTask(task),
    candidates: candidates.map((each) => shapeTask(each.task)),
    differences: [...differences],
  };
}

function shapeTask({ row }: ComparableTask) {
  const { id, title, planNumber, unit, dueOn, status, percent } = row;
  return { id, title, planNumber, unit, dueOn, status, percent };
}
