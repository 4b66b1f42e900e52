import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { nameOneself } from '../../server/exchange/channel/name-oneself.ts';
import { newestKey } from '../../server/exchange/channel/store/identity-store.ts';
import { insertPartner } from '../../server/exchange/channel/store/partner-store.ts';
import { setDestination } from '../../server/exchange/delivery/store/destination-store.ts';
import { insertBond } from '../../server/exchange/link/store/linked-store.ts';
import { type Installation, openInstallation } from '../../server/open-installation.ts';
import type { Platform } from '../../server/platform/act.ts';
import { readConfig } from '../../server/platform/config.ts';
import { run } from '../../server/platform/database/rows.ts';
import { sealJournal } from '../../server/platform/journal/seal-journal.ts';
import { root } from '../support/paths.ts';
import { makeWorld, type World, type WorldActor } from '../support/world.ts';
import { type BadLine, openBadLine } from './bad-line.ts';

export type SideOfLine = 'giver' | 'holder';

const ORGANS = { giver: '000.00.00.G14', holder: '000.00.00.H26' } as const;
const ALLOWED: ReadonlySet<string> = new Set(['127.0.0.1']);

/** One installation: its database, its own server process that may be killed, and the line that leads to it. */
export interface Station {
  readonly side: SideOfLine;
  readonly line: BadLine;
  /** The same database and keys, seen from beside the server. */
  readonly platform: Platform;
  readonly world: World;
  readonly ownId: string;
  readonly otherId: string;
  readonly kills: () => number;
  start(): Promise<void>;
  /** Ends the server without a word, as a power cut does. */
  kill(): Promise<void>;
  /** Where the server answers, past the line. */
  address(): string;
  /** Has everything that waits for its time, or for its minute, be tried now. */
  nudge(): Promise<void>;
  close(): Promise<void>;
}

/** What stays apart while there is one database and one folder for each side. */
export interface StationPlace {
  readonly databaseUrl: string;
  readonly folder: string;
  /** The built server. */
  readonly program: string;
  /** By how many minutes its clock is wrong. */
  readonly clockMinutes: number;
}

/** Founds one side: the same small state in each, of which one authority works here. */
export async function openStation(side: SideOfLine, place: StationPlace): Promise<Station> {
  const config = readConfig({
    ...{ CHIDAO_VAR: place.folder, CHIDAO_LOG: 'silent', DATABASE_URL: place.databaseUrl },
    CHIDAO_POOL: '4',
  });
  const installation = await openInstallation(config, { role: 'command' });
  const { platform } = installation;
  const world = await makeWorld(platform);
  await sql`update account set demonstration = true, username = lower(username)`.execute(
    platform.db,
  );
  const { ministry, hanoi, actors } = world;
  const isGiver = side === 'giver';
  const [ownId, otherId] = isGiver
    ? [ministry.authorityId, hanoi.authorityId]
    : [hanoi.authorityId, ministry.authorityId];
  const line = await openBadLine();
  const admin = { ...(isGiver ? actors.admin : actors.hanoiLeader), role: 'admin' as const };
  const self = { organId: ORGANS[side], name: side, address: line.address };
  await nameOneself(platform, admin, self, null, ALLOWED);
  const process = serverProcess(place);
  return {
    ...{ side, line, platform, world, ownId, otherId },
    kills: process.kills,
    async start() {
      line.target = await process.start();
    },
    async kill() {
      line.target = null;
      await process.kill();
      // What it held would be free again after two minutes.
      await run(
        platform.db,
        sql`update delivery set leased_until = null where leased_until is not null`,
      );
    },
    address: process.address,
    nudge: () => nudge(installation, ownId),
    async close() {
      await process.kill();
      await line.close();
      await installation.close();
    },
  };
}

/** Lets the two know each other, as two administrators who compared their keys do. */
export async function acquaint(one: Station, other: Station): Promise<void> {
  for (const [here, there] of [
    [one, other],
    [other, one],
  ] as const) {
    const { platform, ownId, otherId } = here;
    const own = await newestKey(platform.db, ownId);
    const theirs = await newestKey(there.platform.db, there.ownId);
    if (!own || !theirs) throw new Error('A side has no key');
    const at = platform.clock();
    const partnerId = platform.ids.next();
    await platform.db.transaction().execute(async (tx) => {
      await insertPartner(tx, {
        ...{ authority_id: ownId, id: partnerId, organ_id: ORGANS[there.side], name: there.side },
        ...{ folded: there.side, address: there.line.address, state: 'active' },
        ...{ public_key: theirs.public_key, thumbprint: theirs.thumbprint, own_key_id: own.id },
        ...{ next_key: null, next_thumbprint: null, invitation_digest: null },
        ...{ invitation_until: null, skew_ms: null, last_received_at: null, version: 1 },
        ...{ made_at: at, made_by: '0', confirmed_at: at, confirmed_by: '0' },
      });
      const to = { authority_id: ownId, kind: 'message' as const, destination_id: partnerId };
      await setDestination(tx, to, false);
      await insertBond(tx, { authorityId: ownId, partnerId, otherId }, { by: '0', at });
    });
  }
}

/** The post of somebody on a side, for signing in there. */
export function postOf({ world }: Station, who: WorldActor): string {
  return world.actors[who].postId;
}

/** Jobs of the minute, asked for now; waits between tries are over. */
const OF_THE_MINUTE = ['seal_journals', 'follow_link', 'deliver', 'apply_messages'];

async function nudge({ platform }: Installation, authorityId: string): Promise<void> {
  const { db, clock } = platform;
  await sealJournal(db, clock, authorityId);
  for (const over of [
    sql`update delivery set next_at = now() - interval '1 hour' where state = 'waiting'`,
    sql`update delivery_destination set open_until = null where open_until is not null`,
    sql`update exchange_inbox set next_at = now() - interval '1 hour' where state = 'waiting'`,
    sql`update journal_cursor set next_at = null where next_at is not null`,
  ]) {
    await run(db, over);
  }
  for (const job of OF_THE_MINUTE) {
    await sql`select graphile_worker.add_job(${job}, '{}'::json, job_key => ${job})`.execute(db);
  }
}

function serverProcess({ databaseUrl, folder, program, clockMinutes }: StationPlace) {
  let child: ChildProcess | null = null;
  let address = '';
  let killed = 0;
  const shift = pathToFileURL(join(root, 'tests', 'two-installations', 'shift-clock.mjs')).href;
  return {
    address: () => address,
    kills: () => killed,
    async start(): Promise<string> {
      const started = spawn(
        process.execPath,
        ['--import', shift, program, '--empty', '--port', '0'],
        {
          env: {
            ...process.env,
            ...{ DATABASE_URL: databaseUrl, CHIDAO_VAR: folder, CHIDAO_LOG: 'silent' },
            ...{ CHIDAO_RATE_LIMIT: '0', CHIDAO_REMINDERS: 'false', CHIDAO_POOL: '4' },
            ...{ CHIDAO_EXCHANGE_HOSTS: '127.0.0.1' },
            CHIDAO_TEST_CLOCK_MINUTES: String(clockMinutes),
          },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      child = started;
      address = await saidAddress(started);
      return address;
    },
    async kill(): Promise<void> {
      const dying = child;
      child = null;
      if (!dying || dying.exitCode !== null || dying.signalCode !== null) return;
      killed += 1;
      const ended = once(dying, 'exit');
      dying.kill('SIGKILL');
      await ended;
    },
  };
}

function saidAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Chỉ Đạo: (http:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found.replace('localhost', '127.0.0.1'));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
}
