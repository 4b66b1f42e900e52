/**
 * Tasks in prose (tin, bài): clauses after "gồm / bao gồm / cụ thể:", orders ("yêu cầu X …"), sentences
 * whose subject is a unit. The rest of a news item (context, praise, slogans) is left alone.
 */
import type { Node, Outline } from '../outline/outline.ts';
import { unitListAt } from '../recognise/unit-lists.ts';
import { opensWithVerb } from '../recognise/verbs.ts';
import { type Assignment, readAssignment } from './assignment.ts';
import { headingUnits } from './heading-units.ts';
import { subjectAfterComma, subjectAt } from './news-subject.ts';
import {
  type Clause,
  type DraftTask,
  type Reader,
  type Report,
  readDeadlines,
  readUnits,
  titleOf,
  trimClause,
} from './read-tasks.ts';
import { readReport } from './reports.ts';
import { sentencesOf, splitOutside } from './sentences.ts';
import { isClosing, isReportDuty, isTargetStatement } from './task-rules.ts';

const LIST_WORD = /\b(?:nhiem vu|giai phap|noi dung|hoat dong|cong viec|yeu cau|trien khai)\b/;
const LIST_INTRO =
  /(?:\b(?:gom|bao gom|cu the|nhu sau|sau day|la|chu yeu|trong tam|sau)|\bgiai phap(?: [a-z]+){0,4}|\bnhiem vu(?: [a-z]+){0,6}) ?:/;
const GOAL =
  /^(?:ve )?(?:muc tieu|chi tieu|phan dau|dat muc tieu|dong thoi, phan dau)|\bdat muc tieu ?:|\bmuc tieu (?:cua|la|den|chung|cu the)[^:]{0,60}:|\bchi tieu cua tung nam|\bneu ro chi tieu/;
const OPENING =
  /^(?:(?:theo (?:noi dung )?(?:cong dien|ke hoach|quyet dinh|chi thi|cong van|chuong trinh|de an|thong bao|nghi quyet|van ban)[^,.;]{0,40}|dong thoi|ngoai ra|rieng|ben canh do|theo do|trong do|cung voi do|song song voi do|de trien khai|ve to chuc thuc hien|de thuc hien(?: tot)?(?: va dat ket qua)?|de dat (?:duoc )?muc tieu[^,]{0,40}|dac biet|doi voi [a-z ]{3,40}|cu the|chi thi yeu cau|ke hoach yeu cau|quyet dinh (?:tren )?(?:neu ro|yeu cau))[,:]? ?)+/;
const ORDER = /\b(?:yeu cau|giao(?: cho)?|de nghi|phan cong)(?: |: )(?=\S)/g;
const TOLD =
  /^,? (?:da|vua|cho rang|cho biet|khang dinh|nhan manh|neu ro|vua qua|danh gia cao|ghi nhan|dat duoc|ban hanh (?:ke hoach|quyet dinh|chi thi|cong van|chuong trinh|cong dien|nghi quyet|huong dan|thong tu)|ky|cung (?:da|cho)|co (?:gan|hon|khoang|\d)|hien|la dia phuong|tro thanh|duoc (?:danh gia|xep))/;
const STRESSED =
  /\b(?:chi ro|de ra|xac dinh|neu ro|nhan manh)(?: [a-z]+){0,2} (?:nhiem vu|yeu cau)(?: [a-z]+)? (?=(?:doi moi|xay dung|tang cuong|day manh|nang cao|thuc hien|phat trien|hoan thien|bao dam))/;

/** Reads the tasks of the paragraphs of a news item. */
export function readNewsTasks(
  reader: Reader,
  outline: Outline,
): { tasks: DraftTask[]; reports: Report[] } {
  const tasks: DraftTask[] = [];
  const reports: Report[] = [];
  const headline = outline.nodes[0];
  for (const node of outline.nodes) {
    if (node === headline && outline.nodes.length > 3 && !ended(reader, node)) continue;
    if (
      node.block.marker !== null &&
      node.block.marker.kind !== 'dash' &&
      node.block.marker.kind !== 'dot' &&
      node.block.marker.kind !== 'plus'
    )
      continue;
    if (node.children.length > 0 && node.heading) continue;
    if (namesUnit(reader, node.parent)) continue;
    const clause: Clause = { start: node.block.content, end: node.block.end };
    if (clause.end - clause.start < 60 && node.block.marker === null) continue;
    paragraph(reader, node, clause, tasks, reports);
  }
  return { tasks, reports };
}

/** A headline has no end mark. */
function ended(reader: Reader, node: Node): boolean {
  return (
    node.block.marker !== null ||
    /[.;:…]$/.test(reader.page.text.slice(node.block.start, node.block.end))
  );
}

/** Bullets under a unit's heading are read with the outline. */
function namesUnit(reader: Reader, node: Node | null): boolean {
  return node !== null && headingUnits(reader.page, node.block.content, node.block.end) !== null;
}

interface Carry {
  lead: Assignment | null;
  /** True while the sentences continue a list or an order. */
  listing: boolean;
  /** True after a sentence that announces targets: the rest of the paragraph states them. */
  goals: boolean;
}

