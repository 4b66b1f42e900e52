import { compareDays, type Day, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight, type TaskSight } from '../tasks/task-sight.ts';

/**
 * Who looks at money, at which books, as of which day. The day (`asOf`) is that of the books: what had been
 * entered by then. `upTo` (tính đến) is that of the entries: what happened by then, as the books know it.
 */
export interface MoneySight extends TaskSight {
  readonly upTo: Day;
}

/** @throws Refusal BAD_INPUT where a day is none of the calendar */
export async function openMoneySight(
  platform: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  { asOf, upTo }: { readonly asOf?: string | undefined; readonly upTo?: string | undefined },
): Promise<MoneySight> {
  const sight = await openSight(platform, actor, asOf);
  const last = upTo === undefined ? sight.day : parseDay(upTo);
  if (last === null) throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['upTo'] });
  return { ...sight, upTo: compareDays(last, sight.day) < 0 ? last : sight.day };
}
