import { z } from 'zod';
import { personNames, postTitles, unitRefs } from '../../organisation/units.ts';
import { DeadlineShape } from '../../plans/contract.ts';
import { DayText, Id } from '../../platform/contract.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { FollowedEntry } from '../follow-journal.ts';
import { isByPartner } from './acting.ts';
import type { Saying } from './message-contract.ts';
import { goesOver } from './rules/said-acts.ts';
import type { Side } from './store/handed-store.ts';
import { mediaTypesOf } from './store/sent-files.ts';

/** What acts on tasks leave in the journal, as far as it is said to the other side. */
const Left = z.object({
  reason: z.string().nullish(),
  note: z.string().nullish(),
  words: z.unknown().optional(),
  decision: z.string().nullish(),
  dueOn: DayText.nullish(),
  report: z
    .object({
      id: Id,
      kind: z.enum(['progress', 'done']),
      onDay: DayText.nullish(),
      percent: z.number().nullable(),
      quantity: z.number().nullish(),
      body: z.string(),
      difficulty: z.string().nullable(),
      product: z.string().nullable(),
    })
    .nullish(),
  files: z.array(z.object({ name: z.string(), hash: z.string(), size: z.number() })).nullish(),
  extension: z
    .object({
      ...{ id: Id, from_due_on: DayText, to_due_on: DayText },
      ...{ to_deadline: DeadlineShape, reason: z.string() },
    })
    .nullish(),
  explanation: z
    .object({
      ...{ id: Id, cause: z.string(), words: z.string(), for_due_on: DayText.nullable() },
      ...{ late_days: z.number(), new_due_on: DayText.nullable() },
    })
    .nullish(),
  demand: z.object({ id: Id, words: z.string(), due_on: DayText }).nullish(),
  symbol: z.string().nullish(),
  answerBy: DayText.nullish(),
});

/**
 * What people of this side said with their acts, ready to go over: with their names, posts and units of that
 * time. What a partner's word has made here is not said back.
 *
 * @param dayOf the day of an entry, for reports of progress, which bear none
 */
export async function sayingsOf(
  tx: Tx,
  side: Side,
  entries: readonly FollowedEntry[],
  dayOf: (at: Date) => string,
): Promise<Saying[]> {
  const own = entries.filter(({ act, via }) => !isByPartner(via) && goesOver(act, side));
  if (own.length === 0) return [];
  const people = await personNames(
    tx,
    own.map(({ personId }) => personId),
  );
  const posts = await postTitles(
    tx,
    own.map(({ postId }) => postId),
  );
  const units = await unitRefs(
    tx,
    own.map(({ unitId }) => unitId),
  );
  const left = own.map(({ after }) => Left.parse(after ?? {}));
  const types = await mediaTypesOf(
    tx,
    left.flatMap(({ files }) => (files ?? []).map(({ hash }) => hash)),
  );
  return own.map((entry, n): Saying => {
    const said = left[n] ?? {};
    const { report, extension, explanation, demand } = said;
    return {
      ...{ id: entry.id, act: entry.act, at: entry.at.toISOString() },
      by: {
        person: people.get(entry.personId) ?? '',
        post: posts.get(entry.postId) ?? '',
        unit: units.get(entry.unitId)?.name ?? '',
      },
      reason: reasonOf(said),
      dueOn: said.dueOn ?? said.answerBy ?? null,
      decision: said.decision ?? null,
      report: report
        ? {
            ...{ id: report.id, kind: report.kind, percent: report.percent, body: report.body },
            ...{ quantity: report.quantity ?? null, difficulty: report.difficulty },
            ...{ product: report.product, onDay: report.onDay ?? dayOf(entry.at) },
            files: (said.files ?? []).map((file) => {
              return { ...file, mediaType: types.get(file.hash) ?? 'application/octet-stream' };
            }),
          }
        : null,
      extension: extension
        ? {
            ...{ id: extension.id, reason: extension.reason, deadline: extension.to_deadline },
            ...{ fromDueOn: extension.from_due_on, toDueOn: extension.to_due_on },
          }
        : null,
      explanation: explanation
        ? {
            ...{ id: explanation.id, cause: explanation.cause, words: explanation.words },
            ...{ forDueOn: explanation.for_due_on, lateDays: explanation.late_days },
            newDueOn: explanation.new_due_on,
          }
        : null,
      demand: demand ? { id: demand.id, words: demand.words, dueOn: demand.due_on } : null,
    };
  });
}

function reasonOf({ reason, note, words, symbol }: z.output<typeof Left>): string | null {
  const plain = typeof words === 'string' ? words : null;
  return reason ?? symbol ?? plain ?? note ?? null;
}
