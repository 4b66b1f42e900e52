/**
 * Tasks from the outline: every leaf under a section of tasks, with the lead of its own words, of its
 * label lines or of the heading above; label lines ("Đơn vị chủ trì: …") serve the items before them.
 */
import { labelAt } from '../outline/labels.ts';
import type { Node, Outline } from '../outline/outline.ts';
import { unitListAt } from '../recognise/unit-lists.ts';
import { opensWithVerb } from '../recognise/verbs.ts';
import { columnOf } from '../tables/columns.ts';
import { isUpperAt } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import { type Assignment, readAssignment } from './assignment.ts';
import { fieldOf, pathOf } from './heading-field.ts';
import { headingUnits } from './heading-units.ts';
import { labelGroups, withLabels } from './label-tasks.ts';
import {
  type Clause,
  type DraftTask,
  inheritedLead,
  type Reader,
  type Report,
  readDeadlines,
  readUnits,
  titleOf,
  trimClause,
} from './read-tasks.ts';
import { readReport } from './reports.ts';
import { sentencesOf, splitOutside } from './sentences.ts';
import { isClosing, isMoneyStatement, isReportDuty, isTargetStatement } from './task-rules.ts';

export interface OutlineTasks {
  readonly tasks: readonly DraftTask[];
  readonly reports: readonly Report[];
}

/** Reads the tasks and duties to report of the outline; `prose` leaves bare paragraphs and bullets to the news reader. */
export function readOutlineTasks(reader: Reader, outline: Outline, prose: boolean): OutlineTasks {
  const tasks: DraftTask[] = [];
  const reports: Report[] = [];
  const visit = (node: Node): void => {
    if (node.children.length === 0) {
      if (
        !prose ||
        (node.block.marker !== null && !/^(?:dash|dot|plus)$/.test(node.block.marker.kind)) ||
        underUnit(reader.page, node)
      )
        leaf(reader, node, tasks, reports);
      return;
    }
    if (isAddressees(reader.page, node)) return;
    const claimed = labelGroups(reader, node, tasks);
    for (const child of node.children) if (!claimed.has(child)) visit(child);
  };
  for (const root of outline.roots) visit(root);
  return { tasks, reports };
}

/** "Kính gửi:" and "THỦ TƯỚNG CHÍNH PHỦ điện:" list who receives the text, not work. */
function isAddressees(page: Page, node: Node): boolean {
  return /^kinh gui|^[a-z ,-]{3,120} dien ?:$/.test(
    page.folded.slice(node.block.content, Math.min(node.block.end, node.block.content + 160)),
  );
}

function leaf(reader: Reader, node: Node, tasks: DraftTask[], reports: Report[]): void {
  const { page } = reader;
  const clause = trimClause(page, node.block.content, node.block.end);
  if (
    clause.end - clause.start < 8 ||
    !mayAssign(node) ||
    isAnnexTitle(node) ||
    node.heading ||
    isLooseLabel(page, node)
  )
    return;
  if (node.block.marker === null && !underUnit(page, node)) {
    for (const sentence of sentencesOf(page, clause))
      sentenceTask(reader, node, sentence, tasks, reports);
    return;
  }
  if (withLabels(reader, node, clause, tasks)) return;
  const sentences = sentencesOf(page, clause);
  const first = sentences[0];
  if (first && sentences.length > 1 && isClosing(page.folded.slice(first.start, first.end))) {
    for (const sentence of sentences.slice(1)) sentenceTask(reader, node, sentence, tasks, reports);
    return;
  }
  singleTask(
    reader,
    node,
    clause,
    tasks,
    reports,
    node.block.marker === null ? 'task/paragraph' : 'task/item',
  );
}

function singleTask(
  reader: Reader,
  node: Node,
  clause: Clause,
  tasks: DraftTask[],
  reports: Report[],
  rule: string,
): void {
  const { page } = reader;
  const folded = page.folded.slice(clause.start, clause.end);
  if (isClosing(folded) || page.text.charAt(clause.end) === ':') return;
  if (severalSubjects(reader, node, clause, tasks, reports, rule)) return;
  const read = readAssignment(page, clause.start, clause.end);
  const weak =
    read.lead.length === 0 || /^lead\/(?:passive|bracket|after-clause|later)$/.test(read.rule);
  const passedOn = read.rule === 'lead/ordered' && /^(?:yeu cau|de nghi|chi dao) /.test(folded);
  const inherited =
    weak || passedOn || isOwnHead(page, node, read) ? inheritedLead(page, node) : null;
  const own = inherited !== null ? { ...read, lead: [] } : read;
  const verbAt = own.lead.length > 0 ? own.work : clause.start;
  if (
    isReportDuty(
      page.folded.slice(own.lead.length > 0 ? afterLead(own) : clause.start, clause.end),
    ) ||
    (node.role === 'reports' && /bao cao/.test(folded))
  ) {
    const report = readReport(reader, clause, own.lead.length > 0 ? own : inherited);
    if (
      report !== null &&
      (own.lead.length > 0 ||
        inherited === null ||
        node.role === 'reports' ||
        !/^(?:(?:dinh ky|hang [a-z]{3,5})[a-z ,]{0,12})?tong hop/.test(folded))
    ) {
      reports.push(...report);
      return;
    }
  }
  const verb = opensWithVerb(page.folded, verbAt) || opensWithVerb(page.folded, clause.start);
  if (!accepts(node, folded, own, inherited, verb)) return;
  const chosen = own.lead.length > 0 ? own : inherited;
  const deadlines = readDeadlines(reader, clause, false);
  tasks.push({
    label: node.block.marker?.label ?? null,
    core: clause,
    lead: readUnits(page, chosen?.lead ?? [], chosen ?? own),
    coord: readUnits(
      page,
      own.coord.length > 0 ? own.coord : own.lead.length === 0 ? (inherited?.coord ?? []) : [],
      { rule: 'coord/phoi-hop', confidence: 0.85 },
    ),
    deadlines,
    deliverable: null,
    title: titleOf(page, clause, own.work, deadlines),
    ...fieldOf(page, node),
    path: pathOf(node),
    rule,
    confidence:
      chosen !== null && chosen !== undefined && chosen.confidence > 0
        ? chosen.confidence
        : verb
          ? 0.6
          : 0.4,
  });
}

