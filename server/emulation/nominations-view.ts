import { z } from 'zod';
import { momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import type { UnitRef } from '../organisation/contract.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireMay } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { unitPaths, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { listNominations, NominationRow } from './nomination-contract.ts';
import { AWARD_CODES, awardForm, awardRulesOn } from './rules/award-rules.ts';
import { sayReason, sayVote } from './rules/say-reason.ts';
import { votesNeeded } from './rules/vote.ts';
import { type QuotaFacts, type StageFacts, stageFacts } from './stage-facts.ts';
import { type CampaignRecord, findCampaign } from './store/campaign-record.ts';
import type { NominationRecord } from './store/nomination-store.ts';

export type NominationQuery = z.output<(typeof listNominations)['query']>;
const Cursor = z.tuple([z.string().max(300), Id]);

export interface NominationPage {
  readonly rows: NominationRow[];
  readonly next: string | null;
  readonly total: number;
  readonly quotas: QuotaFacts[];
  readonly dossierBy: string | null;
}

/**
 * Nominations of a stage (the one that runs where none is asked for) with everything that stands against
 * each on the day looked at. A post sees those of the units that it answers for.
 *
 * They are judged together, so all of a stage are read; few movements have more than some hundred.
 *
 * @throws Refusal NOT_FOUND
 */
export async function nominationsView(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  query: NominationQuery,
): Promise<NominationPage> {
  const { db, clock } = platform;
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const moment = momentOf(clock, query.asOf);
  const campaign = await findCampaign(db, authorityId, campaignId, moment.endOfDay);
  if (!campaign) throw new Refusal(platformErrors.NOT_FOUND);
  const { stages } = campaign.definition;
  const stage =
    stages.find(({ id }) => id === query.stageId) ??
    stages.find(({ from, to }) => from <= moment.day && moment.day <= to) ??
    stages[0];
  if (!stage) throw new Refusal(platformErrors.NOT_FOUND);
  const facts = await stageFacts({ ...platform, actor }, campaign, stage, moment);
  const unitIds = facts.nominations.map(({ unitId }) => unitId);
  const [units, paths] = await Promise.all([
    unitRefs(db, unitIds),
    unitPaths(db, unitIds, moment.day),
  ]);
  const own = { authorityId, unitId: actor.jurisdictionUnitId };
  const mayPropose = moment.endOfDay === null && may(actor, 'nominee.propose', own).allowed;
  const seen = facts.nominations.filter(({ unitId }) => {
    const unitPath = paths.get(unitId) ?? [];
    return may(actor, 'nominee.read', { authorityId, unitId, unitPath }).allowed;
  });
  const words = plainWords(query.q ?? '').split(' ');
  const keyed = seen
    .filter(({ folded }) => words.every((word) => folded.includes(word)))
    .map((record) => ({
      key: sortKey(query.sort ?? 'award', record, units),
      row: rowOf(record, facts, campaign, units, moment.day, mayPropose),
    }))
    .filter(({ row }) => isAsked(row, query));
  const isDown = query.sort?.startsWith('-') === true;
  const sorted = keyed.toSorted((a, b) => order(a, b) * (isDown ? -1 : 1));
  const after = fromPageKey(query.after, Cursor);
  const rest =
    after === null
      ? sorted
      : sorted.filter(({ key, row }) => {
          const place = order({ key, row }, { key: after[0], row: { id: after[1] } });
          return isDown ? place < 0 : place > 0;
        });
  const shown = rest.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ row }) => row),
    next: rest.length > query.limit && last ? toPageKey([last.key, last.row.id]) : null,
    total: keyed.length,
    quotas: [...facts.quotas],
    dossierBy: facts.dossierBy,
  };
}

interface Placed {
  readonly key: string;
  readonly row: { readonly id: string };
}

function order(a: Placed, b: Placed): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  const [left, right] = [BigInt(a.row.id), BigInt(b.row.id)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey(
  sort: string,
  { award, unitId, proposedOn, folded }: NominationRecord,
  units: ReadonlyMap<string, UnitRef>,
): string {
  if (sort.endsWith('unit')) return plainWords(units.get(unitId)?.name ?? '');
  if (sort.endsWith('proposed')) return proposedOn;
  return `${String(AWARD_CODES.indexOf(award)).padStart(2, '0')} ${folded}`.slice(0, 300);
}

function isAsked(row: NominationRow, { kind, award, state }: NominationQuery): boolean {
  if (kind !== undefined && row.kind !== kind) return false;
  if (award !== undefined && row.award !== award) return false;
  switch (state) {
    case undefined:
      return true;
    case 'sound':
      return row.state === 'proposed' && row.reasons.length === 0;
    case 'blocked':
      return row.state === 'proposed' && row.reasons.length > 0;
    case 'awarded':
    case 'withdrawn':
      return row.state === state;
  }
}

function rowOf(
  record: NominationRecord,
  facts: StageFacts,
  { definition: { settings } }: CampaignRecord,
  units: ReadonlyMap<string, UnitRef>,
  day: string,
  mayPropose: boolean,
): NominationRow {
  const { id, stageId, award, unitId, personName, proposedOn, dossier, version, withdrawn } =
    record;
  const form = awardForm(award);
  const vote = facts.votes.get(id);
  const percent = awardRulesOn(award, day).votes ?? settings.usualVotes;
  const state = facts.awarded.has(id) ? 'awarded' : withdrawn ? 'withdrawn' : 'proposed';
  const isUnit = personName === null;
  return {
    ...{ id, stageId, award, awardName: form.name, kind: form.for, personName, proposedOn },
    unit: units.get(unitId) ?? { id: unitId, name: '', shortName: null },
    ...{ dossier, version, state },
    reasons: (facts.reasons.get(id) ?? []).map((reason) => ({
      code: reason.code,
      say: sayReason(reason),
    })),
    vote: vote
      ? {
          ...{ ayes: vote.ayes, members: vote.members },
          needed: votesNeeded(vote.members, percent),
          say: sayVote(vote.ayes, vote.members, percent),
        }
      : null,
    score: isUnit ? (facts.scores.get(unitId)?.total ?? null) : null,
    tasks: isUnit ? (facts.tasks.get(unitId) ?? null) : null,
    mayChange: mayPropose && state === 'proposed',
  };
}
