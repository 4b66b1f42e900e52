/** Tasks (nhiệm vụ) of a formal text: leaves of the outline, label blocks, sentences, table rows. */

import { type InlineLabel, inlineLabels, labelAt } from '../outline/labels.ts';
import type { Node } from '../outline/outline.ts';
import type { ReadDeadline, ReadReport, ReadTask, ReadUnit, Span } from '../reading.ts';
import { type DeadlineContext, findDeadlines } from '../recognise/deadlines.ts';
import { cleanName } from '../recognise/names.ts';
import { unitListAt } from '../recognise/unit-lists.ts';
import type { FoundUnit } from '../recognise/units.ts';
import { opensWithVerb } from '../recognise/verbs.ts';
import type { Page } from '../text/page.ts';
import { type Assignment, readAssignment } from './assignment.ts';
import { headingUnits } from './heading-units.ts';

export interface Clause {
  readonly start: number;
  readonly end: number;
}

/** A task before its number is given. */
export interface DraftTask {
  readonly label: string | null;
  readonly core: Clause;
  readonly lead: readonly ReadUnit[];
  readonly coord: readonly ReadUnit[];
  readonly deadlines: readonly ReadDeadline[];
  readonly deliverable: ReadTask['deliverable'];
  readonly title: string;
  readonly field: string | null;
  /** Where the field's heading stands. */
  readonly fieldAt: Clause | null;
  readonly path: readonly string[];
  readonly rule: string;
  readonly confidence: number;
}

export interface Reader {
  readonly page: Page;
  readonly year: number | null;
  readonly documentDate: string | null;
  /** True where a date belongs to a cited document. */
  readonly masked: (at: number) => boolean;
}

export interface Report extends Omit<ReadReport, 'span'> {
  readonly clause: Clause;
}

