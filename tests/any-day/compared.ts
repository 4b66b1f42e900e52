import type { Actor } from '../../server/organisation/actor.ts';
import type { ComparedTask } from '../../server/tasks/compare-contract.ts';
import type { Task, TaskRow } from '../../server/tasks/contract.ts';
import { type ComparedFacts, difference } from '../../server/tasks/rules/compare-lists.ts';
import type { WholeOffice } from './whole-office.ts';

interface Asked {
  readonly as: Actor;
  /** Conditions of the list, as in an address. */
  readonly conditions: string;
  readonly asOf: string;
  readonly vs: string;
}

/** A line of a comparison without what it shows beside: which task, how it is marked, why, what changed. */
interface Line {
  readonly id: string;
  readonly mark: string;
  readonly why: string | null;
  readonly fields: readonly string[];
}

/**
 * Holds a comparison against the two lists that it lays on one another.
 *
 * @param all posts that see every task between them: they know what stood outside a list
 */
export function comparer(office: WholeOffice, all: readonly Actor[]) {
  const known = new Map<string, Promise<unknown>>();
  /** Nothing happens any more: what was answered once is answered so again. */
  function once<T>(key: string, work: () => Promise<T>): Promise<T> {
    const found = (known.get(key) as Promise<T> | undefined) ?? work();
    known.set(key, found);
    return found;
  }
  async function everyRow<Row = TaskRow>(as: Actor, url: string): Promise<Row[]> {
    const rows: Row[] = [];
    let after: string | null = null;
    do {
      const next: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      const { status, body } = await office.get(as, url + next);
      if (status !== 200) throw new Error(`${url}: ${JSON.stringify(body)}`);
      const page = body as { rows: Row[]; next: string | null };
      rows.push(...page.rows);
      after = page.next;
    } while (after !== null);
    return rows;
  }
  const listOf = (as: Actor, conditions: string, day: string) =>
    once(`${as.postId} ${conditions} ${day}`, () =>
      everyRow(as, `/api/tasks?${conditions}&limit=9&asOf=${day}`),
    );
  const factsOf = (day: string) =>
    once(`facts ${day}`, async () => {
      const facts = new Map<string, Omit<ComparedFacts, 'inList'>>();
      for (const actor of all) {
        for (const row of await listOf(actor, 'layer=all', day)) {
          const { body } = await office.get(actor, `/api/tasks/${row.id}?asOf=${day}`);
          facts.set(row.id, factsIn(row, body as Pick<Task, 'parties'>));
        }
      }
      return facts;
    });
  async function onDay({ as, conditions }: Asked, day: string) {
    const list = new Set((await listOf(as, conditions, day)).map(({ id }) => id));
    const seen = new Set((await listOf(as, 'layer=all', day)).map(({ id }) => id));
    const facts = await factsOf(day);
    const of = (id: string): ComparedFacts | null => {
      const found = facts.get(id);
      return found ? { ...found, inList: list.has(id) } : null;
    };
    return { list, seen, of };
  }
  return {
    /** The lines that a comparison must have: those of the rule over both lists. */
    async expected(asked: Asked): Promise<Line[]> {
      const before = await onDay(asked, asked.vs);
      const now = await onDay(asked, asked.asOf);
      return [...new Set([...before.list, ...now.list])].toSorted().flatMap((id) => {
        const found = difference(before.of(id), now.seen.has(id) ? now.of(id) : null);
        return found ? [{ id, ...found, fields: before.seen.has(id) ? found.fields : [] }] : [];
      });
    },
    /** The lines that the product gives, page by page. */
    async said({ as, conditions, asOf, vs }: Asked): Promise<Line[]> {
      const url = `/api/tasks/compare?${conditions}&asOf=${asOf}&vs=${vs}&limit=5`;
      const lines = (await everyRow<ComparedTask>(as, url)).map(({ now, mark, why, fields }) => ({
        ...{ id: now.id, mark, why, fields },
      }));
      return lines.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

function factsIn(row: TaskRow, { parties }: Pick<Task, 'parties'>) {
  const beside = parties.map(({ role, unit, person, duty, dueOn }) =>
    [role, unit.id, person?.id, duty, dueOn].join(' '),
  );
  return {
    ...{ title: row.wordsId, unit: row.unit.id, field: row.fieldId, dueOn: row.dueOn },
    ...{ state: row.state, status: row.status, percent: row.percent },
    ...{ finishedOn: row.finishedOn, officer: row.officer?.id ?? null },
    leader: beside.find((line) => line.startsWith('leader')) ?? null,
    parties: beside
      .filter((line) => !line.startsWith('leader'))
      .toSorted()
      .join(';'),
  };
}
