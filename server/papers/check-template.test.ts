import { describe, expect, it } from 'vitest';
import { bombOf, zipOf } from '../../reader/inputs/testing/make-zip.ts';
import { Refusal } from '../platform/refusal.ts';
import { checkTemplate } from './check-template.ts';
import { TemplateFaults } from './template-contract.ts';
import { officeTemplate, soundTemplate } from './testing/office-template.ts';
import { partsOf } from './testing/read-back.ts';

async function refusal(bytes: Uint8Array, name = 'mau.docx'): Promise<Refusal> {
  try {
    await checkTemplate(name, bytes);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was accepted');
}

async function faultsIn(lines: Parameters<typeof officeTemplate>[0], more = {}): Promise<string[]> {
  const { text, details } = await refusal(await officeTemplate(lines, more));
  expect(text.code).toBe('TEMPLATE_PLACES');
  return TemplateFaults.parse(details).faults.map(({ vi }) => vi);
}

const NEEDED = ['{{so}}', '{{ngay}}', '{{trich_yeu}}', '{{noi_dung}}', '{{nguoi_ky}}'];

describe("an office's template", () => {
  it('is taken with its places split over runs, spaced or in capitals', async () => {
    const left = await checkTemplate('mau.docx', await soundTemplate(['{{NOI_NHAN}}']));
    expect(left).toEqual(['co_quan_chu_quan', 'tham_quyen', 'can_cu']);
  });

  it('is told of every place that is unknown or missing, at once', async () => {
    const faults = await faultsIn(['{{so}} {{ngay}} {{trich_yeu}} {{tieu_de}} {{bang:0}}']);
    expect(faults).toEqual([
      '{{tieu_de}} không có trong danh sách chỗ ghi. Sửa tên hoặc bỏ đi.',
      '{{bang:0}} không có trong danh sách chỗ ghi. Sửa tên hoặc bỏ đi.',
      expect.stringMatching(/^Thiếu \{\{noi_dung\}\}: /),
      expect.stringMatching(/^Thiếu \{\{nguoi_ky\}\}: /),
    ]);
  });

  it('gives the text a paragraph of its own', async () => {
    const [fault] = await faultsIn([
      ...NEEDED.slice(0, 3),
      'Nội dung: {{noi_dung}}',
      '{{nguoi_ky}}',
    ]);
    expect(fault).toBe(
      '{{noi_dung}} phải đứng một mình trong đoạn. Chuyển chữ “Nội dung:” sang đoạn khác.',
    );
  });

  it('has the text once, and not in the footer', async () => {
    expect(await faultsIn([...NEEDED, '{{noi_dung}}'])).toHaveLength(1);
    const rest = NEEDED.filter((each) => each !== '{{noi_dung}}');
    expect(await faultsIn(rest, { footer: '{{noi_dung}}' })).toHaveLength(1);
  });

  it('keeps annexes out of tables', async () => {
    const [fault] = await faultsIn(NEEDED, { cells: ['{{phu_luc}}'] });
    expect(fault).toMatch(/đang nằm trong bảng/);
  });
});

describe('what is no template', () => {
  it.each([
    ['mau.docx', Buffer.from('just words'), 'FILE_DISGUISED'],
    ['mau.pdf', Buffer.from('%PDF-1.7'), 'TEMPLATE_NOT_WORD'],
    ['mau.docx', Buffer.alloc(0), 'FILE_EMPTY'],
  ])('%s %#', async (name, bytes, code) => {
    expect((await refusal(bytes, name)).text.code).toBe(code);
  });

  it('unpacks to no more than it should', async () => {
    const bomb = await refusal(bombOf({ megabytes: 60 }));
    expect(['FILE_ZIP_BOMB', 'FILE_DISGUISED']).toContain(bomb.text.code);
  });

  const withPart = async (name: string, xml: string) => {
    const parts = await partsOf(await soundTemplate());
    return zipOf({ ...Object.fromEntries(parts), [name]: xml });
  };
  const relation = (type: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://example.org/x" TargetMode="External"/></Relationships>`;

  it.each([
    ['word/vbaProject.bin', 'x', 'word/vbaProject.bin'],
    ['word/embeddings/oleObject1.bin', 'x', 'word/embeddings/oleObject1.bin'],
    ['word/_rels/settings.xml.rels', relation('attachedTemplate'), 'http://example.org/x'],
    ['word/_rels/footer9.xml.rels', relation('image'), 'http://example.org/x'],
    ['word/footer9.xml', '<w:instrText>DDEAUTO c:\\x</w:instrText>', 'word/footer9.xml'],
  ])('runs nothing and fetches nothing: %s', async (name, xml, what) => {
    const { text, facts } = await refusal(await withPart(name, xml));
    expect({ code: text.code, what: facts.what }).toEqual({ code: 'TEMPLATE_ACTIVE', what });
  });

  it('may have links that a reader follows', async () => {
    const linked = await withPart('word/_rels/footer9.xml.rels', relation('hyperlink'));
    await expect(checkTemplate('mau.docx', linked)).resolves.toBeDefined();
  });
});
