import type { Directive } from '../../server/directives/contract.ts';

type Clause = Directive['outline'][number];
type OrderedTask = Directive['tasks'][number];

type OutlineLine =
  | { readonly type: 'clause'; readonly depth: number; readonly clause: Clause }
  | { readonly type: 'task'; readonly depth: number; readonly task: OrderedTask };

/**
 * The clauses that order work, each with its tasks under it, in the order of the text. A clause whose
 * words are those of its only task is that task and is not said twice.
 */
export function outlineOf({ outline, tasks }: Pick<Directive, 'outline' | 'tasks'>): OutlineLine[] {
  const holderOf = (task: OrderedTask) =>
    task.span === null
      ? undefined
      : outline.findLast(
          ({ span }) =>
            span.start <= (task.span?.start ?? -1) && span.end > (task.span?.start ?? -1),
        );
  const under = new Map<string, OrderedTask[]>();
  const loose: OrderedTask[] = [];
  const inOrder = tasks.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  for (const task of inOrder) {
    const holder = holderOf(task);
    if (holder) under.set(holder.id, [...(under.get(holder.id) ?? []), task]);
    else loose.push(task);
  }
  const byId = new Map(outline.map((clause) => [clause.id, clause]));
  const needed = new Set<string>();
  for (const id of under.keys()) {
    for (let at = byId.get(id); at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
      needed.add(at.id);
    }
  }
  const depthOf = (clause: Clause): number => {
    const parent = clause.parentId === null ? undefined : byId.get(clause.parentId);
    return parent ? depthOf(parent) + 1 : 0;
  };
  const lines = outline.flatMap((clause): OutlineLine[] => {
    if (!needed.has(clause.id)) return [];
    const depth = depthOf(clause);
    const own = under.get(clause.id) ?? [];
    const isItsTask = own.length === 1 && !outline.some(({ parentId }) => parentId === clause.id);
    const head: OutlineLine[] = isItsTask ? [] : [{ type: 'clause', depth, clause }];
    const inside = own.map(
      (task): OutlineLine => ({
        type: 'task',
        depth: isItsTask ? depth : depth + 1,
        task,
      }),
    );
    return [...head, ...inside];
  });
  return [...loose.map((task): OutlineLine => ({ type: 'task', depth: 0, task })), ...lines];
}
