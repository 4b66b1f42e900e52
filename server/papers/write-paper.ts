import type { FileFormat } from './made-paper-contract.ts';
import type { Paper } from './paper.ts';

/**
 * A paper as a file. The writers are large and seldom asked for: each is loaded when it is.
 *
 * @param template of the authority, for a .docx; null for our form
 */
export async function writePaper(
  paper: Paper,
  format: FileFormat,
  template: Uint8Array | null,
): Promise<Buffer> {
  switch (format) {
    case 'docx':
      return template === null
        ? (await import('./write-docx.ts')).paperDocx(paper)
        : (await import('./fill-template.ts')).fillTemplate(template, paper);
    case 'pdf':
      return (await import('./write-pdf.ts')).paperPdf(paper);
    case 'xlsx':
      return (await import('./paper-workbook.ts')).paperWorkbook(paper);
  }
}
