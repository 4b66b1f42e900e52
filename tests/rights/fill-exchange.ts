import { sql } from 'kysely';
import { does } from './does.ts';
import { atTop } from './fill-tasks.ts';
import type { Office, World } from './world.ts';

/**
 * Every office has named itself to other installations and has a partner: the next office answered its
 * invitation, and a message came that nobody could apply. A planner and a head have other software told of events.
 */
export async function fillExchange(world: World): Promise<void> {
  for (const [at, office] of world.offices.entries()) await namesItself(world, office, at);
  for (const [at, office] of world.offices.entries()) {
    const other = world.offices[(at + 1) % world.offices.length];
    if (other && other !== office) await meets(world, office, other);
    await listens(world, office);
  }
}

async function namesItself(world: World, office: Office, at: number): Promise<void> {
  const digits = String(at).padStart(2, '0');
  await does(world, atTop(office, 'admin'), 'PUT', '/api/exchange/identity', {
    ...{ organId: `000.00.${digits}.G14`, name: `Cơ quan số ${at}` },
    address: `https://co-quan-${at}.example.vn`,
  });
}

async function meets(world: World, office: Office, other: Office): Promise<void> {
  const canary = world.word();
  const invited = await does(
    world,
    atTop(other, 'admin'),
    'POST',
    '/api/exchange/partners/invite',
    {
      name: `Đối tác ${canary}`,
    },
  );
  const { id: invitedId } = invited.partner as { readonly id: string };
  const accepted = await does(
    world,
    atTop(office, 'admin'),
    'POST',
    '/api/exchange/partners/accept',
    {
      code: invited.code,
    },
  );
  const { authorityId } = office;
  const readBy = (home: string) => [
    { right: 'exchange.read' as const, held: { authorityId: home } },
  ];
  world.note({
    ...{ kind: 'partner', canary, ids: [invitedId], home: other.authorityId },
    read: readBy(other.authorityId),
  });
  world.note({
    ...{ kind: 'partner', canary: null, ids: [accepted.id], home: authorityId },
    read: readBy(authorityId),
  });
  const address = `/api/exchange/partners/${accepted.id}/messages?direction=out`;
  const { rows } = await does(world, atTop(office, 'admin'), 'GET', address);
  for (const { id } of rows as readonly { readonly id: string }[]) {
    world.note({ kind: 'sent message', canary: null, ids: [id], read: readBy(authorityId) });
  }
  const received = world.platform.ids.next();
  const word = world.word();
  const now = world.platform.clock();
  await sql`insert into exchange_inbox (authority_id, id, partner_id, message_id, subject, sequence, kind, body,
      files, digest, sent_at, received_at, state, next_at, last_error)
    values (${authorityId}, ${received}, ${accepted.id}, '1', ${`task:${word}`}, 1, 'link.unknown', '{}', '[]',
      '\\x00', ${now}, ${now}, 'dead', ${now}, ${word})`.execute(world.platform.db);
  world.note({
    ...{ kind: 'received message', canary: word, ids: [received], read: readBy(authorityId) },
  });
}

async function listens(world: World, office: Office): Promise<void> {
  const { authorityId } = office;
  const heads = office.posts.filter(({ role }) => role === 'head');
  for (const maker of [atTop(office, 'planner'), ...world.draw.some(heads, 1)]) {
    const canary = world.word();
    const made = await does(world, maker, 'POST', '/api/webhooks', {
      ...{ name: `Phần mềm ${canary}`, address: 'https://1.1.1.1/hook', kinds: ['task.accepted'] },
    });
    const { id } = made.webhook as { readonly id: string };
    const event = await does(world, maker, 'POST', `/api/webhooks/${id}/test`);
    const held = { authorityId, unitId: maker.jurisdictionUnitId };
    const read = [{ right: 'webhook.manage' as const, held }];
    world.note({ ...{ kind: 'webhook', canary, ids: [id], home: authorityId }, read });
    world.note({ ...{ kind: 'event', canary: null, ids: [event.id] }, read });
  }
}
