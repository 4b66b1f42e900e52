import { dayInVietnam } from '../calendar/rules/day.ts';
import { type Registration, registerDirective } from '../directives/register-directive.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { matchNames, noteReach } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  type ComposedIssue,
  type ComposedLine,
  composeIssue,
  type IssueLayout,
  isSameLayout,
  unitsOf,
  within,
} from './compose-issue.ts';
import { type Draft, planErrors } from './contract.ts';
import { holdUnchanged, readingOf } from './open-reading.ts';
import { ownerOf } from './plan-owner.ts';
import { checkDraft } from './rules/check-draft.ts';
import { clauseOf } from './rules/clause-of.ts';
import { countAssignments } from './rules/expand-assignments.ts';
import { largeClasses, withAllMembers } from './rules/match-units.ts';
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
import { postIssued, writeTasks } from './task-rows.ts';

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

/** An issue whose tasks were written beforehand, out of everyone's sight. */
export interface StagedIssue {
  readonly layout: IssueLayout;
  /** Begins the act: shows the tasks that were written, and refuses where they are not all there. */
  show(tx: Tx): Promise<void>;
  /** Ends it: whoever asked is told. Within the transaction of the issue, as all of it. */
  done(context: ActContext, issued: Issued): Promise<void>;
}

/**
 * Issues a draft (ban hành): the directive with its outline and links, its plan, and every task at its
 * unit, in one transaction with one journal entry from which every task can be built again. All of it
 * happens or nothing.
 *
 * @param staged where the tasks are written already: the transaction then only writes what is beside them
 * @throws Refusal DRAFT_BLOCKED with the problems, NUMBER_EXISTS, CONFLICT, DRAFT_NOT_OPEN, UNIT_UNKNOWN
 * @throws LayoutOutdated where the staged tasks are no longer what the draft gives
 */
export async function issuePlan(
  platform: Platform,
  actor: Actor,
  request: IssueRequest,
  key: string | null,
  staged: StagedIssue | null = null,
): Promise<Issued> {
  requireIssuer(actor);
  const { authorityId } = actor;
  const members = await membersOf(platform, actor, request);
  return perform(
    platform,
    { name: 'issue_plan', authorityId, author: actor, key },
    async (context) => {
      const { tx, now } = context;
      const record = await holdUnchanged(tx, actor, request.id, request.version);
      if (record.state !== 'draft') throw new Refusal(planErrors.DRAFT_NOT_OPEN);
      const draft = withAllMembers(record.draft, members);
      requireIssuable(draft);
      const { effectiveOn } = request;
      const ownerUnitId = await ownerOf(tx, actor, draft, effectiveOn);
      const basis = { draft, ownerUnitId, effectiveOn, today: dayInVietnam(now) };
      const kept = staged?.layout ?? null;
      const composed = await composeIssue(within(context), basis, kept);
      if (kept && !isSameLayout(kept, composed.layout)) throw new LayoutOutdated();
      await staged?.show(tx);
      const wrote = kept !== null;
      const issued = await writePlan(context, { record, draft, request, composed, wrote });
      await staged?.done(context, issued);
      return issued;
    },
  );
}

/** What was staged is no longer what the draft would give: the register, the rules of time or the day changed. */
export class LayoutOutdated extends Error {}

/** @throws Refusal FORBIDDEN for a post that may not issue plans of its authority */
export function requireIssuer(actor: Actor): void {
  requireRight(actor, 'plan.issue');
  requireMay(actor, 'plan.issue', { authorityId: actor.authorityId });
}

/** The bodies that the register has today for each large class that a draft names. */
export async function membersOf(
  platform: Platform,
  actor: Actor,
  { id, effectiveOn }: Pick<IssueRequest, 'id' | 'effectiveOn'>,
) {
  const classes = largeClasses((await readingOf(platform.db, actor, id)).draft);
  if (classes.length === 0) return [];
  return matchNames(platform, actor.authorityId, classes, effectiveOn);
}

