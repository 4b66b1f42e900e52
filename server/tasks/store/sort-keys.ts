import { type RawBuilder, sql } from 'kysely';
import { type Status, TASK_SORT_KEYS, type TaskSort, type TaskSortKey } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { hasStatus } from './status-sql.ts';

/** One key of an order: its text, always there and rising byte by byte as the order does, and its direction. */
export interface OrderKey {
  readonly text: RawBuilder<string>;
  readonly desc: boolean;
}

/** The joins that give an order its texts; each is on a primary key. */
const JOINS = {
  words: sql`join task_words w on w.authority_id = t.authority_id and w.id = t.words_id`,
  unit: sql`join unit u on u.id = t.unit_id`,
  field: sql`left join field f on f.authority_id = t.authority_id and f.id = t.field_id`,
  officer: sql`left join person o on o.id = t.officer_id`,
} as const;
type Join = keyof typeof JOINS;

const NEEDS: Partial<Record<TaskSortKey, Join>> = {
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
const LAST = '~';

/**
 * The text of a key. Names are cut, so that the place of a row fits into an address, and end with their
 * id, so that rows of one unit, field or officer stand together and can be grouped.
 */
function textOf(key: TaskSortKey, { day }: Pick<TaskSight, 'day'>): RawBuilder<string> {
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

/** The keys of an order, their joins, and how rows are ordered and continued by them. */
export interface Order {
  readonly keys: readonly OrderKey[];
  readonly joins: RawBuilder<unknown>;
  readonly by: RawBuilder<unknown>;
  after(keys: readonly string[], id: string): RawBuilder<boolean>;
}

/** `unit,-due` → its order; rows alike in every key stand by id. */
export function orderOf(sort: TaskSort, sight: Pick<TaskSight, 'day'>): Order {
  const named = sort.split(',').map((part) => ({
    key: sortKeyOf(part.replace(/^-/, '')),
    desc: part.startsWith('-'),
  }));
  const keys = named.map(({ key, desc }) => ({
    text: sql<string>`(${textOf(key, sight)}) collate "C"`,
    desc,
  }));
  const joins = [...new Set(named.flatMap(({ key }) => NEEDS[key] ?? []))];
  return {
    keys,
    joins: sql.join(
      joins.map((join) => JOINS[join]),
      sql` `,
    ),
    by: sql.join([...keys.map(({ text, desc }) => (desc ? sql`${text} desc` : text)), sql`t.id`]),
    after: (values, id) => isAfter(keys, values, id),
  };
}

/** Beyond a place: further in the first key, or level in it and further in the next, at last by id. */
function isAfter(
  keys: readonly OrderKey[],
  values: readonly string[],
  id: string,
): RawBuilder<boolean> {
  const [first, ...rest] = keys;
  if (!first) return sql`t.id > ${id}::bigint`;
  const [value = '', ...others] = values;
  const beyond = first.desc ? sql`${first.text} < ${value}` : sql`${first.text} > ${value}`;
  return sql`(${beyond} or (${first.text} = ${value} and ${isAfter(rest, others, id)}))`;
}

/** The contract has let nothing else through. */
function sortKeyOf(text: string): TaskSortKey {
  return TASK_SORT_KEYS.find((key) => key === text) ?? 'due';
}
