import { patchDetector } from 'docx';
import { IntakeError } from '../../reader/inputs/index.ts';
import { readZip } from '../../reader/inputs/read-zip.ts';
import { xmlTags } from '../../reader/inputs/xml-tokens.ts';
import { checkFile } from '../platform/files/check-file.ts';
import { Refusal } from '../platform/refusal.ts';
import { placeNamed, TEMPLATE_PLACES } from './rules/template-places.ts';
import { type TemplateFault, templateErrors } from './template-contract.ts';
import { type DocxParagraph, paragraphsOf } from './template-paragraphs.ts';

/** What an office uses: a page with a coat of arms. Far more is no template. */
const MOST_BYTES = 5 * 1024 * 1024;
const MAIN = 'word/document.xml';

/**
 * Checks an office's Word file before it may stand for ours: a real .docx, small, unpacking to no more than it
 * should, with nothing that runs or reaches outside, and with places that can be filled.
 *
 * @returns the names of the places that it does without
 * @throws Refusal TEMPLATE_NOT_WORD, TEMPLATE_LARGE, TEMPLATE_ACTIVE, TEMPLATE_PLACES with every fault at
 *   once, and those of {@link checkFile}
 */
export async function checkTemplate(name: string, bytes: Uint8Array): Promise<string[]> {
  if (!name.toLowerCase().endsWith('.docx')) {
    throw new Refusal(templateErrors.TEMPLATE_NOT_WORD, { name });
  }
  await checkFile(name, bytes);
  if (bytes.length > MOST_BYTES) throw new Refusal(templateErrors.TEMPLATE_LARGE);
  const parts = await textParts(name, bytes);
  const active = activePart(parts);
  if (active !== null) throw new Refusal(templateErrors.TEMPLATE_ACTIVE, { what: active });

  const written = await patchDetector({ data: Buffer.from(bytes) });
  const faults = [...faultsOfNames(written), ...faultsOfPlaces(parts, written)];
  if (faults.length > 0) {
    throw new Refusal(templateErrors.TEMPLATE_PLACES, { count: faults.length }, { faults });
  }
  const found = new Set(written.map((each) => placeNamed(each)?.name));
  // Annexes go to the end without a place, and a table stands in the text without one of its own.
  const kept = new Set([...found, 'phu_luc', 'bang:1']);
  return TEMPLATE_PLACES.flatMap(({ name: each }) => (kept.has(each) ? [] : [each]));
}

/** The XML parts and the names of all others. @throws Refusal for what is no sound Word file */
async function textParts(name: string, bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  try {
    const { names, parts } = await readZip(bytes, (part) => /\.(?:xml|rels)$/.test(part));
    if (!parts.has(MAIN)) throw new Refusal(templateErrors.TEMPLATE_NOT_WORD, { name });
    return new Map([...names].map((part) => [part, parts.get(part)?.toString('utf8') ?? '']));
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    const { code, vi, en } = error;
    throw new Refusal({ code: `FILE_${code}`, status: 422, vi, en });
  }
}

/** The part that would run or reach outside, as its file or its relation is named; null where none does. */
function activePart(parts: ReadonlyMap<string, string>): string | null {
  for (const [name, xml] of parts) {
    if (/vbaProject|activeX|\/embeddings\/|\/afchunk/i.test(name)) return name;
    if (name === '[Content_Types].xml' && /macroEnabled/i.test(xml)) return 'macro';
    if (/<w:altChunk|<w:object[ >]|\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE)\b/.test(xml)) {
      return name;
    }
    if (!name.endsWith('.rels')) continue;
    for (const tag of xmlTags(xml)) {
      const isOutside = tag.attribute('TargetMode') === 'External';
      // A hyperlink is followed by whoever clicks on it; everything else is fetched when the file is opened.
      const isLink = tag.attribute('Type')?.endsWith('/hyperlink') ?? false;
      if (tag.name === 'Relationship' && isOutside && !isLink) {
        return tag.attribute('Target') ?? name;
      }
    }
  }
  return null;
}

function faultsOfNames(written: readonly string[]): TemplateFault[] {
  const found = new Set(written.map((each) => placeNamed(each)?.name));
  return [
    ...written
      .filter((each) => placeNamed(each) === null)
      .map((each) => ({
        place: each,
        vi: `{{${each}}} không có trong danh sách chỗ ghi. Sửa tên hoặc bỏ đi.`,
        en: `{{${each}}} is not among the places. Correct its name or remove it.`,
      })),
    ...TEMPLATE_PLACES.filter((each) => each.needed && !found.has(each.name)).map((each) => ({
      place: each.name,
      vi: `Thiếu {{${each.name}}}: ${each.vi}. Gõ vào chỗ cần in; nếu đã có, chấp nhận hết thay đổi (Track Changes) rồi lưu lại.`,
      en: `{{${each.name}}} is missing: ${each.en}. Type it where it is to be printed; if it is there, accept all tracked changes and save.`,
    })),
  ];
}

/** Texts and tables take a paragraph of their own, and annexes none inside a table. */
function faultsOfPlaces(
  parts: ReadonlyMap<string, string>,
  written: readonly string[],
): TemplateFault[] {
  const paragraphs = paragraphsOf(parts.get(MAIN) ?? '');
  return written.flatMap((each): TemplateFault[] => {
    const place = placeNamed(each);
    if (place === null || place.shape === 'words') return [];
    const mark = `{{${each}}}`;
    const holders = paragraphs.filter(({ text }) => text.includes(mark));
    if (holders.length !== 1) {
      return [
        {
          place: place.name,
          vi: `${mark} phải đứng đúng một lần, trong thân văn bản. Bỏ chỗ thừa, không để ở đầu trang hay chân trang.`,
          en: `${mark} must stand exactly once, in the text itself. Remove the others, and none in header or footer.`,
        },
      ];
    }
    return holders.flatMap((holder) => faultsOfHolder(holder, mark, place.name));
  });
}

function faultsOfHolder(holder: DocxParagraph, mark: string, place: string): TemplateFault[] {
  if (holder.text.trim() !== mark) {
    return [
      {
        place,
        vi: `${mark} phải đứng một mình trong đoạn. Chuyển chữ “${shorten(holder.text.replace(mark, ' '))}” sang đoạn khác.`,
        en: `${mark} must stand alone in its paragraph. Move “${shorten(holder.text.replace(mark, ' '))}” to another.`,
      },
    ];
  }
  if (place === 'phu_luc' && holder.inTable) {
    return [
      {
        place,
        vi: `${mark} đang nằm trong bảng. Chuyển ra cuối mẫu, ngoài mọi bảng.`,
        en: `${mark} stands in a table. Move it to the end, outside all tables.`,
      },
    ];
  }
  return [];
}

function shorten(text: string): string {
  const plain = text.trim();
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}
