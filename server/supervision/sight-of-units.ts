import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may, type Right } from '../organisation/rules/may.ts';
import { unitPaths } from '../organisation/units.ts';
import type { Db } from '../platform/database/database.ts';
import { belowSql } from '../tasks/store/below-sql.ts';

/** Which units' part of an inspection or a meeting a post may see. */
export interface UnitSight {
  /** Everything of the authority. */
  readonly whole: boolean;
  /** The condition that one of an array of units is in sight. */
  readonly seesAny: (unitIds: RawBuilder<unknown>) => RawBuilder<boolean>;
  /** Of some units those in sight. */
  readonly among: (unitIds: Iterable<string>) => Promise<ReadonlySet<string>>;
}

/** @throws Refusal NOT_ALLOWED for a post that has the right nowhere */
export function sightOfUnits(db: Db, actor: Actor, right: Right, day: string): UnitSight {
  requireRight(actor, right);
  const whole = may(actor, right, { authorityId: actor.authorityId }).allowed;
  const top = actor.jurisdictionUnitId;
  return {
    whole,
    seesAny: (unitIds) =>
      whole
        ? sql`true`
        : sql`exists (select from unnest(${unitIds}) as named where named in (${belowSql(top, day)}))`,
    async among(unitIds) {
      const ids = [...unitIds];
      if (whole) return new Set(ids);
      const paths = await unitPaths(db, ids, day);
      return new Set(ids.filter((id) => paths.get(id)?.includes(top)));
    },
  };
}
