/** A task that an act touched, and the units at which it stood before and after. */
export interface TouchedTask {
  readonly id: string;
  /** Null where the act's entry does not say: the one who delivers the news looks it up. */
  readonly planId: string | null;
  readonly unitIds: readonly string[];
}

/** What changed in one authority within a moment. */
export interface News {
  readonly authorityId: string;
  readonly kinds: readonly string[];
  readonly tasks: readonly TouchedTask[];
  /** Plans of which so much changed that its tasks are not named one by one. */
  readonly plans: readonly string[];
}

/** An entry of the journal, as far as news goes. */
export interface Entry {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** More tasks of one moment than this are told by their plans. */
const MOST_TASKS = 60;

/** Signing in and out is kept in the journal and changes no page that others look at. */
const SILENT = 'account';

/** What the journal entries of one act say has changed; null where that concerns nobody's page. */
export function newsOf(authorityId: string, all: readonly Entry[]): News | null {
  const entries = all.filter(({ subjectKind }) => subjectKind !== SILENT);
  if (entries.length === 0) return null;
  const tasks = entries.flatMap((entry) => {
    const named = [...tasksIn(entry.before), ...tasksIn(entry.after)];
    const isBare = named.length === 0 && entry.subjectKind === 'task';
    return isBare ? [{ id: entry.subjectId, planId: null, unitIds: [] }] : named;
  });
  const plans = entries.filter(({ subjectKind }) => subjectKind === 'plan');
  return merged([
    {
      authorityId,
      kinds: entries.map(({ subjectKind }) => subjectKind),
      tasks,
      plans: plans.map(({ subjectId }) => subjectId),
    },
  ]);
}

/** News of one authority in one piece: each task and plan once, many tasks as their plans. */
function merged(news: readonly News[]): News {
  const tasks = new Map<string, TouchedTask>();
  for (const task of news.flatMap((each) => each.tasks)) {
    const before = tasks.get(task.id);
    tasks.set(task.id, {
      id: task.id,
      planId: task.planId ?? before?.planId ?? null,
      unitIds: distinct([...(before?.unitIds ?? []), ...task.unitIds]),
    });
  }
  const all = [...tasks.values()];
  // A task that went from one plan to another is news to whoever looks at either.
  const left = news
    .flatMap((each) => each.tasks)
    .flatMap(({ id, planId }) =>
      planId === null || tasks.get(id)?.planId === planId ? [] : [planId],
    );
  const coarse = all.length > MOST_TASKS ? all.filter(({ planId }) => planId !== null) : [];
  return {
    authorityId: news[0]?.authorityId ?? '',
    kinds: distinct(news.flatMap(({ kinds }) => kinds)),
    tasks: all.filter((task) => !coarse.includes(task)).slice(0, MOST_TASKS),
    plans: distinct([
      ...news.flatMap(({ plans }) => plans),
      ...left,
      ...coarse.flatMap(({ planId }) => planId ?? []),
    ]),
  };
}

/** News of a moment, one piece an authority. */
export function newsByAuthority(news: readonly News[]): News[] {
  const ids = distinct(news.map(({ authorityId }) => authorityId));
  return ids.map((id) => merged(news.filter(({ authorityId }) => authorityId === id)));
}

/** The tasks that one side of an entry holds as full records (`{ tasks: [{ id, plan_id, unit_id }] }`). */
function tasksIn(side: unknown): TouchedTask[] {
  const { tasks }: { tasks?: unknown } = Object(side);
  if (!Array.isArray(tasks)) return [];
  return tasks.flatMap((record: unknown) => {
    const { id, plan_id, unit_id }: Record<string, unknown> = Object(record);
    if (typeof id !== 'string') return [];
    return {
      id,
      planId: typeof plan_id === 'string' ? plan_id : null,
      unitIds: typeof unit_id === 'string' ? [unit_id] : [],
    };
  });
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
