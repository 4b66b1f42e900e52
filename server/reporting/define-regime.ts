import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { makeObligationsOf } from './make-obligations.ts';
import type { RegimeWords } from './regime-contract.ts';
import { shapeRegime } from './shape-regime.ts';
import { insertRegime, type RegimeRecord } from './store/regime-store.ts';

/** What an act on a regime answers. */
export interface RegimeWritten {
  readonly id: string;
  readonly version: number;
  /** Obligations made. */
  readonly obligations: number;
}

/**
 * Defines a report regime (ban hành chế độ báo cáo). Its obligations are there at once, those of periods that
 * have ended since its first day among them. What contradicts the decree is allowed.
 *
 * @throws Refusal NOT_ALLOWED, and those of {@link shapeRegime}
 */
export async function defineRegime(
  platform: Platform,
  actor: Actor,
  words: RegimeWords,
  key: string | null,
): Promise<RegimeWritten> {
  const { authorityId } = actor;
  requireRight(actor, 'report.define');
  const request = { name: 'define_regime', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const { tx, ids, now } = context;
    const worded = await shapeRegime(tx, authorityId, words);
    const regime: RegimeRecord = {
      ...{ ...worded, authorityId, id: ids.next(), version: 1, since: now },
      ...{ rulesFrom: worded.validFrom, validTo: null, changedBy: actor.personId },
    };
    await insertRegime(tx, regime);
    const { made } = await makeObligationsOf(context, regime);
    await context.journal({
      ...{ subjectKind: 'regime', subjectId: regime.id, before: null },
      after: { ...words, obligations: made },
    });
    return { id: regime.id, version: 1, obligations: made };
  });
}