/** @throws Refusal DRAFT_BLOCKED with what stands between the draft and its issue */
export function requireIssuable(draft: Draft): void {
  const problems = checkDraft(draft).filter(({ blocks }) => blocks);
  if (problems.length === 0) return;
  throw new Refusal(planErrors.DRAFT_BLOCKED, { count: problems.length }, { problems });
}

interface ToWrite {
  readonly record: ReadingRecord;
  readonly draft: Draft;
  readonly request: IssueRequest;
  readonly composed: ComposedIssue;
  /** The tasks are written already. */
  readonly wrote: boolean;
}

async function writePlan(
  context: ActContext,
  { record, draft, request, composed, wrote }: ToWrite,
): Promise<Issued> {
  const { tx, authorityId, now, ids, author } = context;
  const { layout, lines } = composed;
  const { planId, fieldIds } = layout.ids;
  const { ownerUnitId, tasks } = layout;
  const unitIds = unitsOf(layout);
  const takingPart = lines.flatMap(({ assignment }) =>
    assignment.coordinators.map((each) => each.unitId),
  );
  await requireUnits(tx, [...unitIds, ...takingPart]);

  const directive = await registerDirective(context, registrationOf(draft, record, request));
  if (record.fileHash !== null) {
    const name = record.sourceName ?? '';
    const source = { id: ids.next(), directiveId: directive.id, hash: record.fileHash, name };
    await attachSource(tx, authorityId, { ...source, addedBy: author.personId }, now);
  }

  const plan = {
    id: planId,
    directiveId: directive.id,
    ownerUnitId,
    title: titleOf(draft, record),
    effectiveOn: request.effectiveOn,
    declaredTasks: draft.declared.tasks,
    declaredFields: draft.declared.fields,
    folded: plainWords(`${draft.identity.number ?? ''} ${titleOf(draft, record)}`),
  };
  await insertPlan(tx, authorityId, plan, now);
  const fields = draft.fields.map(({ name, declaredCount }, n) => {
    return { id: fieldIds[n] ?? '', name, declaredCount };
  });
  await insertFields(tx, authorityId, planId, fields);
  const provisions = provisionsOf(draft).map((provision) => ({ id: ids.next(), ...provision }));
  await insertProvisions(tx, authorityId, planId, provisions);

  const words = lines.map((line) => ({ ...line, row: wordsOf(line, directive.clauses) }));
  const rows = words.map(({ row }) => row);
  await insertWords(tx, authorityId, plan, rows);
  const coordinators = lines.flatMap(({ assignment, wordsId }) =>
    assignment.coordinators.map(({ unitId, unit: { written, implied } }) => {
      return { wordsId, unitId, written, implied };
    }),
  );
  await insertCoordinators(tx, authorityId, coordinators);

  if (!wrote) await writeTasks(context, { planId, ownerUnitId, tasks });
  await postIssued(context, planId, tasks);
  await insertSeries(tx, authorityId, seriesRows(planId, tasks, words));
  await noteReach(tx, authorityId, [...unitIds, ...takingPart]);
  const saved = { at: now, by: author.personId };
  await updateReading(tx, authorityId, record.id, { state: 'issued', planId }, saved);

  await context.journal({
    subjectKind: 'plan',
    subjectId: planId,
    before: null,
    after: {
      ...plan,
      readingId: record.id,
      number: draft.identity.number,
      edition: directive.edition,
      fields,
      provisions: provisions.length,
      words: rows.map(({ id, clauseId, title }) => ({ id, clauseId, title })),
      coordinators: coordinators.map(({ wordsId, unitId }) => [wordsId, unitId]),
      tasks,
    },
  });
  const { units } = countAssignments(lines.map(({ assignment }) => assignment));
  return { planId, directiveId: directive.id, tasks: lines.length, units };
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
  { assignment: { task }, deadline, wordsId, fieldId }: ComposedLine,
  clauses: Parameters<typeof clauseOf>[0],
) {
  return {
    id: wordsId,
    clauseId: clauseOf(clauses, task.span),
    fieldId,
    label: task.label,
    title: task.title.trim() || task.quote.trim(),
    quote: task.quote,
    span: task.span,
    product: task.product?.text ?? null,
    deadline: deadline.shape,
    why: { rule: task.rule, confidence: task.confidence },
  };
}
