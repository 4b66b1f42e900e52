import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { DeadlineShape } from '../../plans/contract.ts';
import type { StateCount } from '../../plans/rules/two-by-two.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import type { TaskState } from '../../tasks/contract.ts';
import { arrangementsOnDay } from '../../tasks/store/arrangements.ts';
import { endOfSight, tasksOnDay } from '../../tasks/store/as-of.ts';
import { partiesSql } from '../../tasks/store/party-store.ts';

/** The evening on which figures are read. */
export interface CutOff {
  readonly db: Db | Tx;
  readonly day: Day;
  readonly isPast: boolean;
}

/** What a plan's page says of the plan itself; `secretCount` is not null for a stub of a secret document. */
export interface PlanHead {
  readonly directiveId: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: Day | null;
  readonly effectiveOn: Day;
  readonly declaredTasks: number | null;
  readonly owner: { readonly id: string; readonly name: string };
  readonly secretCount: number | null;
}

export async function planHead(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<PlanHead | null> {
  return firstRow(
    db,
    sql<PlanHead>`
      select p.directive_id as "directiveId", p.title, d.number, d.issued_on as "issuedOn",
        p.effective_on as "effectiveOn", p.declared_tasks as "declaredTasks",
        jsonb_build_object('id', u.id::text, 'name', u.name) as owner,
        d.secret_count as "secretCount"
      from plan p
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      join unit u on u.id = p.owner_unit_id
      where p.authority_id = ${authorityId} and p.id = ${planId}`,
  );
}

/** The moment from which a plan was there. */
export async function issuedAtOf(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<Date | null> {
  const found = await firstRow(
    db,
    sql<{ at: Date }>`select issued_at as at from plan
        where authority_id = ${authorityId} and id = ${planId}`,
  );
  return found?.at ?? null;
}

/** A line of ordered work as it stood; single values where one task stands for it, else null. */
export interface LineRecord {
  readonly wordsId: string;
  readonly parentWordsId: string | null;
  readonly label: string | null;
  readonly title: string;
  readonly quote: string;
  readonly product: string | null;
  readonly deadline: DeadlineShape;
  readonly fieldName: string | null;
  readonly dueOn: Day | null;
  readonly firstDueOn: Day | null;
  readonly units: number;
  readonly unitName: string | null;
  readonly state: TaskState | null;
  readonly finishedOn: Day | null;
  readonly percent: number | null;
  readonly isFocus: boolean | null;
  readonly officer: string | null;
  readonly difficulty: string | null;
  readonly explanation: string | null;
  readonly evidence: string | null;
}

/**
 * The lines that a plan orders, in the order of its text, as they stood at the end of a day: what was
 * withdrawn or merged by then is not among them, nor what units made of their parts.
 */
export async function linesOfPlan(
  cutOff: CutOff,
  authorityId: string,
  planId: string,
): Promise<LineRecord[]> {
  const end = endOfSight(cutOff);
  return rows(
    cutOff.db,
    sql<LineRecord>`
      with standing as (${standingTasks(cutOff, authorityId, planId)}),
      seen as (
        select t.words_id, count(distinct t.unit_id) filter (where not t.is_group)::int as units,
          count(*) filter (where not t.is_group) as parts,
          max(t.due_on) as due_on, max(t.first_due_on) as first_due_on,
          min(t.id) filter (where not t.is_group) as id,
          min(above.words_id) filter (where above.words_id <> t.words_id) as above
        from standing t left join standing above on above.id = t.parent_id
        group by t.words_id)
      select s.words_id::text as "wordsId", s.above::text as "parentWordsId", w.label, w.title, w.quote,
        w.product, w.deadline, f.name as "fieldName", s.due_on as "dueOn",
        s.first_due_on as "firstDueOn", s.units,
        case when s.units = 1 then u.name end as "unitName",
        t.state, t.finished_on as "finishedOn", t.percent, a.is_focus as "isFocus",
        pe.full_name as officer,
        (select r.difficulty from progress_report r where r.authority_id = w.authority_id
          and r.task_id = t.id and r.at < ${end} and r.difficulty <> ''
          order by r.at desc, r.id desc limit 1) as difficulty,
        (select x.words from task_explanation x where x.authority_id = w.authority_id
          and x.task_id = t.id and x.at < ${end} order by x.at desc limit 1) as explanation,
        (select string_agg(e.name, ', ' order by e.name) from attachment e
          where e.authority_id = w.authority_id and e.task_id = t.id and e.added_at < ${end}) as evidence
      from seen s
      join task_words w on w.authority_id = ${authorityId} and w.id = s.words_id
      left join field f on f.authority_id = w.authority_id and f.id = w.field_id
      left join standing one on one.id = s.id
      left join unit u on u.id = one.unit_id
      left join standing t on t.id = s.id and s.parts = 1
      left join person pe on pe.id = t.officer_id
      left join (${arrangementsOnDay(cutOff, authorityId)}) a
        on a.authority_id = w.authority_id and a.task_id = t.id
      order by w.ordinal, w.id`,
  );
}

function standingTasks(cutOff: CutOff, authorityId: string, planId: string) {
  return sql`select t.* from ${tasksOnDay(cutOff, authorityId)} t
      where t.plan_id = ${planId} and t.layer = 0 and t.state not in ('withdrawn', 'merged')`;
}

/** Tasks of each line by stored state and deadline; groups count by their parts. */
export async function countsOfLines(
  cutOff: CutOff,
  authorityId: string,
  planId: string,
): Promise<Map<string, StateCount[]>> {
  const found = await rows(
    cutOff.db,
    sql<StateCount & { wordsId: string }>`
      select t.words_id::text as "wordsId", t.due_on as "dueOn", count(*)::int as count,
        case when t.state = 'closed' and t.finished_on > t.due_on then 'closed_late' else t.state end
          as account
      from (${standingTasks(cutOff, authorityId, planId)}) t
      where not t.is_group group by t.words_id, t.due_on, 4`,
  );
  const counts = new Map<string, StateCount[]>();
  for (const { wordsId, ...count } of found) {
    counts.set(wordsId, [...(counts.get(wordsId) ?? []), count]);
  }
  return counts;
}

export interface LineParty {
  readonly wordsId: string;
  readonly role: string;
  readonly unit: { readonly name: string };
  readonly duty: string | null;
}

/** Units that coordinate or follow each line, as its words or a later order name them. */
export async function partiesOfLines(
  cutOff: CutOff,
  authorityId: string,
  planId: string,
): Promise<LineParty[]> {
  const until = cutOff.isPast ? endOfSight(cutOff) : null;
  return rows(
    cutOff.db,
    sql<LineParty>`
      with standing as (${standingTasks(cutOff, authorityId, planId)}),
      l as (select authority_id, words_id, case when count(*) = 1 then min(id) else 0 end as id
        from standing group by authority_id, words_id)
      select distinct l.words_id::text as "wordsId", y.role, u.name as "unitName", y.duty,
        jsonb_build_object('name', u.name) as unit
      from l cross join lateral (${partiesSql(sql`l`, until)}) y
      join unit u on u.id = y.unit_id
      where y.role in ('coordinate', 'monitor')
      order by 1, 2, 3`,
  );
}

/** A ranking that had been published inside before the cut-off: the latest edition of each period. */
export interface StandingRecord {
  readonly editionId: string;
  readonly scorecardId: string;
  readonly title: string;
  readonly period: string;
}

/** Rankings of movements launched by the plan's directive, and of scorecards that were chosen. */
export async function standingsOfPlan(
  cutOff: CutOff,
  authorityId: string,
  directiveId: string,
  scorecardIds: readonly string[],
): Promise<StandingRecord[]> {
  return rows(
    cutOff.db,
    sql<StandingRecord>`
      select distinct on (c.id, e.period) e.id::text as "editionId", c.id::text as "scorecardId",
        c.name as title, e.period
      from scorecard_edition e
      join scorecard c on c.authority_id = e.authority_id and c.id = e.scorecard_id
      where e.authority_id = ${authorityId} and e.published_at < ${endOfSight(cutOff)}
        and (c.id = any(${[...scorecardIds]}::bigint[]) or c.id::text in (
          select s->>'scorecardId' from campaign m, jsonb_array_elements(m.definition->'stages') s
          where m.authority_id = ${authorityId} and m.directive_id = ${directiveId}))
      order by c.id, e.period, e.number desc`,
  );
}

/** The files that the document of a plan was read from and signed as. */
export async function directiveFiles(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<
  {
    which: 'source' | 'signed';
    name: string;
    hash: string;
    size: number;
    mediaType: string;
  }[]
> {
  return rows(
    db,
    sql<{
      which: 'source' | 'signed';
      name: string;
      hash: string;
      size: number;
      mediaType: string;
    }>`
      select o.which, coalesce(o.name, 'van-ban') as name, f.hash, f.size::int as size,
        f.media_type as "mediaType"
      from plan p
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      cross join lateral (values ('source', d.file_hash, d.file_name),
        ('signed', d.signed_hash, d.signed_name)) as o(which, hash, name)
      join file f on f.hash = o.hash
      where p.authority_id = ${authorityId} and p.id = ${planId} order by o.which desc`,
  );
}

/** How plans are called: number and title. */
export async function planNames(
  db: Db | Tx,
  authorityId: string,
  planIds: readonly string[],
): Promise<Map<string, { id: string; number: string | null; title: string }>> {
  const found = await rows(
    db,
    sql<{ id: string; number: string | null; title: string }>`
      select p.id, d.number, p.title from plan p
      join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      where p.authority_id = ${authorityId} and p.id = any(${[...planIds]}::bigint[])`,
  );
  return new Map(found.map((plan) => [plan.id, plan]));
}
