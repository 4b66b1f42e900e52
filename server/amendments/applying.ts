import type { RawBuilder } from 'kysely';
import { dayInVietnam } from '../calendar/rules/day.ts';
import { findDirective } from '../directives/store/directive-store.ts';
import { clausesOf } from '../directives/store/outline-store.ts';
import type { Actor } from '../organisation/actor.ts';
import { clauseOf } from '../plans/rules/clause-of.ts';
import { laterVersions } from '../plans/store/plan-version-store.ts';
import type { WordsRecord } from '../plans/store/words-rows.ts';
import type { ActContext, Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { run } from '../platform/database/rows.ts';
import type { JournalEntry } from '../platform/journal/journal.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Scene } from '../tasks/move-task.ts';
import { citeBinding } from './compose-decision.ts';
import type { AmendmentRecord } from './store/amendment-table.ts';
import type { Change } from './value-contract.ts';

/** The words of the decision that order something, as a task rests on them. */
export type OrderingWords = Pick<
  WordsRecord,
  'directive_id' | 'clause_id' | 'quote' | 'starts' | 'ends'
>;

/** An amendment while it is put in force. */
export interface Applying {
  readonly amendment: AmendmentRecord;
  /** `Quyết định số … ngày …`: why it is so from now on. */
  readonly decision: string;
  readonly wordsOf: (change: Change) => OrderingWords;
  /** The scene of an act, whose writes go out one by one: a later change reads what an earlier one wrote. */
  readonly sceneOf: (entries: JournalEntry[]) => Omit<Scene, 'task'>;
  /** Other authorities in which something moved. */
  readonly moved: () => readonly string[];
  readonly noteMoved: (authorities: readonly string[]) => void;
}

/**
 * The act at a moment of its own for the plan: two versions that came into force within one tick of the clock
 * are still read one after the other. The row of the plan must be held.
 */
export async function atOwnMoment(
  context: ActContext,
  { authority_id, plan_id }: AmendmentRecord,
): Promise<ActContext> {
  const last = (await laterVersions(context.tx, authority_id, plan_id)).at(-1);
  const earliest = last ? last.appliedAt.getTime() + 1 : 0;
  return { ...context, now: new Date(Math.max(context.now.getTime(), earliest)) };
}

export async function openApplying(
  platform: Platform,
  context: ActContext,
  amendment: AmendmentRecord,
): Promise<Applying> {
  const { tx, authorityId, author, now } = context;
  const { binding, directive_id: directiveId } = amendment;
  if (binding === null || directiveId === null) {
    throw new Error(`Amendment ${amendment.id} is bound to no directive`);
  }
  const directive = await findDirective(tx, [authorityId], directiveId);
  const clauses = await clausesOf(tx, authorityId, directiveId);
  const moved = new Set<string>();
  return {
    ...{ amendment, decision: citeBinding(binding) },
    wordsOf: ({ span }) => ({
      directive_id: directiveId,
      clause_id: clauseOf(clauses, span),
      quote: span && directive ? directive.text.slice(span.start, span.end) : '',
      ...{ starts: span?.start ?? null, ends: span?.end ?? null },
    }),
    sceneOf: (entries) => ({
      ...{ platform, actName: 'apply_amendment', context: writingAtOnce(context, entries) },
      ...{ actor: inTheNameOf(author), at: now, today: dayInVietnam(now) },
    }),
    moved: () => [...moved],
    noteMoved: (authorities) => {
      for (const each of authorities) moved.add(each);
    },
  };
}

/** A value whose shape is not that of its kind cannot have been checked. */
export function misshapen(change: Change): Refusal {
  return new Refusal(platformErrors.BAD_INPUT, {}, { fields: [{ field: change.kind }] });
}

function writingAtOnce(context: ActContext, entries: JournalEntry[]): ActContext {
  return {
    ...context,
    async defer(statement: RawBuilder<unknown>, touches?: number) {
      const written = await run(context.tx, statement);
      if (touches !== undefined && written !== touches) {
        throw new Error(`A write touched ${written} rows instead of ${touches}`);
      }
    },
    journal: async (entry) => void entries.push(entry),
  };
}

/** Whoever bound the decision, in the post of that day; nothing here asks for rights again. */
function inTheNameOf(author: ActContext['author']): Actor {
  return {
    ...author,
    ...{ accountId: '0', personName: '', postTitle: '', role: 'planner', unitName: '' },
    ...{ jurisdictionUnitId: author.unitId, wholeAuthority: true },
  };
}
