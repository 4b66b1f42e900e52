import { sql } from 'kysely';
import { asDay } from '../calendar/rules/day.ts';
import { type Moment, momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import { personNames, unitRefs } from '../organisation/units.ts';
import type { Paper } from '../papers/paper.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { firstRow } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight } from '../tasks/task-sight.ts';
import { composeConclusion } from './conclude-inspection.ts';
import { rowsById } from './draw-agenda.ts';
import {
  type Finding,
  INSPECTION_ACTS,
  type Inspection,
  type Recommendation,
  type Visit,
} from './inspection-contract.ts';
import { inspectionRows, seenBy } from './inspections-view.ts';
import { recommendationRows } from './recommendations-view.ts';
import { INSPECTION_STEPS, RECOMMENDATION_STEPS, stepFits } from './rules/steps.ts';
import { sightOfUnits, type UnitSight } from './sight-of-units.ts';
import {
  type AnswerRecord,
  answersTo,
  type ProofFile,
  proofOf,
} from './store/inspection-answers.ts';
import {
  type FindingRecord,
  findings,
  type InspectionRecord,
  inspections,
  type RecommendationRecord,
  recommendations,
  visits,
} from './store/inspection-tables.ts';
import { noticeOf, tasksOfNotice } from './store/notice-store.ts';

const ACTS = ['change', 'drop', 'answer', 'accept', 'reopen'] as const;

/** @throws Refusal NOT_FOUND for what is not there as for what the post may not see */
export async function openedInspection(
  { db }: Platform,
  actor: Actor,
  id: string,
  { day, endOfDay }: Moment,
): Promise<{ inspection: InspectionRecord; sight: UnitSight }> {
  const sight = sightOfUnits(db, actor, 'inspection.read', day);
  const inspection = await firstRow(
    db,
    sql<InspectionRecord>`select * from (${inspections.at(actor.authorityId, endOfDay)}) x
        where x.id = ${id} and ${sight.whole ? sql`true` : seenBy(sight)}`,
  );
  if (!inspection) throw new Refusal(platformErrors.NOT_FOUND);
  return { inspection, sight };
}

/**
 * One inspection: its plan, visits, findings and recommendations with their answers. A unit sees what is
 * its own, and findings once the conclusion is signed.
 */
export async function inspectionView(
  platform: Platform,
  actor: Actor,
  id: string,
  asOf: string | undefined,
): Promise<Inspection> {
  const { db } = platform;
  const { authorityId } = actor;
  const moment = momentOf(platform.clock, asOf);
  const { endOfDay } = moment;
  const { inspection, sight } = await openedInspection(platform, actor, id, moment);
  const [row] = await inspectionRows(platform, actor, [inspection], { moment, sight });
  if (!row) throw new Refusal(platformErrors.NOT_FOUND);
  const of = sql`x.inspection_id = ${id}`;
  const [visited, found, recommended, files] = await Promise.all([
    visits.list(db, authorityId, of, endOfDay),
    findings.list(db, authorityId, of, endOfDay),
    recommendations.list(db, authorityId, of, endOfDay),
    proofOf(db, authorityId, id, endOfDay),
  ]);
  const units = [...visited, ...found, ...recommended].map(({ unit_id }) => unit_id);
  const seen = await sight.among(new Set(units));
  const isTold = sight.whole || inspection.state === 'concluded';
  const mine = <T extends { unit_id: string }>(all: readonly T[]) =>
    all.filter(({ unit_id }) => seen.has(unit_id));
  const shownFindings = isTold ? mine(found).filter(({ dropped }) => !dropped) : [];
  const shownVisits = mine(visited);
  const tasks = await rowsById(await openSight(platform, actor, asOf), [
    ...shownVisits.flatMap(({ task_ids }) => task_ids),
    ...shownFindings.flatMap(({ task_id }) => task_id ?? []),
  ]);
  const refs = await unitRefs(db, seen);
  const context = {
    unitOf: (unit: string) => refs.get(unit) ?? { id: unit, name: '', shortName: null },
    taskOf: (task: string) => {
      const shown = tasks.get(task);
      return shown ? [{ id: shown.id, title: shown.title }] : [];
    },
    filesOf: (subjectId: string) => files.filter((file) => file.subjectId === subjectId).map(brief),
  };
  const shown = isTold ? mine(recommended).filter(({ state }) => state !== 'dropped') : [];
  const notice = await noticeOf(db, authorityId, 'inspection', id);
  const isIssued = notice?.issuedAt && (endOfDay === null || notice.issuedAt <= endOfDay);
  const names = await personNames(db, [inspection.changed_by]);
  return {
    ...row,
    plan: inspection.plan,
    visits: shownVisits.map((visit) => visitShown(visit, context)),
    found: shownFindings.map((finding) => findingShown(finding, context)),
    recommended: await recommendationsShown(platform, actor, shown, { ...context, moment, asOf }),
    conclusion: inspection.conclusion,
    planId: isIssued ? (notice?.planId ?? null) : null,
    version: inspection.version,
    changedAt: inspection.since.toISOString(),
    changedBy: names.get(inspection.changed_by) ?? '',
    may: INSPECTION_ACTS.filter((act) => {
      const step = INSPECTION_STEPS[act];
      const waits = recommended.some(({ as_task, state }) => as_task && state === 'open');
      const fits = stepFits(step, inspection.state) && endOfDay === null;
      return fits && (act !== 'order' || waits) && may(actor, step.right, { authorityId }).allowed;
    }),
  };
}

interface Around {
  readonly unitOf: (id: string) => Visit['unit'];
  readonly taskOf: (id: string) => Visit['tasks'];
  readonly filesOf: (subjectId: string) => Finding['files'];
}

function brief({ id, name, size }: ProofFile) {
  return { id, name, size };
}

function visitShown(
  visit: Awaited<ReturnType<typeof visits.list>>[number],
  { unitOf, taskOf }: Around,
): Visit {
  const { id, unit_id, from_on, to_on, place, team, looked_at, task_ids, version } = visit;
  return {
    ...{ id, unit: unitOf(unit_id), fromOn: from_on, toOn: to_on, place, team },
    ...{ lookedAt: looked_at, tasks: task_ids.flatMap(taskOf), version },
  };
}

function findingShown(finding: FindingRecord, { unitOf, taskOf, filesOf }: Around): Finding {
  const { id, visit_id, unit_id, person_name, task_id, words, nature, degree } = finding;
  return {
    ...{ id, visitId: visit_id, unit: unitOf(unit_id), personName: person_name, words, nature },
    ...{ degree, cause: finding.cause, responsibility: finding.responsibility },
    task: (task_id === null ? [] : taskOf(task_id))[0] ?? null,
    ...{ files: filesOf(id), version: finding.version },
  };
}

async function recommendationsShown(
  platform: Platform,
  actor: Actor,
  records: readonly RecommendationRecord[],
  {
    filesOf,
    moment,
    asOf,
  }: Around & { readonly moment: Moment; readonly asOf: string | undefined },
): Promise<Recommendation[]> {
  const [first] = records;
  if (!first) return [];
  const { db } = platform;
  const { authorityId } = actor;
  const ids = records.map(({ id }) => id);
  const [rows, answers, notice] = await Promise.all([
    recommendationRows(db, records, moment),
    answersTo(db, authorityId, ids, moment.endOfDay),
    noticeOf(db, authorityId, 'inspection', first.inspection_id),
  ]);
  const made = notice ? await tasksOfNotice(db, authorityId, notice) : new Map<string, string>();
  const tasks = await rowsById(await openSight(platform, actor, asOf), [...made.values()]);
  const people = answers.flatMap(({ person_id, decided_by }) =>
    [person_id, decided_by ?? []].flat(),
  );
  const names = await personNames(db, people);
  return rows.map((row, at): Recommendation => {
    const task = tasks.get(made.get(row.id) ?? '');
    const record = records[at] ?? first;
    return {
      ...row,
      answers: answers
        .filter(({ recommendation_id }) => recommendation_id === row.id)
        .map((answer) => answerShown(answer, names, filesOf(answer.id))),
      task: task ? { id: task.id, title: task.title } : null,
      may: ACTS.filter((act) => {
        const step = RECOMMENDATION_STEPS[act];
        const isMine = record.recommended_by === actor.personId;
        const decides = act === 'accept' || act === 'reopen';
        const fits = stepFits(step, record.state) && moment.endOfDay === null;
        const thing = { authorityId, unitId: record.unit_id };
        return fits && (!decides || isMine) && may(actor, step.right, thing).allowed;
      }),
    };
  });
}

function answerShown(
  answer: AnswerRecord,
  names: ReadonlyMap<string, string>,
  files: Finding['files'],
): Recommendation['answers'][number] {
  const { id, at, person_id, words, decision, decision_words, decided_at, decided_by } = answer;
  return {
    ...{ id, at: at.toISOString(), by: names.get(person_id) ?? '', words, files, decision },
    ...{ decisionWords: decision_words, decidedAt: decided_at?.toISOString() ?? null },
    decidedBy: decided_by === null ? null : (names.get(decided_by) ?? ''),
  };
}

/** The conclusion as it was signed, or as it would be; for whoever sees the whole inspection. */
export async function conclusionOf(platform: Platform, actor: Actor, id: string): Promise<Paper> {
  const moment = momentOf(platform.clock, undefined);
  const { inspection, sight } = await openedInspection(platform, actor, id, moment);
  if (!sight.whole) throw new Refusal(platformErrors.NOT_FOUND);
  const signed = await noticeOf(platform.db, actor.authorityId, 'inspection', id);
  if (signed) return signed.paper;
  const on = asDay(inspection.ends_on);
  return composeConclusion(platform.db, inspection, { number: null, on: null, general: '' }).then(
    (paper) => ({ ...paper, year: Number(on.slice(0, 4)) }),
  );
}
