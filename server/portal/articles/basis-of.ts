import type { Db, Tx } from '../../platform/database/database.ts';
import type { Basis } from './rules/facts.ts';
import type { ArticleRecord } from './store/article-table.ts';
import { type PlanEdition, publicPlans, snapshotsOf } from './store/edition-store.ts';

type Of = Pick<ArticleRecord, 'authority_id' | 'plan_id' | 'kind' | 'to_edition' | 'from_edition'>;

/** The editions that an article was drafted from. Null where one of them may not be read any more. */
export function basisOf(db: Db | Tx, record: Of): Promise<Basis | null> {
  return basisFrom(db, record, record.to_edition, record.from_edition);
}

/**
 * The published data that the sentences of an article must agree with today. An article about a plan follows its
 * latest edition; one on a period's results stays with the days of its figures, and follows only their corrections.
 */
export async function basisToday(db: Db | Tx, record: Of): Promise<Basis | null> {
  const [plan] = await publicPlans(db, record.authority_id, [record.plan_id]);
  const latest = plan?.editions[0];
  if (!plan || !latest) return null;
  if (record.kind === 'plan') return basisFrom(db, record, latest.number, null);
  const to = sameDay(plan.editions, record.to_edition);
  const from = record.from_edition === null ? null : sameDay(plan.editions, record.from_edition);
  return to === null ? null : basisFrom(db, record, to, from);
}

/** The latest edition with the cut-off day of another: that one, or what corrected it. */
function sameDay(editions: readonly PlanEdition[], number: number): number | null {
  const day = editions.find((each) => each.number === number)?.cutOff;
  return editions.find(({ cutOff }) => cutOff === day)?.number ?? null;
}

async function basisFrom(
  db: Db | Tx,
  { authority_id: authorityId, plan_id: planId }: Of,
  to: number,
  from: number | null,
): Promise<Basis | null> {
  const numbers = from === null ? [to] : [to, from];
  const found = await snapshotsOf(db, authorityId, planId, numbers);
  const now = found.get(to);
  const before = from === null ? null : found.get(from);
  return now && before !== undefined ? { now, before } : null;
}
