import { sql } from 'kysely';
import { addDays, asDay, type Day } from '../calendar/rules/day.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { firstRow } from '../platform/database/rows.ts';
import { laterVersions } from './store/plan-version-store.ts';

/** A version (bản) of an issued plan. */
export interface PlanVersion {
  readonly number: number;
  readonly inForceFrom: Day;
  /** Its last day in force; null for the one in force now. */
  readonly until: Day | null;
  /**
   * The moment before which it is read: that at which the next one was applied. Null for the one in force
   * now.
   */
  readonly readBefore: Date | null;
  /** Null for the first, which is the plan as issued. */
  readonly appliedAt: Date | null;
  readonly amendmentId: string | null;
  readonly directiveId: string | null;
}

/** The versions of a plan, oldest first: number 1 as issued, then one for each amendment that was applied. */
export async function versionsOf(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<PlanVersion[]> {
  const issued = await firstRow(
    db,
    sql<{ effectiveOn: string }>`select effective_on as "effectiveOn" from plan
        where authority_id = ${authorityId} and id = ${planId}`,
  );
  if (!issued) return [];
  const later = await laterVersions(db, authorityId, planId);
  const first = {
    ...{ number: 1, inForceFrom: issued.effectiveOn, appliedAt: null },
    ...{ amendmentId: null, directiveId: null },
  };
  return [first, ...later].map((version, at): PlanVersion => {
    const next = later[at];
    const inForceFrom = asDay(version.inForceFrom);
    const last = next ? addDays(asDay(next.inForceFrom), -1) : null;
    return {
      ...{ ...version, inForceFrom, readBefore: next?.appliedAt ?? null },
      until: last !== null && last < inForceFrom ? inForceFrom : last,
    };
  });
}
