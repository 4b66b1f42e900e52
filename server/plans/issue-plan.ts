import { asDay, type Day, dayInVietnam, isDay } from '../calendar/rules/day.ts';
import { type Registration, registerDirective } from '../directives/register-directive.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import { matchNames, noteReach } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Draft, planErrors } from './contract.ts';
import { holdUnchanged, readingOf } from './open-reading.ts';
import { ownerOf } from './plan-owner.ts';
import { checkDraft } from './rules/check-draft.ts';
import { clauseOf } from './rules/clause-of.ts';
import {
  type Assignment,
  countAssignments,
  expandAssignments,
} from './rules/expand-assignments.ts';
import { type IssuedDeadline, issuedDeadline } from './rules/issued-deadline.ts';
import { type IssuedTasks, placeLines, UnitSets } from './rules/issued-tasks.ts';
import { largeClasses, withAllMembers } from './rules/match-units.ts';
import { planEnd } from './rules/plan-end.ts';
import { provisionsOf } from './rules/provisions.ts';
import { seriesRows } from './series-rows.ts';
import { attachSource } from './store/file-store.ts';
import {
  insertCoordinators,
  insertFields,
  insertPlan,
  insertProvisions,
  insertWords,
} from './store/plan-store.ts';
import { type ReadingRecord, updateReading } from './store/reading-store.ts';
import { insertSeries } from './store/series-store.ts';
import { requireUnits } from './store/unit-check.ts';
import { writeIssuedTasks } from './task-rows.ts';

export interface IssueRequest {
  readonly id: string;
  readonly version: number;
  readonly effectiveOn: string;
  /** Keep this text as a new edition of a document that is registered already. */
  readonly newEdition: boolean;
}

export interface Issued {
  readonly planId: string;
  readonly directiveId: string;
  readonly tasks: number;
  readonly units: number;
}

/** Who follows an issue while it is written. */
export interface IssueWatch {
  /** Called after each statement that wrote tasks, with their number so far. */
  wrote(rows: number): Promise<void>;
  /** Called at its end, within its transaction. */
  done(tx: Tx, issued: Issued): Promise<void>;
}

/**
 * Issues a draft (ban hành): the directive with its outline and links, its plan, and every task at its
 * unit, in one transaction with one journal entry from which every task can be built again. All of it
 * happens or nothing.
 *
 * @throws Refusal DRAFT_BLOCKED with the problems, NUMBER_EXISTS, CONFLICT, DRAFT_NOT_OPEN, UNIT_UNKNOWN
 */
export async function issuePlan(
  platform: Platform,
  actor: Actor,
  request: IssueRequest,
  key: string | null,
  watch?: IssueWatch,
): Promise<Issued> {
  requireRight(actor, 'plan.issue');
  const { authorityId } = actor;
  requireMay(actor, 'plan.issue', { authorityId });
  const classes = largeClasses((await readingOf(platform.db, actor, request.id)).draft);
  const members =
    classes.length === 0
      ? []
      : await matchNames(platform, authorityId, classes, request.effectiveOn);

  return perform(
    platform,
    { name: 'issue_plan', authorityId, author: actor, key },
    async (context) => {
      const record = await holdUnchanged(context.tx, actor, request.id, request.version);
      if (record.state !== 'draft') throw new Refusal(planErrors.DRAFT_NOT_OPEN);
      const draft = withAllMembers(record.draft, members);
      requireIssuable(draft);
      const issued = await writePlan(context, actor, record, draft, request, watch);
      await watch?.done(context.tx, issued);
      return issued;
    },
  );
}

/** @throws Refusal DRAFT_BLOCKED with what stands between the draft and its issue */
export function requireIssuable(draft: Draft): void {
  const problems = checkDraft(draft).filter(({ blocks }) => blocks);
  if (problems.length === 0) return;
  throw new Refusal(planErrors.DRAFT_BLOCKED, { count: problems.length }, { problems });
}

