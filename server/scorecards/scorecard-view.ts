import { sql } from 'kysely';
import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { findIndicators } from '../indicators/store/indicator-store.ts';
import type { Actor } from '../organisation/actor.ts';
import type { UnitRef } from '../organisation/contract.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may, reachesOf } from '../organisation/rules/may.ts';
import { reachOf, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type {
  DatedDefinition,
  IndicatorRef,
  listScorecards as listEndpoint,
  Scorecard,
} from './contract.ts';
import { shownEdition } from './frozen-ranking.ts';
import { mayOnScorecard, momentOf, openScorecard, type ScorecardSight } from './open-scorecard.ts';
import { checkDefinition } from './rules/check-definition.ts';
import { periodsOf } from './rules/period-stretch.ts';
import { choosablePeriods, openingPeriod } from './scorecard-periods.ts';
import { scorecardsRanking } from './seen-scorecards.ts';
import {
  type DefinitionRecord,
  definitionBriefs,
  definitionsOf,
} from './store/definition-store.ts';
import { editionsOf } from './store/edition-store.ts';
import { countScorecards, pageOfScorecards } from './store/scorecard-store.ts';

/** One scorecard: its criteria in force and as a draft, its editions and periods, and what the post may do. */
export async function scorecardView(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  id: string,
  { asOf }: { readonly asOf?: string | undefined },
): Promise<Scorecard> {
  const sight = await openScorecard({ db, clock }, actor, id, asOf);
  const { card, day, until, isPast } = sight;
  const [definitions, editions, periods] = await Promise.all([
    definitionsOf(db, card),
    editionsOf(db, [card.authorityId], [id], until),
    choosablePeriods(db, sight),
  ]);
  const mayDefine = !isPast && mayOnScorecard(sight, 'scorecard.define');
  const draft = definitions.find(({ issuedAt }) => issuedAt === null);
  const issued = definitions.filter(({ issuedAt }) => issuedAt !== null);
  const inForce =
    issued.find(({ validFrom }) => validFrom !== null && validFrom <= day) ?? issued.at(-1);
  const seesDraft = mayDefine && draft !== undefined;
  const readable = [inForce, seesDraft ? draft : undefined];
  const [units, indicators] = await Promise.all([
    namedUnits(db, readable),
    namedIndicators(db, sight, readable),
  ]);
  return {
    ...{ id: card.id, authorityId: card.authorityId, name: card.name, about: card.about },
    ...{ periodKind: card.periodKind, origin: card.origin, closedOn: card.closedOn },
    version: card.version,
    inForce: inForce ? shown(inForce) : null,
    draft: seesDraft ? shown(draft) : null,
    earlier: issued
      .filter((each) => each !== inForce)
      .map((each) => {
        const { definition: _, ...brief } = shown(each);
        return brief;
      }),
    units,
    indicators,
    unsound: seesDraft ? checkDefinition(draft.definition) : [],
    editions: editions.map(shownEdition),
    periods,
    period: await openingPeriod(db, sight, editions),
    mayDefine,
    mayPublish: !isPast && mayOnScorecard(sight, 'scorecard.publish'),
    mayEnter: !isPast && mayOnScorecard(sight, 'scorecard.enter'),
    maySelfScore: !isPast && reachesOf(actor)['scorecard.self_score'] !== undefined,
  };
}

/** Names of the units that definitions list. */
async function namedUnits(
  db: Platform['db'],
  definitions: readonly (DefinitionRecord | undefined)[],
): Promise<UnitRef[]> {
  const ids = definitions.flatMap((each) => {
    const subjects = each?.definition.subjects;
    if (!subjects) return [];
    if (subjects.kind === 'list') return subjects.unitIds;
    if (subjects.kind === 'blocks') return subjects.blocks.flatMap(({ unitIds }) => unitIds);
    return subjects.underUnitId ?? [];
  });
  return [...(await unitRefs(db, [...new Set(ids)])).values()];
}

/** Names of the indicators that criteria take values of. */
async function namedIndicators(
  db: Platform['db'],
  { card, today }: Pick<ScorecardSight, 'card' | 'today'>,
  definitions: readonly (DefinitionRecord | undefined)[],
): Promise<IndicatorRef[]> {
  const ids = definitions.flatMap((each) =>
    (each?.definition.criteria ?? []).flatMap(({ source }) =>
      source?.kind === 'indicator' ? (source.indicatorId ?? []) : [],
    ),
  );
  if (ids.length === 0) return [];
  const now = { db, day: today, isPast: false };
  const named = sql<boolean>`i.id = any(${ids}::bigint[])`;
  const found = await findIndicators(now, card.authorityId, named);
  return found.map(({ id, code, name }) => ({ id, code, name }));
}

function shown(record: DefinitionRecord): DatedDefinition {
  const { number, validFrom, basis, definition, version, issuedAt } = record;
  return {
    number,
    validFrom,
    basis,
    definition,
    version,
    issuedAt: issuedAt?.toISOString() ?? null,
  };
}

type ListQuery = z.output<(typeof listEndpoint)['query']>;
type ListReply = z.input<(typeof listEndpoint)['reply']>;
const PlaceKey = z.tuple([z.string().max(400), Id]);

/** Scorecards of the authority and of those that rank its units, by name, page by page. */
export async function listScorecards(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  { q, sort, after, limit, asOf, closed }: ListQuery,
): Promise<ListReply> {
  requireRight(actor, 'scorecard.read');
  const { day, until } = momentOf({ clock }, asOf);
  const authorityIds = await reachOf(db, actor);
  const filter = {
    ...{ authorityIds, own: actor.authorityId },
    others: await scorecardsRanking(db, actor, authorityIds, day),
    ...{ until, closed: closed ?? false },
    words: accentFree(q ?? '').match(/[\p{L}\p{N}]+/gu) ?? [],
  };
  const place = fromPageKey(after, PlaceKey);
  const key = place && { folded: place[0], id: place[1] };
  const [found, total] = await Promise.all([
    pageOfScorecards(db, filter, key, limit + 1, sort === '-name'),
    countScorecards(db, filter),
  ]);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const ids = page.map(({ id }) => id);
  const [briefs, editions] = await Promise.all([
    definitionBriefs(db, authorityIds, ids, until),
    editionsOf(db, authorityIds, ids, until),
  ]);
  return {
    rows: page.map(({ id, name, about, periodKind, closedOn }) => {
      const brief = briefs.get(id);
      const edition = editions.find(({ scorecardId }) => scorecardId === id);
      const [running] = periodsOf(periodKind, brief?.firstDay ?? null, day, []);
      return {
        ...{ id, name, about, periodKind, closedOn },
        isIssued: brief?.isIssued ?? false,
        criteria: brief?.criteria ?? 0,
        period: edition?.period ?? running ?? day.slice(0, 4),
        edition: edition ? shownEdition(edition) : null,
      };
    }),
    next: found.length > limit && last ? toPageKey([last.folded, last.id]) : null,
    total,
    mayDefine:
      until === null && may(actor, 'scorecard.define', { authorityId: actor.authorityId }).allowed,
  };
}
