import { once } from 'node:events';
import { createServer, request as requestHttp } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { openTestPlatform, type TestPlatform } from '../../../../tests/support/platform.ts';
import type { Actor } from '../../../organisation/actor.ts';
import { run } from '../../../platform/database/rows.ts';
import { deliverAll } from '../../delivery/deliver.ts';
import { hearAnswer } from '../answer-invitation.ts';
import { MESSAGES_PATH, messageCarrier } from '../carry-message.ts';
import { PAIRINGS_PATH } from '../carry-pairing.ts';
import { confirm } from '../change-partner.ts';
import { accept, invite } from '../invite-partner.ts';
import { nameOneself } from '../name-oneself.ts';
import { receiveFilePart } from '../receive-file.ts';
import { receiveMessage } from '../receive-message.ts';
import { registerChannelReceivers } from '../rotate-key.ts';
import { FILES_PATH } from '../send-files.ts';

/** What happens to a request on its way to an installation. */
export type Fate = 'arrives' | 'is lost' | 'reply is lost' | 'comes twice';

/** One installation with its own database and its own door, as a partner of another. */
export interface Installation {
  readonly platform: TestPlatform;
  readonly authorityId: string;
  readonly admin: Actor;
  readonly address: string;
  /** Decides what becomes of the next request to it. */
  fate: () => Fate;
  /** Sends everything that is due, once. */
  deliver(): Promise<number>;
  close(): Promise<void>;
}

const ALLOWED: ReadonlySet<string> = new Set(['127.0.0.1']);
const CLOCK_HOURS = 24;

/** Opens an installation of one authority that is called so. */
export async function openInstallation(
  authorityId: string,
  organId: string,
  name: string,
): Promise<Installation> {
  registerChannelReceivers();
  const platform = await openTestPlatform();
  await run(
    platform.db,
    sql`insert into authority (id, unit_id, name, created_at)
        values (${authorityId}, ${authorityId}, ${name}, ${platform.clock()})`,
  );
  const installation: { fate: () => Fate } = { fate: () => 'arrives' };
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const fate = installation.fate();
      if (fate === 'is lost') return void incoming.socket.destroy();
      void answer(platform, incoming.url ?? '', body).then(async (reply) => {
        if (fate === 'comes twice') await answer(platform, incoming.url ?? '', body);
        if (fate === 'reply is lost') return void incoming.socket.destroy();
        outgoing.statusCode = reply === null ? 401 : 200;
        outgoing.end(reply ?? '');
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const admin = adminOf(authorityId);
  await nameOneself(platform, admin, { organId, name, address }, null, ALLOWED);
  return Object.assign(installation, {
    ...{ platform, authorityId, admin, address },
    deliver: () => deliverAll(platform, [messageCarrier(platform, ALLOWED)]),
    async close() {
      server.closeAllConnections();
      server.close();
      await platform.close();
    },
  });
}

async function answer(platform: TestPlatform, path: string, body: string): Promise<string | null> {
  switch (path) {
    case MESSAGES_PATH:
      return receiveMessage(platform, body, CLOCK_HOURS);
    case FILES_PATH: {
      const state = await receiveFilePart(platform, body);
      return state && JSON.stringify(state);
    }
    case PAIRINGS_PATH:
      return (await hearAnswer(platform, body, ALLOWED)) ? '{}' : null;
    default:
      return null;
  }
}

function adminOf(authorityId: string): Actor {
  return {
    ...{ accountId: '1', personId: '1', postId: '1', unitId: authorityId, authorityId },
    ...{ personName: 'Quản trị', postTitle: 'Quản trị', role: 'admin', unitName: 'Văn phòng' },
    ...{ jurisdictionUnitId: authorityId, wholeAuthority: true },
  };
}

/** Pairs two installations as two administrators do; gives each one's number of the other. */
export async function pair(
  one: Installation,
  other: Installation,
): Promise<{ readonly otherAtOne: string; readonly oneAtOther: string }> {
  const { partner, code } = await invite(one.platform, one.admin, { name: 'Bên kia' }, null);
  const theirs = await accept(other.platform, other.admin, { code }, null, ALLOWED);
  await other.deliver();
  const fingerprint = theirs.fingerprint ?? '';
  await confirm(one.platform, one.admin, partner.id, { fingerprint }, null);
  await confirm(other.platform, other.admin, theirs.id, { fingerprint }, null);
  return { otherAtOne: partner.id, oneAtOther: theirs.id };
}

/** Lets time pass at both ends. */
export function passTime(minutes: number, ...installations: readonly Installation[]): void {
  for (const { platform } of installations) {
    platform.clock.set(new Date(platform.clock().getTime() + minutes * 60_000).toISOString());
  }
}

/** Posts something to an installation as a stranger would. */
export function postTo(address: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = requestHttp(address, { method: 'POST' }, (reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
