import { z } from 'zod';
import type { FollowedEntry } from '../follow-journal.ts';

/** What some entries of a journal may have changed of tasks. */
export interface Touched {
  readonly taskIds: ReadonlySet<string>;
  readonly planIds: ReadonlySet<string>;
  /** Something happened that may have moved any task. */
  readonly everything: boolean;
  /** What is said of each task, in order. */
  readonly saidOf: ReadonlyMap<string, readonly FollowedEntry[]>;
}

const WithId = z.array(z.object({ id: z.string() }));
const Changed = z.object({
  tasks: WithId.optional().catch(undefined),
  parts: WithId.optional().catch(undefined),
  urged: z.array(z.string()).optional().catch(undefined),
});

/** Kinds of things whose acts may move tasks that their entries do not name. */
const MOVES_ANY: ReadonlySet<string> = new Set(['reorganisation', 'linked_body']);

/** Which tasks some entries speak of, directly or as what they changed, broke down, carried over or urged. */
export function touchedBy(entries: readonly FollowedEntry[]): Touched {
  const taskIds = new Set<string>();
  const planIds = new Set<string>();
  const saidOf = new Map<string, FollowedEntry[]>();
  let everything = false;
  const say = (taskId: string, entry: FollowedEntry) => {
    const said = saidOf.get(taskId);
    if (said) said.push(entry);
    else saidOf.set(taskId, [entry]);
  };
  for (const entry of entries) {
    const { subjectKind, subjectId, after } = entry;
    const { tasks = [], parts = [], urged = [] } = Changed.parse(after ?? {});
    if (subjectKind === 'plan') planIds.add(subjectId);
    if (MOVES_ANY.has(subjectKind)) everything = true;
    if (subjectKind === 'urging') {
      for (const each of urged) {
        const [kind, id] = each.split(':');
        if (kind === 'task' && id !== undefined) {
          taskIds.add(id);
          say(id, entry);
        }
      }
    }
    if (subjectKind !== 'task') continue;
    taskIds.add(subjectId);
    for (const { id } of [...tasks, ...parts]) taskIds.add(id);
    say(subjectId, entry);
  }
  return { taskIds, planIds, everything, saidOf };
}
