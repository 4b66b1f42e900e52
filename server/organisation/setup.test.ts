import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../platform/database/rows.ts';
import { verifyJournal } from '../platform/journal/verify-journal.ts';
import { installReference } from './install-reference.ts';
import { CENTRAL_BODIES, PROVINCES } from './rules/reference.ts';
import { referenceAuthorities } from './store/authority-store.ts';
import { type Office, openOffice } from './testing/open-office.ts';

const person = {
  fullName: 'Nguyễn Thị Đầu',
  username: 'dau.nt',
  password: 'một mật khẩu dài',
};

describe('the first run', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({ world: false });
  });
  afterAll(() => office.close());

  const count = async (table: string) =>
    Number(
      (
        await rows(
          office.platform.db,
          sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`,
        )
      )[0]?.n,
    );

  it('offers the bodies that exist today', async () => {
    const state = (await office.browser().send('GET', '/api/setup')).json();
    expect(state.needed).toBe(true);
    const names = state.references.map((body: { name: string }) => body.name);
    expect(names).toContain('Bộ Khoa học và Công nghệ');
    expect(names).toContain('Thành phố Hà Nội');
    expect(names).not.toContain('Bộ Thông tin và Truyền thông');
    expect(names.filter((name: string) => /^(Tỉnh|Thành phố) /.test(name))).toHaveLength(34);
  });

  it('writes nothing where one line of the unit sheet is wrong, and says which', async () => {
    const refused = await office.browser().send('POST', '/api/setup', {
      ...{ ...person, reference: 'ha-noi', name: 'Thành phố Hà Nội', code: 'H26' },
      unitRows: [['Tên'], ['Sở Mới'], ['???']],
    });
    expect(refused.json()).toMatchObject({
      code: 'IMPORT_HAS_ERRORS',
      details: { errors: [{ line: 3, column: 'Loại' }] },
    });
    expect(await count('account')).toBe(0);
    expect(await count('post')).toBe(0);
  });

  it('makes the authority, its first person in two posts and its units, once, also when sent twice', async () => {
    const page = office.browser();
    const body = {
      ...{ ...person, reference: 'ha-noi', name: 'Thành phố Hà Nội', code: 'H26' },
      unitRows: [['Tên'], ['Ban Quản lý khu công nghệ cao']],
    };
    const replies = await Promise.all([
      page.send('POST', '/api/setup', body),
      office.browser().send('POST', '/api/setup', body),
    ]);
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409]);
    const me = replies.find((reply) => reply.statusCode === 200)?.json();
    expect(me).toMatchObject({
      acting: { role: 'planner', authorityName: 'Thành phố Hà Nội' },
      posts: [{ role: 'planner' }, { role: 'admin' }],
      demonstration: false,
    });
    expect(await count('account')).toBe(1);
    await page.send('POST', '/api/session', person);
    const units = (await page.send('GET', '/api/units?q=cong nghe cao')).json();
    expect(units.rows).toMatchObject([{ path: ['Thành phố Hà Nội'], kind: 'division' }]);
    expect((await page.send('GET', '/api/setup')).json()).toEqual({
      needed: false,
      references: [],
    });
  });

  it('founds an authority of a name of its own where none of the reference fits', async () => {
    const other = await openOffice({ world: false });
    const page = other.browser();
    const reply = await page.send('POST', '/api/setup', {
      ...{
        ...person,
        reference: null,
        name: 'Tổng công ty Mạng lưới',
        code: '0100109106',
        unitRows: [],
      },
    });
    expect(reply.json()).toMatchObject({ acting: { unit: { name: 'Tổng công ty Mạng lưới' } } });
    const top = (await page.send('GET', `/api/units/${reply.json().acting.unit.id}`)).json();
    expect(top).toMatchObject({ kind: 'enterprise', code: '0100109106', canEdit: true });
    await other.close();
  });
});

describe('the reference bodies', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await Promise.all([installReference(office.platform), installReference(office.platform)]);
    await installReference(office.platform);
  });
  afterAll(() => office.close());

  it('are written once, each an authority of its own, in a journal that holds', async () => {
    const bodies = await referenceAuthorities(office.platform.db);
    expect(bodies.size).toBe(CENTRAL_BODIES.length + PROVINCES.length);
    const twice = await rows(
      office.platform.db,
      sql`select authority_id, name, valid_from from unit group by 1, 2, 3 having count(*) > 1`,
    );
    expect(twice).toEqual([]);
    const report = await verifyJournal(office.platform.db, '0', office.platform.journalKey);
    expect(report).toMatchObject({ whole: true, firstBroken: null });
  });

  it('tell what a body was before and is now, on any day', async () => {
    const planner = await office.signedIn('planner');
    const bodies = await referenceAuthorities(office.platform.db);
    const page = async (key: string) =>
      (await planner.send('GET', `/api/units/${bodies.get(key)?.unitId}`)).json();
    const ministry = await page('bo-thong-tin-va-truyen-thong');
    expect(ministry.validTo).toBe('2025-02-28');
    expect(ministry.after.map((step: { name: string }) => step.name)).toContain(
      'Bộ Khoa học và Công nghệ',
    );
    expect(ministry.after[0].onDay).toBe('2025-03-01');
    const province = await page('bac-ninh-2025');
    expect(province.before.map((step: { name: string }) => step.name)).toEqual([
      'Tỉnh Bắc Giang',
      'Tỉnh Bắc Ninh',
    ]);
    const names = async (day: string) => {
      const id = bodies.get('ha-noi')?.unitId;
      const reply = await planner.send('GET', `/api/units?parentId=${id}&asOf=${day}&limit=100`);
      return reply.json().rows.map((unit: { name: string }) => unit.name);
    };
    expect(await names('2013-05-01')).toContain('Sở Thông tin và Truyền thông');
    expect(await names('2025-03-01')).not.toContain('Sở Thông tin và Truyền thông');
    expect(await names('2025-03-01')).toContain('Sở Nông nghiệp và Môi trường');
  });

  it('hand departments on within their province, and with it into a new one', async () => {
    const steps = await rows(
      office.platform.db,
      sql<{ from: string; to: string; place: string; kind: string; day: string }>`
        select f.name as "from", t.name as "to", au.name as place, s.kind, s.on_day as day
        from unit_succession s
        join unit f on f.id = s.from_unit_id join unit t on t.id = s.to_unit_id
        join authority fa on fa.id = f.authority_id join authority au on au.id = t.authority_id
        where fa.settings->>'reference' = 'bac-giang' and f.kind = 'department'`,
    );
    expect(steps).toContainEqual({
      ...{
        from: 'Sở Y tế',
        to: 'Sở Y tế',
        place: 'Tỉnh Bắc Ninh',
        kind: 'merge',
        day: '2025-07-01',
      },
    });
    expect(steps).toContainEqual({
      ...{ from: 'Sở Thông tin và Truyền thông', to: 'Sở Khoa học và Công nghệ' },
      ...{ place: 'Tỉnh Bắc Giang', kind: 'split', day: '2025-03-01' },
    });
  });
});
