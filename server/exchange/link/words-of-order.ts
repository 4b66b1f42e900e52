import { isDeepStrictEqual } from 'node:util';
import { insertWords, loadWords, type WordsRecord } from '../../tasks/store/words-store.ts';
import type { LinkContext } from './acting.ts';
import { findParties } from './find-own-unit.ts';
import type { OrderRegister } from './message-contract.ts';
import type { HandedPlan } from './store/handed-store.ts';
import { insertParties } from './store/received-plan.ts';

type Facts = OrderRegister['facts'];

/**
 * The words of an order as they stand here: those of the task where they are still the same, else new ones, so
 * that what was ordered before stays readable.
 *
 * @param before the words that the task stands on now; null for a new task
 */
export async function wordsOfOrder(
  context: LinkContext,
  plan: HandedPlan,
  facts: Facts,
  before: string | null,
): Promise<{ readonly wordsId: string; readonly fieldId: string | null }> {
  const { tx, authorityId, ids } = context;
  if (plan.planId === null || plan.directiveId === null) {
    throw new Error(`Plan ${plan.giverPlan} has no place here`);
  }
  const fieldId =
    facts.giverFieldId === null ? null : (plan.places.fields[facts.giverFieldId] ?? null);
  const hasText = plan.places.clauses.length > 0;
  const clauseId = facts.clause === null ? null : (plan.places.clauses[facts.clause] ?? null);
  const wanted: Omit<WordsRecord, 'id' | 'why'> = {
    ordinal: facts.ordinal,
    ...{ authority_id: authorityId, plan_id: plan.planId, directive_id: plan.directiveId },
    ...{ clause_id: clauseId, field_id: fieldId, label: facts.label, title: facts.title },
    ...{ quote: facts.quote, product: facts.product, deadline: facts.deadline },
    // In a document that was registered here by somebody else the words may stand elsewhere.
    starts: hasText ? (facts.span?.start ?? null) : null,
    ends: hasText ? (facts.span?.end ?? null) : null,
  };
  if (before !== null) {
    const { id, why: _, ...there } = await loadWords(tx, authorityId, before);
    if (isDeepStrictEqual(there, wanted)) return { wordsId: id, fieldId };
  }
  const wordsId = ids.next();
  await insertWords(tx, [{ ...wanted, id: wordsId, why: null }]);
  await insertParties(tx, authorityId, wordsId, await findParties(context, facts.coordinators));
  return { wordsId, fieldId };
}
