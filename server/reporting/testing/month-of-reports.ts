import { sql } from 'kysely';
import type { World } from '../../../tests/support/world.ts';
import type { Platform } from '../../platform/act.ts';
import { firstRow } from '../../platform/database/rows.ts';
import { defineRegime } from '../define-regime.ts';
import { RegimeWords } from '../regime-contract.ts';

/** The name of the regime that {@link defineMonthly} defines. */
export const MONTHLY = 'Báo cáo tình hình thực hiện nhiệm vụ';

/**
 * A monthly report of the ministry through three levels: divisions of Cục Viễn thông → Cục, Vụ → the ministry
 * → another body.
 *
 * @param more what is different from a month of NĐ 09/2019
 */
export async function defineMonthly(
  platform: Platform,
  { ministry, hanoi, actors }: World,
  more: Partial<Pick<RegimeWords, 'closeAfter' | 'outline'>> = {},
): Promise<string> {
  const level = (unitIds: readonly string[], day: number, receiver: object) => ({
    ...{ reporters: { unitIds }, receiver, due: { kind: 'day', day } },
  });
  const above = { kind: 'above' };
  const { telecomPolicy, telecomLicensing, telecom, postal, security, office, top } = ministry;
  const words = RegimeWords.parse({
    ...{ name: MONTHLY, frequency: 'month', calendar: 'decree', validFrom: '2026-10-15' },
    hops: [
      level([telecomPolicy.id, telecomLicensing.id], 17, above),
      level(
        [telecom, postal, security, office].map(({ id }) => id),
        20,
        above,
      ),
      level([top.id], 25, { kind: 'unit', unitId: hanoi.top.id }),
    ],
    ...more,
  });
  const { id } = await defineRegime(platform, actors.planner, words, null);
  return id;
}

/** What a unit owes for a period. */
export async function obligationOf(
  { db }: Platform,
  regimeId: string,
  unitId: string,
  periodKey = '2026-M11',
): Promise<string> {
  const found = await firstRow(
    db,
    sql<{ id: string }>`select id from obligation where regime_id = ${regimeId}
        and unit_id = ${unitId} and period_key = ${periodKey}`,
  );
  if (!found) throw new Error(`Unit ${unitId} owes nothing for ${periodKey}`);
  return found.id;
}
