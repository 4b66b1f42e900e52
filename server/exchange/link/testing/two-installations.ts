import { sql } from 'kysely';
import { openTestPlatform, type TestPlatform } from '../../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../../tests/support/world.ts';
import { rows, run } from '../../../platform/database/rows.ts';
import { sealJournal } from '../../../platform/journal/seal-journal.ts';
import { applyStream } from '../../channel/apply-messages.ts';
import { Envelope } from '../../channel/rules/envelope.ts';
import { digestOf } from '../../channel/signing.ts';
import { saveIdentity } from '../../channel/store/identity-store.ts';
import { keepMessage } from '../../channel/store/inbox-store.ts';
import { insertPartner } from '../../channel/store/partner-store.ts';
import { followAll, followAuthority } from '../../follow-journal.ts';
import { linkFollower } from '../follow.ts';
import { registerLinkReceivers } from '../receivers.ts';
import { insertBond } from '../store/linked-store.ts';

/** One installation with the same small state: only one of its two authorities works there. */
export interface Installation {
  readonly platform: TestPlatform;
  readonly world: World;
  /** The authority that works here, and the one that works in the other installation. */
  readonly ownId: string;
  readonly otherId: string;
  readonly partnerId: string;
  /** The journal is sealed and followed: what was done here is put into messages. */
  follow(): Promise<void>;
}

/** What a message meets on its way. */
export type Fate = 'arrives' | 'lost' | 'unanswered' | 'doubled';

/** Two installations in one process, and a line between them on which anything may happen. */
export interface Pair {
  /** Where the ministry works. */
  readonly giver: Installation;
  /** Where the city works. */
  readonly holder: Installation;
  /** Tries to send what waits on one side, each message with a fate of its own; gives how many arrived newly. */
  carry(from: Installation, fateOf: () => Fate): Promise<number>;
  /** Applies what has arrived on one side. */
  apply(at: Installation): Promise<void>;
  /** Follows, carries and applies until nothing is left to say. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

const MOST_ROUNDS = 12;

export async function openPair(start = '2026-11-22T08:00:00+07:00'): Promise<Pair> {
  const giver = await openOne('giver', start);
  const holder = await openOne('holder', start);
  const carry: Pair['carry'] = async (from, fateOf) => {
    let arrived = 0;
    const to = from === giver ? holder : giver;
    for (const one of await waiting(from)) {
      const fate = fateOf();
      if (fate === 'lost') continue;
      for (let time = fate === 'doubled' ? 2 : 1; time > 0; time -= 1) {
        if (await arrive(to, one.body)) arrived += 1;
      }
      if (fate !== 'unanswered') await settle(from, one.id);
    }
    return arrived;
  };
  const pair: Pair = {
    ...{ giver, holder, carry },
    apply: async ({ platform, ownId, partnerId }) => {
      for (const subject of await unapplied(platform, ownId)) {
        await applyStream(platform, { authorityId: ownId, partnerId, subject });
      }
    },
    async quiet() {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        for (const side of [giver, holder]) await side.follow();
        let sent = 0;
        for (const side of [giver, holder]) sent += await carry(side, () => 'arrives');
        for (const side of [giver, holder]) await pair.apply(side);
        if (sent === 0) return;
      }
      throw new Error('The two never fall silent');
    },
    async close() {
      for (const { platform } of [giver, holder]) await platform.close();
    },
  };
  return pair;
}

async function openOne(side: 'giver' | 'holder', start: string): Promise<Installation> {
  const platform = await openTestPlatform(start);
  const world = await makeWorld(platform);
  const isGiver = side === 'giver';
  const [ownId, otherId] = isGiver
    ? [world.ministry.authorityId, world.hanoi.authorityId]
    : [world.hanoi.authorityId, world.ministry.authorityId];
  const organs = isGiver ? ['000.00.00.G14', '000.00.00.H26'] : ['000.00.00.H26', '000.00.00.G14'];
  const partnerId = platform.ids.next();
  const at = platform.clock();
  await platform.db.transaction().execute(async (tx) => {
    await saveIdentity(tx, {
      ...{ authority_id: ownId, organ_id: organs[0] ?? '', name: side, changed_by: '0' },
      ...{ address: `https://${side}.example`, changed_at: at },
    });
    await insertPartner(tx, {
      ...{ authority_id: ownId, id: partnerId, organ_id: organs[1] ?? '', name: 'other' },
      ...{ folded: 'other', address: 'https://other.example', state: 'active', public_key: null },
      ...{ thumbprint: null, next_key: null, next_thumbprint: null, own_key_id: '0' },
      ...{ invitation_digest: null, invitation_until: null, skew_ms: null, version: 1 },
      ...{ last_received_at: null, made_at: at, made_by: '0', confirmed_at: at, confirmed_by: '0' },
    });
    await insertBond(tx, { authorityId: ownId, partnerId, otherId }, { by: '0', at });
  });
  registerLinkReceivers(platform);
  const follower = linkFollower(platform);
  await sealJournal(platform.db, platform.clock, ownId);
  await followAll(platform, follower);
  return {
    ...{ platform, world, ownId, otherId, partnerId },
    async follow() {
      await sealJournal(platform.db, platform.clock, ownId);
      const followed = await followAuthority(platform, follower, ownId);
      if (followed !== 'done')
        throw new Error(`Following ended as ${followed}: ${await whyOf(platform)}`);
    },
  };
}

async function whyOf({ db }: TestPlatform): Promise<string> {
  const found = await rows(db, sql<{ why: string }>`select last_error as why from journal_cursor`);
  return found.map(({ why }) => why).join('; ');
}

/** What waits to be sent: of each subject what stands first, as the outbox sends it. */
function waiting({ platform, ownId }: Installation) {
  return rows(
    platform.db,
    sql<{ id: string; body: string }>`select id, body from delivery
        where authority_id = ${ownId} and kind = 'message' and state = 'waiting'
        order by subject, ordinal`,
  );
}

async function settle({ platform, ownId }: Installation, id: string): Promise<void> {
  const { db } = platform;
  await run(
    db,
    sql`update delivery set state = 'sent' where authority_id = ${ownId} and id = ${id}`,
  );
}

/** Keeps a message in the inbox as the door does; true where it was not there yet. */
async function arrive(
  { platform, ownId, partnerId }: Installation,
  body: string,
): Promise<boolean> {
  const envelope = Envelope.parse(JSON.parse(body));
  const at = platform.clock();
  const kept = await platform.db.transaction().execute((tx) =>
    keepMessage(tx, {
      ...{ authority_id: ownId, id: platform.ids.next(), partner_id: partnerId },
      ...{ message_id: envelope.id, subject: envelope.subject, kind: envelope.kind },
      ...{ sequence: String(envelope.sequence), body: envelope.body, files: envelope.files },
      ...{ digest: Buffer.from(digestOf(body), 'hex'), received_at: at },
      sent_at: new Date(envelope.sentAt),
    }),
  );
  if (kept !== 'kept' && kept !== 'same') throw new Error(`A message was ${kept}`);
  return kept === 'kept';
}

async function unapplied({ db }: TestPlatform, authorityId: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ subject: string }>`select distinct subject from exchange_inbox
        where authority_id = ${authorityId} and state = 'waiting' order by subject desc`,
  );
  return found.map(({ subject }) => subject);
}
