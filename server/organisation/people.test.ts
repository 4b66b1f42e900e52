import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asDay } from '../calendar/rules/day.ts';
import { awayOn } from './absences.ts';
import { openActorMemory } from './actor-memory.ts';
import type { Me } from './contract.ts';
import type { Delegation } from './delegation-contract.ts';
import type { PersonPage, PersonRow, Post } from './people-contract.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';

let office: Office;
let admin: Browser;

beforeAll(async () => {
  const memory = openActorMemory();
  memory.listening();
  office = await openOffice({ memory });
  admin = await office.signedIn('admin');
});
afterAll(() => office.close());

type Reply = Awaited<ReturnType<Browser['send']>>;
const code = (reply: Reply) => (reply.json() as { code?: string }).code ?? reply.statusCode;
const idOf = (reply: Reply) => {
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return (reply.json() as { id: string }).id;
};
const people = async (query = '') =>
  (await admin.send('GET', `/api/people?${query}`)).json() as { rows: PersonRow[]; total: number };
const person = async (id: string) =>
  (await admin.send('GET', `/api/people/${id}`)).json() as PersonPage;
const postNamed = async (unitId: string, title: string) => {
  const reply = await admin.send('GET', `/api/posts?unitId=${unitId}&limit=200`);
  const found = (reply.json() as { rows: Post[] }).rows.find((post) => post.title === title);
  if (!found) throw new Error(`No post ${title}`);
  return found;
};
const me = async (browser: Browser) => (await browser.send('GET', '/api/session')).json() as Me;