/** Longer items are one order or a whole annex pasted on a line: they are not split. */
const LONGEST_SPLIT = 3000;

/** "5. Sở A công bố …; Sở B đẩy nhanh …" and "9. X gửi báo cáo …. Giao Y theo dõi …" hold one task for each unit. */
function severalSubjects(
  reader: Reader,
  node: Node,
  clause: Clause,
  tasks: DraftTask[],
  reports: Report[],
  rule: string,
): boolean {
  const { page } = reader;
  if (clause.end - clause.start > LONGEST_SPLIT) return false;
  const subject = /^lead\/(?:subject|chu-tri|ordered|colon)$/;
  const opening = readAssignment(page, clause.start, clause.end).rule;
  if (!subject.test(opening) && opening !== 'lead/subject-loose') return false;
  const cuts: number[] = [];
  for (const stop of page.folded.slice(clause.start, clause.end).matchAll(/[.;] (?=[a-z])/g)) {
    const at = clause.start + stop.index + 2;
    if (!isUpperAt(page.text, at)) continue;
    const own = readAssignment(page, at, clause.end);
    const single =
      own.rule === 'lead/ordered' ||
      (own.lead[0]?.group === false && worksBefore(page, cuts.at(-1) ?? clause.start, at));
    const acts = subject.test(own.rule) || own.rule === 'lead/subject-loose';
    if (acts && single && (own.lead[0]?.start ?? Infinity) < at + 24) cuts.push(at);
  }
  if (cuts.length === 0) return false;
  const bounds = [clause.start, ...cuts, clause.end];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const part = trimClause(page, bounds[i] ?? 0, bounds[i + 1] ?? 0);
    if (part.end - part.start > 12) singleTask(reader, node, part, tasks, reports, rule);
  }
  return true;
}

/** "Thủ trưởng các sở; Chủ tịch UBND các xã …": the words before the semicolon only name units. */
function worksBefore(page: Page, from: number, to: number): boolean {
  const part = readAssignment(page, from, to);
  const opening = unitListAt(page, from, to, { lowerCase: true }).end;
  const named = Math.max(opening, ...[...part.lead, ...part.coord].map((unit) => unit.end));
  return to - named > 16;
}

/** "a) Chủ tịch Ủy ban nhân dân trực tiếp …" under "Ủy ban nhân dân các tỉnh": the head answers for the body above. */
function isOwnHead(page: Page, node: Node, read: Assignment): boolean {
  const only = read.lead.length === 1 ? read.lead[0] : undefined;
  if (!only || !/^(?:chu tich|giam doc|thu truong|cuc truong|bo truong)/.test(only.head))
    return false;
  const body = page.folded.slice(only.start + only.head.length, only.end).trim();
  const heading =
    node.parent === null ? '' : page.folded.slice(node.parent.block.content, node.parent.block.end);
  return body.length > 3 && heading.startsWith(body);
}

const afterLead = (own: Assignment): number => own.lead[own.lead.length - 1]?.end ?? own.work;

function accepts(
  node: Node,
  folded: string,
  own: Assignment,
  inherited: Assignment | null,
  verb: boolean,
): boolean {
  const strong = own.lead.length > 0 && own.confidence >= 0.75;
  if (isMoneyStatement(folded) && !strong) return false;
  if (node.role === 'budget' || node.role === 'reports' || node.role === 'skip')
    return strong && verb && node.role !== 'skip';
  if (isTargetStatement(folded) && own.lead.length === 0) return false;
  if (inArticle(node) && node.role === 'none')
    return (strong && own.rule !== 'lead/passive') || inherited !== null;
  if (inherited !== null || own.lead.length > 0) return true;
  if (node.block.marker === null)
    return verb && node.parent !== null && node.role === 'tasks' && folded.length < 900;
  return (
    verb ||
    (node.role === 'tasks' &&
      folded.length > 24 &&
      !/^(?:la |day la |co \d|cac |nhung |viec )/.test(folded))
  );
}

