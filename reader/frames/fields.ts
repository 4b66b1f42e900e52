/**
 * Fields of work (lĩnh vực): in prose with the counts that the text declares, in formal texts the named
 * groups that hold labelled tasks. Declared totals stay beside what is found.
 */

import type { Block } from '../outline/blocks.ts';
import type { ReadField, Reading } from '../reading.ts';
import { cleanName } from '../recognise/names.ts';
import { sectorLengthAt } from '../recognise/sectors.ts';
import { isUpperAt } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import { trimClause } from './read-tasks.ts';

type Field = Omit<ReadField, 'found'>;

const LIST =
  /\blinh vuc(?: [a-z]+){0,8}? ?(?:gom|bao gom|sau|nhu sau|cu the)? ?: ?|\bcac linh vuc [^.:;]{0,160}?\. gom ?: ?|\b(?:cac|nhung|\d{1,2}) linh vuc(?: [a-z]+){0,4} ?: ?|\bnhiem vu(?: [a-z]+){0,5} tren cac linh vuc ?:? |\bthanh (?:\d{1,2} )?nhom(?: nhiem vu)? ?: ?/g;
/** "5 nhiệm vụ trọng tâm thuộc lĩnh vực Thông tin và Truyền thông". */
const OWN_COUNT =
  /(?<![\d.,])(\d{1,3}) nhiem vu(?: trong tam| chu yeu)? (?:thuoc|trong) linh vuc ([a-z][a-z& -]{3,60}?)(?= ?(?:\(|,|\.|;|duoc|cua|$))/g;
const OWN_COUNT_RULE = 'field/own-count';
const COUNTED = /^(.{2,90}?) ?\((\d{1,3}) (?:nhiem vu|noi dung|dau viec|cong viec|chi tieu)\)/;
const RANKED = /^(.{2,60}?) ?\((?:top|nhom) \d{1,3}\)/;
const HEAD_WORD = /^(?:cac |va )?(?:linh vuc|cong tac|nhom|mang|nganh) (?:ve )?/;

/** "3 nhiệm vụ": nothing shorter names or counts a field. */
const SHORTEST = 10;
/** No directive has more fields in one sentence. */
const MOST_FIELDS = 60;

/** Fields that prose lists ("9 lĩnh vực: Lĩnh vực bưu chính (08 nhiệm vụ); …"). */
export function readProseFields(page: Page, blocks: readonly Block[]): Field[] {
  const found: Field[] = [];
  for (const block of blocks) {
    if (block.end - block.content < SHORTEST) continue;
    const folded = page.folded.slice(block.content, block.end);
    for (const own of folded.matchAll(OWN_COUNT)) {
      const start = block.content + own.index + own[0].length - (own[2] ?? '').length;
      const field = fieldAt(
        page,
        start,
        start + (own[2] ?? '').length,
        Number(own[1]),
        OWN_COUNT_RULE,
        start,
      );
      // A page says it twice, in its title and in its text, once of them in short: it is one field.
      const isSaid = found.some(
        ({ rule, taskCount }) => rule === OWN_COUNT_RULE && taskCount === field?.taskCount,
      );
      if (field && !isSaid) found.push(field);
    }
    let done = 0;
    for (const intro of folded.matchAll(LIST)) {
      if (intro.index < done) continue;
      const from = intro.index + intro[0].length;
      const stop = sentenceEnd(page, block.content + from, block.end) - block.content;
      done = stop;
      const items = splitList(folded, from, stop).slice(0, MOST_FIELDS);
      const marked = items.some(
        (item) =>
          COUNTED.test(folded.slice(item.start, item.end)) ||
          RANKED.test(folded.slice(item.start, item.end)),
      );
      if (!marked && items.length < 2) continue;
      for (const item of items)
        found.push(...fieldsOfItem(page, block.content, folded, item, marked));
    }
  }
  return found;
}

/** Fewer sectors in a row are the subject of one order. */
const FEWEST_SECTORS = 5;
const SECTOR_GAP = /^(?:,? va |, )/;

/**
 * Sectors that prose lists in lower case without calling them fields ("… hạ tầng bưu chính, viễn thông,
 * kinh tế số, … và thông tin cơ sở"). Capitals would be bodies ("các Bộ: Y tế, Tài chính").
 */
export function readListedSectors(page: Page, blocks: readonly Block[]): Field[] {
  const found: Field[] = [];
  for (const block of blocks) {
    let done = block.content;
    for (const gap of page.folded.slice(block.content, block.end).matchAll(/[ (](?=[a-z])/g)) {
      const from = block.content + gap.index + 1;
      if (from < done) continue;
      const items = sectorRun(page, from, block.end);
      const last = items[items.length - 1];
      if (last === undefined || items.length < FEWEST_SECTORS) continue;
      done = last.end;
      for (const item of items) {
        const field = fieldAt(page, item.start, item.end, null, 'field/sectors', item.end);
        if (field) found.push(field);
      }
    }
  }
  return found;
}

function sectorRun(page: Page, from: number, limit: number): Range[] {
  const items: Range[] = [];
  let at = from;
  while (items.length < MOST_FIELDS) {
    const length = sectorLengthAt(page.folded, at);
    if (length === 0 || at + length > limit || isUpperAt(page.text, at)) break;
    items.push({ start: at, end: at + length });
    const gap = SECTOR_GAP.exec(page.folded.slice(at + length, at + length + 5));
    if (gap === null) break;
    at += length + gap[0].length;
  }
  return items;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function splitList(folded: string, from: number, to: number): Range[] {
  const items: Range[] = [];
  let start = from;
  const text = folded.slice(from, to);
  const semicolon = text.includes(';');
  for (const separator of text.matchAll(semicolon ? /;/g : /, | va (?=[a-z])/g)) {
    items.push({ start, end: from + separator.index });
    start = from + separator.index + separator[0].length;
  }
  items.push({ start, end: to });
  return items
    .map((item) => ({
      start:
        item.start +
        (folded.slice(item.start).length - folded.slice(item.start).trimStart().length),
      end: item.end,
    }))
    .filter((item) => item.end - item.start > 2);
}

function sentenceEnd(page: Page, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (
      page.text.charAt(at) === '.' &&
      (at + 1 >= to || (page.text.charAt(at + 1) === ' ' && isUpperAt(page.text, at + 2)))
    )
      return at;
  }
  return to;
}

/** One list item; "A (39 nhiệm vụ) và công tác B, công tác C" holds three. */
function fieldsOfItem(
  page: Page,
  base: number,
  folded: string,
  item: Range,
  marked: boolean,
): Field[] {
  const words = folded.slice(item.start, item.end);
  const counted = COUNTED.exec(words);
  const ranked = RANKED.exec(words);
  const named = counted ?? ranked;
  if (named !== null) {
    const first = fieldAt(
      page,
      base + item.start,
      base + item.start + (named[1] ?? '').length,
      counted ? Number(counted[2]) : null,
      counted ? 'field/counted' : 'field/ranked',
      base + item.start + named[0].length,
    );
    const rest = words.slice(named[0].length);
    const more = /^ ?(?:,|va|;)? ?(?:va )?(?=(?:cong tac|linh vuc|nhom|mang) )/.exec(rest);
    if (more === null || rest.trim().length < 6) return first ? [first] : [];
    const offset = item.start + named[0].length + more[0].length;
    const tail = splitHeads(folded, offset, item.end).map((part) =>
      fieldAt(page, base + part.start, base + part.end, null, 'field/named', base + part.end),
    );
    return [first, ...tail].filter((field): field is Field => field !== null);
  }
  if (
    !marked &&
    (words.length > 60 ||
      (HEAD_WORD.test(words) === false && /\b(?:de|nham|thuc hien|theo)\b/.test(words)))
  )
    return [];
  const parts = HEAD_WORD.test(words) ? splitHeads(folded, item.start, item.end) : [item];
  return parts
    .map((part) =>
      fieldAt(page, base + part.start, base + part.end, null, 'field/listed', base + part.end),
    )
    .filter((field): field is Field => field !== null);
}

function splitHeads(folded: string, from: number, to: number): Range[] {
  const parts: Range[] = [];
  let start = from;
  for (const separator of folded
    .slice(from, to)
    .matchAll(/(?:, | va |; )(?=(?:cong tac|linh vuc) )/g)) {
    parts.push({ start, end: from + separator.index });
    start = from + separator.index + separator[0].length;
  }
  parts.push({ start, end: to });
  return parts;
}

function fieldAt(
  page: Page,
  start: number,
  end: number,
  taskCount: number | null,
  rule: string,
  reach: number,
): Field | null {
  const clause = trimClause(page, start, end);
  const folded = page.folded.slice(clause.start, clause.end);
  const head =
    /^(?:va )?(?:cac )?(?:linh vuc|nganh|mang) (?:ve )?/.exec(folded)?.[0].length ??
    /^(?:va )?cong tac (?=xay dung|thanh tra|quan ly|to chuc)/.exec(folded)?.[0].length ??
    0;
  const name = cleanName(page.text.slice(clause.start + head, clause.end));
  if (name.length < 3 || name.length > 110) return null;
  return {
    name: name.charAt(0).toUpperCase() + name.slice(1),
    taskCount,
    span: page.span(clause.start, Math.max(clause.end, reach)),
    rule,
    confidence: taskCount === null ? 0.65 : 0.9,
  };
}

const DECLARED_TASKS =
  /(?<![\d.,])(\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?:nhom )?nhiem vu(?: (?:chu yeu|trong tam|cu the|va giai phap|giai phap|lon|trong yeu))*(?! (?:thuoc pham vi|duoc giao cho|nam))/g;
const DECLARED_FIELDS =
  /\b(?:trong|tren|gom|voi|cac|thanh|thuoc|o) ?(?:tat ca )?(\d{1,3}) linh vuc(?! quan ly nha nuoc)/g;
const WORDS: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
};

/** Totals that the text claims about itself. A count inside a field's bracket is the field's. */
export function readDeclared(
  page: Page,
  blocks: readonly Block[],
  fields: readonly Field[],
): Reading['declared'] {
  const inField = (at: number): boolean =>
    fields.slice(0, MOST_FIELDS).some((field) => at >= field.span.start && at < field.span.end);
  let tasks: { count: number; start: number; end: number } | null = null;
  let declaredFields: { count: number; start: number; end: number } | null = null;
  for (const block of blocks) {
    if (block.end - block.start < SHORTEST) continue;
    const folded = page.folded.slice(block.start, block.end);
    for (const match of folded.matchAll(DECLARED_TASKS)) {
      const start = block.start + match.index;
      if (
        inField(page.span(start, start + 1).start) ||
        /\((?: ?)$/.test(folded.slice(0, match.index))
      )
        continue;
      tasks ??= {
        count: WORDS[match[1] ?? ''] ?? Number(match[1]),
        start,
        end: start + match[0].length,
      };
    }
    for (const match of folded.matchAll(DECLARED_FIELDS)) {
      const start = block.start + match.index;
      declaredFields ??= { count: Number(match[1]), start, end: start + match[0].length };
    }
  }
  return {
    tasks: tasks?.count ?? null,
    fields: declaredFields?.count ?? null,
    tasksSpan: tasks === null ? null : page.span(tasks.start, tasks.end),
    fieldsSpan:
      declaredFields === null ? null : page.span(declaredFields.start, declaredFields.end),
  };
}
