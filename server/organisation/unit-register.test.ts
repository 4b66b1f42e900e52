import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Unit } from './contract.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';

describe('the register, through its pages', () => {
  let office: Office;
  let planner: Browser;
  let head: Browser;

  beforeAll(async () => {
    office = await openOffice();
    planner = await office.signedIn('planner');
    head = await office.signedIn('telecomHead');
  });
  afterAll(() => office.close());

  const unitBody = (over: object) => ({
    ...{ name: 'Vụ Pháp chế', shortName: null, kind: 'division', code: null },
    parentId: office.world.ministry.top.id,
    validFrom: '2020-01-01',
    ...over,
  });
  const add = (over: object, key = crypto.randomUUID(), who = planner) =>
    who.send('POST', '/api/units', unitBody(over), { 'idempotency-key': key });
  const names = async (query: string, who = planner) => {
    const reply = (await who.send('GET', `/api/units?${query}`)).json();
    return reply.rows.map((unit: Unit) => unit.name);
  };

  it('adds a unit once, however often the request is sent', async () => {
    const key = crypto.randomUUID();
    const [first, again] = await Promise.all([
      add({ name: 'Vụ Kế hoạch' }, key),
      add({ name: 'Vụ Kế hoạch' }, key),
    ]);
    expect(first.json()).toEqual(again.json());
    expect(first.json()).toMatchObject({
      path: ['Bộ Thông tin và Truyền thông'],
      parentId: office.world.ministry.top.id,
      version: 1,
    });
    expect(await names('q=ke hoach')).toEqual(['Vụ Kế hoạch']);
  });

  it('refuses a second unit of the same name under the same parent, unless it is meant', async () => {
    await add({ name: 'Vụ Hợp tác' });
    const twice = await add({ name: 'vụ  hợp tác' });
    expect(twice.json()).toMatchObject({
      code: 'UNIT_NAME_EXISTS',
      details: { units: [{ name: 'Vụ Hợp tác' }] },
    });
    expect(
      (await add({ name: 'Vụ Hợp tác', parentId: office.world.ministry.telecom.id })).statusCode,
    ).toBe(200);
    expect((await add({ name: 'Vụ Hợp tác', evenIfSameName: true })).statusCode).toBe(200);
  });

  it('refuses a code of the wrong pattern or one that is taken, and names the holder', async () => {
    expect((await add({ name: 'Vụ A', code: 'g14' })).json().code).toBe('UNIT_CODE_WRONG');
    const taken = await add({ name: 'Vụ B', code: 'G14.01' });
    expect(taken.json().title.vi).toBe(
      'Mã G14.01 đã thuộc Cục Viễn thông. Kiểm tra mã rồi nhập lại.',
    );
    const abroad = await add({ name: 'Vụ C', code: 'H26.14' });
    expect(abroad.json().title.vi).toMatch(/Mã H26.14 đã thuộc Thành phố Hà Nội/);
  });

  it('refuses a day that is none, a kind that is none, a day before the parent', async () => {
    for (const wrong of [{ validFrom: '2020-02-31' }, { kind: 'ban' }]) {
      expect((await add({ name: 'Vụ X', ...wrong })).json().code).toBe('BAD_INPUT');
    }
    expect((await add({ name: 'Vụ X', validFrom: '1999-01-01' })).json()).toMatchObject({
      title: {
        vi: 'Đơn vị cấp trên có từ 01/01/2008. Chọn ngày bắt đầu từ hôm đó trở đi.',
      },
      details: { fields: [{ field: 'validFrom' }] },
    });
  });

  it('lets only those edit who hold the right, and nobody across authorities', async () => {
    expect((await add({ name: 'Vụ Y' }, crypto.randomUUID(), head)).json().code).toBe(
      'NOT_ALLOWED',
    );
    const abroad = await add({ name: 'Vụ Y', parentId: office.world.hanoi.top.id });
    expect(abroad.json().code).toBe('NOT_FOUND');
    const close = { lastDay: '2026-01-01', version: 1, basis: null };
    const foreign = await planner.send(
      'POST',
      `/api/units/${office.world.hanoi.dongAnh.id}/close`,
      close,
    );
    expect(foreign.json().code).toBe('NOT_FOUND');
  });

  it('closes a unit from a day on; the past still shows it, and nothing is deleted', async () => {
    const { telecomLicensing, telecom } = office.world.ministry;
    const close = (id: string, body: object) =>
      planner.send('POST', `/api/units/${id}/close`, body);
    const last = { lastDay: '2024-12-31', version: 1, basis: 'QĐ 1/QĐ-BTTTT' };
    const early = await close(telecom.id, last);
    expect(early.json()).toMatchObject({ code: 'UNIT_HAS_OPEN_CHILDREN' });
    expect((await close(telecomLicensing.id, last)).json()).toMatchObject({
      validTo: '2024-12-31',
      version: 2,
    });
    expect(await names(`parentId=${telecom.id}`)).not.toContain('Phòng Cấp phép');
    expect(await names(`parentId=${telecom.id}&asOf=2024-12-31`)).toContain('Phòng Cấp phép');
    expect(await names(`parentId=${telecom.id}&closed=true`)).toContain('Phòng Cấp phép');
    const under = { name: 'Tổ Mới', parentId: telecomLicensing.id, validFrom: '2025-01-01' };
    expect((await add(under)).json().title.vi).toMatch(/cấp trên đã đóng sau 31\/12\/2024/);
    const early2007 = await close(office.world.ministry.postal.id, {
      ...last,
      lastDay: '2007-12-31',
    });
    expect(early2007.json().code).toBe('UNIT_ENDS_BEFORE_START');
    const again = await close(telecomLicensing.id, { ...last, lastDay: '2023-01-01' });
    expect(again.json()).toMatchObject({
      code: 'CONFLICT',
      details: {
        savedBy: 'Nguyễn Thu Hà',
        version: 2,
        fields: [{ field: 'validTo', yours: '2023-01-01', saved: '2024-12-31' }],
      },
    });
  });

  it('finds units without accents, by short name, code and initials, own units first', async () => {
    expect(await names('q=AN TOAN')).toEqual(['Cục An toàn thông tin']);
    expect(await names('q=g14.03')).toEqual(['Cục An toàn thông tin']);
    expect(await names('q=btvtt')).toEqual([]);
    expect(await names('q=cattt')).toEqual(['Cục An toàn thông tin']);
    expect(await names('q=thong tin')).toEqual([
      ...['Bộ Thông tin và Truyền thông', 'Cục An toàn thông tin'],
      'Sở Thông tin và Truyền thông',
    ]);
    expect(await names('q=100%')).toEqual([]);
  });

  it('pages by key through all rows, each once', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const reply = (await planner.send('GET', `/api/units?limit=3${after}`)).json();
      expect(reply.total).toBeGreaterThan(7);
      seen.push(...reply.rows.map((unit: Unit) => unit.id));
      after = reply.next === null ? '' : `&after=${reply.next}`;
    } while (after !== '');
    const all = (await planner.send('GET', '/api/units?limit=200')).json();
    expect(seen).toEqual(all.rows.map((unit: Unit) => unit.id));
    expect(new Set(seen).size).toBe(all.total);
    expect((await planner.send('GET', '/api/units?after=xyz')).json().code).toBe('BAD_INPUT');
  });

  it('shows a unit with its people to its own authority, without them to others, and communes to none', async () => {
    const { department, dongAnh } = office.world.hanoi;
    const hanoi = await office.signedIn('hanoiPlanner');
    const own = (await hanoi.send('GET', `/api/units/${department.id}`)).json();
    expect(own).toMatchObject({
      posts: [
        { title: 'Giám đốc Sở', holders: ['Cao Xuân Trường'] },
        { title: 'Chuyên viên', holders: ['Lưu Thanh Tâm'] },
      ],
      canEdit: true,
    });
    const foreign = (await planner.send('GET', `/api/units/${department.id}`)).json();
    expect(foreign).toMatchObject({
      name: 'Sở Thông tin và Truyền thông',
      posts: [],
      canEdit: false,
    });
    expect((await planner.send('GET', `/api/units/${dongAnh.id}`)).statusCode).toBe(404);
    const { id } = office.world.hanoi.top;
    const children = (await planner.send('GET', `/api/units/${id}`)).json().children;
    expect(children.map((child: Unit) => child.name)).toEqual(['Sở Thông tin và Truyền thông']);
    expect(await names('q=dong anh')).toEqual([]);
    expect(await names(`parentId=${id}`)).toEqual(['Sở Thông tin và Truyền thông']);
  });

  it('refuses everything without a session', async () => {
    for (const url of ['/api/units', '/api/units/export', '/api/journal', '/api/journal/chain']) {
      expect((await office.browser().send('GET', url)).json().code).toBe('NOT_SIGNED_IN');
    }
  });
});
