import type { z } from 'zod';
import { asDay, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnRegime } from './act-on-regime.ts';
import type { RegimeWritten } from './define-regime.ts';
import { reportingErrors } from './errors-contract.ts';
import type { changeRegime as contract } from './regime-contract.ts';
import { shapeRegime } from './shape-regime.ts';

/**
 * Changes a regime from a day on: periods that ended before keep what was owed, and a report that was begun
 * keeps its days. Earlier versions stay.
 *
 * @throws Refusal REGIME_STARTS_LATER, those of {@link shapeRegime} and {@link actOnRegime}
 */
export async function changeRegime(
  platform: Platform,
  actor: Actor,
  id: string,
  { version, changesOn, ...words }: z.output<typeof contract.body>,
  key: string | null,
): Promise<RegimeWritten> {
  return actOnRegime(
    platform,
    actor,
    'change_regime',
    { id, version },
    key,
    async (context, held) => {
      const from = asDay(changesOn);
      if (from < held.validFrom) {
        const days = { day: formatDay(from), from: formatDay(held.validFrom) };
        const fields = [{ field: 'changesOn' }];
        throw new Refusal(reportingErrors.REGIME_STARTS_LATER, days, { fields });
      }
      const worded = await shapeRegime(context.tx, held.authorityId, words);
      const { validFrom } = held;
      const regime = { ...held, ...worded, validFrom, rulesFrom: from };
      return { regime, from, said: { ...words, changesOn } };
    },
  );
}
