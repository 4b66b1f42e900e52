import { asDay, type Day } from '../calendar/rules/day.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { countBetween } from './rules/counted-once.ts';
import { countedTasks, lookingAt } from './store/counted-tasks.ts';

/**
 * How many products of accepted tasks each unit made, with the units below it (sản phẩm đã được công nhận):
 * a counted product ("03 quy hoạch") counts its number, any other is one. A product is counted once for a
 * unit although a whole and its parts, or several tasks, name it.
 *
 * @param asked.from the first day of acceptance that counts, `asked.to` the last
 * @param asked.planId only tasks of this plan
 * @param asked.asOf tasks as they stood at the end of this day; today when left out
 * @returns every unit asked for, with 0 where it made none
 */
export async function acceptedProducts(
  db: Db | Tx,
  authorityId: string,
  asked: {
    readonly from: Day | string;
    readonly to: Day | string;
    readonly unitIds: readonly string[];
    readonly planId?: string | null;
    readonly asOf?: string | null;
  },
): Promise<ReadonlyMap<string, number>> {
  const { unitIds, planId = null, asOf = null } = asked;
  const [from, to] = [asDay(asked.from), asDay(asked.to)];
  const looking = lookingAt(db, asOf === null ? null : asDay(asOf));
  const scope = { kind: 'plan', planId, fieldId: null } as const;
  const tasks = await countedTasks(looking, authorityId, scope, { until: to, kind: null, unitIds });
  return new Map(
    unitIds.map((unitId) => {
      const own = tasks.filter(({ under }) => under.includes(unitId));
      return [unitId, countBetween(own, from, to)];
    }),
  );
}