function inArticle(node: Node): boolean {
  for (let up: Node | null = node; up !== null; up = up.parent)
    if (up.block.marker?.kind === 'article') return true;
  return false;
}

/** "Thời hạn giải quyết: …" or a column's name alone: values of a form, not orders. */
function isLooseLabel(page: Page, node: Node): boolean {
  const folded = page.folded.slice(node.block.content, node.block.end);
  const label = labelAt(folded);
  if (label !== null && label.kind !== 'content') return true;
  return (
    folded.length < 40 &&
    columnOf(folded.replace(/[:.;]+$/, '')) !== null &&
    !opensWithVerb(folded, 0)
  );
}

/** The lines under "KẾ HOẠCH" or "PHỤ LỤC", before the annex's first clause. */
function isAnnexTitle(node: Node): boolean {
  return node.zone === 'annex' && node.block.marker === null && !listBefore.has(node);
}

const mayAssign = (node: Node): boolean =>
  node.role !== 'goals' && node.role !== 'phases' && node.role !== 'basis' && node.role !== 'skip';

function underUnit(page: Page, node: Node): boolean {
  return (
    node.parent !== null &&
    headingUnits(page, node.parent.block.content, node.parent.block.end) !== null
  );
}

/** A closing paragraph of a section: only a sentence that assigns is a task. */
function sentenceTask(
  reader: Reader,
  node: Node,
  sentence: Clause,
  tasks: DraftTask[],
  reports: Report[],
): void {
  const { page } = reader;
  const folded = page.folded.slice(sentence.start, sentence.end);
  if (folded.length < 12) return;
  const own = readAssignment(page, sentence.start, sentence.end);
  const reporting = isReportDuty(
    page.folded.slice(own.lead.length > 0 ? afterLead(own) : sentence.start, sentence.end),
  );
  if (reporting || (node.role === 'reports' && /bao cao/.test(folded))) {
    const report = readReport(reader, sentence, own);
    if (report !== null) reports.push(...report);
    return;
  }
  if (isClosing(folded) || isMoneyStatement(folded)) return;
  if (carriesOutAndReports(reader, sentence, own, reports)) return;
  const explicit =
    own.lead.length > 0 &&
    (own.rule === 'lead/ordered' ||
      own.rule === 'lead/chu-tri' ||
      own.rule === 'lead/subject' ||
      own.rule === 'lead/after-clause');
  if (
    !explicit &&
    !(node.role === 'tasks' && node.parent !== null && opensWithVerb(page.folded, sentence.start))
  )
    return;
  if (
    node.parent === null &&
    node.role === 'none' &&
    own.rule !== 'lead/ordered' &&
    !seenList(node)
  )
    return;
  if (isWholesale(own) && CARRIES_OUT.test(folded) && folded.length < 150) return;
  singleTask(reader, node, sentence, tasks, reports, 'task/sentence');
}

/** "… nghiêm túc triển khai thực hiện Chỉ thị này": everybody does what the text says. */
const CARRIES_OUT =
  /\b(?:nghiem tuc|khan truong)?,? ?(?:trien khai )?(?:thuc hien|trien khai)(?: nghiem tuc| ngay)?(?: (?:chi thi|ke hoach|cong van|cong dien|quyet dinh|van ban|noi dung)(?: nay| tren)?)?$/;

function isWholesale(own: Assignment): boolean {
  return own.lead.every(
    (unit) =>
      unit.group ||
      / các /iu.test(unit.name) ||
      /^(?:thu truong|giam doc|chu tich|cac )/.test(unit.head),
  );
}

/** "Yêu cầu các cơ quan triển khai thực hiện; định kỳ hằng quý báo cáo …": nothing but a duty to report. */
function carriesOutAndReports(
  reader: Reader,
  sentence: Clause,
  own: Assignment,
  reports: Report[],
): boolean {
  const { page } = reader;
  const [first, ...rest] = splitOutside(page, sentence, ';');
  if (!first || rest.length === 0 || !isWholesale(own)) return false;
  const reporting = rest.every((part) => isReportDuty(page.folded.slice(part.start, part.end)));
  if (!reporting || !CARRIES_OUT.test(page.folded.slice(first.start, first.end))) return false;
  for (const part of rest) reports.push(...(readReport(reader, part, own) ?? []));
  return true;
}

/** Preambles assign nothing: a bare paragraph counts only after some marked item. */
function seenList(node: Node): boolean {
  return (
    node.block.index > 0 && node.zone === 'body' && node.block.start > 0 && listBefore.has(node)
  );
}

const listBefore = new WeakSet<Node>();

/** Marks the root paragraphs that stand after the first list of the text. */
export function markAfterLists(outline: Outline): void {
  let seen = false;
  let zone = '';
  for (const node of outline.nodes) {
    if (node.zone !== zone || node.block.marker?.kind === 'annex') seen = false;
    zone = node.zone;
    if (node.block.marker !== null && node.block.marker.kind !== 'dash') seen = true;
    if (seen) listBefore.add(node);
  }
}
