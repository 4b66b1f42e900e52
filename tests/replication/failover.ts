import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { pino } from 'pino';
import { migrationsFolder } from '../../server/open-installation.ts';
import { createPerson } from '../../server/organisation/accounts.ts';
import { programAct } from '../../server/organisation/program-author.ts';
import { type Platform, perform } from '../../server/platform/act.ts';
import { type Database, openDatabase } from '../../server/platform/database/database.ts';
import { migrate } from '../../server/platform/database/migrate.ts';
import { rows } from '../../server/platform/database/rows.ts';
import { openFileStore } from '../../server/platform/files/file-store.ts';
import { createIds } from '../../server/platform/ids.ts';
import { openJobs, prepareJobs } from '../../server/platform/jobs/jobs.ts';
import { sealJournal } from '../../server/platform/journal/seal-journal.ts';
import { verifyJournal } from '../../server/platform/journal/verify-journal.ts';
import { buildPair } from './cluster.ts';

const CLIENTS = 8;
const AUTHORITY = '77';
const KEY = Buffer.alloc(32, 9);
const LONGEST_LOAD_MS = 1_500;

/** What one loss of the primary came to. */
export interface Failover {
  /** Acts whose reply reached their client before the primary died. */
  readonly acknowledged: number;
  /** Of those, how many the new primary does not have. */
  readonly lost: number;
  /** Acts of which it has a row without the journal entry or the reply, or the other way round. */
  readonly halfActs: number;
  readonly chainBreaks: number;
  /** Acts without a reply that were sent again to the new primary. */
  readonly resent: number;
  /** Of those, how many acted twice. */
  readonly doubled: number;
  /** From the death of the primary until the standby took writes, in seconds. */
  readonly promoteSeconds: number;
}

/**
 * A primary with a synchronous standby takes acts from several clients, is killed (`kill -9`) at a random moment,
 * and the standby goes on in its place; then every act is looked for.
 */
export async function loseThePrimary(): Promise<Failover> {
  const pair = await buildPair(true);
  try {
    const before = await open(pair.primary.url);
    const sent: string[] = [];
    const acknowledged = new Set<string>();
    let isOver = false;
    const clients = Array.from({ length: CLIENTS }, async () => {
      while (!isOver) {
        const key = randomBytes(12).toString('hex');
        sent.push(key);
        try {
          await act(before.platform, key);
          acknowledged.add(key);
        } catch {
          return;
        }
      }
    });
    await sleep(200 + Math.random() * LONGEST_LOAD_MS);
    await pair.primary.kill();
    const died = performance.now();
    await pair.promote();
    const promoteSeconds = (performance.now() - died) / 1000;
    isOver = true;
    await Promise.all(clients);
    await before.database.close().catch(() => undefined);

    const after = await open(pair.standby.url);
    const lost = (await missing(after.database, [...acknowledged])).length;
    const unsure = sent.filter((key) => !acknowledged.has(key));
    for (const key of [...unsure, ...unsure]) await act(after.platform, key);
    const { halfActs, doubled } = await judge(after.database, sent);
    await sealJournal(after.database.db, after.platform.clock, AUTHORITY);
    const { whole, unsealed } = await verifyJournal(after.database.db, AUTHORITY, KEY);
    await after.database.close();
    return {
      ...{ acknowledged: acknowledged.size, lost, halfActs, doubled },
      ...{ chainBreaks: whole && unsealed === 0 ? 0 : 1, resent: unsure.length, promoteSeconds },
    };
  } finally {
    await pair.close();
  }
}

/** One act of the product with its journal entry: a person is added, named after the key of the request. */
function act(platform: Platform, key: string): Promise<string> {
  return perform(platform, { ...programAct('add_person', AUTHORITY), key }, (context) =>
    createPerson(context, { fullName: key }),
  );
}

async function missing({ db }: Database, keys: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ name: string }>`select full_name as name from person where full_name = any(${keys})`,
  );
  const there = new Set(found.map(({ name }) => name));
  return keys.filter((key) => !there.has(key));
}

/** Each act must have exactly one person, one journal entry and one kept reply. */
async function judge(
  { db }: Database,
  keys: readonly string[],
): Promise<{ halfActs: number; doubled: number }> {
  const counts = await rows(
    db,
    sql<{ people: number; entries: number; replies: number }>`
      select (select count(*)::int from person p where p.full_name = k.key) as people,
        (select count(*)::int from journal j where j.authority_id = ${AUTHORITY}
          and j.subject_kind = 'person' and j.after->>'fullName' = k.key) as entries,
        (select count(*)::int from request r where r.authority_id = ${AUTHORITY}
          and r.key = k.key) as replies
      from unnest(${keys}::text[]) as k(key)`,
  );
  return {
    halfActs: counts.filter((each) => each.people !== each.entries || each.people !== each.replies)
      .length,
    doubled: counts.filter(({ people }) => people > 1).length,
  };
}

async function open(url: string): Promise<{ database: Database; platform: Platform }> {
  const database = openDatabase(url, CLIENTS + 2);
  const log = pino({ level: 'silent' });
  await migrate(database.db, migrationsFolder());
  await prepareJobs(database.pool);
  const platform: Platform = {
    ...{ db: database.db, clock: () => new Date(), ids: createIds(), files: openFileStore('/') },
    ...{ jobs: openJobs(log), log, journalKey: KEY, afterAct: () => undefined },
  };
  return { database, platform };
}
