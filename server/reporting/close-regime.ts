import type { z } from 'zod';
import { addDays, asDay, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnRegime } from './act-on-regime.ts';
import type { RegimeWritten } from './define-regime.ts';
import { reportingErrors } from './errors-contract.ts';
import type { closeRegime as contract } from './regime-contract.ts';

/**
 * Gives a regime its last day (bãi bỏ chế độ báo cáo): reports of periods that end later are no longer owed,
 * unless they were begun.
 *
 * @throws Refusal REGIME_STARTS_LATER, those of {@link actOnRegime}
 */
export async function closeRegime(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, lastDay, reason }: z.output<typeof contract.body>,
  key: string | null,
): Promise<RegimeWritten> {
  return actOnRegime(
    platform,
    actor,
    'close_regime',
    { id, version },
    key,
    async (_context, held) => {
      const last = asDay(lastDay);
      if (last < held.validFrom) {
        const days = { day: formatDay(last), from: formatDay(held.validFrom) };
        const fields = [{ field: 'lastDay' }];
        throw new Refusal(reportingErrors.REGIME_STARTS_LATER, days, { fields });
      }
      const regime = { ...held, validTo: last };
      return { regime, from: addDays(last, 1), said: { lastDay, reason } };
    },
  );
}
