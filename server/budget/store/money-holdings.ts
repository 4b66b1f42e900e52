import { sql } from 'kysely';
import { type Held, type Holdings, PLAIN } from '../../organisation/store/holdings.ts';
import { rowHoldings } from '../../organisation/store/rehome-rows.ts';
import { rows } from '../../platform/database/rows.ts';

type Found = Pick<Held, 'authorityId' | 'id' | 'unitId' | 'title'> & Partial<Held>;

const projects = rowHoldings(
  { table: 'project', past: 'project_history', columns: { project: { unit: 'unit_id' } } },
  async (db, { authorityIds, unitIds }) =>
    (
      await rows(
        db,
        sql<Found>`select p.authority_id::text as "authorityId", p.id::text, p.unit_id::text as "unitId", p.name as title,
            p.plan_id::text as "planId", f.name as field
          from project p
          left join task t on t.authority_id = p.authority_id and t.id = p.task_id
          left join field f on f.authority_id = t.authority_id and f.id = t.field_id
          where p.authority_id = any(${authorityIds}::bigint[]) and p.unit_id = any(${unitIds}::bigint[])`,
      )
    ).map((each) => ({ ...PLAIN, ...each, kind: 'project' })),
);

/** Sums that are being saved (tiết kiệm). Their rows keep no past: the reorganisation does. */
const thrift = rowHoldings(
  { table: 'thrift_item', past: null, columns: { thrift: { unit: 'unit_id' } } },
  async (db, { authorityIds, unitIds }) =>
    (
      await rows(
        db,
        sql<Found>`select h.authority_id::text as "authorityId", h.id::text, h.unit_id::text as "unitId", h.name as title
          from thrift_item h where h.authority_id = any(${authorityIds}::bigint[]) and h.until is null
            and h.unit_id = any(${unitIds}::bigint[])`,
      )
    ).map((each) => ({ ...PLAIN, ...each, kind: 'thrift' })),
);

/** Lines of money in force: they hang on a task or project and go with it, nothing is written. */
const lines: Holdings = {
  kinds: ['money'],
  endable: [],
  async find(db, { authorityIds, unitIds }) {
    const found = await rows(
      db,
      sql<Found>`
        select l.authority_id::text as "authorityId", l.id::text, coalesce(t.unit_id, p.unit_id)::text as "unitId",
          concat_ws(' · ', coalesce(w.title, p.name), concat(l.from_year,
            case when l.to_year > l.from_year then concat('–', l.to_year) end), l.source_key) as title,
          f.name as field, coalesce(t.plan_id, p.plan_id)::text as "planId",
          case when l.task_id is null then concat('project ', l.project_id)
            else concat('task ', l.task_id) end as carrier
        from budget_line l
        left join task t on t.authority_id = l.authority_id and t.id = l.task_id
        left join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
        left join field f on f.authority_id = t.authority_id and f.id = t.field_id
        left join project p on p.authority_id = l.authority_id and p.id = l.project_id
        where l.authority_id = any(${authorityIds}::bigint[]) and l.until is null
          and coalesce(t.unit_id, p.unit_id) = any(${unitIds}::bigint[])`,
    );
    return found.map((each) => ({ ...PLAIN, ...each, kind: 'money' }));
  },
  move: async () => [],
  restore: async () => undefined,
  standing: async () => [],
};

/** Projects, savings and lines of money (dự án, tiết kiệm, kinh phí) of units. */
export const moneyHoldings: readonly Holdings[] = [projects, thrift, lines];
