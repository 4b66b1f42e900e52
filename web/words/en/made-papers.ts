import type { Answers } from '../shape.ts';
import type { madePapers as vi } from '../vi/made-papers.ts';

export const madePapers: Answers<typeof vi> = {
  title: 'Made files',
  paper: 'Document',
  view: 'View on A4',
  print: 'Print',
  format: { docx: 'DOCX', pdf: 'PDF', xlsx: 'XLSX' },
  making: 'Making the file',
  rows: '{{done}}/{{all}} rows',
  rowsAll: '{{count}} rows',
  rowsAll_one: '{{count}} row',
  left: 'about {{count}} seconds left',
  left_one: 'about {{count}} second left',
  mayLeave: 'You may leave this page; the file will be in News once it is made.',
  download: 'Download {{name}}',
  failed: 'The file could not be made. Open the page with the data and ask again.',
  expired: 'Kept for its time and removed. Make it again from the page with the data.',
  none: 'No files yet. Long documents are made here when Export is pressed on a page with data.',
  asked: 'Asked at {{at}}',
  kept: 'kept until {{at}}, {{size}}',
  kind: {
    overdue: 'Overdue tasks with causes',
    plan: 'Plan with its annex of tasks',
    'unit-plan': 'Plan of the unit',
    'capital-plan': 'Capital plan',
    ranking: 'Ranking',
    'award-decision': 'Decision on awards',
    'campaign-review': 'Review of a movement',
    other: 'Document',
  },
};
