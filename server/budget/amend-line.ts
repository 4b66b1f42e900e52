import { dayInVietnam } from '../calendar/rules/day.ts';
import type { ActContext } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { findNode } from './money-node.ts';
import { insertLine } from './open-line.ts';
import { insertEntries } from './store/entry-store.ts';
import { endLine, lockLine, setVersion } from './store/line-store.ts';

/** A planned sum that a decision sets: the document stands as its basis, and allows what it exceeds. */
export interface AmendedSum {
  /** Whole đồng in decimal. */
  readonly amount: string;
  readonly decision: string;
}

/** Sets the planned sum of a line anew, as amended; what was planned before stays in every day before. */
export async function amendPlanned(
  context: ActContext,
  lineId: string,
  { amount, decision }: AmendedSum,
  before: string | null,
): Promise<void> {
  const { tx, authorityId, now, ids, author } = context;
  const version = await lockLine(tx, authorityId, lineId);
  if (version === null) throw new Refusal(platformErrors.NOT_FOUND);
  await insertEntries(tx, [
    {
      ...{ authority_id: authorityId, id: ids.next(), line_id: lineId, measure: 'planned', amount },
      ...{ on_day: dayInVietnam(now), basis: decision, decision, version: version + 1 },
      ...{ at: now.toISOString(), by_person: author.personId, corrects: null },
    },
  ]);
  await setVersion(tx, authorityId, lineId, version + 1);
  await context.journal({
    ...{ subjectKind: 'budget_line', subjectId: lineId, before: { planned: before } },
    after: { measure: 'planned', amount, decision },
  });
}

/** Takes a line out of the books, as amended. */
export async function endAmendedLine(
  context: ActContext,
  lineId: string,
  reason: string,
): Promise<void> {
  const { tx, authorityId, now, author } = context;
  const version = await lockLine(tx, authorityId, lineId);
  if (version === null) throw new Refusal(platformErrors.NOT_FOUND);
  await endLine(tx, authorityId, lineId, { at: now, by: author.personId, reason });
  await setVersion(tx, authorityId, lineId, version + 1);
  await context.journal({
    ...{ subjectKind: 'budget_line', subjectId: lineId, before: { version } },
    after: { reason },
  });
}

/**
 * Begins a line of money at a task, as amended.
 *
 * @throws Refusal NOT_FOUND, UNKNOWN_SOURCE, LINE_EXISTS, YEARS_CROSS
 */
export async function addAmendedLine(
  context: ActContext,
  at: {
    readonly taskId: string;
    readonly source: string;
    readonly fromYear: number;
    readonly toYear: number;
  },
  { amount, decision }: AmendedSum,
): Promise<void> {
  const { tx, authorityId, now } = context;
  const node = await findNode(tx, [authorityId], { kind: 'task', id: at.taskId });
  if (!node) throw new Refusal(platformErrors.NOT_FOUND);
  await insertLine(context, node, {
    ...{ node: { kind: 'task', id: at.taskId }, source: at.source, fromYear: at.fromYear },
    ...{ toYear: at.toYear, carriedFrom: null, provisionId: null },
    entries: [
      {
        ...{ measure: 'planned', amount, onDay: dayInVietnam(now) },
        ...{ basis: decision, decision },
      },
    ],
  });
}
