import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { unitPaths } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight } from '../tasks/task-sight.ts';
import { type confirmValues as endpoint, indicatorErrors } from './contract.ts';
import { refuseOlder, seenIndicator } from './require-on-indicator.ts';
import { lockObservations, saveObservations } from './store/observation-store.ts';
import { momentAfter } from './store/versioned.ts';

/**
 * Xác nhận: a superior vouches for values as seen. Nobody confirms what they entered themselves.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFIRM_OWN, CONFLICT
 */
export async function confirmValues(
  platform: Platform,
  actor: Actor,
  indicatorId: string,
  { values }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<z.input<(typeof endpoint)['reply']>> {
  const sight = await openSight(platform, actor);
  const { authority_id: authorityId } = await seenIndicator(sight, indicatorId);
  const act = { name: 'confirm_values', authorityId, author: actor, key };
  return perform(platform, act, async ({ tx, now, journal }) => {
    const standing = new Map(
      (await lockObservations(tx, authorityId, indicatorId)).map((each) => [each.id, each]),
    );
    const found = values.map(({ id }) => {
      const record = standing.get(id);
      if (!record) throw new Refusal(platformErrors.NOT_FOUND);
      return record;
    });
    const paths = await unitPaths(
      tx,
      found.map(({ unit_id }) => unit_id),
      sight.day,
    );
    for (const [index, record] of found.entries()) {
      const { unit_id: unitId } = record;
      const thing = { authorityId, unitId, unitPath: paths.get(unitId) ?? [] };
      requireMay(actor, 'indicator.confirm', thing);
      await refuseOlder(tx, record, values[index]?.version ?? 0, [
        { field: 'value', yours: null, saved: record.value },
      ]);
      if (record.person_id === actor.personId) throw new Refusal(indicatorErrors.CONFIRM_OWN);
    }
    const since = found.reduce((at, each) => momentAfter(at, each.since), now);
    const confirmed = found
      .filter(({ confirmed_at }) => confirmed_at === null)
      .map((record) => ({
        ...record,
        ...{ confirmed_by: actor.personId, confirmed_post_id: actor.postId, confirmed_at: since },
        ...{ version: record.version + 1, since, changed_by: actor.personId },
      }));
    await saveObservations(tx, authorityId, [], confirmed);
    await journal({
      ...{ subjectKind: 'indicator', subjectId: indicatorId, before: null },
      after: { confirmed: confirmed.map(({ id, period, value }) => ({ id, period, value })) },
    });
    return { confirmed: confirmed.length };
  });
}
