import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { unitPaths } from '../organisation/units.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnInspection, refuseOutdated, requireOwnUnits } from './act-on-inspection.ts';
import type {
  changeFinding as changeFindingEndpoint,
  FindingWords,
  RecommendationWords,
  VisitWords,
} from './inspection-contract.ts';
import { inspectionErrors } from './inspection-errors-contract.ts';
import type { Saved } from './plan-inspection.ts';
import { claimProof } from './store/inspection-answers.ts';
import {
  findings,
  type InspectionRecord,
  recommendations,
  visits,
} from './store/inspection-tables.ts';

type Finding = z.output<typeof FindingWords>;
type ChangedFinding = z.output<(typeof changeFindingEndpoint)['body']>;
type Recommended = z.output<typeof RecommendationWords>;

/** Ghi đợt làm việc: with the first visit an inspection is under way. @throws Refusal NOT_INSPECTED */
export async function recordVisit(
  platform: Platform,
  actor: Actor,
  inspectionId: string,
  words: z.output<typeof VisitWords>,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'record_visit', step: 'visit' as const, inspectionId, version: null, key };
  return actOnInspection(platform, actor, act, async (context, inspection) => {
    await requireInspected(context, inspection, words.unitId);
    const id = context.ids.next();
    const { unitId, fromOn, toOn, place, team, lookedAt, taskIds } = words;
    const record = {
      ...{ ...firstOf(context, id), inspection_id: inspectionId, unit_id: unitId },
      ...{ from_on: fromOn, to_on: toOn, place, team, looked_at: lookedAt, task_ids: taskIds },
    };
    await visits.insert(context.tx, [record]);
    return { reply: { id, version: 1 }, after: { visit: { id, ...words } } };
  });
}

/**
 * Ghi phát hiện: what is wrong, its nature, degree, cause and who is responsible (QĐ 42/2014/QĐ-TTg), with
 * the files that prove it.
 *
 * @throws Refusal NOT_INSPECTED
 */
export async function recordFinding(
  platform: Platform,
  actor: Actor,
  inspectionId: string,
  words: Finding,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'record_finding', step: 'find' as const, inspectionId, version: null, key };
  return actOnInspection(platform, actor, act, async (context, inspection) => {
    await requireInspected(context, inspection, words.unitId);
    const id = context.ids.next();
    const record = { ...firstOf(context, id), inspection_id: inspectionId, dropped: false };
    await findings.insert(context.tx, [{ ...record, ...findingColumns(words) }]);
    await keepProof(context, { inspectionId, subjectId: id, unitId: words.unitId }, words.fileIds);
    return { reply: { id, version: 1 }, after: { finding: { id, ...words } } };
  });
}

/** Changes or drops a finding before the conclusion is signed. @throws Refusal CONFLICT, NOT_INSPECTED */
export async function changeFinding(
  platform: Platform,
  actor: Actor,
  findingId: string,
  { version, dropped, ...words }: ChangedFinding,
  key: string | null,
): Promise<Saved> {
  requireRight(actor, 'inspection.write');
  const at = await findings.find(platform.db, actor.authorityId, findingId);
  if (!at) throw new Refusal(platformErrors.NOT_FOUND);
  const inspectionId = at.inspection_id;
  const act = { name: 'change_finding', step: 'find' as const, inspectionId, version: null, key };
  return actOnInspection(platform, actor, act, async (context, inspection) => {
    const before = await findings.lock(context.tx, actor.authorityId, findingId);
    if (!before) throw new Refusal(platformErrors.NOT_FOUND);
    refuseOutdated(before, version);
    await requireInspected(context, inspection, words.unitId);
    await findings.replace(context.tx, {
      ...{ ...before, ...findingColumns(words), dropped, version: version + 1 },
      ...{ since: context.now, changed_by: actor.personId },
    });
    const proof = { inspectionId, subjectId: findingId, unitId: words.unitId };
    await keepProof(context, proof, words.fileIds);
    return {
      reply: { id: findingId, version: version + 1 },
      before: { finding: before },
      after: { finding: { id: findingId, dropped, ...words } },
    };
  });
}

/** Kiến nghị: what a unit is told to do, by when; a draft until the conclusion is signed. */
export async function recommend(
  platform: Platform,
  actor: Actor,
  inspectionId: string,
  words: Recommended,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'recommend', step: 'recommend' as const, inspectionId, version: null, key };
  return actOnInspection(platform, actor, act, async (context) => {
    await requireOwnUnits(context, [words.unitId]);
    const id = context.ids.next();
    await recommendations.insert(context.tx, [
      {
        ...{ ...firstOf(context, id), inspection_id: inspectionId, state: 'draft' as const },
        ...{ ...recommendationColumns(words), recommended_by: actor.personId },
      },
    ]);
    return { reply: { id, version: 1 }, after: { recommendation: { id, ...words } } };
  });
}

function firstOf({ authorityId, author, now }: ActContext, id: string) {
  return {
    ...{ authority_id: authorityId, id, version: 1, since: now },
    changed_by: author.personId,
  };
}

function findingColumns(words: Finding | Omit<ChangedFinding, 'version' | 'dropped'>) {
  const { visitId, unitId, personName, taskId, nature, degree, cause, responsibility } = words;
  return {
    ...{ visit_id: visitId, unit_id: unitId, person_name: personName, task_id: taskId },
    ...{ words: words.words, nature, degree, cause, responsibility },
  };
}

/** The columns that the words of a recommendation fill. */
export function recommendationColumns(given: Recommended) {
  const { findingId, unitId, words, deadline, asTask } = given;
  return {
    ...{ finding_id: findingId, unit_id: unitId, words, deadline, as_task: asTask },
    ...{ due_on: deadline?.dueOn ?? null, folded: plainWords(words) },
  };
}

/** Files that prove something, taken over from the uploads of whoever acts. */
export async function keepProof(
  { tx, authorityId, author }: ActContext,
  proof: { readonly inspectionId: string; readonly subjectId: string; readonly unitId: string },
  ids: readonly string[],
): Promise<void> {
  await claimProof(tx, { authorityId, personId: author.personId, ids }, proof);
}

/** @throws Refusal NOT_INSPECTED for a unit that is neither inspected nor stands under one that is */
async function requireInspected(
  { tx, now }: ActContext,
  { unit_ids }: InspectionRecord,
  unitId: string,
): Promise<void> {
  if (!(await isWithin(tx, unitId, unit_ids, now))) {
    throw new Refusal(inspectionErrors.NOT_INSPECTED);
  }
}

async function isWithin(db: Db | Tx, unitId: string, unitIds: readonly string[], now: Date) {
  if (unitIds.includes(unitId)) return true;
  const paths = await unitPaths(db, [unitId], dayInVietnam(now));
  return (paths.get(unitId) ?? []).some((id) => unitIds.includes(id));
}
