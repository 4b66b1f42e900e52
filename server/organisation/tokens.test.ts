import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../platform/database/rows.ts';
import { openActorMemory } from './actor-memory.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';
import { tokenErrors } from './token-contract.ts';

const NOW = '2026-11-22T08:00:00+07:00';

describe('keys for other programs', () => {
  let office: Office;
  let head: Browser;
  let planner: Browser;

  beforeAll(async () => {
    const memory = openActorMemory();
    memory.listening();
    office = await openOffice({ memory });
    head = await office.signedIn('telecomHead');
    planner = await office.signedIn('planner');
  });
  beforeEach(() => office.platform.clock.set(NOW));
  afterAll(() => office.close());

  const make = async (page: Browser, body: object = {}, headers: Record<string, string> = {}) =>
    page.send(
      'POST',
      '/api/tokens',
      { name: 'Phần mềm một cửa', rights: ['unit.read'], lastDay: '2027-03-31', ...body },
      headers,
    );
  /** A program: it has a key and nothing else, no cookie and no header of ours. */
  const asks = (secret: string, url = '/api/units', method: 'GET' | 'POST' | 'DELETE' = 'GET') =>
    office.app.inject({
      ...{ method, url, headers: { authorization: `Bearer ${secret}` } },
      ...(method === 'POST' ? { payload: {} } : {}),
    });

  it('offers what a post may hand on: no signing, no deciding, nothing about people and accounts', async () => {
    const { offer } = (await head.send('GET', '/api/tokens')).json();
    expect(offer.unit.id).toBe(office.world.ministry.telecom.id);
    expect(offer.rights).toContain('task.report');
    for (const right of [
      'task.decide_result',
      'submission.sign',
      'delegation.give',
      'token.manage',
    ]) {
      expect(offer.rights).not.toContain(right);
    }
    expect(offer.groups.map(({ key }: { key: string }) => key)).toEqual([
      'read',
      'report',
      'enter',
    ]);
    expect(offer.latestDay).toBe('2027-11-22');
  });

  it('is shown once, kept as a hash, and told apart by its first letters', async () => {
    const reply = await make(head, {}, { 'idempotency-key': 'make-one-key' });
    const { token, secret } = reply.json();
    expect(secret).toMatch(/^chd_[\w-]{43}$/);
    expect(token).toMatchObject({ prefix: secret.slice(0, 10), state: 'live', usedAt: null });
    const again = await make(head, {}, { 'idempotency-key': 'make-one-key' });
    expect(again.json()).toMatchObject({ code: 'TOKEN_SHOWN' });
    const kept = await rows(
      office.platform.db,
      sql<{ text: string }>`select (select string_agg(t::text, '') from api_token t)
        || (select string_agg(r::text, '') from request r)
        || (select string_agg(j::text, '') from journal j) as text`,
    );
    expect(kept[0]?.text).toContain(token.prefix);
    expect(kept[0]?.text).not.toContain(secret.slice(10));
  });

  it('reads with its rights and nothing beyond them; the journal and the list say that it was the key', async () => {
    const { token, secret } = (await make(head)).json();
    expect((await asks(secret)).statusCode).toBe(200);
    expect((await asks(secret, '/api/journal')).statusCode).toBe(403);
    const me = (await asks(secret, '/api/session')).json();
    expect(me.scopes).toEqual(['unit.read']);
    const seen = (await head.send('GET', '/api/tokens')).json().tokens;
    expect(seen.find(({ id }: { id: string }) => id === token.id)).toMatchObject({
      usedAt: new Date(NOW).toISOString(),
      usedFrom: '127.0.0.1',
    });
  });

  it('writes in the name of its person and post, and says by what', async () => {
    const rights = ['unit.read', 'unit.edit'];
    const { token, secret } = (await make(planner, { rights })).json();
    const reply = await office.app.inject({
      method: 'POST',
      url: '/api/units',
      headers: { authorization: `Bearer ${secret}` },
      payload: {
        ...{ name: 'Phòng Kết nối', shortName: null, kind: 'division', code: null },
        ...{ parentId: office.world.ministry.office.id, validFrom: '2026-01-01', aliases: [] },
      },
    });
    expect(reply.statusCode, reply.body).toBe(200);
    const [entry] = await rows(
      office.platform.db,
      sql<{ via: string; post: string }>`select via, post_id as post from journal
        where act = 'add_unit' order by id desc limit 1`,
    );
    expect(entry).toEqual({ via: `token:${token.id}`, post: office.world.actors.planner.postId });
  });

  it('gets no cookie, opens no session, makes no key and touches no account', async () => {
    const { token, secret } = (
      await make(planner, { rights: ['unit.read', 'journal.read'] })
    ).json();
    for (const [method, url] of [
      ['POST', '/api/session'],
      ['POST', '/api/session/link'],
      ['POST', '/api/session/post'],
      ['DELETE', '/api/session'],
      ['POST', '/api/demonstration/session'],
      ['GET', '/api/tokens'],
      ['POST', '/api/tokens'],
      ['POST', `/api/tokens/${token.id}/revoke`],
      ['POST', '/api/contact/email'],
      ['GET', '/api/contact'],
      ['GET', '/api/live'],
      ['GET', '/api/sign-on/identities'],
      ['GET', '/api/%74okens'],
    ] as const) {
      const reply = await asks(secret, url, method);
      expect([403, 404], `${method} ${url}`).toContain(reply.statusCode);
      expect(reply.headers['set-cookie'], url).toBeUndefined();
    }
  });

  it('is judged alone: a cookie that comes along neither helps a wrong key nor a right one', async () => {
    const { secret } = (await make(head)).json();
    const wrong = await head.send('GET', '/api/units', undefined, {
      authorization: `Bearer chd_${'x'.repeat(43)}`,
    });
    expect(wrong.json().code).toBe(tokenErrors.TOKEN_REFUSED.code);
    const narrow = await planner.send('GET', '/api/journal', undefined, {
      authorization: `Bearer ${secret}`,
    });
    expect(narrow.statusCode).toBe(403);
  });

  it('ends at once when its owner or the administrator revokes it, and for nobody else', async () => {
    const admin = await office.signedIn('admin');
    const other = await office.signedIn('postalHead');
    for (const [revoker, status] of [
      [other, 404],
      [head, 200],
      [admin, 200],
    ] as const) {
      const { token, secret } = (await make(head)).json();
      expect((await asks(secret)).statusCode).toBe(200);
      const reply = await revoker.send('POST', `/api/tokens/${token.id}/revoke`, {});
      expect(reply.statusCode).toBe(status);
      expect((await asks(secret)).statusCode).toBe(status === 200 ? 401 : 200);
    }
  });

  it('ends after its last day and with the appointment of its person', async () => {
    const { secret } = (await make(head, { lastDay: '2026-11-23' })).json();
    office.platform.clock.set('2026-11-23T23:59:00+07:00');
    expect((await asks(secret)).statusCode).toBe(200);
    office.platform.clock.set('2026-11-24T00:00:00+07:00');
    expect((await asks(secret)).statusCode).toBe(401);

    office.platform.clock.set(NOW);
    const officer = await office.signedIn('postalOfficer');
    const theirs = (await make(officer)).json().secret;
    expect((await asks(theirs)).statusCode).toBe(200);
    await sql`update appointment set valid_to = '2026-11-21'
      where post_id = ${office.world.actors.postalOfficer.postId}`.execute(office.platform.db);
    office.platform.clock.set('2026-11-23T08:00:00+07:00');
    expect((await asks(theirs)).statusCode).toBe(401);
    const all = (await (await office.signedIn('admin')).send('GET', '/api/tokens/all')).json();
    expect(all.rows.some(({ state }: { state: string }) => state === 'postless')).toBe(true);
  });

  it('is not made with more than its post has, beyond its units, or for longer than allowed', async () => {
    const { telecomPolicy, postal } = office.world.ministry;
    const cases: [object, string][] = [
      [{ rights: ['plan.issue'] }, 'TOKEN_RIGHTS'],
      [{ rights: ['task.report'], unitId: telecomPolicy.id }, 'TOKEN_RIGHTS'],
      [{ unitId: postal.id }, 'TOKEN_UNIT'],
      [{ lastDay: '2026-11-21' }, 'TOKEN_END'],
      [{ lastDay: '2027-11-23' }, 'TOKEN_END'],
      [{ rights: ['everything'] }, 'BAD_INPUT'],
    ];
    for (const [body, code] of cases) expect((await make(head, body)).json().code).toBe(code);
  });

  it('for a lower unit stands for that unit', async () => {
    const unitId = office.world.ministry.telecom.id;
    const { secret } = (
      await make(planner, { rights: ['board.read', 'task.read'], unitId })
    ).json();
    const me = (await asks(secret, '/api/session')).json();
    expect(me.scopes).toEqual(['task.read', 'board.read']);
  });

  it('is listed for the administrator by name, person and letters, page by page, and as CSV', async () => {
    const admin = await office.signedIn('admin');
    await make(head, { name: "=cmd|'/c calc'!A1" });
    const first = (await admin.send('GET', '/api/tokens/all?limit=2')).json();
    const second = (await admin.send('GET', `/api/tokens/all?limit=2&after=${first.next}`)).json();
    const ids = [...first.rows, ...second.rows].map(({ id }: { id: string }) => BigInt(id));
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? 1 : -1)));
    expect(first.total).toBeGreaterThan(4);
    for (const [sort, by] of [
      ['lastDay', (row: { lastDay: string }) => row.lastDay],
      ['-used', (row: { usedAt: string | null }) => row.usedAt ?? ''],
    ] as const) {
      const all = [];
      let after = '';
      do {
        const url = `/api/tokens/all?limit=3&sort=${sort}${after && `&after=${after}`}`;
        const page = (await admin.send('GET', url)).json();
        all.push(...page.rows);
        after = page.next ?? '';
      } while (after !== '');
      expect(new Set(all.map(({ id }) => id)).size).toBe(first.total);
      const keys = all.map(by);
      const sorted = keys.toSorted();
      expect(keys).toEqual(sort === 'lastDay' ? sorted : sorted.reverse());
    }
    const found = (await admin.send('GET', '/api/tokens/all?q=tran van an&live=true')).json();
    expect(found.rows.every(({ person }: { person: string }) => person === 'Trần Văn An')).toBe(
      true,
    );
    expect((await head.send('GET', '/api/tokens/all')).statusCode).toBe(404);
    const csv = (await admin.send('GET', '/api/tokens/export')).body;
    expect(csv).toContain("'=cmd");
  });
});
