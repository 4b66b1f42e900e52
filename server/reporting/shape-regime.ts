import { asDay } from '../calendar/rules/day.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { reportingErrors } from './errors-contract.ts';
import type { RegimeWords } from './regime-contract.ts';
import { levelsWithoutReporters } from './rules/regime-gaps.ts';
import { orderedDuty } from './store/ordered-duties.ts';
import type { RegimeRecord } from './store/regime-store.ts';

/** What of a record the words decide. */
type Worded = Omit<
  RegimeRecord,
  'authorityId' | 'id' | 'version' | 'since' | 'changedBy' | 'validTo' | 'rulesFrom'
>;

/**
 * The words of a regime as they are kept, checked against the register and the plans.
 *
 * @throws Refusal REGIME_NOBODY, REGIME_RECEIVER_UNKNOWN
 */
export async function shapeRegime(
  tx: Tx,
  authorityId: string,
  words: RegimeWords,
): Promise<Worded> {
  const [nobody] = levelsWithoutReporters(words.hops);
  if (nobody !== undefined) {
    const fields = [{ field: `hops.${nobody - 1}.reporters` }];
    throw new Refusal(reportingErrors.REGIME_NOBODY, { level: nobody }, { fields });
  }
  await refuseUnknownReceivers(tx, words);
  const { provisionId, validFrom, ...rest } = words;
  const duty = provisionId === null ? null : await orderedDuty(tx, authorityId, provisionId);
  return {
    ...rest,
    folded: plainWords(`${words.name} ${words.formCode}`),
    validFrom: asDay(validFrom),
    provisionId: duty?.provisionId ?? null,
    directiveId: duty?.directiveId ?? null,
    quote: duty?.quote ?? null,
  };
}

async function refuseUnknownReceivers(tx: Tx, { hops }: RegimeWords): Promise<void> {
  const receivers = hops.map(({ receiver }) => (receiver.kind === 'unit' ? receiver.unitId : null));
  const known = await unitRefs(
    tx,
    receivers.filter((id) => id !== null),
  );
  const at = receivers.findIndex((id) => id !== null && !known.has(id));
  if (at < 0) return;
  const fields = [{ field: `hops.${at}.receiver` }];
  throw new Refusal(reportingErrors.REGIME_RECEIVER_UNKNOWN, { level: at + 1 }, { fields });
}
