import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Moment, momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { reachesOf } from '../organisation/rules/may.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { keptPage, wordsIn } from '../platform/database/kept-list.ts';
import { firstRow } from '../platform/database/rows.ts';
import type { listPublications, PUBLICATION_FILTERS, PublicationRow } from './contract.ts';
import { findThing, mayOnPublication, seesPublication } from './publication-sight.ts';
import { planNames } from './store/plan-facts-store.ts';
import {
  addressOfAuthority,
  type PublicationRecord,
  publications,
} from './store/publication-table.ts';

export type PublicationQuery = z.output<(typeof listPublications)['query']>;
type Reply = z.output<(typeof listPublications)['reply']>;
const Cursor = z.tuple([z.string().max(400), Id]);

/** Publications of the post's authority, those that went out last first, and what waits for the post. */
export async function publicationsView(
  { db, clock }: Platform,
  actor: Actor,
  query: PublicationQuery,
): Promise<Reply> {
  const sees = seesPublication(actor);
  const moment = momentOf(clock, query.asOf);
  const sort = query.sort ?? '-published';
  const words = plainWords(query.q ?? '').split(' ');
  const { found, total } = await keptPage(db, publications, actor.authorityId, {
    at: moment.endOfDay,
    where: [
      sees,
      ...wordsIn(sql`x.folded`, words.filter(Boolean)),
      ...(query.state ? [FILTERS[query.state](moment.day)] : []),
      ...(query.planId ? [sql`x.plan_id = ${query.planId}`] : []),
    ],
    key: sort.endsWith('title')
      ? sql`left(x.folded, 300)`
      : sql`coalesce(to_char(x.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '')`,
    isDown: sort.startsWith('-'),
    after: fromPageKey(query.after, Cursor),
    limit: query.limit + 1,
  });
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: await publicationRows(db, actor.authorityId, shown, moment),
    next: found.length > query.limit && last ? toPageKey([last.sort_key, last.id]) : null,
    total,
    waiting: await waitingFor(db, actor, sees, moment.day),
    mayPrepare: moment.endOfDay === null && (await mayPrepare(db, actor, query.planId)),
  };
}

/** Whether the post may begin a publication: of the plan that is asked about, else of any. */
async function mayPrepare(db: Db, actor: Actor, planId: string | undefined): Promise<boolean> {
  if (planId === undefined) return reachesOf(actor)['publication.prepare'] !== undefined;
  const thing = await findThing(db, actor.authorityId, planId);
  return thing !== null && mayOnPublication(actor, 'publication.prepare', thing);
}

const FILTERS: Readonly<
  Record<(typeof PUBLICATION_FILTERS)[number], (day: string) => RawBuilder<boolean>>
> = {
  preparing: () => sql<boolean>`x.stage = 'preparing'`,
  proposed: () => sql<boolean>`x.stage = 'proposed'`,
  published: () => sql<boolean>`x.state = 'published'`,
  due: (day) => sql<boolean>`(x.state = 'published' and x.due_on <= ${day}::date)`,
  withdrawn: () => sql<boolean>`x.state = 'withdrawn'`,
};

/** What waits for this post now: proposals of others that it may approve, updates that it prepares. */
async function waitingFor(
  db: Db,
  actor: Actor,
  sees: RawBuilder<boolean>,
  day: string,
): Promise<Reply['waiting']> {
  const rights = reachesOf(actor);
  const found = await firstRow(
    db,
    sql<Reply['waiting']>`
      select count(*) filter (where x.stage = 'proposed' and not exists (
          select from publication_proposal p where p.authority_id = x.authority_id
            and p.id = x.proposal_id and p.proposed_by = ${actor.personId}))::int as approve,
        count(*) filter (where x.stage = 'none' and ${FILTERS.due(day)})::int as due
      from publication x where x.authority_id = ${actor.authorityId} and ${sees}`,
  );
  return {
    approve: rights['publication.approve'] === undefined ? 0 : (found?.approve ?? 0),
    due: rights['publication.prepare'] === undefined ? 0 : (found?.due ?? 0),
  };
}

/** Publications as rows of a list. */
export async function publicationRows(
  db: Db,
  authorityId: string,
  records: readonly PublicationRecord[],
  { day }: Pick<Moment, 'day'>,
): Promise<PublicationRow[]> {
  if (records.length === 0) return [];
  const authority = (await addressOfAuthority(db, authorityId)) ?? '';
  const plans = await planNames(
    db,
    authorityId,
    records.map(({ plan_id }) => plan_id),
  );
  return records.map((record) => {
    const { id, plan_id, state, stage, edition, rhythm, version, title } = record;
    return {
      ...{ id, state, stage, edition, rhythm, version },
      plan: plans.get(plan_id) ?? { id: plan_id, number: null, title },
      address: `/p/${authority}/${record.slug}`,
      cutOff: record.cut_off,
      publishedAt: record.published_at?.toISOString() ?? null,
      dueOn: record.due_on,
      isDue: state === 'published' && record.due_on !== null && record.due_on <= day,
    };
  });
}
