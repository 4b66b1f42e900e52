import { formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { lastSaving } from '../organisation/store/last-saving.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { RegimeWritten } from './define-regime.ts';
import { reportingErrors } from './errors-contract.ts';
import { makeObligationsOf } from './make-obligations.ts';
import { takeBackObligations } from './store/obligation-moves.ts';
import { lockRegime, type RegimeRecord, replaceRegime } from './store/regime-store.ts';

/** How a regime goes on, and from when its obligations are made anew. */
export interface RegimeNext {
  readonly regime: RegimeRecord;
  /** Reports not begun of periods that end on this day or later are made again as the regime says now. */
  readonly from: RegimeRecord['validFrom'];
  readonly said: object;
}

/**
 * The steps that every act on a regime shares: rights, the regime held, its version, the new version, its
 * obligations taken back and made again, the journal.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, CONFLICT with the difference, REGIME_CLOSED, and those of `work`
 */
export async function actOnRegime(
  platform: Platform,
  actor: Actor,
  name: string,
  target: { readonly id: string; readonly version: number },
  key: string | null,
  work: (context: ActContext, held: RegimeRecord) => Promise<RegimeNext>,
): Promise<RegimeWritten> {
  const { authorityId } = actor;
  requireRight(actor, 'report.define');
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { tx, now } = context;
    const held = await lockRegime(tx, authorityId, target.id);
    if (!held) throw new Refusal(platformErrors.NOT_FOUND);
    if (held.version !== target.version) await refuseOutdated(platform, held);
    if (held.validTo !== null) {
      throw new Refusal(reportingErrors.REGIME_CLOSED, { day: formatDay(held.validTo) });
    }
    const { regime, from, said } = await work(context, held);
    const next: RegimeRecord = {
      ...regime,
      ...{ version: held.version + 1, since: now, changedBy: actor.personId },
    };
    await replaceRegime(tx, next);
    const by = { authorityId, regimeId: held.id, at: now, personId: actor.personId };
    const takenBack = await takeBackObligations(tx, by, from);
    const { made } = await makeObligationsOf(context, next);
    await context.journal({
      ...{ subjectKind: 'regime', subjectId: held.id, before: wordsOf(held) },
      after: { ...said, takenBack, obligations: made },
    });
    return { id: held.id, version: next.version, obligations: made };
  });
}

async function refuseOutdated(platform: Platform, held: RegimeRecord): Promise<never> {
  const saving = await lastSaving(platform.db, held.authorityId, 'regime', held.id);
  throw new Refusal(
    platformErrors.CONFLICT,
    {},
    {
      ...saving,
      version: held.version,
      fields: [{ field: 'name', yours: null, saved: held.name }],
    },
  );
}

/** What the journal keeps of a regime before a change. */
function wordsOf(held: RegimeRecord): object {
  const {
    authorityId: _authority,
    folded: _folded,
    since: _since,
    changedBy: _by,
    ...words
  } = held;
  return words;
}
