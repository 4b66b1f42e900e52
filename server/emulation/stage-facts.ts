import { addDays, asDay, dayInVietnam, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { CampaignStage } from './campaign-contract.ts';
import { type AwardCode, awardForm } from './rules/award-rules.ts';
import {
  type Candidate,
  type CouncilVote,
  judgeNominations,
  type Stage,
} from './rules/judge-nominations.ts';
import { allowedOf, type Rounding } from './rules/quota.ts';
import type { Reason } from './rules/reasons.ts';
import { wholeYears } from './rules/review-due.ts';
import { type StageScore, stageScores } from './stage-scores.ts';
import { membersOf } from './store/campaign-parts.ts';
import type { CampaignRecord } from './store/campaign-record.ts';
import { sessionsOf, talliesOf } from './store/council-store.ts';
import { awardsOf } from './store/decision-store.ts';
import { type NominationRecord, nominationsOf } from './store/nomination-store.ts';
import { suspensionsOf } from './store/suspension-store.ts';
import { type TaskCount, tasksOfUnits } from './store/tasks-of-units.ts';

/** With what nominations are judged: inside an act its transaction and its moment. */
export interface Judging extends Platform {
  readonly actor: Actor;
}

/** A quota and how it comes about. */
export interface QuotaFacts {
  readonly kind: 'unit' | 'person';
  readonly percent: number;
  readonly base: number;
  readonly rounding: Rounding;
  readonly allowed: number;
  readonly awarded: number;
}

/** Everything that nominations of one stage are judged by. */
export interface StageFacts {
  readonly stage: CampaignStage;
  readonly nominations: readonly NominationRecord[];
  readonly awarded: ReadonlySet<string>;
  readonly reasons: ReadonlyMap<string, readonly Reason[]>;
  readonly votes: ReadonlyMap<string, CouncilVote & { readonly sessionId: string }>;
  readonly scores: ReadonlyMap<string, StageScore>;
  readonly tasks: ReadonlyMap<string, TaskCount>;
  readonly quotas: readonly QuotaFacts[];
  readonly dossierBy: string | null;
}

/**
 * Gathers the facts of a stage and judges its nominations by them, as of a past day or now. What nobody may
 * be told (another unit's dossier) is left out by the views, after the judging.
 *
 * @param only the nominations that compete for the quotas; null for all that are open
 */
export async function stageFacts(
  judging: Judging,
  campaign: CampaignRecord,
  stage: CampaignStage,
  asOf: { readonly day: string; readonly endOfDay: Date | null } | null = null,
  only: ReadonlySet<string> | null = null,
): Promise<StageFacts> {
  const { db } = judging;
  const { authorityId, id: campaignId, definition } = campaign;
  const day = asOf?.day ?? dayInVietnam(judging.clock());
  const at = asOf?.endOfDay ?? null;
  const all = await nominationsOf(db, authorityId, campaignId, at);
  const nominations = all.filter(({ stageId }) => stageId === stage.id);
  const unitIds = [...new Set(nominations.map(({ unitId }) => unitId))];
  const members = await membersOf(db, authorityId, campaignId, at);
  const [awards, suspensions, votes, scores, tasks] = [
    await awardsOf(db, authorityId, unitIds, at),
    await suspensionsOf(db, authorityId, at),
    await votesOf(db, authorityId, campaignId, stage.id, at),
    await stageScores(judging, stage, at === null ? undefined : day),
    await tasksOfUnits(db, authorityId, unitIds, { from: stage.from, to: stage.to, today: day }),
  ];
  const inStage = new Set(nominations.map(({ id }) => id));
  const awarded = new Set(
    awards.flatMap(({ nominationId }) => (inStage.has(nominationId) ? [nominationId] : [])),
  );
  const open = nominations.filter(
    ({ id, withdrawn }) => !withdrawn && !awarded.has(id) && (only === null || only.has(id)),
  );
  const quotas = quotasOf(campaign, members.length, nominations, awarded);
  const dossierBy = dossierDay(stage, definition.settings.dossierDays);
  const rules: Stage = {
    ...{ day, dossierBy, isFinal: stage.review === 'final' },
    quorum: definition.settings.quorum,
    usualVotes: definition.settings.usualVotes,
    years: wholeYears(campaign.startsOn, campaign.endsOn),
    left: { unit: leftOf(quotas, 'unit'), person: leftOf(quotas, 'person') },
  };
  const candidates = open.map((nomination): Candidate => {
    const { id, award, unitId, personName, proposedOn, dossier } = nomination;
    const isUnit = personName === null;
    const same = (other: { readonly unitId: string; readonly personName: string | null }) =>
      other.unitId === unitId && nameKey(other.personName) === nameKey(personName);
    const score = scores.get(unitId);
    return {
      ...{ id, award, proposedOn, papers: dossier.papers },
      held: counted([
        ...dossier.held.map((each) => each.award),
        ...awards.filter(same).map((each) => each.award),
      ]),
      tasks: isUnit ? (tasks.get(unitId) ?? null) : null,
      people: dossier.people && {
        ...{ total: dossier.people.total, disciplined: dossier.people.disciplined },
        holders: new Map(dossier.people.holders.map(({ award: code, count }) => [code, count])),
      },
      suspensions: suspensions
        .filter(same)
        .map(({ cause, fromOn, toOn }) => ({ cause, from: fromOn, to: toOn })),
      failedGates: isUnit && score?.failedGate ? [score.failedGate] : [],
      score: isUnit ? (score?.total ?? null) : null,
      vote: votes.get(id) ?? null,
    };
  });
  const reasons = judgeNominations(rules, candidates);
  return { stage, nominations, awarded, reasons, votes, scores, tasks, quotas, dossierBy };
}

/** The last vote of a closed session on each nomination of a stage. */
async function votesOf(
  db: Db | Tx,
  authorityId: string,
  campaignId: string,
  stageId: string,
  at: Date | null,
): Promise<Map<string, CouncilVote & { sessionId: string }>> {
  const sessions = await sessionsOf(db, authorityId, campaignId, at);
  const closed = sessions
    .filter((session) => session.stageId === stageId && session.closedAt !== null)
    .toReversed();
  const tallies = await talliesOf(
    db,
    authorityId,
    closed.map(({ id }) => id),
  );
  const votes = new Map<string, CouncilVote & { sessionId: string }>();
  for (const { id, members, present, minutes } of closed) {
    for (const { nominationId, ayes } of tallies.filter(({ sessionId }) => sessionId === id)) {
      votes.set(nominationId, {
        ...{ sessionId: id, members: members.length, present: present.length, ayes },
        hasMinutes: minutes !== null,
      });
    }
  }
  return votes;
}

function quotasOf(
  { definition: { settings } }: CampaignRecord,
  units: number,
  nominations: readonly NominationRecord[],
  awarded: ReadonlySet<string>,
): QuotaFacts[] {
  const { quotaUnits, quotaPeople, rounding, people } = settings;
  const count = (kind: 'unit' | 'person') =>
    nominations.filter(({ id, award }) => awarded.has(id) && awardForm(award).for === kind).length;
  const quota = (kind: 'unit' | 'person', percent: number, base: number): QuotaFacts => ({
    ...{ kind, percent, base, rounding },
    ...{ allowed: allowedOf({ percent, rounding }, base), awarded: count(kind) },
  });
  return [
    ...(quotaUnits === null ? [] : [quota('unit', quotaUnits, units)]),
    ...(quotaPeople === null || people === null ? [] : [quota('person', quotaPeople, people)]),
  ];
}

function leftOf(quotas: readonly QuotaFacts[], kind: 'unit' | 'person'): number | null {
  const quota = quotas.find((each) => each.kind === kind);
  return quota ? Math.max(0, quota.allowed - quota.awarded) : null;
}

/** Dossiers come in so many days before the awards are handed over. */
function dossierDay({ ceremonyOn }: CampaignStage, days: number): string | null {
  return ceremonyOn !== null && isDay(ceremonyOn) ? addDays(asDay(ceremonyOn), -days) : null;
}

/** Names are the same however they are spaced and capitalised; an accent makes another person. */
function nameKey(name: string | null): string | null {
  return name === null ? null : name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function counted(codes: readonly AwardCode[]): Map<AwardCode, number> {
  const counts = new Map<AwardCode, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