async function writePlan(
  context: ActContext,
  actor: Actor,
  record: ReadingRecord,
  draft: Draft,
  request: IssueRequest,
  watch: IssueWatch | undefined,
): Promise<Issued> {
  const { tx, authorityId, now, ids } = context;
  const assignments = expandAssignments(draft);
  const unitIds = [...new Set(assignments.flatMap((assignment) => assignment.unitIds))];
  const takingPart = assignments.flatMap(({ coordinators }) => coordinators.map((c) => c.unitId));
  await requireUnits(tx, [...unitIds, ...takingPart]);

  const directive = await registerDirective(context, registrationOf(draft, record, request));
  if (record.fileHash !== null) {
    const name = record.sourceName ?? '';
    const source = { id: ids.next(), directiveId: directive.id, hash: record.fileHash, name };
    await attachSource(tx, authorityId, { ...source, addedBy: actor.personId }, now);
  }

  const plan = {
    id: ids.next(),
    directiveId: directive.id,
    ownerUnitId: await ownerOf(tx, actor, draft, request.effectiveOn),
    title: titleOf(draft, record),
    effectiveOn: request.effectiveOn,
    declaredTasks: draft.declared.tasks,
    declaredFields: draft.declared.fields,
    folded: plainWords(`${draft.identity.number ?? ''} ${titleOf(draft, record)}`),
  };
  await insertPlan(tx, authorityId, plan, now);
  const fields = draft.fields.map(({ key, name, declaredCount }) => ({
    key,
    row: { id: ids.next(), name, declaredCount },
  }));
  const fieldIds = new Map(fields.map(({ key, row }) => [key, row.id]));
  await insertFields(
    tx,
    authorityId,
    plan.id,
    fields.map(({ row }) => row),
  );
  const provisions = provisionsOf(draft).map((provision) => ({ id: ids.next(), ...provision }));
  await insertProvisions(tx, authorityId, plan.id, provisions);

  const today = dayInVietnam(now);
  const rules = await timeRulesOn(tx, authorityId, today);
  const signedOn = dayOrNull(draft.identity.issuedOn);
  const effectiveOn = asDay(request.effectiveOn);
  const days = { today, signedOn, effectiveOn, endsOn: planEnd(draft) };
  const words = assignments.map((assignment) => {
    const deadline = issuedDeadline(assignment.task, days, rules);
    const row = wordsOf(assignment, deadline, ids.next(), fieldIds, directive.clauses);
    return { assignment, deadline, row };
  });
  await insertWords(
    tx,
    authorityId,
    plan,
    words.map(({ row }) => row),
  );
  const coordinators = words.flatMap(({ assignment, row }) =>
    assignment.coordinators.map(({ unitId, unit }) => ({
      wordsId: row.id,
      unitId,
      written: unit.written,
      implied: unit.implied,
    })),
  );
  await insertCoordinators(tx, authorityId, coordinators);

  const tasks = issuedOf(context, words);
  const givenBy = { planId: plan.id, ownerUnitId: plan.ownerUnitId };
  await writeIssuedTasks(context, givenBy, tasks, watch?.wrote);
  await insertSeries(tx, authorityId, seriesRows(plan.id, tasks, words));
  await noteReach(tx, authorityId, [...unitIds, ...takingPart]);
  const saved = { at: now, by: actor.personId };
  await updateReading(tx, authorityId, record.id, { state: 'issued', planId: plan.id }, saved);

  await context.journal({
    subjectKind: 'plan',
    subjectId: plan.id,
    before: null,
    after: {
      ...plan,
      readingId: record.id,
      number: draft.identity.number,
      edition: directive.edition,
      fields: fields.map(({ row }) => row),
      provisions: provisions.length,
      words: words.map(({ row }) => ({ id: row.id, clauseId: row.clauseId, title: row.title })),
      coordinators: coordinators.map(({ wordsId, unitId }) => [wordsId, unitId]),
      tasks,
    },
  });
  return {
    planId: plan.id,
    directiveId: directive.id,
    tasks: assignments.length,
    units: countAssignments(assignments).units,
  };
}

function registrationOf(
  draft: Draft,
  record: ReadingRecord,
  { newEdition }: IssueRequest,
): Registration {
  const { identity } = draft;
  const citations = draft.citations.filter(({ state }) => state !== 'rejected');
  const places = new Map(citations.map(({ key }, index) => [key, index]));
  return {
    type: identity.type ?? '',
    number: identity.number?.trim() || null,
    issuedOn: identity.issuedOn,
    issuerUnitId: identity.issuer?.unitId ?? null,
    issuerName: identity.issuer?.unitName ?? identity.issuer?.written ?? null,
    signer: identity.signer,
    title: titleOf(draft, record),
    text: record.sourceText,
    file:
      record.fileHash === null ? null : { hash: record.fileHash, name: record.sourceName ?? '' },
    signed: record.signed,
    clauses: record.reading.clauses,
    citations: citations.map((citation) => ({
      ...citation,
      from: citation.fromKey === null ? null : (places.get(citation.fromKey) ?? null),
    })),
    newEdition,
  };
}

function titleOf({ identity }: Draft, record: ReadingRecord): string {
  return identity.title?.trim() || record.title;
}

function wordsOf(
  { task }: Assignment,
  { shape }: IssuedDeadline,
  id: string,
  fieldIds: ReadonlyMap<string, string>,
  clauses: Parameters<typeof clauseOf>[0],
) {
  return {
    id,
    clauseId: clauseOf(clauses, task.span),
    fieldId: task.fieldKey === null ? null : (fieldIds.get(task.fieldKey) ?? null),
    label: task.label,
    title: task.title.trim() || task.quote.trim(),
    quote: task.quote,
    span: task.span,
    product: task.product?.text ?? null,
    deadline: shape,
    why: { rule: task.rule, confidence: task.confidence },
  };
}

interface IssuedWords {
  readonly assignment: Assignment;
  readonly deadline: IssuedDeadline;
  readonly row: ReturnType<typeof wordsOf>;
}

function issuedOf({ ids }: ActContext, words: readonly IssuedWords[]): IssuedTasks {
  const sets = new UnitSets();
  const lines = words.map(({ assignment: { unitIds, isGroup }, deadline, row }) => ({
    wordsId: row.id,
    fieldId: row.fieldId,
    set: sets.add(unitIds),
    isGroup,
    dueOn: deadline.dueOn,
    ...(deadline.series && { turns: deadline.series.turns }),
  }));
  const count = placeLines(lines, sets.sets).reduce((sum, { size }) => sum + size, 0);
  return { firstId: ids.block(Math.max(count, 1)).first, count, unitSets: sets.sets, lines };
}

function dayOrNull(text: string | null): Day | null {
  return text !== null && isDay(text) ? text : null;
}
