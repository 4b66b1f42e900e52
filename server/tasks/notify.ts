import type { NoticeKind } from './contract.ts';
import type { Scene } from './move-task.ts';
import { noticeSql } from './store/notice-store.ts';

/** The officer in person to whom a task was given; nobody where there is none. */
export function officerOf({ task }: Scene): string[] {
  return task.officer_id === null ? [] : [task.officer_id];
}

/**
 * Tells people what an act did (Tin): it asks for nothing, and goes away when it is read. Nobody is told of
 * what they did themselves.
 *
 * @param words what was said with the act
 */
export async function notify(
  { context, task, at }: Pick<Scene, 'context' | 'task' | 'at'>,
  personIds: readonly string[],
  kind: NoticeKind,
  words: string | null = null,
): Promise<void> {
  const { personId: by } = context.author;
  const others = [...new Set(personIds)].filter((id) => id !== by);
  if (others.length === 0) return;
  const notices = others.map((personId) => ({
    ...{ authority_id: task.authority_id, id: context.ids.next(), person_id: personId },
    ...{ task_id: task.id, kind, by_person_id: by, words, at },
  }));
  await context.defer(noticeSql(notices), notices.length);
}
