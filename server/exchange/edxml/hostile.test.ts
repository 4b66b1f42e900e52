import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { decodeMessage } from './decode-message.ts';
import { readMessage } from './rules/read-message.ts';
import { unpackAttachments } from './unpack-attachments.ts';

const MB = 1024 * 1024;
const HEAD = '<edXML xmlns:e="x"><MessageHeader><From><OrganId>G14</OrganId></From>';
const wrap = (inner: string) => `${HEAD}${inner}</MessageHeader></edXML>`;

/** So much of a processor's time one message may take, in microseconds; the clock would measure the neighbours. */
const LONGEST = 5_000_000;
const spent = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return user + system;
};

/** Nothing may take long or much, whatever it is. */
function bounded<T>(work: () => T): T {
  const before = process.memoryUsage().rss;
  const started = process.cpuUsage();
  const result = work();
  expect(spent(started)).toBeLessThan(LONGEST);
  expect(process.memoryUsage().rss - before).toBeLessThan(600 * MB);
  return result;
}

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at || ''};`.repeat(10)}">`,
).join('')}]><lolz>&lol9;</lolz>`;

describe('a hostile message is refused with a sentence, quickly', () => {
  it.each<[string, () => string, RegExp]>([
    ['billion laughs', () => LAUGHS, /thực thể/],
    [
      'an outside entity',
      () => '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      /thực thể/,
    ],
    [
      'an entity of parameters',
      () => '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://10.0.0.1/a.dtd"> %x;]><a/>',
      /thực thể/,
    ],
    ['a doctype in small letters', () => '<!doctype html><edXML/>', /thực thể/],
    ['a doctype after the root', () => `${wrap('')}<!DOCTYPE a>`, /thực thể/],
    ['a doctype in the middle', () => wrap('<!DOCTYPE a [<!ENTITY b "c">]>'), /thực thể/],
    ['an entity of its own', () => wrap('<!ENTITY a "b">'), /thực thể/],
    ['depth', () => '<a>'.repeat(100_000), /40 lớp/],
    ['depth, closed', () => `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`, /40 lớp/],
    ['many elements', () => wrap('<To/>'.repeat(200_000)), /20\.000 phần tử/],
    [
      'many attributes',
      () => wrap(`<To ${Array.from({ length: 900 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
      /64 thuộc tính/,
    ],
    ['an endless tag', () => wrap(`<To a="${'x'.repeat(5 * MB)}"/>`), /20\.000 ký tự/],
    ['an endless name', () => `<${'a'.repeat(5 * MB)}>`, /20\.000 ký tự/],
    ['huge text', () => wrap(`<Subject>${'ố '.repeat(5 * MB)}</Subject>`), /dài hơn/],
    ['huge CDATA', () => wrap(`<Subject><![CDATA[${'ố '.repeat(5 * MB)}]]></Subject>`), /dài hơn/],
    [
      'many long texts',
      () => wrap(`<Subject>${'ố'.repeat(900_000)}</Subject>`.repeat(6)),
      /dài hơn/,
    ],
    ['80 million characters', () => 'a'.repeat(80_000_000), /dài quá mức/],
    ['a comment without end', () => `${HEAD}<!-- ${'-'.repeat(MB)}`, /cắt giữa chừng/],
    ['CDATA without end', () => `${HEAD}<![CDATA[ ${']'.repeat(MB)}`, /cắt giữa chừng/],
    ['an end that is missing', () => `${HEAD}<To>`, /XML lỗi ở dòng/],
    ['tags that cross', () => wrap('<To><From></To></From>'), /XML lỗi ở dòng 1/],
    ['two roots', () => '<edXML/><edXML/>', /XML lỗi/],
    ['nothing', () => '  \n ', /không có phần tử/],
    ['no XML', () => 'Kính gửi Văn phòng', /không có phần tử/],
    [
      'a cover in a cover',
      () => {
        const one = `<message><content>${Buffer.from(wrap('')).toString('base64')}</content></message>`;
        return `<message><content>${Buffer.from(one).toString('base64')}</content></message>`;
      },
      /Thiếu edXMLEnvelope/,
    ],
  ])('%s', (_name, make, says) => {
    const text = make();
    const { message, faults } = bounded(() => readMessage(text));
    expect(message).toBeNull();
    expect(faults.some(({ vi, en, blocks }) => blocks && says.test(vi) && en.length > 20)).toBe(
      true,
    );
  });

  it('an entity that nobody declared stays the letters that it is', () => {
    const { message } = readMessage(
      wrap(
        '<DocumentId>G14,2026/10/05,1/QĐ</DocumentId><Subject>a &xxe; &amp;lt; &#0;b &#x1D11E;</Subject>',
      ),
    );
    expect(message?.kind === 'package' && message.package.header.subject).toBe('a &xxe; &lt; b 𝄞');
  });

  it.each(['__proto__', 'constructor', 'prototype'])('the name %s does no harm', (name) => {
    const inner = `<DocumentId>G14,2026/10/05,1/QĐ</DocumentId><${name}><polluted>1</polluted></${name}>`;
    const { message, faults } = readMessage(wrap(inner));
    expect(message === null).toBe(faults.some(({ blocks }) => blocks));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('40 MB of base64 are taken out before anything is parsed', () => {
    const encoded = Buffer.alloc(30 * MB, 7).toString('base64');
    const text = wrap(
      `<DocumentId>G14,2026/10/05,1/QĐ</DocumentId><Attachment><ContentTransferEncoded>${encoded}</ContentTransferEncoded></Attachment>`,
    );
    const { message } = bounded(() => readMessage(text));
    expect(message?.kind === 'package' && message.package.attachments[0]?.encoded.length).toBe(
      encoded.length,
    );
  });

  it('bytes that are no text are none', () => {
    expect(decodeMessage(Buffer.from([0, 1, 2, 3, 0, 0, 255, 254, 0, 9]))).toBeNull();
  });
});

