import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeSheet from 'write-excel-file/node';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';

describe('a unit tree on a sheet', () => {
  let office: Office;
  let planner: Browser;

  beforeAll(async () => {
    office = await openOffice();
    planner = await office.signedIn('planner');
  });
  afterAll(() => office.close());

  const send = async (rows: string[][], write: boolean, key = crypto.randomUUID()) =>
    planner.send('POST', '/api/units/import', { rows, write }, { 'idempotency-key': key });
  const total = async () => (await planner.send('GET', '/api/units')).json().total;

  /** Uploads a file as a browser does. */
  function upload(name: string, bytes: Buffer, write: boolean) {
    const edge = 'xxEDGExx';
    const head = `--${edge}\r\ncontent-disposition: form-data; name="write"\r\n\r\n${write}\r\n--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]);
    return office.app.inject({
      method: 'POST',
      url: '/api/units/import',
      payload,
      headers: { 'x-chidao': '1', 'content-type': `multipart/form-data; boundary=${edge}` },
      cookies: { chidao_session: planner.cookie ?? '' },
    });
  }

  const sheet = [
    ['Tên', 'Mã', 'Cấp trên', 'Từ ngày'],
    ['Trung tâm Internet', 'G14.30', '', '01/01/2015'],
    ['Phòng Tên miền', '', 'G14.30', '01/01/2016'],
  ];

  it('is checked first, and nothing is written by that', async () => {
    const before = await total();
    expect((await send(sheet, false)).json()).toEqual({
      changes: [
        { line: 2, kind: 'add', name: 'Trung tâm Internet', under: 'Bộ Thông tin và Truyền thông' },
        { line: 3, kind: 'add', name: 'Phòng Tên miền', under: 'Trung tâm Internet' },
      ],
      errors: [],
      written: false,
    });
    expect(await total()).toBe(before);
  });

  it('shows every error at once, also a code of another authority, and then writes nothing at all', async () => {
    const before = await total();
    const wrong = [...sheet, ['Vụ Lạ', 'x', 'Không có', '31/02/2020']];
    const refused = await send(wrong, true);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().title.vi).toBe('Chưa ghi gì: 3 chỗ cần sửa. Sửa trong bảng rồi dán lại.');
    expect(refused.json().details.errors).toHaveLength(3);
    const taken = await send([...sheet, ['Sở Mới', 'H26.14', '', '']], true);
    expect(taken.json().details.errors).toMatchObject([
      {
        line: 4,
        column: 'Mã',
        value: 'H26.14',
        vi: 'Mã đã thuộc Thành phố Hà Nội. Kiểm tra lại mã.',
      },
    ]);
    expect(await total()).toBe(before);
  });

  it('is written whole, once, with its tree', async () => {
    const before = await total();
    const key = crypto.randomUUID();
    const [first, again] = await Promise.all([send(sheet, true, key), send(sheet, true, key)]);
    expect(first.json()).toMatchObject({ written: true });
    expect(again.json()).toEqual(first.json());
    expect(await total()).toBe(before + 2);
    const found = (await planner.send('GET', '/api/units?q=ten mien')).json().rows[0];
    expect(found.path).toEqual(['Bộ Thông tin và Truyền thông', 'Trung tâm Internet']);
    const same = (await send(sheet, true)).json();
    expect(same.changes.map((change: { kind: string }) => change.kind)).toEqual(['same', 'same']);
  });

  it('comes back unchanged from its own export, formulas made harmless on the way', async () => {
    await planner.send('POST', '/api/units', {
      ...{ name: '=HYPERLINK("http://x") Quỹ', shortName: '@quy', kind: 'division', code: null },
      ...{ parentId: office.world.ministry.top.id, validFrom: '2020-01-01' },
    });
    await planner.send('POST', '/api/units', {
      ...{ name: 'Tập đoàn VNPT', shortName: null, kind: 'enterprise', code: null },
      ...{ parentId: null, validFrom: '2020-01-01' },
    });
    const before = await total();
    const exported = await planner.send('GET', '/api/units/export');
    expect(exported.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(exported.body).toContain(`'=HYPERLINK`);
    expect(exported.body).not.toMatch(/(^|[,\n"])[=@+]/);
    const checked = (await upload('don-vi.csv', exported.rawPayload, true)).json();
    expect(checked.errors ?? checked).toEqual([]);
    expect(checked.changes).toHaveLength(before);
    expect(checked.changes.every((change: { kind: string }) => change.kind === 'same')).toBe(true);
    expect((await planner.send('GET', '/api/units/export')).body).toBe(exported.body);
    expect(await total()).toBe(before);
  });

  it('is read from Excel, and from a list separated by semicolons', async () => {
    const cells = (values: string[]) => values.map((value) => ({ value, type: String }));
    const workbook = await writeSheet([
      cells(['Tên', 'Cấp trên']),
      cells(['Tổ Công tác', 'G14.30']),
    ]).toBuffer();
    const fromExcel = (await upload('don-vi.xlsx', workbook, false)).json();
    expect(fromExcel.changes).toEqual([
      { line: 2, kind: 'add', name: 'Tổ Công tác', under: 'Trung tâm Internet' },
    ]);
    const text = Buffer.from('Tên;Cấp trên\nTổ Giúp việc;G14.30\n');
    expect((await upload('don-vi.csv', text, false)).json().changes).toMatchObject([
      { name: 'Tổ Giúp việc' },
    ]);
    const disguised = await upload('don-vi.xlsx', text, false);
    expect(disguised.json().code).toBe('FILE_DISGUISED');
  });

  it('of twelve thousand communes is written within seconds', async () => {
    const many = [['Tên', 'Loại', 'Từ ngày']];
    for (let n = 0; n < 12_000; n += 1) many.push([`Xã Số ${n}`, 'commune', '01/01/2020']);
    const started = performance.now();
    expect((await send(many, true)).json().written).toBe(true);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect((await planner.send('GET', '/api/units?q=so 4711')).json().total).toBe(1);
    const body = { names: ['Xã Số 77'], onDay: null };
    const { matches } = (await planner.send('POST', '/api/units/match', body)).json();
    expect(matches[0].unit.name).toBe('Xã Số 77');
  });
});
