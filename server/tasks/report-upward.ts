import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { sumOf } from './rules/roll-up.ts';
import {
  allWholesAbove,
  type PartUpward,
  partsUpward,
  saveReport,
  tasksNamedSince,
  wholesAbove,
} from './store/part-reports.ts';
import type { TaskKey } from './store/ties.ts';
import { figuresBelow } from './store/tree-below.ts';

type Means = Pick<Platform, 'db' | 'clock'>;

/**
 * Reports upward what the parts that an authority made of other authorities' tasks come to, so that a
 * figure above needs nothing but what was reported. Idempotent: it may run at any time, twice or late, and
 * says nothing twice; where a report changes a task that is itself a part of a third authority's, that is
 * reported on as well.
 *
 * @param since what the journal names since then; null goes through everything (rebuilt = live)
 * @returns the number of reports that said something new
 */
export async function reportUpward(
  means: Means,
  authorityId: string,
  since: Date | null,
): Promise<number> {
  const { db } = means;
  const wholes =
    since === null
      ? await allWholesAbove(db, authorityId)
      : await wholesAbove(db, authorityId, await tasksNamedSince(db, authorityId, since));
  let count = 0;
  for (const whole of wholes) count += await reportOn(means, authorityId, whole);
  return count;
}

async function reportOn(means: Means, authorityId: string, whole: TaskKey): Promise<number> {
  const { db, clock } = means;
  const parts = await partsUpward(db, authorityId, whole);
  const sums = sumOf(await Promise.all(parts.map((part) => withDerived(means, part))));
  const isNew = await db
    .transaction()
    .execute((tx) => saveReport(tx, whole, authorityId, sums, clock()));
  if (!isNew) return 0;
  let count = 1;
  for (const above of await wholesAbove(db, whole.authority_id, [whole.id])) {
    if (above.id !== whole.id) count += await reportOn(means, whole.authority_id, above);
  }
  return count;
}

async function withDerived({ db, clock }: Means, part: PartUpward) {
  const looking = { db, day: dayInVietnam(clock()), isPast: false };
  const { derived } = await figuresBelow(looking, part);
  return { ...part, derived: derived.get(part.id) ?? null };
}