describe('people and their posts', () => {
  it('are found without accents, by unit, role, account and day', async () => {
    expect((await people('q=tran+van')).rows.map((row) => row.fullName)).toEqual(['Trần Văn An']);
    const { telecom } = office.world.ministry;
    const below = await people(`unitId=${telecom.id}&role=head`);
    expect(below.rows.map((row) => row.posts[0]?.title)).toContain('Cục trưởng');
    expect(below.rows.every((row) => row.posts.some(({ role }) => role === 'head'))).toBe(true);
    expect((await people('account=without')).total).toBe(0);
    expect((await people('asOf=2001-01-01')).total).toBe(0);
    const first = await people('limit=2');
    const all = await people('limit=200');
    expect(first.total).toBe(all.rows.length);
  });

  it('of another body are nobody’s business, nor are they for whoever does not look after people', async () => {
    const stranger = office.world.actors.departmentHead.personId;
    expect(code(await admin.send('GET', `/api/people/${stranger}`))).toBe('NOT_FOUND');
    const head = await office.signedIn('telecomHead');
    expect(code(await head.send('GET', '/api/people'))).toBe('NOT_FOUND');
    const body = {
      personId: stranger,
      postId: '1',
      kind: 'regular',
      from: '2026-12-01',
      to: null,
      basis: null,
    };
    expect(code(await head.send('POST', '/api/appointments', body))).toBe('NOT_FOUND');
  });

  it('one holder of a post a day, beside whom somebody acts until a day', async () => {
    const { telecom } = office.world.ministry;
    const post = await postNamed(telecom.id, 'Cục trưởng');
    const added = await admin.send('POST', '/api/people', {
      fullName: 'Hoàng Thị Mới',
      appointment: null,
    });
    const personId = idOf(added);
    expect(
      code(
        await admin.send('POST', '/api/people', { fullName: 'Hoàng Thị Mới', appointment: null }),
      ),
    ).toBe('NAME_TAKEN');
    const term = { personId, postId: post.id, from: '2026-11-22', basis: 'QĐ 12/QĐ-BTTTT' };
    const appoint = (more: object) => admin.send('POST', '/api/appointments', { ...term, ...more });
    expect(code(await appoint({ kind: 'regular', to: null }))).toBe('POST_HELD');
    expect(code(await appoint({ kind: 'acting', to: null }))).toBe('ACTING_NEEDS_END');
    expect(code(await appoint({ kind: 'acting', to: '2026-11-21' }))).toBe('ENDS_BEFORE_START');
    idOf(await appoint({ kind: 'acting', to: '2026-12-31' }));
    const page = await person(personId);
    expect(page.appointments).toMatchObject([
      { kind: 'acting', to: '2026-12-31', basis: 'QĐ 12/QĐ-BTTTT' },
    ]);
    expect(page.journal.map(({ act }) => act)).toEqual(['appoint_person', 'add_person']);
    expect((await people('post=acting')).rows.map(({ id }) => id)).toEqual([personId]);
  });

  it('a post that changes from a day on keeps its title until then, and its holder goes on', async () => {
    const { postal } = office.world.ministry;
    const holder = office.world.actors.postalHead;
    const post = await postNamed(postal.id, 'Vụ trưởng');
    const change = {
      ...{ title: 'Cục trưởng', role: 'head', jurisdictionUnitId: null, from: '2027-01-01' },
      ...{ basis: 'QĐ 5/QĐ-BTTTT', version: post.version },
    };
    const next = idOf(await admin.send('POST', `/api/posts/${post.id}/change`, change));
    const late = await admin.send('POST', `/api/posts/${post.id}/change`, change);
    expect(code(late)).toBe('CONFLICT');
    const held = (await person(holder.personId)).appointments;
    expect(held).toMatchObject([
      { post: { id: next, title: 'Cục trưởng' }, from: '2027-01-01', to: null },
      { post: { id: post.id, title: 'Vụ trưởng' }, to: '2026-12-31' },
    ]);
    const on = async (day: string) =>
      (
        (
          await admin.send('GET', `/api/posts?unitId=${postal.id}&role=head&asOf=${day}`)
        ).json() as { rows: Post[] }
      ).rows;
    expect((await on('2026-12-31')).map(({ title }) => title)).toEqual(['Vụ trưởng']);
    expect(await on('2027-01-01')).toMatchObject([
      { title: 'Cục trưởng', followsId: post.id, holders: [{ person: { id: holder.personId } }] },
    ]);
    const elsewhere = { ...change, jurisdictionUnitId: office.world.ministry.telecom.id };
    expect(
      code(
        await admin.send('POST', `/api/posts/${next}/change`, {
          ...elsewhere,
          from: '2027-02-01',
          version: 1,
        }),
      ),
    ).toBe('JURISDICTION_ELSEWHERE');
  });

  it('an appointment ends with its last day, and with it every session in the post, at once', async () => {
    const { securityOfficer } = office.world.actors;
    const browser = await office.signedIn('securityOfficer');
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(200);
    const [held] = (await person(securityOfficer.personId)).appointments;
    const end = (lastDay: string, version = held?.version) =>
      admin.send('POST', `/api/appointments/${held?.id}/end`, { lastDay, basis: null, version });
    expect(code(await end('2026-11-21'))).toBe('ENDED_BEFORE_ACT');
    expect(code(await end('2007-01-01'))).toBe('ENDS_BEFORE_START');
    idOf(await end('2026-11-22'));
    expect(code(await end('2026-11-22'))).toBe('CONFLICT');
    expect(code(await end('2026-11-22', 2))).toBe('ENDS_LATER');
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(200);
    office.platform.clock.set('2026-11-23T00:00:01+07:00');
    expect(code(await browser.send('GET', '/api/session'))).toBe('NOT_SIGNED_IN');
    office.platform.clock.set('2026-11-22T08:30:00+07:00');
  });

  it('the last administrator stays, by whatever way they would go', async () => {
    const { admin: held } = office.world.actors;
    const [term] = (await person(held.personId)).appointments;
    const end = { lastDay: '2026-12-31', basis: null, version: term?.version };
    expect(code(await admin.send('POST', `/api/appointments/${term?.id}/end`, end))).toBe(
      'LAST_ADMINISTRATOR',
    );
    const post = await postNamed(office.world.ministry.office.id, 'Quản trị hệ thống');
    const change = {
      title: 'Chuyên viên',
      role: 'officer',
      jurisdictionUnitId: null,
      from: '2027-01-01',
      basis: null,
    };
    expect(
      code(
        await admin.send('POST', `/api/posts/${post.id}/change`, {
          ...change,
          version: post.version,
        }),
      ),
    ).toBe('LAST_ADMINISTRATOR');
    expect(
      code(
        await admin.send('POST', `/api/posts/${post.id}/close`, {
          lastDay: '2027-01-01',
          basis: null,
          version: post.version,
        }),
      ),
    ).toBe('POST_HAS_HOLDERS');
    const second = idOf(
      await admin.send('POST', '/api/posts', {
        ...{ unitId: post.unit.id, title: 'Quản trị thứ hai', role: 'admin' },
        ...{ jurisdictionUnitId: post.jurisdiction.id, from: '2026-11-22', basis: null },
      }),
    );
    const officer = office.world.actors.officeOfficer;
    const term2 = {
      personId: officer.personId,
      postId: second,
      kind: 'regular',
      from: '2026-11-22',
      to: null,
      basis: null,
    };
    idOf(await admin.send('POST', '/api/appointments', term2));
    expect((await admin.send('POST', `/api/appointments/${term?.id}/end`, end)).statusCode).toBe(
      200,
    );
  });
});