describe('hostile attachments', () => {
  const attached = (bytes: Buffer | string) => ({
    ...{ contentId: '1', name: 'a.txt', description: null, contentType: null },
    encoded: typeof bytes === 'string' ? bytes : bytes.toString('base64'),
  });
  const refusals = async (bytes: Buffer | string) => {
    const started = process.cpuUsage();
    const { files, faults } = await unpackAttachments([attached(bytes)]);
    expect(spent(started)).toBeLessThan(LONGEST);
    return {
      files: files.map(({ name }) => name),
      says: faults.map(({ vi }) => vi).join(),
      faults,
    };
  };

  it('what is not base64 is said, not decoded into rubbish', async () => {
    for (const wrong of ['không phải base64', 'abc=def', 'a', '====']) {
      const { files, says } = await refusals(wrong);
      expect([files, says]).toEqual([[], expect.stringContaining('base64')]);
    }
  });

  it('a zip bomb is not unpacked', async () => {
    const { files, faults } = await refusals(await zipOf({ 'a.txt': Buffer.alloc(60 * MB) }));
    expect(files).toEqual([]);
    expect(faults).toMatchObject([{ blocks: true, vi: expect.stringContaining('bom nén') }]);
  });

  it('a zip that lies about its size is stopped at the size that it declares', async () => {
    const { files, says } = await refusals(storedZip('a.txt', Buffer.alloc(8 * MB), 100));
    expect([files, says]).toEqual([[], expect.stringMatching(/bom nén|bị hỏng/)]);
  });

  it('more files than anybody sends', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`${at}.txt`, Buffer.from('a')]),
    );
    expect((await refusals(await zipOf(many))).says).toContain('bom nén');
  });

  it.each([
    '../../etc/cron.d/a',
    '/etc/passwd',
    'C:\\Windows\\a.txt',
    'a/../../b.txt',
    '..\\..\\b.txt',
  ])('a name that leads out: %s', async (name) => {
    const { files, faults } = await refusals(storedZip(name, Buffer.from('xin chào')));
    expect(files).toEqual([]);
    expect(faults).toMatchObject([
      { blocks: true, vi: expect.stringContaining('ra ngoài thư mục') },
    ]);
  });

  it('a damaged zip, and one that ends too soon', async () => {
    const zip = await zipOf({ 'a.txt': Buffer.from('xin chào') });
    for (const broken of [zip.subarray(0, 20), zip.subarray(0, zip.length - 8)]) {
      expect((await refusals(broken)).says).toContain('bị hỏng');
    }
  });

  it('more than 50 MB in all', async () => {
    const noise = Buffer.from(Array.from({ length: MB }, (_, at) => (at * 7_919) & 255));
    const big = { ...attached(Buffer.concat(Array.from({ length: 26 }, () => noise))) };
    const { files, faults } = await unpackAttachments([big, big]);
    expect(files).toEqual([]);
    expect(faults.at(-1)?.vi).toContain('50 MB');
  });
});

describe('attachments as senders make them', () => {
  const from = async (bytes: Buffer, name: string | null) => {
    const attachment = { contentId: '1', name, description: null, contentType: null };
    return unpackAttachments([{ ...attachment, encoded: bytes.toString('base64') }]);
  };

  it('not zipped at all', async () => {
    const { files, faults } = await from(Buffer.from('xin chào'), 'a.txt');
    expect([files[0]?.name, files[0]?.bytes.toString(), faults]).toEqual(['a.txt', 'xin chào', []]);
  });

  it('several files in one zip, with folders', async () => {
    const zip = await zipOf({ 'vb/a.txt': Buffer.from('a'), 'vb/phụ lục.txt': Buffer.from('b') });
    const { files } = await from(zip, 'goi.zip');
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'phụ lục.txt']);
  });

  it('a document of Word is a zip, and is not taken apart', async () => {
    const docx = await zipOf({
      '[Content_Types].xml': Buffer.from('<a/>'),
      'word/document.xml': Buffer.from('<a/>'),
    });
    const { files } = await from(docx, 'a.docx');
    expect(files.map(({ name, bytes }) => [name, bytes.length])).toEqual([['a.docx', docx.length]]);
  });

  it('a name in an old encoding', async () => {
    const name = iconv.encode('Công văn giao nhiệm vụ.txt', 'tcvn');
    const { files } = await from(storedZip(name, Buffer.from('a')), null);
    expect(files[0]?.name).toBe('Công văn giao nhiệm vụ.txt');
  });

  it('a kind that is not opened here is kept as it came, and said', async () => {
    const { files, faults } = await from(Buffer.from('MZ..'), 'a.exe');
    expect(files).toMatchObject([{ name: 'a.exe', mediaType: 'application/octet-stream' }]);
    expect(faults).toMatchObject([{ blocks: false }]);
  });
});

async function zipOf(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A zip of one file written byte by byte, with any name and any size that it declares. */
function storedZip(name: string | Buffer, content: Buffer, declared = content.length): Buffer {
  const called = Buffer.from(name);
  const packed = deflateRawSync(content);
  const facts = Buffer.alloc(20);
  facts.writeUInt16LE(8, 2);
  facts.writeUInt32LE(packed.length, 12);
  facts.writeUInt32LE(declared, 16);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(called.length, 0);
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04\x14\x00'),
    facts.subarray(0),
    lengths,
    called,
    packed,
  ]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00\x14\x00'),
    facts,
    lengths,
    Buffer.alloc(14),
    called,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}
