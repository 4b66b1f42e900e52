import type { z } from 'zod';
import { momentOf } from '../directives/moment.ts';
import { directiveTitles } from '../directives/store/directive-titles.ts';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import { personNames, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayAcross, requireSuccession } from './act-on-reorganisation.ts';
import type { REORGANISATION_ACTS, Reorganisation, ReorganisationRow } from './contract.ts';
import { openPlan } from './evaluate.ts';
import { plannedUnits } from './preview-view.ts';
import { checkPlan } from './rules/check-plan.ts';
import { shareOf } from './rules/planned-edges.ts';
import { type ReorganisationRecord, reorganisations } from './store/reorganisation-store.ts';
import { authoritiesById } from './store/tree-store.ts';

/** Reorganisations as rows of a list. */
export async function reorganisationRows(
  db: Db,
  records: readonly ReorganisationRecord[],
): Promise<z.input<typeof ReorganisationRow>[]> {
  const named = records.flatMap(({ unit_ids }) => unit_ids);
  const refs = await unitRefs(db, named);
  const titles = new Map<string, string>();
  for (const { authority_id, words } of records) {
    if (words.directiveId === null) continue;
    for (const [id, title] of await directiveTitles(db, authority_id, [words.directiveId])) {
      titles.set(id, title);
    }
  }
  return records.map(({ id, name, state, on_day: onDay, words, moved, version }) => {
    const { basis, steps, newUnits, directiveId } = words;
    const newNames = new Map(newUnits.map((unit) => [unit.key, unit]));
    const refOf = (key: string) => {
      const unit = newNames.get(key);
      return refs.get(key) ?? (unit && { id: '0', name: unit.name, shortName: unit.shortName });
    };
    const renamed = steps.flatMap(({ kind, name: newName, shortName = null }) =>
      kind === 'rename' && newName ? [{ id: '0', name: newName, shortName }] : [],
    );
    const [from, to] = [
      new Set(steps.flatMap((step) => step.from)),
      new Set(steps.flatMap((step) => step.to)),
    ];
    const title = directiveId === null ? undefined : titles.get(directiveId);
    return {
      ...{ id, name, state, onDay, basis, moved, version },
      directive:
        directiveId === null || title === undefined
          ? null
          : { id: directiveId, number: title, title },
      kinds: [...new Set(steps.map(({ kind }) => kind))],
      from: [...from].flatMap((key) => refOf(key) ?? []),
      to: [...[...to].flatMap((key) => refOf(key) ?? []), ...renamed],
    };
  });
}

/**
 * One reorganisation: its plan, who takes over from whom by it, what still hinders it, what may be done.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED
 */
export async function reorganisationView(
  { db, clock }: Platform,
  actor: Actor,
  id: string,
  asOf: string | undefined,
): Promise<z.input<typeof Reorganisation>> {
  await requireSuccession(db, actor, 'succession.read', false);
  const moment = momentOf(clock, asOf);
  const record = await reorganisations.find(db, actor.authorityId, id, moment.endOfDay);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  const [row] = await reorganisationRows(db, [record]);
  if (!row) throw new Refusal(platformErrors.NOT_FOUND);
  const { words, tree, plan, edges } = await openPlan(db, record);
  const homes = [...new Set([...tree.values()].map((unit) => unit.authorityId))];
  const unitOf = plannedUnits({ tree, plan, authorities: await authoritiesById(db, homes) });
  const isOpen = record.state === 'draft' || record.state === 'scheduled';
  const people = await personNames(
    db,
    [record.executed_by, record.undone_by, record.changed_by].flatMap((person) => person ?? []),
  );
  const nameOf = (person: string | null) =>
    person === null ? null : (people.get(person) ?? 'Chỉ Đạo');
  return {
    ...row,
    words: record.words,
    edges: edges.map((edge) => ({
      ...{ kind: edge.kind, from: unitOf(edge.from), to: unitOf(edge.to), isBelow: edge.isBelow },
      share: shareOf(edge, words, plan).words,
    })),
    problems: isOpen ? checkPlan(words, plan, tree) : [],
    isAcross: record.is_across,
    ...{
      executedAt: record.executed_at?.toISOString() ?? null,
      executedBy: nameOf(record.executed_by),
    },
    ...{ undoneAt: record.undone_at?.toISOString() ?? null, undoneBy: nameOf(record.undone_by) },
    ...{ changedAt: record.since.toISOString(), changedBy: nameOf(record.changed_by) ?? 'Chỉ Đạo' },
    may: moment.endOfDay === null ? await actsNow(db, actor, record) : [],
  };
}

type ReorganisationAct = (typeof REORGANISATION_ACTS)[number];

async function actsNow(
  db: Db,
  actor: Actor,
  record: ReorganisationRecord,
): Promise<ReorganisationAct[]> {
  if (record.is_across && !(await mayAcross(db, actor))) return [];
  const plans = may(actor, 'succession.plan', actor).allowed;
  const executes = may(actor, 'succession.execute', actor).allowed;
  const { state } = record;
  const acts: readonly (readonly [ReorganisationAct, boolean])[] = [
    ['change', plans && state === 'draft'],
    ['execute', executes && (state === 'draft' || state === 'scheduled')],
    ['call_off', plans && (state === 'draft' || state === 'scheduled')],
    ['choose', plans && state !== 'undone' && state !== 'dropped'],
    ['undo', executes && state === 'executed'],
  ];
  return acts.flatMap(([act, isOpen]) => (isOpen ? [act] : []));
}
