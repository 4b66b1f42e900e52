import { sql } from 'kysely';
import { z } from 'zod';
import { type Moment, momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { reachesOf } from '../organisation/rules/may.ts';
import { reachOf, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { keptPage, wordsIn } from '../platform/database/kept-list.ts';
import { firstRow } from '../platform/database/rows.ts';
import { seesAmendment } from './amendment-sight.ts';
import type { AmendmentRow, listAmendments } from './contract.ts';
import { isAlive } from './judge-changes.ts';
import { decidedOf } from './rules/changes.ts';
import { clash } from './rules/kinds.ts';
import { OPEN_STATES } from './rules/steps.ts';
import { type AmendmentRecord, amendments } from './store/amendment-table.ts';
import { openOfPlan } from './store/open-amendments.ts';
import { namesOfPlans } from './store/plan-names.ts';

export type AmendmentQuery = z.output<(typeof listAmendments)['query']>;
type Reply = z.output<(typeof listAmendments)['reply']>;
const Cursor = z.tuple([z.string().max(60), Id]);

/** Proposals to amend that the post may see, the latest first, and how many wait for it. */
export async function amendmentsView(
  { db, clock }: Platform,
  actor: Actor,
  query: AmendmentQuery,
): Promise<Reply> {
  const moment = momentOf(clock, query.asOf);
  const sees = seesAmendment(actor, moment.day);
  const reach = await reachOf(db, actor);
  const all = {
    ...amendments,
    at: (_own: string, at: Date | null) =>
      sql<AmendmentRecord>`${sql.join(
        reach.map((authorityId) => amendments.at(authorityId, at)),
        sql` union all `,
      )}`,
  };
  const sort = query.sort ?? '-number';
  const words = plainWords(query.q ?? '')
    .split(' ')
    .filter(Boolean);
  const { found, total } = await keptPage(db, all, actor.authorityId, {
    at: moment.endOfDay,
    where: [
      sees,
      ...wordsIn(sql`x.folded`, words),
      ...(query.state ? [sql`x.state = ${query.state}`] : []),
      ...(query.planId ? [sql`x.plan_id = ${query.planId}`] : []),
      ...(query.unitId ? [sql`x.unit_id = ${query.unitId}`] : []),
      ...(query.year ? [sql`extract(year from x.effective_on) = ${query.year}`] : []),
      ...(query.thingId ? [sql`x.thing_ids @> array[${query.thingId}]::bigint[]`] : []),
    ],
    key: sort.endsWith('effective')
      ? sql`coalesce(x.effective_on::text, '')`
      : sql`to_char(x.number, 'FM000000000')`,
    isDown: sort.startsWith('-'),
    after: fromPageKey(query.after, Cursor),
    limit: query.limit + 1,
  });
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: await amendmentRows(db, shown, moment),
    next: found.length > query.limit && last ? toPageKey([last.sort_key, last.id]) : null,
    total,
    waiting: await waitingFor(db, actor),
    mayPropose: moment.endOfDay === null && reachesOf(actor)['amendment.propose'] !== undefined,
  };
}

/** What waits for this post in its own authority now. */
async function waitingFor(db: Db, actor: Actor): Promise<Reply['waiting']> {
  const rights = reachesOf(actor);
  const found = await firstRow(
    db,
    sql<Reply['waiting']>`
      select count(*) filter (where state = 'proposed')::int as appraise,
        count(*) filter (where state = 'appraised')::int as decide,
        count(*) filter (where state = 'decided' or (state = 'applied'
          and jsonb_path_exists(changes, '$[*] ? (@.outcome == "held")')))::int as bind
      from amendment where authority_id = ${actor.authorityId}`,
  );
  const own = (right: 'appraise' | 'decide' | 'bind') =>
    rights[`amendment.${right}`] === undefined ? 0 : (found?.[right] ?? 0);
  return { appraise: own('appraise'), decide: own('decide'), bind: own('bind') };
}

/** Proposals as rows of a list. */
export async function amendmentRows(
  db: Db,
  records: readonly AmendmentRecord[],
  { endOfDay }: Pick<Moment, 'endOfDay'>,
): Promise<AmendmentRow[]> {
  const units = await unitRefs(
    db,
    records.map(({ unit_id }) => unit_id),
  );
  const names = await namesOfPlans(db, records);
  const rows: AmendmentRow[] = [];
  for (const record of records) {
    const { id, number, title, state, changes, effective_on, directive_id } = record;
    const isOpen = OPEN_STATES.includes(state);
    const others = isOpen ? await openOfPlan(db, record, endOfDay) : [];
    rows.push({
      ...{ id, number, title, state, changes: changes.length, effectiveOn: effective_on },
      plan: names.get(record.plan_id) ?? { id: record.plan_id, number: null, title: '' },
      unit: units.get(record.unit_id) ?? { id: record.unit_id, name: '', shortName: null },
      agreed: changes.filter((change) => decidedOf(change).agreed).length,
      held: changes.filter(({ outcome }) => outcome === 'held').length,
      clashes: others.filter((other) =>
        other.changes.some(
          (theirs) =>
            isAlive(theirs) && changes.some((mine) => isAlive(mine) && clash(mine, theirs)),
        ),
      ).length,
      directive:
        directive_id === null ? null : { id: directive_id, number: record.binding?.number ?? null },
    });
  }
  return rows;
}
