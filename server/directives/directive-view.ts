import { type Day, daysBetween, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { reachedFrom, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { CitationKind, type Directive } from './contract.ts';
import { type Moment, momentOf } from './moment.ts';
import { directiveRows } from './register-view.ts';
import { citationsOf, citationsTo } from './store/citation-store.ts';
import { type DirectiveRecord, editionsOf, findDirective } from './store/directive-store.ts';
import { type OrderedTask, orderedTasks, takesPart } from './store/ordered-tasks.ts';
import { clausesOf } from './store/outline-store.ts';

/** One document: its text, outline, links both ways, editions, and every place that orders work. */
export async function directiveView(
  platform: Platform,
  actor: Actor,
  id: string,
  asOf: string | undefined,
): Promise<Directive> {
  const { db, clock } = platform;
  const moment = momentOf(clock, asOf);
  const record = await readableDirective(platform, actor, id, moment);
  const [row] = await directiveRows(platform, actor, [record], moment);
  if (!row) throw new Refusal(platformErrors.NOT_FOUND);
  const issuerUnit =
    record.issuerUnitId === null
      ? null
      : ((await unitRefs(db, [record.issuerUnitId])).get(record.issuerUnitId) ?? null);
  const editions = await editionsOfRecord(platform, record);
  const tasks = await orderedTasks(db, actor, record, moment);
  return {
    ...row,
    text: record.text,
    issuerUnit,
    file:
      record.fileHash === null
        ? null
        : { name: record.fileName ?? 'văn bản', href: `/api/directives/${id}/file` },
    signed:
      record.signedHash === null
        ? null
        : { name: record.signedName ?? 'bản ký', href: `/api/directives/${id}/signed` },
    outline: await outlineOf(platform, record, tasks),
    citations: await citationsOfRecord(platform, record),
    citedBy: await citedBy(platform, actor, record, editions, moment),
    editions,
    tasks: tasks.map(({ clauseId: _, starts, ends, ...task }) => ({
      ...task,
      span: spanOf(starts, ends),
    })),
    registeredAt: record.registeredAt.toISOString(),
    version: record.version,
  };
}

/**
 * A document that the post may read: its own authority's, or one that orders work of its units.
 *
 * @throws Refusal NOT_FOUND for any other
 */
export async function readableDirective(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  id: string,
  { day }: Moment,
): Promise<DirectiveRecord> {
  const authorityIds = await reachedFrom(db, actor.authorityId);
  const record = await findDirective(db, authorityIds, id);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  const { authorityId } = record;
  const isOwn = authorityId === actor.authorityId;
  const involved = !isOwn && (await takesPart(db, actor, record, day));
  requireMay(actor, 'directive.read', {
    authorityId,
    ...(involved ? { unitPath: [actor.jurisdictionUnitId] } : {}),
  });
  return record;
}

async function outlineOf(
  { db }: Platform,
  { authorityId, id }: DirectiveRecord,
  tasks: readonly OrderedTask[],
): Promise<Directive['outline']> {
  const counts = new Map<string, number>();
  for (const { clauseId } of tasks) {
    if (clauseId !== null) counts.set(clauseId, (counts.get(clauseId) ?? 0) + 1);
  }
  const clauses = await clausesOf(db, authorityId, id);
  return clauses.map(({ starts, ends, ...clause }) => ({
    ...clause,
    span: { start: starts, end: ends },
    taskCount: counts.get(clause.id) ?? 0,
  }));
}

async function citationsOfRecord(
  { db }: Platform,
  { authorityId, id, issuedOn }: DirectiveRecord,
): Promise<Directive['citations']> {
  const citations = await citationsOf(db, authorityId, id);
  const dayOf = new Map(citations.map(({ id: citationId, day }) => [citationId, day]));
  return citations.map(({ starts, ends, kind, ...citation }) => ({
    ...citation,
    kind: CitationKind.parse(kind),
    days: daysApart(
      citation.day,
      citation.fromId === null ? issuedOn : (dayOf.get(citation.fromId) ?? null),
    ),
    span: spanOf(starts, ends),
  }));
}

async function citedBy(
  platform: Platform,
  actor: Actor,
  record: DirectiveRecord,
  editions: readonly { readonly id: string }[],
  moment: Moment,
): Promise<Directive['citedBy']> {
  const { authorityId } = record;
  // Readers of another authority see the document that gives them work, not the rest of the register.
  if (authorityId !== actor.authorityId) return [];
  const links = await citationsTo(
    platform.db,
    authorityId,
    editions.map(({ id }) => id),
  );
  const keys = [...new Set(links.map(({ directiveId }) => directiveId))];
  const found = await directiveRows(
    platform,
    actor,
    keys.map((id) => ({ authorityId, id })),
    moment,
  );
  const byId = new Map(found.map((directive) => [directive.id, directive]));
  return links.flatMap(({ directiveId, kind }) => {
    const directive = byId.get(directiveId);
    if (!directive) return [];
    const days = daysApart(record.issuedOn, directive.issuedOn);
    return [{ kind: CitationKind.parse(kind), directive, days }];
  });
}

async function editionsOfRecord({ db }: Platform, record: DirectiveRecord) {
  const { id, authorityId, numberKey, year, issuerKey } = record;
  if (numberKey === null) return [{ id, edition: 1 }];
  return editionsOf(db, authorityId, { numberKey, year, issuerKey });
}

function daysApart(from: string | null, to: string | null): number | null {
  const [first, last] = [dayOrNull(from), dayOrNull(to)];
  return first === null || last === null ? null : daysBetween(first, last);
}

function dayOrNull(text: string | null): Day | null {
  return text !== null && isDay(text) ? text : null;
}

function spanOf(start: number | null, end: number | null) {
  return start === null || end === null ? null : { start, end };
}
