import type { z } from 'zod';
import { dayInVietnam, makeDay, partsOf } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import {
  type listOrderedDuties,
  type listReadyRegimes,
  type OrderedDuty,
  RegimeWords,
} from './regime-contract.ts';
import { READY_REGIMES } from './rules/ready-regimes.ts';
import { regimeOfDuty } from './rules/regime-of-duty.ts';
import { orderedDuties } from './store/ordered-duties.ts';

/** The regimes that come with the program, as they would begin this year. @throws Refusal NOT_ALLOWED */
export function readyRegimesView(
  { clock }: Platform,
  actor: Actor,
): z.output<(typeof listReadyRegimes)['reply']> {
  requireRight(actor, 'report.define');
  const { year } = partsOf(dayInVietnam(clock()));
  const validFrom = makeDay(year, 1, 1);
  return {
    rows: READY_REGIMES.map(({ key, about, words }) => ({
      ...{ key, about, words: RegimeWords.parse({ ...words, validFrom }) },
    })),
  };
}

/** Duties to report that issued plans hold, each as a proposed regime. @throws Refusal NOT_ALLOWED */
export async function orderedDutiesView(
  { db, clock }: Platform,
  actor: Actor,
): Promise<z.output<(typeof listOrderedDuties)['reply']>> {
  requireRight(actor, 'report.define');
  const today = dayInVietnam(clock());
  const found = await orderedDuties(db, actor.authorityId);
  return {
    rows: found.map(({ span: _span, issuedOn: _day, when, ...duty }): OrderedDuty => {
      const { provisionId, number } = duty;
      const proposal = RegimeWords.parse({ ...regimeOfDuty(duty.quote, when, today), provisionId });
      const name = `${proposal.name} ${number ?? ''}`.trim();
      return { ...duty, when: [...when], proposal: { ...proposal, name, basis: number ?? '' } };
    }),
  };
}
