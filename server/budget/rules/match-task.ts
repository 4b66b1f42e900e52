import { accentFree } from '../../calendar/rules/accent-free.ts';

/** The words of a task as a sheet may name them. */
export interface NamedTask {
  readonly id: string;
  readonly label: string | null;
  readonly title: string;
  readonly unitId: string;
  readonly isGroup: boolean;
}

/** The least that a beginning of a title must have to stand for the whole. */
const LEAST = 12;

/**
 * The tasks that a line of a sheet may mean: by its item (`1` or `Nhiệm vụ 1`), by its title or the beginning
 * of it, and by its unit. Where several are left, a group stands for its parts.
 */
export function tasksMeant<Task extends NamedTask>(
  tasks: readonly Task[],
  said: { readonly label: string; readonly title: string; readonly unitId: string | null },
): Task[] {
  const label = plain(said.label);
  const title = plain(said.title);
  if (label === '' && title === '') return [];
  const isLabelled = (task: Task) => {
    const own = plain(task.label ?? '');
    return label === '' || own === label || own.split(' ').at(-1) === label;
  };
  const isTitled = (task: Task) => {
    const own = plain(task.title);
    // A sheet may give the item in the column of the title: "Nhiệm vụ 1".
    const isItem = said.label === '' && plain(task.label ?? '') === title;
    return (
      title === '' || own === title || isItem || (title.length >= LEAST && own.startsWith(title))
    );
  };
  const meant = tasks.filter(
    (task) =>
      isLabelled(task) && isTitled(task) && (said.unitId === null || task.unitId === said.unitId),
  );
  const whole = meant.filter((task) => plain(task.title) === title);
  const best = whole.length > 0 ? whole : meant;
  const groups = best.filter(({ isGroup }) => isGroup);
  return groups.length === 1 ? groups : best;
}

function plain(words: string): string {
  return accentFree(words)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
