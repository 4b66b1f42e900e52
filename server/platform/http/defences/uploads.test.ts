import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { bombOf, zipOf } from '../../../../reader/inputs/testing/make-zip.ts';
import {
  type Browser,
  type Office,
  openOffice,
} from '../../../organisation/testing/open-office.ts';

const BOUNDARY = 'xxBoundaryxx';

describe('files that people send', () => {
  let office: Office;
  let planner: Browser;
  beforeAll(async () => {
    office = await openOffice();
    planner = await office.signedIn('planner');
  });
  afterAll(() => office.close());

  const part = (name: string, bytes: Uint8Array, field = 'file') =>
    Buffer.concat([
      Buffer.from(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]);
  const upload = async (...parts: Buffer[]) => {
    const reply = await office.app.inject({
      method: 'POST',
      url: '/api/units/import',
      headers: { 'x-chidao': '1', 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      cookies: { chidao_session: planner.cookie ?? '' },
      payload: Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]),
    });
    return { status: reply.statusCode, code: reply.json().code };
  };
  const text = (words: string) => Buffer.from(words);

  it('are taken where they are what they say', async () => {
    const rows = [
      ['Tên đơn vị', 'Thuộc'],
      ['Phòng Mới', 'Văn phòng Bộ'],
    ].map((row) => row.map((value) => ({ type: String, value })));
    const sheet = await writeWorkbook([{ sheet: 'A', data: rows }]).toBuffer();
    expect((await upload(part('don-vi.xlsx', sheet))).status).toBe(200);
    expect(
      (await upload(part('don-vi.csv', text('Tên đơn vị,Thuộc\r\nPhòng Mới,\r\n')))).status,
    ).toBe(200);
  });

  it.each([
    [
      'a program under the name of a sheet',
      'don-vi.xlsx',
      Buffer.concat([text('MZ'), Buffer.alloc(200)]),
      'FILE_DISGUISED',
    ],
    [
      'a page under the name of a sheet',
      'don-vi.xlsx',
      text('<script>alert(1)</script>'),
      'FILE_DISGUISED',
    ],
    [
      'a picture under the name of a text',
      'don-vi.csv',
      Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex'),
      'FILE_DISGUISED',
    ],
    ['a page', 'don-vi.html', text('<p>'), 'FILE_KIND'],
    ['a drawing that may run', 'anh.svg', text('<svg onload="alert(1)"/>'), 'FILE_KIND'],
    ['a program', 'don-vi.xlsx.exe', text('MZ'), 'FILE_KIND'],
    ['a workbook with macros by its name', 'don-vi.xlsm', text('PK'), 'FILE_KIND'],
    ['nothing', 'don-vi.csv', Buffer.alloc(0), 'FILE_EMPTY'],
    ['a name that climbs', '../../../etc/passwd', text('a'), 'FILE_KIND'],
  ])('are refused where they are %s', async (_case, name, bytes, code) => {
    const reply = await upload(part(name, bytes));
    expect(reply).toEqual({ status: 422, code });
  });

  it('are refused where they unpack to too much, or say less than they hold', async () => {
    const asSheet = (bytes: Uint8Array) =>
      Buffer.from(bytes).toString('latin1').replaceAll('word/document.xml', 'xl/workbook.xml12');
    for (const bomb of [bombOf({ megabytes: 60 }), bombOf({ megabytes: 12, declared: 100 })]) {
      const began = performance.now();
      const reply = await upload(
        part('don-vi.xlsx', bomb),
        part('b.xlsx', Buffer.from(asSheet(bomb), 'latin1')),
      );
      expect(reply.status).toBe(422);
      expect(performance.now() - began).toBeLessThan(4_000);
    }
    const manyFiles = zipOf(
      Object.fromEntries(Array.from({ length: 5_200 }, (_, n) => [`xl/${n}.xml`, ''])),
    );
    expect((await upload(part('don-vi.xlsx', Buffer.from(manyFiles)))).status).toBe(422);
  });

  it('come with few fields: what stands behind a flood of them is not read', async () => {
    const field = (name: string, value: string) =>
      Buffer.from(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
    const flood = Array.from({ length: 5_000 }, (_, n) => field(`f${n}`, 'x'));
    const csv = part('don-vi.csv', text('Tên đơn vị,Thuộc\r\nPhòng Lũ,Văn phòng Bộ\r\n'));
    const reply = await upload(...flood, field('write', 'true'), csv);
    expect(reply.status).toBeLessThan(500);
    const { body } = await planner.send('GET', '/api/units?q=phong lu');
    expect(JSON.parse(body).total).toBe(0);
  });

  it('are cut off at fifty megabytes', async () => {
    const reply = await upload(part('don-vi.csv', Buffer.alloc(51 * 1024 * 1024, 'a')));
    expect(reply.status).toBe(413);
  });
});