function paragraph(
  reader: Reader,
  node: Node,
  clause: Clause,
  tasks: DraftTask[],
  reports: Report[],
): void {
  const carry: Carry = { lead: null, listing: false, goals: false };
  const bullet = node.block.marker !== null && listParent(reader, node);
  for (const sentence of sentencesOf(reader.page, clause)) {
    const folded = reader.page.folded.slice(sentence.start, sentence.end);
    if (
      GOAL.test(folded) ||
      isClosing(folded) ||
      /^[^,;]{3,60} (?:cho rang|nhan dinh|cho biet)\b/.test(folded)
    ) {
      carry.lead = null;
      carry.listing = false;
      carry.goals ||= GOAL.test(folded);
      continue;
    }
    if (introduces(reader.page, sentence) || carry.goals) continue;
    if (listed(reader, sentence, folded, carry, tasks)) continue;
    if (ordered(reader, sentence, folded, carry, tasks, reports)) continue;
    if (subjectSentence(reader, sentence, folded, carry, tasks, reports)) continue;
    if (
      (carry.listing || carry.lead !== null || bullet) &&
      opensWithVerb(reader.page.folded, sentence.start) &&
      !isTargetStatement(folded)
    ) {
      for (const part of orderClauses(reader, sentence))
        push(
          reader,
          part,
          null,
          bullet && !carry.lead ? null : carry.lead,
          tasks,
          'task/prose-continued',
          0.55,
        );
      continue;
    }
    stressed(reader, sentence, folded, tasks);
  }
}

/** "… với 6 nhiệm vụ chủ yếu:" only announces the items below. */
function introduces(page: Reader['page'], sentence: Clause): boolean {
  return (
    page.text.charAt(sentence.end) === ':' &&
    /[:\s]*$/.test(page.text.slice(sentence.end, sentence.end + 2))
  );
}

function listParent(reader: Reader, node: Node): boolean {
  const parent = node.parent;
  return parent === null
    ? true
    : LIST_WORD.test(reader.page.folded.slice(parent.block.content, parent.block.end));
}

/** "… các nhiệm vụ trọng tâm gồm: a; b; c". */
function listed(
  reader: Reader,
  sentence: Clause,
  folded: string,
  carry: Carry,
  tasks: DraftTask[],
): boolean {
  const intro = LIST_INTRO.exec(folded);
  if (
    intro === null ||
    !LIST_WORD.test(folded.slice(0, intro.index + intro[0].length)) ||
    /\bmuc tieu|\bchi tieu|linh vuc ?:|giai doan/.test(
      folded.slice(0, intro.index + intro[0].length).slice(-60),
    )
  )
    return false;
  const tail = { start: sentence.start + intro.index + intro[0].length, end: sentence.end };
  const parts = orderClauses(reader, trimClause(reader.page, tail.start, tail.end));
  if (parts.length < 2 && !opensWithVerb(reader.page.folded, parts[0]?.start ?? tail.start))
    return false;
  const order = orderIn(reader, sentence.start, tail.start);
  carry.lead = order;
  carry.listing = true;
  for (const part of parts) push(reader, part, null, order, tasks, 'task/prose-list', 0.65);
  return true;
}

/** Clauses of a list: a part that opens with neither a verb nor a unit belongs to the one before. */
function orderClauses(reader: Reader, clause: Clause): Clause[] {
  const { page } = reader;
  const merged: Clause[] = [];
  for (const part of splitOutside(page, clause, ';')) {
    const previous = merged[merged.length - 1];
    const opens =
      opensWithVerb(page.folded, part.start) ||
      readAssignment(page, part.start, part.end).lead.length > 0 ||
      /^(?:giao|yeu cau|de nghi|thi dua|noi dung) /.test(
        page.folded.slice(part.start, part.start + 12),
      );
    if (previous !== undefined && !opens)
      merged[merged.length - 1] = { start: previous.start, end: part.end };
    else merged.push(part);
  }
  return merged;
}

function orderIn(reader: Reader, start: number, end: number): Assignment | null {
  const { page } = reader;
  const window = page.folded.slice(start, end);
  for (const match of window.matchAll(ORDER)) {
    const list = unitListAt(page, start + match.index + match[0].length, end, { lowerCase: true });
    if (list.units.length > 0)
      return {
        lead: list.units,
        coord: [],
        work: list.end,
        rule: 'lead/ordered',
        confidence: 0.85,
      };
  }
  return null;
}

