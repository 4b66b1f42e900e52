import { type Day, dayInVietnam, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { reachOf } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';

/** Who looks, at which authorities, as of which day: what every view of tasks starts from. */
export interface TaskSight {
  readonly db: Db | Tx;
  readonly actor: Actor;
  /** The post's own authority first, then those that gave work to its units. */
  readonly authorities: readonly string[];
  readonly day: Day;
  /** True where the day lies before today: rows and balances are read as they stood then. */
  readonly isPast: boolean;
  /** What happened from this instant on is not part of the picture; without it, from the end of the day on. */
  readonly before?: Date;
}

/**
 * @param asOf `YYYY-MM-DD`; undefined for today
 * @throws Refusal BAD_INPUT where it is no day of the calendar
 */
export async function openSight(
  platform: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  asOf?: string,
): Promise<TaskSight> {
  const { db } = platform;
  const today = dayInVietnam(platform.clock());
  const day = asOf === undefined ? today : parseDay(asOf);
  if (day === null) throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['asOf'] });
  const authorities = await reachOf(db, actor);
  return { db, actor, authorities, day, isPast: day < today };
}

/**
 * Looks at how things stood just before a moment: a plan as it was before its next version came into force,
 * say, on the very day on which it did.
 */
export async function openSightBefore(
  platform: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  before: Date,
): Promise<TaskSight> {
  const sight = await openSight(platform, actor, dayInVietnam(new Date(before.getTime() - 1)));
  return before <= platform.clock() ? { ...sight, isPast: true, before } : sight;
}
