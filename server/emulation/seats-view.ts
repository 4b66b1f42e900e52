import { dayInVietnam } from '../calendar/rules/day.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { type SeatHolder, seatHolders } from './store/campaign-parts.ts';

/** Posts of the authority with whoever holds them today, to choose a council from. @throws Refusal NOT_ALLOWED */
export async function seatsView(
  { db, clock }: Platform,
  actor: Actor,
  q: string,
): Promise<{ seats: SeatHolder[] }> {
  requireRight(actor, 'campaign.council');
  const words = plainWords(q).split(' ');
  return { seats: await seatHolders(db, actor.authorityId, dayInVietnam(clock()), { words }) };
}
