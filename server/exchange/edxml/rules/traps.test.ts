import { describe, expect, it } from 'vitest';
import { samplePackage } from '../testing/sample-package.ts';
import { documentIdKey, readDocumentId } from './document-id.ts';
import { readEdxmlDay } from './edxml-days.ts';
import { codesToTry, isOldOrganCode, isOrganCode } from './organ-code.ts';
import { readMessage } from './read-message.ts';
import { statusCodeOf } from './read-status.ts';
import { writePackage } from './write-message.ts';

const written = () => {
  const sample = samplePackage();
  const file = { contentId: 'tep-1', name: 'a.pdf', description: null, contentType: null };
  return writePackage(
    { ...sample, attachments: [{ ...file, encoded: 'UEsDBAAA' }] },
    { vendorParts: false },
  );
};

function packageIn(xml: string) {
  const { message, faults } = readMessage(xml);
  if (message?.kind !== 'package') throw new Error(JSON.stringify(faults));
  return message.package;
}

describe('written strictly', () => {
  it('every element of the envelope bears the exact prefix edXML', () => {
    const [head = ''] = written().split('<AttachmentEncoded>');
    const names = [...head.matchAll(/<\/?([\w:]+)[\s>]/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(60);
    expect(names.filter((name) => !name.startsWith('edXML:'))).toEqual([]);
    expect(head).toContain('<edXML:edXML xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">');
  });

  it('attachments stand outside the envelope, without a prefix', () => {
    const [, tail = ''] = written().split('</edXML:edXMLEnvelope>');
    expect(tail).toMatch(/^<AttachmentEncoded><Attachment><ContentId>tep-1<\/ContentId>/);
    expect(tail).not.toContain('edXML:Attachment');
  });

  it('dates have slashes, never dashes', () => {
    const xml = written();
    expect(xml).toContain('<edXML:PromulgationDate>2026/10/05</edXML:PromulgationDate>');
    expect(xml).toContain('<edXML:DueDate>2026/12/15</edXML:DueDate>');
    expect(xml).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  it('Bussiness is spelt as everybody spells it', () => {
    expect(written()).toContain('<edXML:BussinessDocType>0</edXML:BussinessDocType>');
  });

  it('the document id is organ, day with slashes, number and symbol', () => {
    expect(written()).toContain('<edXML:DocumentId>G14,2026/10/05,77/QĐ-BTTTT</edXML:DocumentId>');
  });

  it('elements of the header come in the order of the standard', () => {
    const names = [
      ...['From', 'To', 'DocumentId', 'Code', 'PromulgationInfo', 'DocumentType', 'Subject'],
      ...['Content', 'SignerInfo', 'DueDate', 'OtherInfo', 'SteeringType'],
    ];
    const places = names.map((name) => written().indexOf(`<edXML:${name}>`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

describe('read with patience', () => {
  it.each([
    ['another prefix', (xml: string) => xml.replaceAll('edXML:', 'ns0:')],
    [
      'no prefix at all',
      (xml: string) => xml.replaceAll(/<(\/?)edXML:/g, '<$1').replace('xmlns:edXML', 'xmlns'),
    ],
    ['the right spelling of Business', (xml: string) => xml.replaceAll('Bussiness', 'Business')],
    ['other capitals', (xml: string) => xml.replaceAll('SteeringType', 'steeringtype')],
    ['dates of ISO', (xml: string) => xml.replaceAll(/(\d{4})\/(\d{2})\/(\d{2})</g, '$1-$2-$3<')],
    [
      'dates with a time',
      (xml: string) => xml.replaceAll('2026/12/15<', '2026-12-15T00:00:00+07:00<'),
    ],
    ['a comment and an instruction', (xml: string) => xml.replace('?>', '?><!-- x < y --><?a b?>')],
    ['CDATA', (xml: string) => xml.replace(/Subject>([^<]+)</, 'Subject><![CDATA[$1]]><')],
    ['lines and indents', (xml: string) => xml.replaceAll('><', '>\n   <')],
  ])('%s means the same', (_name, changed) => {
    const xml = written();
    expect(changed(xml)).not.toBe(xml);
    expect(packageIn(changed(xml))).toEqual(packageIn(xml));
  });

  it('attachments inside the envelope, with the prefix, are found there', () => {
    const xml = written();
    const [whole = ''] = /<AttachmentEncoded>.*<\/AttachmentEncoded>/s.exec(xml) ?? [];
    const inside = whole.replaceAll(/<(\/?)/g, '<$1edXML:');
    const moved = xml
      .replace(whole, '')
      .replace('</edXML:edXMLBody>', `${inside}</edXML:edXMLBody>`);
    expect(packageIn(moved).attachments).toEqual(packageIn(xml).attachments);
  });

  it('base64 in lines that end in &#xD;, as .NET writes them, is the same base64', () => {
    const encoded = Buffer.alloc(60_000, 'văn bản').toString('base64');
    const lines = (encoded.match(/.{1,76}/g) ?? []).join('&#xD;\n');
    const [short, long] = ['UEsDBAAA', 'UEs&#xD;\nDBAAA'].map(
      (each) => packageIn(written().replace('UEsDBAAA', each)).attachments[0]?.encoded,
    );
    expect(long).toBe(short);
    const xml = written().replace('UEsDBAAA', lines);
    expect(packageIn(xml).attachments[0]?.encoded).toBe(encoded);
  });

  it('a name that stands only in the manifest is taken from there', () => {
    const xml = written().replace(
      '<AttachmentName>a.pdf</AttachmentName>',
      '<AttachmentName></AttachmentName>',
    );
    expect(packageIn(xml).attachments[0]?.name).toBe('a.pdf');
  });

  it('a package in the cover of a province, in base64, is the same package', () => {
    const cover = `<message><required-answer>1</required-answer><send-date>20261005</send-date>
      <sending-system-id>TRUC-HN</sending-system-id><receiving-system-id>CD</receiving-system-id>
      <document-type>1.0.0.1</document-type><document-code>9</document-code>
      <content>${Buffer.from(written()).toString('base64')}</content><signature/></message>`;
    const { message, cover: read } = readMessage(cover);
    expect(message).toEqual(readMessage(written()).message);
    expect(read?.sendingSystem).toBe('TRUC-HN');
  });

  it('parts that are optional may be missing: sender and document are enough', () => {
    const xml = `<e:edXML xmlns:e="x"><e:MessageHeader><e:From><e:OrganId>G14</e:OrganId></e:From>
      <e:DocumentId>G14, 2026/10/05, 77/QĐ-BTTTT</e:DocumentId></e:MessageHeader></e:edXML>`;
    const { header, business, attachments } = packageIn(xml);
    expect(header).toMatchObject({ subject: '77/QĐ-BTTTT', issuedOn: '2026-10-05', to: [] });
    expect([business.kind, attachments, header.priority]).toEqual(['new', [], 0]);
  });

  it('without DocumentId, organ, day and number name the document', () => {
    const xml = written().replace(/<edXML:DocumentId>.*?<\/edXML:DocumentId>/, '');
    expect(packageIn(xml).header.documentId).toEqual(packageIn(written()).header.documentId);
  });

  it('SteeringType 0 is tolerated; what is no value is left out and said', () => {
    const of = (value: string) => written().replace('SteeringType>2<', `SteeringType>${value}<`);
    expect(packageIn(of('0')).header.steeringType).toBe(0);
    const { faults, message } = readMessage(of('7'));
    expect(message).not.toBeNull();
    expect(faults).toMatchObject([{ place: 'MessageHeader/SteeringType', blocks: false }]);
  });

  it('everything that is missing is said at once', () => {
    const { message, faults } = readMessage(
      '<edXML><MessageHeader><DueDate>mai</DueDate></MessageHeader></edXML>',
    );
    expect(message).toBeNull();
    expect(faults.filter(({ blocks }) => blocks).map(({ place }) => place)).toEqual([
      'MessageHeader/From/OrganId',
      'MessageHeader/DocumentId',
    ]);
  });

  it('task codes of a vendor are read, and nothing hangs on them', () => {
    const xml = written().replace(
      '<edXML:SteeringType>',
      '<edXML:ResponseForTask><edXML:TaskCode>T-9</edXML:TaskCode></edXML:ResponseForTask><edXML:SteeringType>',
    );
    expect(packageIn(xml).header.vendor.taskCodes).toEqual(['T-9']);
    const without = (each: ReturnType<typeof packageIn>) => ({ ...each.header, vendor: null });
    expect(without(packageIn(xml))).toEqual(without(packageIn(written())));
  });
});

describe('status messages', () => {
  const status = (inner: string, name = 'MessageStatus') =>
    `<edXML:edXML xmlns:edXML="x"><edXML:edXMLEnvelope><edXML:edXMLHeader><edXML:${name}>
      <edXML:ResponseFor><edXML:DocumentId>H26,2026/11/20,12/BC-UBND</edXML:DocumentId></edXML:ResponseFor>
      <edXML:From><edXML:OrganId>G14</edXML:OrganId></edXML:From>${inner}
      </edXML:${name}></edXML:edXMLHeader></edXML:edXMLEnvelope></edXML:edXML>`;
  const statusIn = (xml: string) => {
    const { message, faults } = readMessage(xml);
    if (message?.kind !== 'status') throw new Error(JSON.stringify(faults));
    return message.status;
  };

  it('MessageHeader with a StatusCode, as one library writes it, is a status too', () => {
    const inner = '<edXML:StatusCode>03</edXML:StatusCode>';
    expect(statusIn(status(inner, 'MessageHeader'))).toEqual(statusIn(status(inner)));
  });

  it('04 and 05 come to the same pair in both readings, and the raw code is kept', () => {
    const of = (code: string) => statusIn(status(`<edXML:StatusCode>${code}</edXML:StatusCode>`));
    expect([of('4').code, of('4').rawCode]).toEqual(['04', '4']);
    expect([of('05').code, of('05').rawCode]).toEqual(['05', '05']);
  });

  it('a code that nobody knows is refused with the codes that are', () => {
    const { message, faults } = readMessage(status('<edXML:StatusCode>99</edXML:StatusCode>'));
    expect(message).toBeNull();
    expect(faults[0]?.vi).toContain('01, 02, 03');
    expect(statusCodeOf('không')).toBeNull();
  });
});

describe('identifiers', () => {
  it.each([
    ['G22', true, false],
    ['H37.02.02', true, false],
    ['Z01ABC', true, false],
    ['000.00.00.H29', false, true],
    ['h29', false, false],
    [`H37${'.02'.repeat(11)}`, false, false],
  ])('%s', (code, isNew, isOld) => {
    expect([isOrganCode(code), isOldOrganCode(code)]).toEqual([isNew, isOld]);
  });

  it('an old one is tried turned round, as a guess', () => {
    expect(codesToTry('000.02.02.H37')).toEqual([
      { code: '000.02.02.H37', isGuess: false },
      { code: 'H37.02.02', isGuess: true },
    ]);
    expect(codesToTry('000.00.00.H29')[1]).toEqual({ code: 'H29', isGuess: true });
  });

  it('a document is the same with spaces, dashes and small letters', () => {
    const one = readDocumentId('000.00.00.G22,2018/09/20,7816/VPCP-TTĐT');
    const other = readDocumentId('000.00.00.g22, 2018-09-20, 7816/VPCP-TTđt');
    if (!one || !other) throw new Error('not read');
    expect(documentIdKey(one)).toBe(documentIdKey(other));
    expect(readDocumentId('7816/VPCP-TTĐT')).toBeNull();
  });

  it.each([
    ['2018/09/20', '2018-09-20'],
    ['2018-9-2', '2018-09-02'],
    ['20/09/2018', '2018-09-20'],
    ['2018/02/30', null],
    ['hôm nay', null],
  ])('%s is the day %s', (text, day) => {
    expect(readEdxmlDay(text)).toBe(day);
  });
});
