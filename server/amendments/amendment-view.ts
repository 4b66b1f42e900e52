import { sql } from 'kysely';
import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { personNames, reachOf, unitRefs } from '../organisation/units.ts';
import { laterVersions } from '../plans/store/plan-version-store.ts';
import type { Platform } from '../platform/act.ts';
import type { Db } from '../platform/database/database.ts';
import { firstRow } from '../platform/database/rows.ts';
import { countBelow } from '../tasks/store/count-below.ts';
import { mayNow, requireFound, seesAmendment } from './amendment-sight.ts';
import { amendmentRows } from './amendments-view.ts';
import type { Amendment, ShownChange } from './contract.ts';
import { isAlive } from './judge-changes.ts';
import { placeOf } from './read-thing.ts';
import { decidedOf } from './rules/changes.ts';
import { clash, kindRule } from './rules/kinds.ts';
import { OPEN_STATES } from './rules/steps.ts';
import { type SayValue, valueSpeaker } from './say-values.ts';
import { type AmendmentRecord, amendments } from './store/amendment-table.ts';
import { openOfPlan } from './store/open-amendments.ts';
import type { Change } from './value-contract.ts';

/** A proposal that the post may see, as it was at a moment. @throws Refusal NOT_FOUND */
export async function openedAmendment(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  id: string,
  asOf?: string,
): Promise<AmendmentRecord> {
  const moment = momentOf(clock, asOf);
  const sees = seesAmendment(actor, moment.day);
  for (const authorityId of await reachOf(db, actor)) {
    const found = await firstRow(
      db,
      sql<AmendmentRecord>`select * from (${amendments.at(authorityId, moment.endOfDay)}) x
          where x.id = ${id} and ${sees}`,
    );
    if (found) return found;
  }
  return requireFound(null);
}

/** One proposal: each change said in words, what follows from it, who else touches the same. */
export async function amendmentView(
  platform: Platform,
  actor: Actor,
  id: string,
  asOf?: string,
): Promise<Amendment> {
  const { db, clock } = platform;
  const moment = momentOf(clock, asOf);
  const record = await openedAmendment(platform, actor, id, asOf);
  const others = OPEN_STATES.includes(record.state)
    ? await openOfPlan(db, record, moment.endOfDay)
    : [];
  const touching = others.flatMap((other) =>
    other.changes
      .filter((theirs) => isAlive(theirs) && record.changes.some((mine) => clash(mine, theirs)))
      .map((theirs) => ({ other, theirs })),
  );
  const say = await valueSpeaker(placeOf(db, record, clock()), [
    ...record.changes.flatMap(valuesOf),
    ...touching.map(({ theirs }) => theirs.after),
  ]);
  const people = record.changes.flatMap(({ opinion, decision }) => [opinion?.by, decision?.by]);
  const names = await personNames(db, [
    ...people.filter((by) => by !== undefined),
    ...[record.proposed_by, record.changed_by],
  ]);
  const units = await unitRefs(
    db,
    others.map(({ unit_id }) => unit_id),
  );
  const [row] = await amendmentRows(db, [record], moment);
  const versions = await laterVersions(db, record.authority_id, record.plan_id);
  const isNow = moment.endOfDay === null;
  const list: ShownChange[] = [];
  for (const change of record.changes) {
    list.push({
      ...change,
      says: saidOf(change, say),
      below: isNow && change.outcome === null ? await belowOf(db, record, change) : null,
      opinionBy: change.opinion && (names.get(change.opinion.by) ?? ''),
      decisionBy: change.decision && (names.get(change.decision.by) ?? ''),
      clashes: touching
        .filter(({ theirs }) => isAlive(change) && clash(change, theirs))
        .map(({ other, theirs }) => ({
          ...{ amendmentId: other.id, number: other.number, key: theirs.key, state: other.state },
          unit: units.get(other.unit_id)?.name ?? '',
          ...{ after: say(theirs.after, theirs.thingId), reason: theirs.reason },
          version: other.version,
        })),
    });
  }
  return {
    ...requireRow(row),
    ...{ list, said: record.said, proposedBy: names.get(record.proposed_by) ?? '' },
    ...{ changedAt: record.since.toISOString(), changedBy: names.get(record.changed_by) ?? '' },
    appliedAt: record.applied_at?.toISOString() ?? null,
    planVersion: versions.findLast(({ amendmentId }) => amendmentId === id)?.number ?? null,
    version: record.version,
    may: isNow ? await mayNow(db, actor, record, moment.day) : [],
  };
}

function requireRow<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('A proposal has no row');
  return row;
}

function valuesOf({ before, after, opinion, decision, held }: Change) {
  return [before, after, opinion?.value ?? null, decision?.value ?? null, held?.now ?? null];
}

function saidOf(change: Change, say: SayValue): ShownChange['says'] {
  const { thingId, before, after, opinion, held } = change;
  const decided = decidedOf(change);
  return {
    before: say(before, thingId),
    after: say(after, thingId),
    opinion: say(opinion?.value ?? null, thingId),
    decided: decided.agreed ? say(decided.value, thingId) : null,
    now: say(held?.now ?? null, thingId),
  };
}

/** How many open parts go with a change of a task, by which rule. */
async function belowOf(
  db: Db,
  { authority_id }: AmendmentRecord,
  { kind, thingId }: Change,
): Promise<ShownChange['below']> {
  const { thing, adds } = kindRule(kind);
  const rule = BELOW[kind];
  if (thing !== 'task' || adds || thingId === null || rule === undefined) return null;
  const count = await countBelow(db, authority_id, thingId, rule === 'move');
  return count === 0 ? null : { rule, count };
}

const BELOW: Partial<Record<Change['kind'], 'move' | 'end' | 'stay'>> = {
  ...{ task_deadline: 'move', withdraw_task: 'end', merge_task: 'stay', task_leads: 'stay' },
};