/** "Bộ yêu cầu Vụ A …; Cục B …": clauses by ";", each with its own unit or the one before. */
function ordered(
  reader: Reader,
  sentence: Clause,
  folded: string,
  carry: Carry,
  tasks: DraftTask[],
  reports: Report[],
): boolean {
  const { page } = reader;
  for (const match of folded.matchAll(ORDER)) {
    const at = sentence.start + match.index + match[0].length;
    const list = unitListAt(page, at, sentence.end, { lowerCase: true });
    if (list.units.length === 0) continue;
    const before = folded.slice(0, match.index);
    if (
      /\b(?:duoc|theo|da|nhiem vu|chi tieu|nham|de|ban|chuyen|co) $|(?:^|\. )(?:ong|ba) $/.test(
        before,
      ) ||
      /\b(?:cho rang|nhan dinh|cho biet|danh gia)\b/.test(before)
    )
      continue;
    const lead: Assignment = {
      lead: list.units,
      coord: [],
      work: list.end,
      rule: 'lead/ordered',
      confidence: 0.88,
    };
    carry.lead = lead;
    carry.listing = false;
    const parts = orderClauses(reader, {
      start: skipWords(page, list.end),
      end: sentence.end,
    });
    parts.forEach((part, i) => {
      assignedClause(reader, part, i === 0 ? lead : carry.lead, carry, tasks, reports, i === 0);
    });
    return true;
  }
  return false;
}

function skipWords(page: Reader['page'], at: number): number {
  const skipped = /^[\s,:]*(?:(?:cần|phải|cùng|các) )?/iu.exec(page.text.slice(at, at + 20))?.[0];
  return at + (skipped?.length ?? 0);
}

function assignedClause(
  reader: Reader,
  part: Clause,
  lead: Assignment | null,
  carry: Carry,
  tasks: DraftTask[],
  reports: Report[],
  first: boolean,
): void {
  const { page } = reader;
  const own = first ? null : readAssignment(page, part.start, part.end);
  const chosen = own !== null && own.lead.length > 0 && own.rule !== 'lead/passive' ? own : lead;
  if (own !== null && own.lead.length > 0) carry.lead = own;
  const from =
    own !== null && own.lead.length > 0
      ? (own.lead[own.lead.length - 1]?.end ?? part.start)
      : part.start;
  if (isReportDuty(page.folded.slice(from, part.end).trimStart())) {
    const report = readReport(reader, part, chosen);
    if (report !== null) reports.push(...report);
    return;
  }
  push(reader, part, own, chosen, tasks, 'task/prose-order', 0.8);
}

/** "Sở Xây dựng chủ trì rà soát …": a unit does something that is not told as done. */
function subjectSentence(
  reader: Reader,
  sentence: Clause,
  folded: string,
  carry: Carry,
  tasks: DraftTask[],
  reports: Report[],
): boolean {
  const { page } = reader;
  const opening = OPENING.exec(folded)?.[0].length ?? 0;
  const found =
    subjectAt(reader, sentence.start + opening, sentence.end) ??
    subjectAfterComma(reader, sentence, opening);
  if (found === null) return false;
  const { at, own } = found;
  const last = own.lead[own.lead.length - 1];
  if (!last || TOLD.test(page.folded.slice(last.end, last.end + 60)) || own.rule === 'lead/colon')
    return false;
  if (isReportDuty(page.folded.slice(last.end, sentence.end).trimStart())) {
    const report = readReport(reader, { start: at, end: sentence.end }, own);
    if (report !== null) reports.push(...report);
    carry.lead = null;
    return true;
  }
  carry.lead = own;
  carry.listing = false;
  const parts = orderClauses(reader, { start: at, end: sentence.end });
  parts.forEach((part, i) => {
    if (i === 0) {
      const first = readAssignment(reader.page, part.start, part.end);
      const told = first.lead.length > 0 ? first : own;
      push(reader, part, told, told, tasks, 'task/prose-subject', 0.75);
    } else assignedClause(reader, part, carry.lead, carry, tasks, reports, false);
  });
  return true;
}

function stressed(reader: Reader, sentence: Clause, folded: string, tasks: DraftTask[]): void {
  const match = STRESSED.exec(folded);
  if (match === null) return;
  push(
    reader,
    { start: sentence.start + match.index + match[0].length, end: sentence.end },
    null,
    null,
    tasks,
    'task/prose-stressed',
    0.5,
  );
}

function push(
  reader: Reader,
  clause: Clause,
  own: Assignment | null,
  lead: Assignment | null,
  tasks: DraftTask[],
  rule: string,
  confidence: number,
): void {
  const { page } = reader;
  const core = trimClause(page, clause.start, clause.end);
  if (core.end - core.start < 12) return;
  const read = own ?? readAssignment(page, core.start, core.end);
  const explicit =
    own === null && lead === null && read.lead.length > 0 && read.rule !== 'lead/passive'
      ? read
      : null;
  const chosen = explicit ?? lead;
  const deadlines = readDeadlines(reader, core, false);
  tasks.push({
    label: null,
    core,
    lead: readUnits(page, chosen?.lead ?? [], chosen ?? { rule: 'lead/none', confidence: 0 }),
    coord: readUnits(page, read.coord, { rule: 'coord/phoi-hop', confidence: 0.8 }),
    deadlines,
    deliverable: null,
    title: titleOf(page, core, read.work, deadlines),
    field: null,
    fieldAt: null,
    path: [],
    rule,
    confidence: chosen === null ? Math.min(confidence, 0.55) : confidence,
  });
}
