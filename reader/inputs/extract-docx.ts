import mammoth from 'mammoth';
import { writeLabels } from './docx-labels.ts';
import { DocxNumbering } from './docx-numbering.ts';
import type { Extraction } from './extracted-text.ts';
import { htmlLines } from './html-text.ts';
import { htmlTree } from './html-tree.ts';
import { readZip } from './read-zip.ts';

/**
 * The text of a Word document: tracked changes accepted, headings and automatic numbers as drawn,
 * tables row by row, footnotes at the end. Pictures are not looked at.
 */
export async function extractDocx(bytes: Uint8Array): Promise<Extraction> {
  const { names, parts } = await readZip(bytes, (name) => /\.(?:xml|rels)$/.test(name));
  const texts = new Map([...parts].map(([name, content]) => [name, xmlText(content)]));
  const numbering = new DocxNumbering(
    texts.get('word/numbering.xml') ?? '',
    texts.get('word/styles.xml') ?? '',
  );
  for (const [name, xml] of texts) {
    if (/^word\/document\d*\.xml$/.test(name)) texts.set(name, writeLabels(xml, numbering));
  }
  const { value } = await mammoth.convertToHtml(openedPackage(texts), {
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    externalFileAccess: false,
    includeEmbeddedStyleMap: false,
    ignoreEmptyParagraphs: true,
  });
  // Each footnote ends with a link back to its mark.
  const lines = htmlLines(htmlTree(value.replaceAll('↑', ''), 'keep'));
  return { text: lines.join('\n'), warnings: warningsOf(names) };
}

/** mammoth also takes a package that is open already; then it never unpacks anything itself. */
function openedPackage(texts: ReadonlyMap<string, string>) {
  return {
    arrayBuffer: new ArrayBuffer(0),
    file: {
      exists: (name: string) => texts.has(name),
      read: (name: string, encoding?: string) => {
        const text = texts.get(name) ?? '';
        return Promise.resolve(encoding === 'utf-8' ? text : Buffer.from(text));
      },
    },
  };
}

function warningsOf(names: ReadonlySet<string>): string[] {
  const pictures = [...names].filter((name) =>
    /^word\/media\/.+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$/i.test(name),
  ).length;
  return pictures === 0
    ? []
    : [
        `Có ${pictures} ảnh không đọc; nếu trong ảnh có chữ thì nhập thêm bằng tay. (${pictures} pictures were not read; type in what they say.)`,
      ];
}

function xmlText(content: Buffer): string {
  const wide = content[0] === 0xff && content[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(content);
}