describe('lent powers', () => {
  const offer = {
    ...{ rights: ['task.decide_result'], firstDay: '2026-11-22', lastDay: '2026-11-30' },
    ...{ reason: 'Đi công tác', basis: null },
  };
  let giver: Browser;
  let receiver: Browser;
  let lent: Delegation;

  it('go to somebody of the same body, for a year at most, out of the own post', async () => {
    giver = await office.signedIn('telecomHead');
    receiver = await office.signedIn('telecomOfficer');
    const to = office.world.actors.telecomOfficer.personId;
    const give = (more: object) =>
      giver.send('POST', '/api/delegations', { ...offer, toPersonId: to, ...more });
    expect(code(await give({ toPersonId: office.world.actors.departmentHead.personId }))).toBe(
      'LENT_OUTSIDE',
    );
    expect(code(await give({ toPersonId: office.world.actors.telecomHead.personId }))).toBe(
      'LENT_TO_SELF',
    );
    expect(code(await give({ lastDay: '2027-11-23' }))).toBe('LENT_TOO_LONG');
    expect(code(await give({ firstDay: '2026-11-21' }))).toBe('LENT_BACKWARDS');
    expect(code(await give({ rights: ['journal.read'] }))).toBe('NOT_YOURS_TO_LEND');
    expect(code(await give({ rights: ['delegation.give'] }))).toBe('NOT_YOURS_TO_LEND');
    expect(code(await give({ rights: [] }))).toBe('NOTHING_LENT');
    idOf(await give({}));
    const mine = (await receiver.send('GET', '/api/delegations/mine')).json() as {
      received: Delegation[];
    };
    expect(mine.received).toMatchObject([
      { state: 'holds', mayRevoke: false, from: { name: 'Trần Văn An' } },
    ]);
    lent = mine.received[0] as Delegation;
    expect(lent.rights).toEqual(
      expect.arrayContaining(['task.decide_result', 'task.read', 'unit.read']),
    );
  });

  it('cover an absence for which nobody else was named, and an absence that none covers proposes some', async () => {
    const { telecomHead, telecomOfficer, securityHead } = office.world.actors;
    const away = {
      personId: null,
      from: '2026-11-25',
      to: '2026-11-27',
      standInId: null,
      reason: 'Nghỉ phép',
    };
    await giver.send('POST', '/api/absences', away);
    const proposals = async (browser: Browser) =>
      (
        (await browser.send('GET', '/api/delegations/mine')).json() as {
          offer: { proposals: object[] };
        }
      ).offer.proposals;
    expect(await proposals(giver)).toEqual([]);
    const other = await office.signedIn('securityHead');
    await other.send('POST', '/api/absences', { ...away, standInId: telecomOfficer.personId });
    expect(await proposals(other)).toMatchObject([
      { from: '2026-11-25', to: '2026-11-27', standIn: { id: telecomOfficer.personId } },
    ]);
    const ids = [telecomHead.personId, securityHead.personId];
    const found = await awayOn(office.platform.db, ids, asDay('2026-11-26'));
    expect(found.map(({ standInId }) => standInId)).toEqual([
      telecomOfficer.personId,
      telecomOfficer.personId,
    ]);
  });

  it('stand in the switcher, let exactly that be done, and are written down with every act', async () => {
    const before = await me(receiver);
    const post = before.posts.find(({ through }) => through?.kind === 'delegation');
    expect(post).toMatchObject({
      title: 'Cục trưởng',
      through: { of: 'Trần Văn An', until: '2026-11-30' },
    });
    const enter = { postId: post?.id, delegationId: post?.through?.id };
    expect(code(await receiver.send('POST', '/api/session/post', { postId: post?.id }))).toBe(
      'NOT_FOUND',
    );
    const now = (await receiver.send('POST', '/api/session/post', enter)).json() as Me;
    expect(now.acting).toMatchObject({ title: 'Cục trưởng', through: { kind: 'delegation' } });
    expect(new Set(now.scopes)).toEqual(new Set(lent.rights));
    expect(now.scopes).not.toContain('delegation.give');
    const further = { ...offer, toPersonId: office.world.actors.postalHead.personId };
    expect(code(await receiver.send('POST', '/api/delegations', further))).toBe(
      'NOT_YOURS_TO_LEND',
    );
    const { rows } = await sql<{ via: string; who: string; post: string }>`
      select j.via, j.person_id as who, j.post_id as post from journal j where j.via is not null`.execute(
      office.platform.db,
    );
    expect(rows).toMatchObject([
      {
        via: `delegation:${lent.id}`,
        who: office.world.actors.telecomOfficer.personId,
        post: post?.id,
      },
    ]);
  });

  it('are taken back at once, in sessions that are open', async () => {
    expect((await receiver.send('GET', '/api/session')).statusCode).toBe(200);
    const back = { because: 'Về sớm', version: lent.version };
    expect(
      code(await giver.send('POST', `/api/delegations/${lent.id}/revoke`, { ...back, version: 9 })),
    ).toBe('CONFLICT');
    expect((await giver.send('POST', `/api/delegations/${lent.id}/revoke`, back)).statusCode).toBe(
      200,
    );
    expect(code(await receiver.send('GET', '/api/session'))).toBe('NOT_SIGNED_IN');
    expect(code(await giver.send('POST', `/api/delegations/${lent.id}/revoke`, back))).toBe(
      'DELEGATION_OVER',
    );
  });
});
