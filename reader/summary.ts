/** A reading as a page of Vietnamese text, for the terminal. */
import type { ReadDocument, Reading, ReadTask, Span, Why } from './reading.ts';

const KIND: Readonly<Record<Reading['kind'], string>> = {
  formal: 'văn bản',
  letter: 'công văn, công điện',
  news: 'tin, bài',
};
const RELATION: Readonly<Record<Reading['relations'][number]['type'], string>> = {
  implements: 'thực hiện',
  based_on: 'căn cứ',
  proposed_by: 'theo đề nghị tại',
  approves: 'phê duyệt',
  amends: 'sửa đổi',
  replaces: 'thay thế',
  repeals: 'bãi bỏ',
  annexed_to: 'kèm theo',
  cites: 'viện dẫn',
};

/** Where a value was read; what is only understood, and links between documents, have no place. */
interface Placed {
  readonly span?: Span | null;
  readonly mentions?: readonly Span[];
}

/** Lines to print; `explain` adds the rule, the confidence and the place of each value in the text. */
export function summaryOf(file: string, reading: Reading, explain: boolean): string {
  const why = (value: Why & Placed): string => {
    if (!explain) return '';
    const span = value.span ?? value.mentions?.[0];
    const place = span ? ` @${span.start}-${span.end}` : '';
    return `  [${value.rule} ${value.confidence.toFixed(2)}]${place}`;
  };
  const main = reading.documents.find((document) => document.id === reading.main);
  const lines = [`# ${file} (${KIND[reading.kind]})`];
  if (reading.secrecy !== null) lines.push(`Độ mật: ${reading.secrecy.mark}`);
  lines.push(main === undefined ? 'Không thấy văn bản chính.' : `${nameOf(main)}${why(main)}`);
  if (main?.title) lines.push(`  ${main.title}`);
  if (main?.issuer || main?.date || main?.signer)
    lines.push(`  ${[main.issuer, main.date, main.signer].filter(Boolean).join(' · ')}`);
  for (const relation of reading.relations) {
    const to = reading.documents.find((document) => document.id === relation.to);
    if (to)
      lines.push(
        `  ${RELATION[relation.type]}: ${nameOf(to)}${to.date ? ` ngày ${to.date}` : ''}${why(relation)}`,
      );
  }
  if (reading.fields.length > 0) {
    lines.push(
      `Lĩnh vực: ${reading.fields.length}${reading.declared.fields === null ? '' : ` (văn bản nêu ${reading.declared.fields})`}`,
    );
    for (const field of reading.fields)
      lines.push(
        `  ${field.name}${field.taskCount === null ? '' : `: ${field.taskCount} nhiệm vụ theo văn bản`}${why(field)}`,
      );
  }
  lines.push(
    `Nhiệm vụ: ${reading.tasks.length}${reading.declared.tasks === null ? '' : ` (văn bản nêu ${reading.declared.tasks})`}`,
  );
  for (const task of reading.tasks) lines.push(...taskLines(task, why));
  if (reading.indicators.length > 0) lines.push(`Chỉ tiêu: ${reading.indicators.length}`);
  for (const target of reading.indicators) {
    const value = Array.isArray(target.value)
      ? target.value.join(' - ')
      : String(target.value ?? '');
    lines.push(
      `  ${target.name}: ${target.comparator} ${value} ${target.unit ?? ''}${target.year === null ? '' : ` (${target.year})`}${why(target)}`,
    );
  }
  for (const report of reading.reports)
    lines.push(
      `Báo cáo: ${[report.who, report.to, report.when.join(', ')].filter(Boolean).join(' → ')}${why(report)}`,
    );
  if (reading.notUnderstood.length > 0)
    lines.push(`Chưa hiểu: ${reading.notUnderstood.length} đoạn`);
  return lines.join('\n');
}

function nameOf(document: ReadDocument): string {
  return (
    [document.type, document.number ?? document.title].filter(Boolean).join(' ') ||
    'văn bản không số'
  );
}

function taskLines(task: ReadTask, why: (value: Why & Placed) => string): string[] {
  const lines = [
    `  ${task.id} ${task.path.length > 0 ? `(${task.path.join('.')}) ` : ''}${task.title}${why(task)}`,
  ];
  if (task.lead.length > 0)
    lines.push(`     chủ trì: ${task.lead.map((unit) => unit.name + why(unit)).join('; ')}`);
  if (task.coord.length > 0)
    lines.push(`     phối hợp: ${task.coord.map((unit) => unit.name + why(unit)).join('; ')}`);
  if (task.deadlines.length > 0)
    lines.push(
      `     thời hạn: ${task.deadlines.map((deadline) => deadline.norm + why(deadline)).join('; ')}`,
    );
  if (task.deliverable !== null) lines.push(`     sản phẩm: ${task.deliverable.text}`);
  return lines;
}
