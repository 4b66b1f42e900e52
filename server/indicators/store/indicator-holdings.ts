import { type RawBuilder, sql } from 'kysely';
import { type Held, type Holdings, PLAIN } from '../../organisation/store/holdings.ts';
import { linkHoldings } from '../../organisation/store/link-holdings.ts';
import { rowHoldings } from '../../organisation/store/rehome-rows.ts';
import { rows } from '../../platform/database/rows.ts';

type Found = Pick<Held, 'authorityId' | 'id' | 'unitId' | 'title'> & Partial<Held>;

function found(
  kind: string,
  select: RawBuilder<Found>,
): (db: Parameters<Holdings['find']>[0]) => Promise<Held[]> {
  return async (db) => (await rows(db, select)).map((each) => ({ ...PLAIN, ...each, kind }));
}

/** The indicators that units answer for (đơn vị chịu trách nhiệm). Values stay with whoever entered them. */
const responsible = rowHoldings(
  { table: 'indicator', past: 'indicator_history', columns: { indicator: { unit: 'unit_id' } } },
  (db, { authorityIds, unitIds }) =>
    found(
      'indicator',
      sql<Found>`select i.authority_id::text as "authorityId", i.id::text, i.unit_id::text as "unitId", i.name as title
        from indicator i where i.authority_id = any(${authorityIds}::bigint[])
          and i.unit_id = any(${unitIds}::bigint[])`,
    )(db),
);

const reporters = linkHoldings(
  {
    ...{ kind: 'reporter', table: 'indicator_reporter', owner: 'indicator_id' },
    ...{ carried: [], ifThere: 'one' },
  },
  (db, { authorityIds, unitIds }) =>
    found(
      'reporter',
      sql<Found>`select r.authority_id::text as "authorityId", concat_ws('.', r.indicator_id, r.unit_id) as id,
          r.unit_id::text as "unitId", i.name as title
        from indicator_reporter r
        join indicator i on i.authority_id = r.authority_id and i.id = r.indicator_id
        where r.authority_id = any(${authorityIds}::bigint[]) and r.until is null
          and r.unit_id = any(${unitIds}::bigint[])`,
    )(db),
);

/** Targets that are still followed and whose day has not passed long ago: a promise goes with whoever made it. */
const targets = rowHoldings(
  { table: 'target', past: 'target_history', columns: { target: { unit: 'unit_id' } } },
  (db, { authorityIds, unitIds }) =>
    found(
      'target',
      sql<Found>`select t.authority_id::text as "authorityId", t.id::text, t.unit_id::text as "unitId",
          t.due_on as "dueOn", t.plan_id::text as "planId", f.name as field,
          coalesce(nullif(t.quote, ''), i.name) as title
        from target t
        join indicator i on i.authority_id = t.authority_id and i.id = t.indicator_id
        left join field f on f.authority_id = t.authority_id and f.id = t.field_id
        where t.authority_id = any(${authorityIds}::bigint[]) and t.state = 'followed'
          and t.unit_id = any(${unitIds}::bigint[])`,
    )(db),
);

const shares = linkHoldings(
  {
    ...{ kind: 'share', table: 'allocation_share', owner: 'target_id' },
    ...{ carried: ['share_id'], ifThere: 'waits' },
  },
  (db, { authorityIds, unitIds }) =>
    found(
      'share',
      // The share of a unit is a target of its own, and goes where that goes.
      sql<Found>`select s.authority_id::text as "authorityId", concat_ws('.', s.target_id, s.unit_id) as id,
          s.unit_id::text as "unitId", i.name as title, concat('target ', s.share_id) as carrier
        from allocation_share s
        join target t on t.authority_id = s.authority_id and t.id = s.target_id
        join indicator i on i.authority_id = t.authority_id and i.id = t.indicator_id
        where s.authority_id = any(${authorityIds}::bigint[]) and s.until is null
          and s.unit_id = any(${unitIds}::bigint[])`,
    )(db),
);

/** Requests to explain that nobody has answered (yêu cầu giải trình). */
const questions = rowHoldings(
  {
    ...{ table: 'indicator_question', past: null, isVersioned: false },
    columns: { question: { unit: 'unit_id' } },
  },
  (db, { authorityIds, unitIds }) =>
    found(
      'question',
      sql<Found>`select q.authority_id::text as "authorityId", q.id::text, q.unit_id::text as "unitId", q.words as title,
          q.due_on as "dueOn", concat('target ', q.target_id) as carrier
        from indicator_question q where q.authority_id = any(${authorityIds}::bigint[])
          and q.answered_at is null and q.unit_id = any(${unitIds}::bigint[])`,
    )(db),
);

/** What units answer for, report, promise and have been given of targets (chỉ tiêu, mục tiêu, phân bổ). */
export const indicatorHoldings: readonly Holdings[] = [
  ...[responsible, reporters, targets],
  ...[shares, questions],
];
