import { type StateCount, twoByTwo } from '../../plans/rules/two-by-two.ts';
import {
  type PublicCounts,
  PublicMoney,
  PublicParty,
  PublicPhase,
  PublicSnapshot,
  PublicStanding,
  PublicTarget,
  PublicTask,
} from './public-snapshot.ts';
import {
  PUBLIC_FIELDS,
  type PublicationRules,
  type PublicThing,
  type Published,
  publish,
} from './publication.ts';
import type { Chosen, PlanFacts, TaskFacts } from './publication-facts.ts';
import type { Keys } from './publication-slug.ts';

/**
 * The public shape of a plan from all that is known of it: what was left out is gone with everything below it,
 * every field goes through the table of public fields, and figures count what stands here and nothing else.
 */
export function composeSnapshot(facts: PlanFacts, chosen: Chosen, keys: Keys): PublicSnapshot {
  const { rules } = chosen;
  const isOut = (kind: string, ref: string) =>
    chosen.leftOut.some((each) => each.kind === kind && each.ref === ref);
  const tasks = standing(facts.tasks, (task) => isOut('task', task.wordsId));
  const showsStatus = shows('task', 'status', rules);
  const countsOf = (of: readonly TaskFacts[]) =>
    counted(
      of.flatMap(({ counts }) => counts),
      facts.day,
    );
  const keyOf = new Map(
    tasks.map((task, at) => [task.wordsId, keys.keyOf('task', task.wordsId, task.label, at + 1)]),
  );
  const below = childrenOf(tasks);
  const nothing = counted([], facts.day);
  return PublicSnapshot.parse({
    format: 1,
    authority: facts.authority,
    plan: { ...publish('plan', facts.plan, rules), slug: facts.planSlug, version: facts.version },
    cutOff: facts.day,
    counts: showsStatus ? countsOf(tasks) : { ...nothing, total: countsOf(tasks).total },
    phases: facts.phases.map((phase) => PublicPhase.parse(publish('phase', phase, rules))),
    fields: shows('task', 'fieldName', rules)
      ? facts.fields
          .map(({ name, declared }) => {
            const counts = countsOf(tasks.filter(({ fieldName }) => fieldName === name));
            return { name, declared, counts: showsStatus ? counts : totalOnly(counts) };
          })
          .filter(({ counts }) => counts.total > 0)
      : [],
    tasks: tasks.map((task) => {
      const counts = countsOf(wholeOf(task, below));
      return PublicTask.parse({
        ...publish('task', task.thing, rules),
        key: keyOf.get(task.wordsId),
        parent: (task.parentWordsId && keyOf.get(task.parentWordsId)) ?? null,
        units: task.units,
        counts: showsStatus ? counts : totalOnly(counts),
        parties: task.parties.flatMap((party) => {
          const shown = publish('party', party, rules);
          return isEmpty(shown) ? [] : [PublicParty.parse(shown)];
        }),
      });
    }),
    targets: facts.targets
      .filter(({ id }) => !isOut('target', id))
      .map(({ id, thing, path }, at) => {
        const shown = publish('target', thing, rules);
        const [promised, reached] = [
          shows('target', 'promised', rules),
          shows('target', 'reached', rules),
        ];
        return PublicTarget.parse({
          ...shown,
          key: keys.keyOf('target', id, null, at + 1),
          path: path
            .map((point) => ({
              period: point.period,
              promised: promised ? point.promised : null,
              reached: reached ? point.reached : null,
            }))
            .filter((point) => point.promised !== null || point.reached !== null),
        });
      }),
    money: facts.money
      .filter(({ ref }) => !isOut('money', ref))
      .map(({ thing }) => publish('money', thing, rules))
      .filter((shown) => !isEmpty(shown))
      .map((shown) => PublicMoney.parse(shown)),
    standings: facts.standings
      .filter(({ id }) => !isOut('standing', id))
      .map(({ id, title, rows }, at) => ({
        key: keys.keyOf('standing', id, null, at + 1),
        title,
        rows: rows.map((row) => PublicStanding.parse(publish('standing', row, rules))),
      })),
    files: facts.files
      .filter(({ id }) => chosen.fileIds.includes(id))
      .map(({ id, ...file }, at) => ({ key: keys.keyOf('file', id, null, at + 1), ...file })),
  });
}

/** Whether a field goes out under some rules. */
export function shows(kind: PublicThing, name: string, rules: PublicationRules): boolean {
  const fields: Readonly<Record<string, { readonly goes: string }>> = PUBLIC_FIELDS[kind];
  const also: readonly string[] = rules.also?.[kind] ?? [];
  const without: readonly string[] = rules.without?.[kind] ?? [];
  return (fields[name]?.goes === 'by_default' || also.includes(name)) && !without.includes(name);
}

/** The lines that stay: one that is left out takes with it all that stands below. */
function standing(tasks: readonly TaskFacts[], isOut: (task: TaskFacts) => boolean): TaskFacts[] {
  const byId = new Map(tasks.map((task) => [task.wordsId, task]));
  const isGone = (task: TaskFacts, seen = new Set<string>()): boolean => {
    if (isOut(task)) return true;
    const parent = task.parentWordsId === null ? undefined : byId.get(task.parentWordsId);
    if (parent === undefined || seen.has(parent.wordsId)) return false;
    return isGone(parent, seen.add(parent.wordsId));
  };
  return tasks.filter((task) => !isGone(task));
}

function childrenOf(tasks: readonly TaskFacts[]): ReadonlyMap<string, readonly TaskFacts[]> {
  const below = new Map<string, TaskFacts[]>();
  for (const task of tasks) {
    if (task.parentWordsId === null) continue;
    below.set(task.parentWordsId, [...(below.get(task.parentWordsId) ?? []), task]);
  }
  return below;
}

/** A line with all lines below it: a group has no rows of its own. */
function wholeOf(
  task: TaskFacts,
  below: ReadonlyMap<string, readonly TaskFacts[]>,
  seen = new Set<string>(),
): TaskFacts[] {
  if (seen.has(task.wordsId)) return [];
  seen.add(task.wordsId);
  const parts = (below.get(task.wordsId) ?? []).flatMap((part) => wholeOf(part, below, seen));
  return task.counts.length > 0 ? [task] : parts;
}

function counted(counts: readonly StateCount[], day: string): PublicCounts {
  const { withdrawn: _, ...shown } = twoByTwo(counts, day);
  return shown;
}

/** Where statuses stay inside, their counts do too. */
function totalOnly({ total }: PublicCounts): PublicCounts {
  return {
    ...{ total, doneOnTime: 0, doneLate: 0, openWithin: 0 },
    ...{ openNoDeadline: 0, openOverdue: 0, suspended: 0 },
  };
}

function isEmpty(shown: Published): boolean {
  return Object.keys(shown).length === 0;
}
