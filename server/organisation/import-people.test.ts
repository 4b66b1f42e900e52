import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PeopleImportReply, PersonRow } from './people-contract.ts';
import { type Browser, type Office, openOffice } from './testing/open-office.ts';

let office: Office;
let admin: Browser;

beforeAll(async () => {
  office = await openOffice();
  admin = await office.signedIn('admin');
});
afterAll(() => office.close());

const send = async (rows: readonly (readonly string[])[], write = false) =>
  (await admin.send('POST', '/api/people/import', { rows, write })).json() as PeopleImportReply & {
    code?: string;
  };
const exported = async () =>
  parse((await admin.send('GET', '/api/people/export')).body, {
    bom: true,
    relax_column_count: true,
  }) as string[][];
const named = async (q: string) =>
  (
    (await admin.send('GET', `/api/people?q=${encodeURIComponent(q)}`)).json() as {
      rows: PersonRow[];
    }
  ).rows;

describe('a list of people', () => {
  it('imports back unchanged as it was exported', async () => {
    const rows = await exported();
    expect(rows.length).toBeGreaterThan(10);
    const checked = await send(rows);
    expect(checked.errors).toEqual([]);
    expect(checked.rows.map(({ kind }) => kind)).toEqual(rows.slice(1).map(() => 'same'));
  });

  it('shows every problem at once with line, column and what is accepted, and writes nothing', async () => {
    const rows = [
      ['Họ và tên', 'Đơn vị', 'Chức vụ', 'Vai', 'Từ ngày', 'Cột lạ'],
      ['Nguyễn Văn Mới', 'Cục Không Có', 'Chuyên viên', 'Chuyên viên', '01/12/2026', ''],
      ['X', '', '', '', '', ''],
      ['Trần Thị Hai', 'Cục Viễn thông', '', 'Vua', '31/02/2026', ''],
      ['Lê Văn Ba', 'Cục Viễn thông', 'Cục trưởng', 'Thủ trưởng đơn vị', '01/12/2026', ''],
    ];
    const checked = await send(rows);
    expect(checked.errors.map(({ line, column }) => `${line} ${column}`)).toEqual([
      ...['1 Cột lạ', '2 Đơn vị', '3 Họ và tên', '4 Chức vụ', '4 Vai', '4 Từ ngày', '5 Chức vụ'],
    ]);
    expect((await send(rows, true)).code).toBe('IMPORT_HAS_ERRORS');
    expect(await named('Nguyễn Văn Mới')).toEqual([]);
  });

  it('writes people, posts and appointments of all lines, and then says the same again', async () => {
    const rows = [
      [
        'Họ và tên',
        'Đơn vị',
        'Chức vụ',
        'Vai',
        'Phạm vi',
        'Hình thức',
        'Từ ngày',
        'Đến ngày',
        'Căn cứ',
      ],
      [
        'Nguyễn Văn Mới',
        'Cục Viễn thông',
        'Chuyên viên',
        'Chuyên viên',
        '',
        '',
        '01/12/2026',
        '',
        'QĐ 7/QĐ-BTTTT',
      ],
      ['Trần Thị Hai', 'Cục Viễn thông', 'Chuyên viên', '', '', 'Bổ nhiệm', '01/12/2026', '', ''],
      [
        'Trần Thị Hai',
        'G14.01',
        'Cục trưởng',
        '',
        '',
        'Giao quyền',
        '01/12/2026',
        '31/12/2026',
        '',
      ],
      ['Phạm Văn Chưa', '', '', '', '', '', '', '', ''],
    ];
    expect((await send(rows)).rows.map(({ kind }) => kind)).toEqual(['add', 'add', 'add', 'add']);
    expect((await send(rows, true)).written).toBe(true);
    office.platform.clock.set('2026-12-02T08:00:00+07:00');
    admin = await office.signedIn('admin');
    const [hai] = await named('Trần Thị Hai');
    expect(hai?.posts).toMatchObject([
      { title: 'Chuyên viên', kind: 'regular' },
      { title: 'Cục trưởng', kind: 'acting', to: '2026-12-31' },
    ]);
    expect((await send(rows)).rows.map(({ kind }) => kind)).toEqual([
      'same',
      'same',
      'same',
      'same',
    ]);
    const back = await send(await exported());
    expect(back.errors).toEqual([]);
    expect(back.rows.every(({ kind }) => kind === 'same')).toBe(true);
  });
});
