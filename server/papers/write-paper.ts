import type { FileFormat } from './made-paper-contract.ts';
import type { Paper } from './paper.ts';

/** A paper as a file. The writers are large and seldom asked for: each is loaded when it is. */
export async function writePaper(paper: Paper, format: FileFormat): Promise<Buffer> {
  switch (format) {
    case 'docx':
      return (await import('./write-docx.ts')).paperDocx(paper);
    case 'pdf':
      return (await import('./write-pdf.ts')).paperPdf(paper);
    case 'xlsx':
      return (await import('./paper-workbook.ts')).paperWorkbook(paper);
  }
}