/** Cuts end marks, quotes and spaces off a clause. */
export function trimClause(page: Page, start: number, end: number): Clause {
  let from = start;
  let to = end;
  while (from < to && /[\s"'\-–+•:;,.]/.test(page.text.charAt(from))) from++;
  while (to > from && /[\s.;:,"'/…]/.test(page.text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

export function readUnits(
  page: Page,
  units: readonly FoundUnit[],
  { rule, confidence }: { rule: string; confidence: number },
): ReadUnit[] {
  return units.map((unit) => ({
    name: unit.name,
    span: page.span(unit.start, unit.end),
    ...(unit.group ? { group: true } : {}),
    rule,
    confidence,
  }));
}

/** Units of a label or a table cell: a list, possibly with "chủ trì" and "phối hợp" inside. */
export function unitsOfCell(
  page: Page,
  start: number,
  end: number,
): { lead: FoundUnit[]; coord: FoundUnit[] } {
  const lead: FoundUnit[] = [];
  const coord: FoundUnit[] = [];
  let cursor = start;
  let target = lead;
  while (cursor < end) {
    const rest = page.folded.slice(cursor, end);
    const skip =
      /^[\s,;.:+\-–•/()]*(?:(?:va|cung voi|cung|voi|thuong truc(?! (?:hdnd|hoi dong))|giao|do) (?=\S))?/.exec(
        rest,
      )?.[0].length ?? 0;
    const at = cursor + skip;
    if (at >= end) break;
    const phrase =
      /^(?:chu tri,? ?)?(?:phoi hop|cung phoi hop)(?: chat che)?(?: voi)?(?: cac)? ?|^chu tri,? ?/.exec(
        page.folded.slice(at, end),
      );
    if (phrase !== null && phrase[0].length > 0) {
      if (/phoi hop/.test(phrase[0])) target = coord;
      cursor = at + phrase[0].replace(/cac ?$/, '').length;
      continue;
    }
    const list = unitListAt(page, at, end, { lowerCase: true });
    if (list.units.length > 0) {
      const verb = /^,? (?:chu tri|phoi hop)/.exec(page.folded.slice(list.end, list.end + 14));
      (verb !== null && /phoi hop/.test(verb[0]) && target === lead && lead.length > 0
        ? coord
        : target
      ).push(...list.units);
      cursor = list.end;
      const runsOn =
        /^ (?:trong|theo|tren co so|khi) /.test(page.folded.slice(list.end, list.end + 14)) ||
        (end - start > 90 &&
          verb === null &&
          page.folded.charAt(list.end) === ' ' &&
          opensWithVerb(page.folded, list.end + 1));
      if (runsOn) {
        const stop = page.folded.slice(list.end, end).indexOf(';');
        cursor = stop < 0 ? end : list.end + stop + 1;
        continue;
      }
      const loose =
        /^ (?!chu tri|phoi hop|va |-|va$|de |tai |tham muu|chu dong|co trach nhiem|thuc hien|to chuc)[^,;.\n]{2,70}/.exec(
          page.folded.slice(list.end, end),
        );
      const last = target[target.length - 1];
      if (loose !== null && verb === null && last !== undefined && last.end === list.end) {
        cursor = list.end + loose[0].length;
        target[target.length - 1] = {
          ...last,
          end: cursor,
          name: cleanName(page.text.slice(last.start, cursor)),
        };
      }
      continue;
    }
    const next = page.folded.slice(at, end).search(/[,;\n]/);
    const stop = next < 0 ? end : at + next;
    const name = cleanName(page.text.slice(at, stop));
    if (
      name.length > 2 &&
      name.length < 90 &&
      !/^(?:theo|nhu|cac nhiem vu|-+$)/.test(page.folded.slice(at, stop))
    )
      target.push({ start: at, end: stop, name, head: '', group: false });
    cursor = stop + 1;
  }
  return { lead, coord };
}

/** Deadlines stand in the first words of an order; hostile lengths are cut. */
const LONGEST_TIMED = 6000;

export function readDeadlines(reader: Reader, clause: Clause, labelled: boolean): ReadDeadline[] {
  const context: DeadlineContext = {
    year: reader.year,
    documentDate: reader.documentDate,
    labelled,
  };
  const folded = reader.page.folded
    .slice(clause.start, Math.min(clause.end, clause.start + LONGEST_TIMED))
    .replace(/\(truoc (?:day|kia) la [^)]*\)/g, (old) => ' '.repeat(old.length));
  return findDeadlines(folded, context, (at) => reader.masked(clause.start + at)).map((found) => {
    const span = reader.page.span(clause.start + found.start, clause.start + found.end);
    return {
      norm: found.norm,
      text: span.text,
      span,
      rule: found.rule,
      confidence: found.confidence,
    };
  });
}

/** The lead that the nearest heading names, going up the outline. */
export function inheritedLead(page: Page, node: Node): Assignment | null {
  const parent = node.parent;
  if (parent === null) return null;
  let known = LEADS.get(parent);
  if (known === undefined) {
    known = leadAbove(page, node);
    LEADS.set(parent, known);
  }
  return known;
}

/** Leads by the node that hands them down: siblings share one reading. */
const LEADS = new WeakMap<Node, Assignment | null>();

function leadAbove(page: Page, node: Node): Assignment | null {
  for (let up: Node | null = node.parent; up !== null; up = up.parent) {
    const found = headingUnits(page, up.block.content, up.block.end);
    if (found !== null) return found;
    const own =
      up.heading && page.folded.charAt(up.block.end - 1) === ':'
        ? readAssignment(page, up.block.content, up.block.end)
        : null;
    if (
      own !== null &&
      own.lead.length > 0 &&
      own.rule !== 'lead/passive' &&
      own.rule !== 'lead/subject-loose'
    )
      return { ...own, confidence: 0.7, rule: 'lead/heading-clause' };
  }
  return null;
}

export interface Parts {
  readonly core: Clause;
  readonly lead: Clause[];
  readonly coord: Clause[];
  readonly time: Clause[];
  readonly product: Clause[];
}

/** Splits an item at the labels inside it ("… Thực hiện: … Thời gian: …"). */
export function partsOf(page: Page, start: number, end: number): Parts {
  const labels = inlineLabels(page.folded.slice(start, end));
  const first = labels[0];
  const parts: Parts = {
    core: trimClause(page, start, first ? start + first.start : end),
    lead: [],
    coord: [],
    time: [],
    product: [],
  };
  addLabelled(page, start, end, labels, parts);
  return parts;
}

/** The values of a label line, which may hold several labels ("Chủ trì: A. Phối hợp: B. Thời hạn: …"). */
export function labelParts(page: Page, node: Node, parts: Parts): void {
  const { content, end } = node.block;
  const first = labelAt(page.folded.slice(content, Math.min(end, content + 70)));
  if (first === null) return;
  const more = inlineLabels(page.folded.slice(content, end)).filter((label) => label.start > 0);
  addLabelled(page, content, end, [{ ...first, start: 0 }, ...more], parts);
}

const TIME_TAIL =
  /[;.] ?(?=(?:hoan thanh|thuc hien|van hanh|xong|ap dung|bat dau|dinh ky|trinh|hang (?:nam|quy|thang|tuan)|thoi gian|thoi han)(?: |$))/;

function addLabelled(
  page: Page,
  start: number,
  end: number,
  labels: readonly InlineLabel[],
  parts: Parts,
): void {
  labels.forEach((label, i) => {
    const next = labels[i + 1];
    const from = start + label.start + label.length;
    const to = next ? start + next.start : end;
    if (label.kind === 'content' || label.kind === 'other') return;
    const tail =
      label.kind === 'time' || label.kind === 'product'
        ? -1
        : page.folded.slice(from, to).search(TIME_TAIL);
    parts[label.kind].push(trimClause(page, from, tail < 0 ? to : from + tail));
    if (tail >= 0) parts.time.push(trimClause(page, from + tail, to));
  });
}

/** The value of a label line, without the label. */
export function labelValue(
  page: Page,
  node: Node,
): { kind: NonNullable<ReturnType<typeof labelAt>>['kind']; clause: Clause } | null {
  const label = labelAt(
    page.folded.slice(node.block.content, Math.min(node.block.end, node.block.content + 70)),
  );
  if (label === null) return null;
  return {
    kind: label.kind,
    clause: trimClause(page, node.block.content + label.length, node.block.end),
  };
}

export function deliverableOf(
  page: Page,
  clause: Clause | undefined,
  rule: string,
): ReadTask['deliverable'] {
  if (clause === undefined || clause.end <= clause.start) return null;
  return {
    text: cleanName(page.text.slice(clause.start, clause.end)),
    span: page.span(clause.start, clause.end),
    rule,
    confidence: 0.9,
  };
}

/** A title: the work without the assigning words before it and the deadline after it. */
export function titleOf(
  page: Page,
  core: Clause,
  work: number,
  deadlines: readonly { span: Span }[],
): string {
  const from = work > core.start && work < core.end - 8 ? work : core.start;
  let text = page.text.slice(from, core.end).replace(/\s+/g, ' ').trim();
  const last = deadlines[deadlines.length - 1];
  if (last) {
    const words = last.span.text.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (words.length > 3 && text.endsWith(words))
      text = text
        .slice(0, -words.length)
        .replace(/[\s,;]+(?:(?:hoàn thành|xong|thực hiện)\s*)?$/u, '');
  }
  const clean = text.replace(/^[\s,;:.\-"]+|[\s,;:."]+$/g, '').normalize('NFC');
  return clean.charAt(0).toUpperCase() + clean.slice(1);
}
