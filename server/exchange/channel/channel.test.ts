import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ActContext, perform } from '../../platform/act.ts';
import { errorTable } from '../../platform/contract.ts';
import { rows, run } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import { applyAll } from './apply-messages.ts';
import { MESSAGES_PATH } from './carry-message.ts';
import { applyMessageAgain, skipReceived, skipSent } from './decide-message.ts';
import { accept, invite } from './invite-partner.ts';
import { viewMessages } from './message-views.ts';
import { viewOnePartner } from './partner-view.ts';
import { registerReceiver } from './receivers.ts';
import { rotateOwnKey } from './rotate-key.ts';
import { type OutgoingMessage, sendMessage } from './send-message.ts';
import {
  type Installation,
  openInstallation,
  pair,
  passTime,
  postTo,
} from './testing/two-installations.ts';

let ministry: Installation;
let province: Installation;
let there: string;
let back: string;

const refusals = errorTable({ NO_UNIT: { status: 422, vi: 'Không có đơn vị.', en: 'No unit.' } });
let stumbles: 'no' | 'once more' | 'for good' = 'no';

beforeAll(async () => {
  ministry = await openInstallation('11', '000.00.00.G14', 'Bộ Thông tin và Truyền thông');
  province = await openInstallation('22', '000.00.00.H26', 'UBND thành phố Hà Nội');
  ({ otherAtOne: there, oneAtOther: back } = await pair(ministry, province));
  await run(province.platform.db, sql`create table noted (subject text, word text, at bigserial)`);
  registerReceiver('test.word', {
    body: z.object({ word: z.string() }),
    async apply({ tx }, { subject, body }) {
      await run(tx, sql`insert into noted (subject, word) values (${subject}, ${body.word})`);
      if (stumbles === 'once more') throw new Error('not now');
      if (stumbles === 'for good') throw new Refusal(refusals.NO_UNIT);
    },
  });
});
afterAll(async () => {
  await ministry.close();
  await province.close();
});

function act<R>(from: Installation, work: (context: ActContext) => Promise<R>): Promise<R> {
  const { platform, authorityId, admin } = from;
  const request = { name: 'say', authorityId, author: admin, key: null };
  return perform(platform, request, async (context) => {
    await context.journal({ subjectKind: 'thing', subjectId: '1', before: null, after: {} });
    return work(context);
  });
}

const say = (subject: string, word: string, more: Partial<OutgoingMessage> = {}) =>
  act(ministry, (context) =>
    sendMessage(context, { partnerId: there, subject, kind: 'test.word', body: { word }, ...more }),
  );

async function heard(subject: string): Promise<string[]> {
  const found = await rows(
    province.platform.db,
    sql<{ word: string }>`select word from noted where subject = ${subject} order by at`,
  );
  return found.map(({ word }) => word);
}

async function carry(): Promise<void> {
  await ministry.deliver();
  await applyAll(province.platform);
}

const sentOnes = async (subject: string) => {
  const found = await viewMessages(ministry.platform, ministry.admin, there, {
    ...{ direction: 'out', q: subject, limit: 50 },
  });
  return found.rows;
};

