/** Duties to report (chế độ báo cáo): who, to whom, when. */
import { unitAt } from '../recognise/units.ts';
import type { Assignment } from './assignment.ts';
import { type Clause, type Reader, type Report, readDeadlines } from './read-tasks.ts';
import { splitOutside } from './sentences.ts';

/** Reads the duties in a clause; parts after ";" that report again are separate duties. */
export function readReport(
  reader: Reader,
  clause: Clause,
  subject: Assignment | null,
): Report[] | null {
  const { page } = reader;
  const parts = splitOutside(page, clause, ';').filter((part) =>
    /\bbao cao\b|\bgui ve\b/.test(page.folded.slice(part.start, part.end)),
  );
  if (parts.length === 0) return null;
  const who =
    subject && subject.lead.length > 0 ? subject.lead.map((unit) => unit.name).join(', ') : null;
  return parts.map((part) => ({
    who,
    to: recipient(reader, part),
    when: readDeadlines(reader, part, false).map((deadline) => deadline.norm),
    clause: part,
    rule: 'report/duty',
    confidence: who === null ? 0.6 : 0.85,
  }));
}

function recipient(reader: Reader, clause: Clause): string | null {
  const { page } = reader;
  const folded = page.folded.slice(clause.start, clause.end);
  for (const match of folded.matchAll(
    /\b(?:gui ve|ve|gui|bao cao|bao cao ket qua(?: thuc hien)?(?: ve| cho| den)?|den|cho) (?=[a-z])/g,
  )) {
    const unit = unitAt(page, clause.start + match.index + match[0].length, clause.end);
    if (unit !== null) return unit.name;
  }
  return null;
}
