import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { PLAN_ONCE, prepareStatements } from './prepare-statements.ts';
import { choosingPool, openReadReplica, type ReadReplica } from './read-replica.ts';

/**
 * The project writes its SQL by hand through Kysely's `sql` tag and names each row type beside the
 * statement, so the query builder's table types are left empty on purpose.
 */
// biome-ignore lint/complexity/noBannedTypes: no table is reachable through the query builder.
export type Schema = {};
export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

const DATE_OID = 1082;
const INT8_ARRAY_OID = 1016;
const COUNT_OID = 20;

/** Days stay `YYYY-MM-DD` text and 63-bit ids stay decimal text: neither fits a JavaScript value. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format) {
    if (format !== 'binary' && (oid === DATE_OID || oid === COUNT_OID))
      return (text: string) => text;
    if (format !== 'binary' && oid === INT8_ARRAY_OID) {
      return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','));
    }
    return pg.types.getTypeParser(oid, format);
  },
};

/** A connection knows its statements and their plans, which cost more than many requests: it is kept. */
const KEPT_IDLE_MS = 600_000;

/** Longer than this nobody waits for a connection: the request is told to come again. */
const MOST_WAIT_MS = 20_000;

export interface Database {
  readonly db: Db;
  readonly pool: pg.Pool;
  /** Null where everything is read on the primary. */
  readonly replica: ReadReplica | null;
  close(): Promise<void>;
}

/**
 * @param settings more PostgreSQL settings for every connection, as `-c name=value`
 * @param readUrl a streaming replica of the same database for reads; null for none
 */
export function openDatabase(
  url: string,
  poolSize: number,
  settings = '',
  readUrl: string | null = null,
): Database {
  const pool = openPool(url, poolSize, settings);
  const copy = readUrl === null ? null : openPool(readUrl, poolSize, settings);
  const chosen = copy === null ? pool : choosingPool(pool, copy);
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool: chosen }) });
  return {
    db,
    pool,
    replica: copy && openReadReplica(pool, copy),
    close: () => db.destroy(),
  };
}

function openPool(url: string, size: number, settings: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types,
    application_name: 'chidao',
    idleTimeoutMillis: KEPT_IDLE_MS,
    connectionTimeoutMillis: MOST_WAIT_MS,
    // A database whose machine vanished without a word is noticed by the system, not waited for for ever.
    keepAlive: true,
    options: `-c TimeZone=UTC -c jit=off -c plan_cache_mode=${PLAN_ONCE} -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000 ${settings}`,
  });
  // A connection that dies while idle must not take the process with it; the pool makes a new one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    prepareStatements(client);
  });
  return pool;
}
