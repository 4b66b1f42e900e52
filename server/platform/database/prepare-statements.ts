import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';

/** Distinct statements kept prepared on one connection; lists with many filters make the number grow. */
const MOST = 500;

/**
 * Marks a statement that is worth planning at every call: its best plan depends on its values (which
 * filters, how many units, which day), and the plan that a prepared statement ends up with after a few
 * calls, made for no values in particular, can be a hundred times slower.
 */
export const PLAN_ANEW = sql.raw('/* plan anew */');

/**
 * Lets PostgreSQL plan a statement once a connection instead of at every call: a statement that bears
 * a name is prepared on first use. For a query over several small tables planning costs more than
 * running. Only parameterised statements get a name, and only so many.
 */
export function prepareStatements(client: pg.PoolClient): void {
  const names = new Map<string, string>();
  const send = client.query.bind(client) as (...given: unknown[]) => unknown;
  const query = (...given: unknown[]) => {
    const [text, values, ...rest] = given;
    if (typeof text !== 'string' || !isWorthPreparing(text, values)) {
      return send(...given);
    }
    const name = names.get(text) ?? nameFor(names, text);
    return name === undefined ? send(...given) : send({ name, text, values }, ...rest);
  };
  client.query = query as typeof client.query;
}

function isWorthPreparing(text: string, values: unknown): boolean {
  return Array.isArray(values) && values.length > 0 && !text.includes('/* plan anew */');
}

function nameFor(names: Map<string, string>, text: string): string | undefined {
  if (names.size >= MOST) return undefined;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
