import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { sendTogether } from './commit-with.ts';

/** Distinct statements kept prepared on one connection; lists with many filters make the number grow. */
const MOST = 500;

const MARK = '/* plan anew */';

/**
 * Marks a statement that is planned at every call: its best plan depends on its values (which day, how
 * many units, how rare a word), and a plan made for no values in particular can be a hundred times slower.
 */
export const PLAN_ANEW = sql.raw(MARK);

/**
 * How a connection plans: a prepared statement is planned once. Left to itself PostgreSQL goes on planning
 * most of ours at every call, because it takes a list of ids to be ten long where ours mostly is one.
 */
export const PLAN_ONCE = 'force_generic_plan';

/**
 * Lets PostgreSQL plan a statement once a connection instead of at every call: a statement that bears
 * a name is prepared on first use. For a query over several small tables planning costs more than
 * running. Only parameterised statements get a name, and only so many.
 */
export function prepareStatements(client: pg.PoolClient): void {
  const names = new Map<string, string>();
  const send = sendTogether(client, client.query.bind(client) as (...given: unknown[]) => unknown);
  // Where the transaction around it has failed, this fails too, and the rollback brings back the mode.
  const planBy = async (mode: string) => {
    await Promise.resolve(send(`set plan_cache_mode = ${mode}`)).catch(() => undefined);
  };
  const planAnew = async (given: unknown[]) => {
    await planBy('force_custom_plan');
    try {
      return await send(...given);
    } finally {
      await planBy(PLAN_ONCE);
    }
  };
  const query = (...given: unknown[]) => {
    const [text, values, ...rest] = given;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) {
      return send(...given);
    }
    if (text.includes(MARK)) return planAnew(given);
    const name = names.get(text) ?? nameFor(names, text);
    return name === undefined ? send(...given) : send({ name, text, values }, ...rest);
  };
  client.query = query as typeof client.query;
}

function nameFor(names: Map<string, string>, text: string): string | undefined {
  if (names.size >= MOST) return undefined;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