describe('two installations', () => {
  it('show one fingerprint at both ends, and another to each other partner', async () => {
    const here = await viewOnePartner(ministry.platform, ministry.admin, there);
    const over = await viewOnePartner(province.platform, province.admin, back);
    expect(here.fingerprint).toMatch(/^(\d{5} ){11}\d{5}$/);
    expect(over.fingerprint).toBe(here.fingerprint);
    expect([here.state, over.state]).toEqual(['active', 'active']);
    expect(here.organId).toBe('000.00.00.H26');
  });

  it('refuse an invitation that was answered, is their own, or is damaged', async () => {
    const { code } = await invite(ministry.platform, ministry.admin, { name: 'X' }, null);
    const allowed = new Set(['127.0.0.1']);
    const enter = (at: Installation, text: string) =>
      accept(at.platform, at.admin, { code: text }, null, allowed);
    await expect(enter(ministry, code)).rejects.toThrow('INVITATION_OWN');
    await expect(enter(province, code)).rejects.toThrow('PARTNER_TWICE');
    await expect(enter(province, code.slice(0, 80))).rejects.toThrow('INVITATION_UNREADABLE');
    await expect(enter(province, ' ')).rejects.toThrow('INVITATION_UNREADABLE');
  });

  it('hand over messages in order, and nothing of an act that was undone', async () => {
    await say('task:1', 'giao');
    await say('task:1', 'gia hạn');
    const undone = act(ministry, async (context) => {
      const body = { word: 'không có' };
      await sendMessage(context, { partnerId: there, subject: 'task:1', kind: 'test.word', body });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await say('task:1', 'kết thúc');
    await carry();
    expect(await heard('task:1')).toEqual(['giao', 'gia hạn', 'kết thúc']);
    expect((await sentOnes('task:1')).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    await carry();
    expect(await heard('task:1')).toHaveLength(3);
  });

  it('carry files before the message, in parts that a broken line costs only once', async () => {
    const bytes = Buffer.alloc(1_300_000, 'kế hoạch ');
    const hash = await ministry.platform.files.put(bytes);
    const file = { name: 'Kế hoạch.docx', mediaType: 'application/octet-stream', hash };
    const urls: string[] = [];
    let requests = 0;
    province.fate = () => {
      requests += 1;
      urls.push('');
      return requests === 3 ? 'is lost' : 'arrives';
    };
    await say('task:2', 'kèm tệp', { files: [file] });
    await carry();
    expect(await heard('task:2')).toEqual([]);
    passTime(5, ministry, province);
    await carry();
    province.fate = () => 'arrives';
    expect(await heard('task:2')).toEqual(['kèm tệp']);
    expect(await province.platform.files.has(hash)).toBe(true);
    // Message, first part, lost; message, two parts, message.
    expect(requests).toBe(7);
  });

  it('wait while one of them is paused, and go on when it is resumed', async () => {
    await run(
      province.platform.db,
      sql`update exchange_partner set state = 'paused' where id = ${back}`,
    );
    await say('task:3', 'chờ');
    await carry();
    const [waiting] = await sentOnes('task:3');
    expect(waiting).toMatchObject({ state: 'waiting', lastError: 'PAUSED' });
    await run(
      province.platform.db,
      sql`update exchange_partner set state = 'active' where id = ${back}`,
    );
    passTime(60, ministry, province);
    await carry();
    expect(await heard('task:3')).toEqual(['chờ']);
  });

  it('leave a message that cannot be applied to a person; those behind it wait, others go on', async () => {
    stumbles = 'for good';
    await say('task:4', 'sai đơn vị');
    await carry();
    stumbles = 'no';
    await say('task:4', 'sau đó');
    await say('task:5', 'việc khác');
    await carry();
    expect([await heard('task:4'), await heard('task:5')]).toEqual([[], ['việc khác']]);
    const query = { direction: 'in' as const, q: 'task:4', limit: 10 };
    const received = await viewMessages(province.platform, province.admin, back, query);
    const [, dead] = received.rows;
    expect(dead).toMatchObject({ state: 'dead', lastError: 'Không có đơn vị.' });
    const decision = { actor: province.admin, id: dead?.id ?? '', key: null };
    await skipReceived(province.platform, decision, 'Đã xử lý bằng công văn');
    await applyAll(province.platform);
    expect(await heard('task:4')).toEqual(['sau đó']);
  });

  it('try again by themselves what fails for now', async () => {
    stumbles = 'once more';
    await say('task:6', 'một lần');
    await carry();
    stumbles = 'no';
    await applyAll(province.platform);
    expect(await heard('task:6')).toEqual([]);
    passTime(1, ministry, province);
    await applyAll(province.platform);
    expect(await heard('task:6')).toEqual(['một lần']);
  });

  it('say at once what the other does not understand, and go on without it when told to', async () => {
    await say('task:7', 'x', { kind: 'test.unknown' });
    await say('task:7', 'tiếp');
    await carry();
    const [, dead] = await sentOnes('task:7');
    expect(dead).toMatchObject({ state: 'dead', lastError: 'UNKNOWN_KIND' });
    const shown = await viewOnePartner(province.platform, province.admin, back);
    expect(shown.refusals[0]).toMatchObject({ subject: 'task:7', code: 'UNKNOWN_KIND' });
    const decision = { actor: ministry.admin, id: dead?.id ?? '', key: null };
    await skipSent(ministry.platform, decision, 'Bên kia chưa nâng cấp');
    await carry();
    expect(await heard('task:7')).toEqual(['tiếp']);
  });

  it('refuse the number of one message with the words of another, and strangers altogether', async () => {
    const { messageId } = await say('task:8', 'một');
    await carry();
    await run(
      ministry.platform.db,
      sql`update delivery set body = replace(body, 'một', 'hai'), state = 'waiting', attempts = 0
        where id = ${messageId}`,
    );
    await carry();
    expect(await heard('task:8')).toEqual(['một']);
    const [dead] = await sentOnes('task:8');
    expect(dead).toMatchObject({ state: 'dead', lastError: 'OTHER_CONTENT' });
    expect(await postTo(`${province.address}${MESSAGES_PATH}`, 'a.b.c')).toBe(401);
    const decision = { actor: province.admin, id: '1', key: null };
    await expect(applyMessageAgain(province.platform, decision)).rejects.toThrow('NOT_FOUND');
  });

  it('tolerate clocks that differ by hours, and say by how much', async () => {
    passTime(-180, province);
    await say('task:9', 'lệch giờ');
    await carry();
    passTime(180, province);
    expect(await heard('task:9')).toEqual(['lệch giờ']);
    const shown = await viewOnePartner(ministry.platform, ministry.admin, there);
    expect(Math.round((shown.skewMs ?? 0) / 60_000)).toBe(-180);
  });

  it('change their keys without losing a message, signed by the old one until the new is known', async () => {
    const before = await viewOnePartner(ministry.platform, ministry.admin, there);
    await say('task:10', 'khóa cũ');
    await rotateOwnKey(ministry.platform, ministry.admin, null);
    await say('task:10', 'khóa mới');
    await carry();
    passTime(60, ministry, province);
    await carry();
    expect(await heard('task:10')).toEqual(['khóa cũ', 'khóa mới']);
    await say('task:10', 'sau khi đổi');
    await carry();
    expect(await heard('task:10')).toHaveLength(3);
    const after = await viewOnePartner(ministry.platform, ministry.admin, there);
    const over = await viewOnePartner(province.platform, province.admin, back);
    expect(after.knowsNewestKey).toBe(true);
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(over).toMatchObject({ hasNextKey: false, fingerprint: after.fingerprint });
  });

  it('ask again for what one of them lost', async () => {
    for (const word of ['a', 'b', 'c']) await say('task:11', word);
    await carry();
    // Restored from a backup of before the second.
    await run(
      province.platform.db,
      sql`delete from exchange_inbox where subject = 'task:11' and sequence > 1`,
    );
    await run(
      province.platform.db,
      sql`update exchange_stream set sequence = 1 where subject = 'task:11'`,
    );
    await run(province.platform.db, sql`delete from noted where word in ('b', 'c')`);
    await say('task:11', 'd');
    await carry();
    await carry();
    expect(await heard('task:11')).toEqual(['a', 'b', 'c', 'd']);
  });
});
