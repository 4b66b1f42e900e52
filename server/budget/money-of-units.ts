import { asDay, dayInVietnam } from '../calendar/rules/day.ts';
import { unitPaths } from '../organisation/units.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { consolidatedMoney } from './consolidated.ts';
import { moneyWithin } from './rules/figures.ts';

/**
 * What units planned, allotted and disbursed in some years, in đồng: for a unit the money of all units under
 * it, each đồng once. A sum given at a whole and again at its parts goes to the units of the parts, and only
 * the rest to the unit of the whole; carried-over capital counts as planned only where its own year lies
 * before `fromYear`.
 *
 * @param options.asOf the books as they stood at the end of that day; today when left out
 * @returns every unit asked for, with zeros where it bears no money
 */
export async function moneyOfUnits(
  db: Db | Tx,
  authorityId: string,
  options: {
    readonly fromYear: number;
    readonly toYear: number;
    readonly unitIds: readonly string[];
    readonly planId?: string | undefined;
    readonly asOf?: string | undefined;
  },
): Promise<ReadonlyMap<string, { planned: bigint; allotted: bigint; disbursed: bigint }>> {
  const { fromYear, toYear, unitIds, planId, asOf } = options;
  const day = asOf === undefined ? dayInVietnam(new Date()) : asDay(asOf);
  const sight = { db, day, isPast: asOf !== undefined, upTo: day };
  const { counted } = await consolidatedMoney(sight, [authorityId], null, { planId });
  const bearers = new Set(counted.map(({ line }) => line.record.unitId));
  const paths = await unitPaths(db, bearers, day);
  return new Map(
    unitIds.map((unitId) => {
      const own = counted.filter(({ line }) => paths.get(line.record.unitId)?.includes(unitId));
      return [unitId, moneyWithin(own, fromYear, toYear)];
    }),
  );
}
