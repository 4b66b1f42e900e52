import { z } from 'zod';
import { type Moment, momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireMay } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import type { CampaignRow, listCampaigns } from './campaign-contract.ts';
import { midTermOverdue } from './rules/review-due.ts';
import { countCampaigns, pageOfCampaigns } from './store/campaign-list.ts';
import { memberCounts } from './store/campaign-parts.ts';
import { type CampaignRecord, findCampaign } from './store/campaign-record.ts';
import { directiveBriefs } from './store/directive-briefs.ts';
import { reviewedCampaigns } from './store/review-store.ts';

export type CampaignQuery = z.output<(typeof listCampaigns)['query']>;
const Cursor = z.tuple([z.string().max(300), Id]);

/** Movements of the authority, found by words without accents, the latest first. */
export async function campaignListView(
  { db, clock }: Platform,
  actor: Actor,
  query: CampaignQuery,
): Promise<{ rows: CampaignRow[]; next: string | null; total: number; mayDefine: boolean }> {
  const { authorityId } = actor;
  requireMay(actor, 'campaign.read', { authorityId });
  const moment = momentOf(clock, query.asOf);
  const words = plainWords(query.q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const filter = { words, state: query.state ?? null, form: query.form ?? null, moment };
  const after = fromPageKey(query.after, Cursor);
  const sort = query.sort ?? '-starts';
  const [found, total] = await Promise.all([
    pageOfCampaigns(db, authorityId, filter, sort, after, query.limit + 1),
    countCampaigns(db, authorityId, filter),
  ]);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const own = { authorityId, unitId: actor.jurisdictionUnitId };
  return {
    rows: await campaignRows(db, shown, moment),
    next: found.length > query.limit && last ? toPageKey([last.sortKey, last.id]) : null,
    total,
    mayDefine: moment.endOfDay === null && may(actor, 'campaign.define', own).allowed,
  };
}

/** Movements as rows of a list, as of a moment. */
export async function campaignRows(
  db: Db,
  records: readonly CampaignRecord[],
  { day, endOfDay }: Moment,
): Promise<CampaignRow[]> {
  const [first] = records;
  if (!first) return [];
  const { authorityId } = first;
  const ids = records.map(({ id }) => id);
  const [units, counts, directives, reviewed] = await Promise.all([
    unitRefs(
      db,
      records.map(({ unitId }) => unitId),
    ),
    memberCounts(db, authorityId, ids, endOfDay),
    directiveBriefs(
      db,
      authorityId,
      records.flatMap(({ directiveId }) => directiveId ?? []),
    ),
    reviewedCampaigns(db, authorityId, ids, endOfDay),
  ]);
  const above = new Map<string, string>();
  for (const id of new Set(records.flatMap(({ superiorId }) => superiorId ?? []))) {
    const found = await findCampaign(db, authorityId, id, endOfDay);
    if (found) above.set(id, found.name);
  }
  return records.map((record): CampaignRow => {
    const { id, name, unitId, startsOn, endsOn, launchedOn, definition, superiorId } = record;
    const running = definition.stages.find(({ from, to }) => from <= day && day <= to);
    const { reviewYears } = definition.settings;
    // What ended before it was due owes none.
    const until = day < endsOn ? day : endsOn;
    const superiorName = superiorId === null ? undefined : above.get(superiorId);
    return {
      ...{ id, name, form: definition.form, startsOn, endsOn, launchedOn },
      unit: units.get(unitId) ?? { id: unitId, name: '', shortName: null },
      stage: running?.name ?? null,
      units: counts.get(id) ?? 0,
      directive: record.directiveId === null ? null : (directives.get(record.directiveId) ?? null),
      superior:
        superiorId !== null && superiorName !== undefined
          ? { id: superiorId, name: superiorName }
          : null,
      reviewOverdue:
        launchedOn !== null && midTermOverdue(startsOn, until, reviewYears, reviewed.has(id)),
    };
  });
}
