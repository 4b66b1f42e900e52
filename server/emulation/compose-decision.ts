import { sql } from 'kysely';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { firstRow } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import type { CampaignStage } from './campaign-contract.ts';
import type { AwardLine } from './decision-contract.ts';
import { emulationErrors } from './errors-contract.ts';
import {
  type AwardCode,
  awardForm,
  awardRulesOn,
  baseSalaryOn,
  bonusOf,
} from './rules/award-rules.ts';
import { bonusLaw } from './rules/legal-bases.ts';
import type { Reason } from './rules/reasons.ts';
import { sayReason, sayVote } from './rules/say-reason.ts';
import { type Judging, stageFacts } from './stage-facts.ts';
import type { CampaignRecord } from './store/campaign-record.ts';
import { sessionsOf } from './store/council-store.ts';
import type { NominationRecord } from './store/nomination-store.ts';

export interface Composed {
  readonly awards: readonly AwardLine[];
  readonly total: string;
  readonly baseSource: string;
  readonly bases: readonly string[];
  readonly recipients: readonly string[];
  readonly minutes: string;
  readonly records: readonly NominationRecord[];
}

/**
 * What a decision would award: each nomination with its vote and its bonus. They are judged for today and
 * for the day of signing, so that neither an old day nor a late one lets anything through.
 *
 * @throws Refusal AWARD_BLOCKED with every reason of every nomination, NOMINATION_CLOSED, BONUS_UNKNOWN
 */
export async function composeDecision(
  judging: Judging,
  campaign: CampaignRecord,
  stage: CampaignStage,
  nominationIds: readonly string[],
  signedOn: string,
): Promise<Composed> {
  const { db } = judging;
  const only = new Set(nominationIds);
  const facts = await stageFacts(judging, campaign, stage, null, only);
  const onSigning = await stageFacts(
    judging,
    campaign,
    stage,
    { day: signedOn, endOfDay: null },
    only,
  );
  const records = facts.nominations.filter(({ id }) => only.has(id));
  const isOpen = ({ id, withdrawn }: NominationRecord) => !withdrawn && !facts.awarded.has(id);
  if (records.length < only.size || !records.every(isOpen)) {
    throw new Refusal(emulationErrors.NOMINATION_CLOSED);
  }
  const units = await unitRefs(
    db,
    records.map(({ unitId }) => unitId),
  );
  const unitName = (id: string) => units.get(id)?.name ?? '';
  const nameOf = ({ personName, unitId }: NominationRecord) => personName ?? unitName(unitId);

  const blocked = records.flatMap((record) => {
    const reasons = once([
      ...(facts.reasons.get(record.id) ?? []),
      ...(onSigning.reasons.get(record.id) ?? []),
    ]);
    if (reasons.length === 0) return [];
    return [{ id: record.id, name: nameOf(record), reasons: reasons.map(sayReason) }];
  });
  if (blocked.length > 0) {
    const details = { nominations: blocked };
    throw new Refusal(emulationErrors.AWARD_BLOCKED, { count: blocked.length }, details);
  }

  const salary = baseSalaryOn(signedOn);
  const awards = records.map((record): AwardLine => {
    const { id, award, unitId } = record;
    const form = awardForm(award);
    const { coefficient, basis } = coefficientOf(campaign, award, signedOn);
    const vote = facts.votes.get(id);
    const percent = awardRulesOn(award, signedOn).votes ?? campaign.definition.settings.usualVotes;
    return {
      ...{ nominationId: id, award, awardName: form.name, kind: form.for },
      ...{ name: nameOf(record), unitId, unitName: unitName(unitId) },
      vote: sayVote(vote?.ayes ?? 0, vote?.members ?? 0, percent),
      ...{ coefficient, coefficientBasis: basis, base: String(salary.dong) },
      bonus: String(bonusOf(coefficient, salary.dong)),
    };
  });
  const total = awards.reduce((sum, { bonus }) => sum + BigInt(bonus), 0n);
  const sessionIds = new Set(records.map(({ id }) => facts.votes.get(id)?.sessionId));
  const sessions = await sessionsOf(db, campaign.authorityId, campaign.id);
  const minutes = sessions
    .filter(({ id }) => sessionIds.has(id))
    .map(({ minutesNumber, heldOn }) => `Biên bản số ${minutesNumber} ngày ${written(heldOn)}`)
    .join('; ');
  return {
    ...{ awards, total: String(total), baseSource: salary.source, minutes, records },
    bases: [
      'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;',
      `Căn cứ ${bonusLaw(signedOn)};`,
      ...(await launchBasis(db, campaign)),
      `Căn cứ ${minutes} của Hội đồng Thi đua - Khen thưởng;`,
      'Theo đề nghị của Thường trực Hội đồng Thi đua - Khen thưởng.',
    ],
    recipients: ['Như Điều 3;', 'Các đơn vị tham gia phong trào;', 'Lưu: VT, TĐKT.'],
  };
}

/** The document that launched the movement, as a basis cites it. */
async function launchBasis(db: Db | Tx, campaign: CampaignRecord): Promise<string[]> {
  if (campaign.directiveId === null) return [];
  const found = await firstRow(
    db,
    sql<{ number: string | null; issuedOn: string | null; title: string }>`
      select number, issued_on as "issuedOn", title from directive
      where authority_id = ${campaign.authorityId} and id = ${campaign.directiveId}`,
  );
  if (!found) return [];
  const { number, issuedOn, title } = found;
  const day = issuedOn === null ? '' : ` ngày ${written(issuedOn)}`;
  return [`Thực hiện văn bản số ${number ?? ''}${day} về ${lowerFirst(title)};`];
}

/** @throws Refusal BONUS_UNKNOWN where neither the rules nor the body state one */
function coefficientOf(
  { definition: { settings } }: CampaignRecord,
  award: AwardCode,
  day: string,
): { coefficient: number; basis: string } {
  const { coefficient, source } = awardRulesOn(award, day);
  if (coefficient !== null) return { coefficient, basis: source };
  const own = settings.bonuses.find((bonus) => bonus.award === award);
  if (own) return { coefficient: own.coefficient, basis: own.basis };
  throw new Refusal(emulationErrors.BONUS_UNKNOWN, { award: awardForm(award).name.vi });
}

function once(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

function written(day: string): string {
  return isDay(day) ? formatDay(day) : day;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
