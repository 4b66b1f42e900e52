import { type RawBuilder, sql } from 'kysely';
import type { Status, TaskSortKey } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { hasStatus } from './status-sql.ts';

/** The joins that give an order its texts; each is on a primary key. */
export const JOINS = {
  words: sql`join task_words w on w.authority_id = t.authority_id and w.id = t.words_id`,
  unit: sql`join unit u on u.id = t.unit_id`,
  field: sql`left join field f on f.authority_id = t.authority_id and f.id = t.field_id`,
  officer: sql`left join person o on o.id = t.officer_id`,
} as const;
export type Join = keyof typeof JOINS;

export const NEEDS: Partial<Record<TaskSortKey, Join>> = {
  title: 'words',
  order: 'words',
  unit: 'unit',
  field: 'field',
  officer: 'officer',
};

/** Overdue first, then what is open, what stands still, what is done. */
const STATUS_ORDER = [
  'DTH_QUA_HAN',
  'CHUYEN_KY',
  'DTH_TRONG_HAN',
  'DTH_KHONG_HAN',
  'TAM_DUNG',
  'HT_QUA_HAN',
  'HT_DUNG_HAN',
  'THU_HOI',
] as const satisfies readonly Status[];

/** What has no value of a key stands after all that have one. */
export const LAST = '~';

/**
 * The text of a key. Names are cut, so that the place of a row fits into an address, and end with their
 * id, so that rows of one unit, field or officer stand together and can be grouped.
 */
export function textOf(key: TaskSortKey, { day }: Pick<TaskSight, 'day'>): RawBuilder<string> {
  switch (key) {
    case 'due':
      return sql`coalesce(t.due_on::text, ${LAST})`;
    case 'title':
      return sql`left(w.folded, 60)`;
    case 'unit':
      return sql`left(u.folded, 40) || ' ' || u.id`;
    case 'updated':
      return sql`to_char(t.since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`;
    case 'field':
      return sql`coalesce(lpad(f.ordinal::text, 5, '0') || ' ' || f.id, ${LAST})`;
    case 'officer':
      return sql`coalesce(left(o.folded, 40) || ' ' || o.id, ${LAST})`;
    case 'percent':
      return sql`coalesce(lpad(t.percent::text, 3, '0'), '')`;
    case 'order':
      return sql`t.plan_id || ' ' || lpad(w.ordinal::text, 6, '0')`;
    case 'status':
      return sql`case ${sql.join(
        STATUS_ORDER.map(
          (status, rank) => sql`when ${hasStatus(status, day)} then ${sql.lit(`${rank}`)}`,
        ),
        sql` `,
      )} else '9' end`;
  }
}
