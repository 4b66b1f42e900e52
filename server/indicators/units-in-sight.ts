import { may } from '../organisation/rules/may.ts';
import { unitPaths } from '../organisation/units.ts';
import type { TaskSight } from '../tasks/task-sight.ts';
import type { IndicatorRecord } from './store/indicator-store.ts';
import { readsWhole } from './store/visible-sql.ts';

/** Those of some units whose values of an indicator a post may read. */
export async function mayReadUnits(
  { db, actor, day }: Pick<TaskSight, 'db' | 'actor' | 'day'>,
  { authority_id }: Pick<IndicatorRecord, 'authority_id'>,
  unitIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(unitIds)];
  if (readsWhole(actor, authority_id)) return new Set(ids);
  const paths = await unitPaths(db, ids, day);
  return new Set(
    ids.filter((unitId) => {
      const thing = { authorityId: authority_id, unitId, unitPath: paths.get(unitId) ?? [] };
      return may(actor, 'indicator.read', thing).allowed;
    }),
  );
}
