import { sql } from 'kysely';
import type { z } from 'zod';
import { addDays, type Day, startOfDayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { may, reachesOf, type Thing } from '../organisation/rules/may.ts';
import { personNames, postTitles, unitPaths, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { openSight } from '../tasks/task-sight.ts';
import type { listQuestions, Question } from './contract.ts';
import { indicatorTitles } from './store/indicator-store.ts';
import { findQuestions, type QuestionRecord } from './store/question-store.ts';

/**
 * Requests to explain on both sides: those that wait for the units that a post answers for, and those that
 * its own unit asked, answered or not.
 */
export async function questionsView(
  platform: Platform,
  actor: Actor,
  asOf: string | undefined,
): Promise<z.input<(typeof listQuestions)['reply']>> {
  const sight = await openSight(platform, actor, asOf);
  const { db, authorities, day } = sight;
  const before = startOfDayInVietnam(addDays(day, 1));
  const waits = sql<boolean>`(q.answered_at is null or q.answered_at >= ${before})`;
  const open = await findQuestions(db, authorities, waits, before);
  const mine = sql<boolean>`q.asked_unit_id = ${actor.unitId}`;
  const [waiting, asked] = await Promise.all([
    shapeQuestions(db, actor, day, open),
    shapeQuestions(db, actor, day, await findQuestions(db, [actor.authorityId], mine, before)),
  ]);
  // Of a past day it is told what waited, and nothing can be answered there.
  const told = (each: Question) => ({ ...each, mayAnswer: each.mayAnswer && !sight.isPast });
  return {
    toAnswer: waiting.filter(({ mayAnswer }) => mayAnswer).map(told),
    asked: asked.map(told),
  };
}

/** Requests as they are shown; of units that the post may not see nothing is told. */
export async function shapeQuestions(
  db: Db | Tx,
  actor: Actor,
  day: Day,
  records: readonly QuestionRecord[],
): Promise<Question[]> {
  const [first] = records;
  if (!first) return [];
  const unitIds = records.flatMap(({ unit_id, asked_unit_id }) => [unit_id, asked_unit_id]);
  const people = records.flatMap(({ asked_by, answered_by }) =>
    [asked_by, answered_by ?? []].flat(),
  );
  const posts = records.flatMap((each) => [each.asked_post_id, each.answered_post_id ?? []].flat());
  const [units, paths, names, titles] = await Promise.all([
    unitRefs(db, unitIds),
    unitPaths(db, unitIds, day),
    personNames(db, people),
    postTitles(db, posts),
  ]);
  const indicators = new Map<string, string>();
  for (const authorityId of new Set(records.map(({ authority_id }) => authority_id))) {
    const ids = records.map(({ indicator_id }) => indicator_id);
    for (const [id, name] of await indicatorTitles(db, authorityId, ids)) indicators.set(id, name);
  }
  const signed = (person: string, post: string, at: Date) => ({
    ...{ name: names.get(person) ?? '', post: titles.get(post) ?? '', at: at.toISOString() },
  });
  // Whoever asked follows the answer, also where the unit has gone elsewhere meanwhile.
  const readsAny = reachesOf(actor)['indicator.read'] !== undefined;
  return records.flatMap<Question>((each) => {
    const { authority_id: authorityId, unit_id: unitId } = each;
    const thing = { authorityId, unitId, unitPath: paths.get(unitId) ?? [] };
    const asked = readsAny && each.asked_by === actor.personId;
    if (!asked && !may(actor, 'indicator.read', thing).allowed) return [];
    const { answered_by: by, answered_post_id: post, answered_at: at } = each;
    return [
      {
        ...{ id: each.id, targetId: each.target_id, indicatorId: each.indicator_id },
        title: indicators.get(each.indicator_id) ?? '',
        unit: units.get(unitId) ?? { id: unitId, name: '', shortName: null },
        ...{ words: each.words, dueOn: each.due_on, class: each.class, reason: each.reason },
        asked: {
          ...signed(each.asked_by, each.asked_post_id, each.asked_at),
          unit: units.get(each.asked_unit_id)?.name ?? '',
        },
        answer: each.answer,
        answered: by === null || post === null || at === null ? null : signed(by, post, at),
        mayAnswer: each.answer === null && answersFor(actor, thing),
      },
    ];
  });
}

/** Whether a post speaks for the unit asked: whoever oversees the whole authority asks, it does not answer. */
export function answersFor(actor: Actor, thing: Thing): boolean {
  const { jurisdictionUnitId, wholeAuthority } = actor;
  const isOwn = thing.unitPath?.includes(jurisdictionUnitId) ?? false;
  return (
    isOwn &&
    (!wholeAuthority || thing.unitId === jurisdictionUnitId) &&
    may(actor, 'indicator.report', thing).allowed
  );
}
