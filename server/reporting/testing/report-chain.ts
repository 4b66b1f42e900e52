import type { z } from 'zod';
import type { World } from '../../../tests/support/world.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import { defineRegime } from '../define-regime.ts';
import { RegimeWords } from '../regime-contract.ts';

/** Two levels of the ministry by the month of NĐ 09: phòng → cục, then cục, vụ → bộ. */
export function monthlyWords(more: Partial<z.input<typeof RegimeWords>> = {}): RegimeWords {
  return RegimeWords.parse({
    name: 'Báo cáo tháng về thực hiện nhiệm vụ',
    frequency: 'month',
    hops: [
      {
        reporters: { depth: 2 },
        receiver: { kind: 'above' },
        due: { kind: 'day', day: 17 },
      },
      {
        reporters: { depth: 1 },
        receiver: { kind: 'above' },
        due: { kind: 'day', day: 20 },
      },
    ],
    validFrom: '2026-09-15',
    closeAfter: 10,
    aheadDays: 30,
    ...more,
  });
}

/** Defines the {@link monthlyWords} and gives the id of the regime. */
export async function defineMonthly(
  platform: Platform,
  { actors }: World,
  more: Partial<z.input<typeof RegimeWords>> = {},
  planner: Actor = actors.planner,
): Promise<{ id: string; version: number; obligations: number }> {
  return defineRegime(platform, planner, monthlyWords(more), null);
}
