import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { Pile } from '../rules/gather-digests.ts';
import type { Stage } from '../rules/ladder.ts';

/** States in which the unit has the work in hand; what was reported or handed back waits for others. */
const IN_HAND = sql`('assigned', 'accepted', 'in_progress')`;

/**
 * Gathers all that may be reminded of to the people of a body into a table of this transaction: tasks and
 * reports whose step has come and that were not reminded of at it, those of the body itself and what other
 * authorities gave to its units. Set-based: a directive at every commune is one pass.
 */
export async function stageReminders(
  tx: Tx,
  homeId: string,
  day: Day,
  stages: readonly (Stage & { readonly authorityId: string })[],
): Promise<void> {
  // The first day of a body whose every commune has overdue work is longer than any request.
  await run(tx, sql`set local statement_timeout = '10min'`);
  await run(
    tx,
    sql`create temp table reminding (authority_id bigint, subject_kind text, subject_id bigint,
      group_id bigint, unit_id bigint, officer_id bigint, leader_id bigint, due_on date, step smallint)
      on commit drop`,
  );
  const given = stages.map(({ authorityId, from, to, step }) => ({
    ...{ authority_id: authorityId, from_on: from ?? '-infinity', to_on: to, step },
  }));
  const stage = sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
    as stage (authority_id bigint, from_on date, to_on date, step smallint)`;
  const isOurs = sql`(stage.authority_id = ${homeId}
    or unit_id in (select id from unit where authority_id = ${homeId}))`;
  await run(
    tx,
    sql`insert into reminding
      select t.authority_id, 'task', t.id, t.plan_id, t.unit_id, coalesce(t.officer_id, 0),
        coalesce(t.leader_id, 0), t.due_on, stage.step
      from ${stage} join task t on t.authority_id = stage.authority_id
        and t.due_on between stage.from_on and stage.to_on
      where t.state in ${IN_HAND} and not t.is_group and ${isOurs}
        and not exists (select from reminder r where r.authority_id = t.authority_id
          and r.subject_kind = 'task' and r.subject_id = t.id and r.due_on = t.due_on
          and r.step = stage.step and r.home_id = ${homeId})
      union all
      select o.authority_id, 'obligation', o.id, o.regime_id, o.unit_id, 0, 0, o.due_on, stage.step
      from ${stage} join obligation o on o.authority_id = stage.authority_id
        and o.due_on between stage.from_on and stage.to_on
      where o.state in ('open', 'returned') and o.period_from <= ${day} and ${isOurs}
        and not exists (select from reminder r where r.authority_id = o.authority_id
          and r.subject_kind = 'obligation' and r.subject_id = o.id and r.due_on = o.due_on
          and r.step = stage.step and r.home_id = ${homeId})`,
  );
  await run(tx, sql`analyze reminding`);
}

/** What was staged, in piles of one audience. */
export async function stagedPiles(tx: Tx, day: Day): Promise<Pile[]> {
  return rows(
    tx,
    sql<Pile>`
      select authority_id as "authorityId", subject_kind as kind, group_id as "groupId",
        unit_id as "unitId", nullif(officer_id, 0) as "officerId", nullif(leader_id, 0) as "leaderId",
        step, due_on < ${day} as "isOverdue", count(*)::int as count, min(due_on) as "oldestDue"
      from reminding group by 1, 2, 3, 4, 5, 6, 7, 8
      order by 1, 2, 3, 4, 5 nulls first, 6 nulls first, 7, 8`,
  );
}

/** The people of a pile, as SQL joins them with what was staged. */
export type PileOfPeople = Pile & { readonly personIds: readonly string[] };

const AUDIENCE = sql`(authority_id bigint, subject_kind text, unit_id bigint, officer_id bigint,
  leader_id bigint, step smallint, person_ids bigint[])`;
const SAME_AUDIENCE = sql`a.authority_id = r.authority_id and a.subject_kind = r.subject_kind
  and a.unit_id = r.unit_id and a.officer_id = r.officer_id and a.leader_id = r.leader_id
  and a.step = r.step`;

/** One row an audience: piles of several plans have the same people. */
function audiencesOf(piles: readonly PileOfPeople[]): string {
  const audiences = new Map(
    piles
      .filter(({ personIds }) => personIds.length > 0)
      .map((pile) => {
        const audience = {
          ...{ authority_id: pile.authorityId, subject_kind: pile.kind, unit_id: pile.unitId },
          ...{ officer_id: pile.officerId ?? '0', leader_id: pile.leaderId ?? '0' },
          ...{ step: pile.step },
        };
        return [JSON.stringify(audience), { ...audience, person_ids: pile.personIds }];
      }),
  );
  return JSON.stringify([...audiences.values()]);
}

/** Writes down who is reminded of what; gives the number of tasks and reports. */
export async function writeReminders(
  tx: Tx,
  homeId: string,
  day: Day,
  piles: readonly PileOfPeople[],
): Promise<number> {
  return run(
    tx,
    sql`insert into reminder (authority_id, subject_kind, subject_id, due_on, step, home_id, on_day, person_ids)
      select r.authority_id, r.subject_kind, r.subject_id, r.due_on, r.step, ${homeId}::bigint,
        ${day}::date, a.person_ids
      from reminding r
      join jsonb_to_recordset(${audiencesOf(piles)}::jsonb) as a ${AUDIENCE} on ${SAME_AUDIENCE}`,
  );
}

/** Writes out the first lines of every digest, most overdue first. */
export async function writeLines(
  tx: Tx,
  homeId: string,
  piles: readonly PileOfPeople[],
  digests: readonly { readonly id: string; readonly personId: string }[],
  most: number,
): Promise<void> {
  const ids = digests.map(({ id, personId }) => ({ digest_id: id, person_id: personId }));
  await run(
    tx,
    sql`insert into digest_line (authority_id, digest_id, position, subject_authority_id, subject_kind,
        subject_id, due_on, step)
      select ${homeId}::bigint, d.digest_id, line.position, line.authority_id, line.subject_kind,
        line.subject_id, line.due_on, line.step
      from (
        select p.person_id, r.*, row_number() over (
          partition by p.person_id order by r.due_on, r.authority_id, r.subject_id) as position
        from reminding r
        join jsonb_to_recordset(${audiencesOf(piles)}::jsonb) as a ${AUDIENCE} on ${SAME_AUDIENCE}
        cross join unnest(a.person_ids) as p (person_id)
      ) as line
      join jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as d (digest_id bigint, person_id bigint)
        on d.person_id = line.person_id
      where line.position <= ${most}`,
  );
}

/** What a run came to. */
export interface RunRecord {
  readonly authorityId: string;
  readonly day: Day;
  readonly at: Date;
  readonly people: number;
  readonly subjects: number;
  readonly unreached: number;
}

/** Takes the day of a body for this transaction; false where another process has it, or has had it. */
export async function claimRun(tx: Tx, authorityId: string, day: Day, at: Date): Promise<boolean> {
  const claimed = await run(
    tx,
    sql`insert into digest_run (authority_id, day, at, people, subjects, unreached)
        values (${authorityId}, ${day}, ${at}, 0, 0, 0) on conflict do nothing`,
  );
  return claimed === 1;
}

export async function noteRun(tx: Tx, outcome: Omit<RunRecord, 'at'>): Promise<void> {
  const { authorityId, day, people, subjects, unreached } = outcome;
  await run(
    tx,
    sql`update digest_run set people = ${people}, subjects = ${subjects}, unreached = ${unreached}
        where authority_id = ${authorityId} and day = ${day}`,
  );
}

/** The last days on which a body reminded, newest first. */
export async function lastRuns(
  db: Db | Tx,
  authorityId: string,
  most: number,
): Promise<RunRecord[]> {
  return rows(
    db,
    sql<RunRecord>`select authority_id as "authorityId", day, at, people, subjects, unreached
        from digest_run where authority_id = ${authorityId} order by day desc limit ${most}`,
  );
}

/** A day on which there was nothing to remind of. */
export async function noteEmptyRun(db: Db, authorityId: string, day: Day, at: Date): Promise<void> {
  await insertRows(
    db,
    'digest_run',
    {
      authority_id: 'bigint',
      day: 'date',
      at: 'timestamptz',
      people: 'integer',
      subjects: 'integer',
      unreached: 'integer',
    },
    [
      {
        authority_id: authorityId,
        day,
        at: at.toISOString(),
        people: 0,
        subjects: 0,
        unreached: 0,
      },
    ],
  ).catch((error: unknown) => {
    // Another process noted the same.
    if (Object(error).code !== '23505') throw error;
  });
}

/** Bodies in which somebody serves and nobody was reminded on a day yet. */
export async function bodiesToRemind(db: Db, day: Day): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select distinct p.authority_id as id from post p
        where p.role in ('head', 'commune', 'officer', 'leader')
          and not exists (select from digest_run r
            where r.authority_id = p.authority_id and r.day = ${day})
        order by 1`,
  );
  return found.map(({ id }) => id);
}

/** The oldest deadline of work in hand; null where there is none. */
export async function oldestDue(db: Db | Tx, authorityId: string): Promise<Day | null> {
  const found = await firstRow(
    db,
    sql<{ day: Day }>`select due_on as day from task where authority_id = ${authorityId}
        and due_on is not null and state in ${IN_HAND} order by due_on, id limit 1`,
  );
  return found?.day ?? null;
}

/** Who was reminded of one task or report, newest first. */
export async function remindersOf(
  db: Db | Tx,
  authorityId: string,
  kind: 'task' | 'obligation',
  subjectId: string,
): Promise<{ onDay: Day; step: number; dueOn: Day; personIds: string[] }[]> {
  return rows(
    db,
    sql<{ onDay: Day; step: number; dueOn: Day; personIds: string[] }>`
      select on_day as "onDay", step, due_on as "dueOn", person_ids as "personIds" from reminder
      where authority_id = ${authorityId} and subject_kind = ${kind} and subject_id = ${subjectId}
      order by on_day desc, step desc`,
  );
}
