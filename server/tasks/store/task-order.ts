import { type RawBuilder, sql } from 'kysely';
import { TASK_SORT_KEYS, type TaskSort, type TaskSortKey } from '../contract.ts';
import type { TaskSight } from '../task-sight.ts';
import { JOINS, LAST, NEEDS, textOf } from './sort-keys.ts';

/** The place of a row in a sorted list: its keys as texts and its id. */
export interface Place {
  readonly keys: readonly string[];
  readonly id: string;
}

/** One key of an order: its text, always there and rising byte by byte as the order does, and its direction. */
export interface OrderKey {
  readonly text: RawBuilder<string>;
  readonly desc: boolean;
}

/** An order of tasks `t`, from a place on. */
export interface Order {
  readonly keys: readonly OrderKey[];
  /** The tasks with what gives them their keys. */
  from(tasks: RawBuilder<unknown>): RawBuilder<unknown>;
  readonly by: RawBuilder<unknown>;
  /**
   * Conditions for what lies beyond the place, one a stretch: all rows of a stretch come before those of the
   * next, so that each is a range of an index and the next is asked only where a page is not full.
   */
  readonly stretches: readonly RawBuilder<boolean>[];
  /** Which way ties go, by id. */
  readonly idDesc: boolean;
  /** The deadline and nothing else. */
  readonly byDueOnly: boolean;
}

interface NamedKey {
  readonly key: TaskSortKey;
  readonly desc: boolean;
}

/** `unit,-due` → its order from a place on; rows alike in every key stand by id. */
export function orderOf(
  sort: TaskSort,
  sight: Pick<TaskSight, 'day'>,
  authorityId: string,
  after: Place | null,
): Order {
  const [first = { key: 'due', desc: false }, ...rest] = sort.split(',').map(keyNamed);
  const keys = rest.map((each) => withText(each, sight));
  const text = sql<string>`(${textOf(first.key, sight)}) collate "C"`;
  if (first.key === 'due') return byDue({ text, desc: first.desc }, keys, rest, after);
  if (first.key === 'unit' || first.key === 'title') {
    return byLead(first.key, first.desc, text, keys, rest, authorityId, after);
  }
  const all = [{ text, desc: first.desc }, ...keys];
  return {
    keys: all,
    from: (tasks) => sql`${tasks} t ${joinsOf([first, ...rest])}`,
    by: sql.join([...all.map(direction), sql`t.id`]),
    stretches: [after ? isAfter(all, after.keys, after.id) : sql<boolean>`true`],
    idDesc: false,
    byDueOnly: false,
  };
}

/**
 * By deadline first: an index holds the tasks so, those without a deadline after all others, and the other keys
 * only settle one day at a time.
 */
function byDue(
  due: OrderKey,
  rest: readonly OrderKey[],
  named: readonly NamedKey[],
  after: Place | null,
): Order {
  const { desc } = due;
  const idDesc = desc && rest.length === 0;
  const id = idDesc ? sql`t.id desc` : sql`t.id`;
  return {
    keys: [due, ...rest],
    from: (tasks) => sql`${tasks} t ${joinsOf(named)}`,
    by: sql.join([desc ? sql`t.due_on desc` : sql`t.due_on`, ...rest.map(direction), id]),
    stretches: after === null ? [sql`true`] : beyondDue(after, desc, rest),
    idDesc,
    byDueOnly: rest.length === 0,
  };
}

function beyondDue(
  { keys: [day = LAST, ...others], id }: Place,
  desc: boolean,
  rest: readonly OrderKey[],
): RawBuilder<boolean>[] {
  const isDown = desc && rest.length === 0;
  const further = isDown ? sql<boolean>`t.id < ${id}::bigint` : isAfter(rest, others, id);
  const undated = sql<boolean>`t.due_on is null`;
  if (day === LAST) {
    const here = sql<boolean>`${undated} and ${further}`;
    return desc ? [here, sql`t.due_on is not null`] : [here];
  }
  if (rest.length === 0) {
    const place = sql`(${day}::date, ${id}::bigint)`;
    return desc ? [sql`(t.due_on, t.id) < ${place}`] : [sql`(t.due_on, t.id) > ${place}`, undated];
  }
  // The first condition says nothing more than the second, but it is a range of the index.
  return desc
    ? [sql`t.due_on <= ${day}::date and (t.due_on < ${day}::date or ${further})`]
    : [sql`t.due_on >= ${day}::date and (t.due_on > ${day}::date or ${further})`, undated];
}

/**
 * By unit or title first: units, or words, are put in order, few as they are, and the tasks of each are found by
 * an index until the page is full. All tasks that match are never sorted.
 */
function byLead(
  key: 'unit' | 'title',
  desc: boolean,
  text: RawBuilder<string>,
  rest: readonly OrderKey[],
  named: readonly NamedKey[],
  authorityId: string,
  after: Place | null,
): Order {
  const [alias, source, columns, on] =
    key === 'unit'
      ? [sql.ref('u'), sql`unit u`, sql`u.id, u.folded`, sql`t.unit_id = u.id`]
      : [sql.ref('w'), sql`task_words w`, sql`w.id, w.folded, w.ordinal`, sql`t.words_id = w.id`];
  const conditions = key === 'unit' ? [] : [sql`w.authority_id = ${authorityId}`];
  const [value] = after?.keys ?? [];
  if (value !== undefined) {
    conditions.push(desc ? sql`${text} <= ${value}` : sql`${text} >= ${value}`);
  }
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  const lead = { text: sql<string>`${alias}.lead`, desc };
  const all = [lead, ...rest];
  const others = named.filter((each) => NEEDS[each.key] !== (key === 'unit' ? 'unit' : 'words'));
  return {
    keys: all,
    from: (tasks) => sql`
      (select ${columns}, ${text} as lead from ${source} ${where}
        order by lead ${desc ? sql`desc` : sql``}) ${alias}
      join ${tasks} t on ${on} ${joinsOf(others)}`,
    by: sql.join([...all.map(direction), sql`t.id`]),
    stretches: [after ? isAfter(all, after.keys, after.id) : sql<boolean>`true`],
    idDesc: false,
    byDueOnly: false,
  };
}

function withText({ key, desc }: NamedKey, sight: Pick<TaskSight, 'day'>): OrderKey {
  return { text: sql<string>`(${textOf(key, sight)}) collate "C"`, desc };
}

function direction({ text, desc }: OrderKey): RawBuilder<unknown> {
  return desc ? sql`${text} desc` : text;
}

function joinsOf(named: readonly NamedKey[]): RawBuilder<unknown> {
  const joins = new Set(named.flatMap(({ key }) => NEEDS[key] ?? []));
  return sql.join(
    [...joins].map((join) => JOINS[join]),
    sql` `,
  );
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

function keyNamed(part: string): NamedKey {
  const name = part.replace(/^-/, '');
  // The contract has let nothing else through.
  const key = TASK_SORT_KEYS.find((each) => each === name) ?? 'due';
  return { key, desc: part.startsWith('-') };
}
