import { Document, Footer, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

/** Words of a paragraph; several pieces stand in runs of their own, as Word splits what somebody corrected. */
type Words = string | readonly string[];

/** An office's own Word file: its lines, with a table of two cells in front and a footer of its own. */
export function officeTemplate(
  lines: readonly Words[],
  { cells = [], footer = 'Sở A - Mẫu 01' }: { cells?: readonly Words[]; footer?: string } = {},
): Promise<Buffer> {
  const document = new Document({
    sections: [
      {
        footers: { default: new Footer({ children: [paragraph(footer)] }) },
        children: [
          ...(cells.length === 0
            ? []
            : [
                new Table({
                  rows: [
                    new TableRow({
                      children: cells.map((cell) => new TableCell({ children: [paragraph(cell)] })),
                    }),
                  ],
                }),
              ]),
          ...lines.map(paragraph),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** A template with every place that a document needs, one of them split over runs. */
export function soundTemplate(more: readonly Words[] = []): Promise<Buffer> {
  return officeTemplate(
    [
      ['Số: {{', 'so', '}} của Sở A'],
      '{{dia_danh}}, {{ngay}}',
      '{{ten_loai}} NỘI BỘ',
      '{{trich_yeu}}',
      'Kính gửi: {{kinh_gui}}',
      '{{ noi_dung }}',
      '{{quyen_han}}',
      '{{nguoi_ky}}',
      ...more,
    ],
    { cells: ['{{co_quan}}', 'MẪU CỦA SỞ A'] },
  );
}

function paragraph(words: Words): Paragraph {
  const pieces = typeof words === 'string' ? [words] : words;
  return new Paragraph({
    children: pieces.map((text) => new TextRun({ text, bold: true, size: 30, font: 'Arial' })),
  });
}
