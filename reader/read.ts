/**
 * `read`: a directive's text in, what a careful official would note down out.
 *
 * Pure, by rules alone, in one pass of layers: level → zones → tables and outline → recognisers →
 * frames → reading. No language model, no network, time linear in the length of the text.
 */
import { readDeclared, readListedSectors, readProseFields } from './frames/fields.ts';
import { readMoney } from './frames/money.ts';
import { readMottos } from './frames/mottos.ts';
import { readNewsTasks } from './frames/news-tasks.ts';
import { markAfterLists, readOutlineTasks } from './frames/outline-tasks.ts';
import { readPhases } from './frames/phases.ts';
import { readTargets } from './frames/read-targets.ts';
import type { DraftTask, Reader, Report } from './frames/read-tasks.ts';
import { readTableTasks } from './frames/table-tasks.ts';
import { type Identity, readIdentity } from './identity/documents.ts';
import { findNotUnderstood } from './not-understood.ts';
import { type Block, blocksOf } from './outline/blocks.ts';
import { type Outline, outlineOf } from './outline/outline.ts';
import type { ReadClause, ReadField, Reading, ReadTask, Span } from './reading.ts';
import { calendarAtoms } from './recognise/dates.ts';
import { readSecrecy } from './secrecy.ts';
import { findTables } from './tables/tables.ts';
import { fold } from './text/fold.ts';
import { type Page, pageOf } from './text/page.ts';
import { type Zones, zonesOf } from './zones.ts';

export interface ReadOptions {
  /** Kept for callers that ask why: every value always carries its rule and confidence. */
  readonly explain?: boolean;
}

/**
 * Reads a directive, a letter or a news item about one.
 *
 * @param text any string; offsets in the result are UTF-16 units of it. Never throws.
 */
export function read(text: string, _options: ReadOptions = {}): Reading {
  const page = pageOf(text);
  const blocks = blocksOf(page);
  const zones = zonesOf(page, blocks);
  const identity = readIdentity(page, blocks, zones);
  const live = blocks.filter(
    (block) => zones.zones[block.index] === 'body' || zones.zones[block.index] === 'annex',
  );
  const tables = findTables(
    page,
    blocks,
    (block) => zones.zones[block.index] === 'body' || zones.zones[block.index] === 'annex',
  );
  const tabled = new Uint8Array(blocks.length);
  for (const table of tables) tabled.fill(1, table.first, table.last + 1);
  const outline = outlineOf(page, blocks, zones, (block) => tabled[block.index] === 1);
  markAfterLists(outline);

  const reader = readerOf(page, identity);
  const prose = live.filter((block) => tabled[block.index] === 0);
  const fromOutline = readOutlineTasks(
    reader,
    isProcedural(identity) ? withoutAnnexes(outline) : outline,
    identity.kind === 'news',
  );
  const fromNews =
    identity.kind === 'news' ? readNewsTasks(reader, outline) : { tasks: [], reports: [] };
  const fromTables = tables.map((table) => readTableTasks(reader, table));
  const drafts = distinct([
    ...fromOutline.tasks,
    ...fromNews.tasks,
    ...fromTables.flatMap((table) => table.tasks),
  ]);
  const tasks = drafts.map((draft, i) => taskOf(page, draft, i));
  const fields = fieldsOf(
    [
      ...fromTables.flatMap((table) => table.fields),
      ...groupFields(page, drafts),
      ...readProseFields(page, prose),
      ...(identity.kind === 'news' ? readListedSectors(page, prose) : []),
    ],
    tasks,
  );
  const reports = [...fromOutline.reports, ...fromNews.reports].map((report) =>
    reportOf(page, report),
  );
  const indicators = readTargets(
    page,
    outline,
    identity.kind === 'news' ? null : titleYear(identity),
    identity.kind === 'news',
    reader.year,
  ).map((target, i) => ({ id: `I${i + 1}`, ...target }));
  const boilerplate = boilerplateOf(page, blocks, zones);
  return {
    kind: identity.kind,
    textLength: text.length,
    main: identity.main?.id ?? null,
    documents: identity.documents,
    relations: identity.relations,
    fields,
    declared: readDeclared(page, prose, fields),
    tasks,
    indicators,
    phases: readPhases(page, prose, reader.year),
    budget: readMoney(page, live),
    reports,
    mottos: readMottos(page, prose),
    organisations: organisationsOf(tasks),
    clauses: clausesOf(page, outline),
    boilerplate,
    notUnderstood: findNotUnderstood(
      page,
      prose,
      [...tasks, ...indicators, ...reports].map((item) => item.span),
    ),
    secrecy: readSecrecy(page, blocks, zones.zones),
  };
}

function readerOf(page: Page, identity: Identity): Reader {
  const date = identity.main?.date ?? null;
  const masked = new Set<number>();
  for (const reference of identity.references) {
    for (let at = reference.dateStart; at < reference.dateEnd; at++) masked.add(at);
    for (let at = reference.start; at < reference.end; at++) masked.add(at);
  }
  return {
    page,
    year: planYear(identity) ?? (date === null ? null : Number(date.slice(0, 4))),
    documentDate: date,
    masked: (at) => masked.has(at),
  };
}

/** A plan signed late in a year for the next ("Kế hoạch … năm 2023", 29/12/2022) means the next. */
function planYear(identity: Identity): number | null {
  const { date, title } = identity.main ?? {};
  const named = /\bnam ((?:19|20)\d\d)$/.exec(fold(title ?? '').replace(/[\s."]+$/, ''))?.[1];
  if (!date || named === undefined || Number(date.slice(5, 7)) < 9) return null;
  return Number(named) === Number(date.slice(0, 4)) + 1 ? Number(named) : null;
}

/** Announcements of administrative procedures (thủ tục hành chính): their annexes describe forms, not orders. */
function isProcedural(identity: Identity): boolean {
  return (
    /\bthu tuc hanh chinh\b/.test(fold(identity.main?.title ?? '')) && identity.main?.type === 'QĐ'
  );
}

function withoutAnnexes(outline: Outline): Outline {
  const body = outline.nodes.filter((node) => node.zone === 'body');
  return { nodes: body, roots: outline.roots.filter((node) => node.zone === 'body') };
}

/** In reading order, without a second reading of the same words. */
function distinct(drafts: readonly DraftTask[]): DraftTask[] {
  const sorted = [...drafts].sort(
    (a, b) => a.core.start - b.core.start || b.confidence - a.confidence,
  );
  const kept: DraftTask[] = [];
  for (const draft of sorted) {
    const previous = kept[kept.length - 1];
    if (previous !== undefined && draft.core.start < previous.core.end) continue;
    kept.push(draft);
  }
  return kept;
}

function taskOf(page: Page, draft: DraftTask, index: number): ReadTask {
  const { core, fieldAt: _heading, ...rest } = draft;
  return { id: `T${index + 1}`, span: page.span(core.start, core.end), ...rest };
}

function reportOf(page: Page, report: Report): Reading['reports'][number] {
  const { clause, ...rest } = report;
  return { ...rest, span: page.span(clause.start, clause.end) };
}

const NAMES_FIELD = /^ve |\bnhiem vu ve |\(\d{1,3} nhiem vu\)/;

function countOf(heading: string): number | null {
  const count = /\((\d{1,3}) nhiem vu\)/.exec(heading)?.[1];
  return count === undefined ? null : Number(count);
}

/** Groups that hold tasks with label blocks: "1. Củng cố tổ hòa giải" over its items. */
function groupFields(page: Page, drafts: readonly DraftTask[]): Omit<ReadField, 'found'>[] {
  const fields: Omit<ReadField, 'found'>[] = [];
  const counted = drafts.some(
    ({ fieldAt }) =>
      fieldAt !== null && countOf(page.folded.slice(fieldAt.start, fieldAt.end)) !== null,
  );
  for (const draft of drafts) {
    if (
      draft.field === null ||
      draft.fieldAt === null ||
      !(
        counted ||
        draft.rule.includes('label') ||
        NAMES_FIELD.test(page.folded.slice(draft.fieldAt.start, draft.fieldAt.end))
      ) ||
      fields.some((field) => field.name === draft.field)
    )
      continue;
    fields.push({
      name: draft.field,
      taskCount: countOf(page.folded.slice(draft.fieldAt.start, draft.fieldAt.end)),
      span: page.span(draft.fieldAt.start, draft.fieldAt.end),
      rule: 'field/group',
      confidence: 0.75,
    });
  }
  return fields;
}

function fieldsOf(
  fields: readonly Omit<ReadField, 'found'>[],
  tasks: readonly ReadTask[],
): ReadField[] {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for (const task of tasks)
    if (task.field !== null) counts.set(task.field, (counts.get(task.field) ?? 0) + 1);
  const kept: ReadField[] = [];
  for (const field of fields) {
    const key = fold(field.name);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push({ ...field, found: counts.get(field.name) ?? 0 });
  }
  return kept;
}

/** The year that the abstract gives the whole plan: "đến năm 2025", "giai đoạn 2021 - 2025", "năm 2019". */
function titleYear(identity: Identity): number | null {
  const title = identity.main?.title;
  if (!title) return null;
  const atoms = calendarAtoms(fold(title)).filter(
    (atom) => atom.kind === 'year' || atom.kind === 'span',
  );
  const last = atoms[0];
  return last === undefined ? null : last.kind === 'span' ? last.part : last.year;
}

function boilerplateOf(page: Page, blocks: readonly Block[], zones: Zones): Span[] {
  const spans: Span[] = [];
  let start = -1;
  let end = -1;
  const flush = (): void => {
    if (start >= 0) spans.push(page.span(start, end));
    start = -1;
  };
  for (const block of blocks) {
    const zone = zones.zones[block.index];
    if (zone === 'furniture' || zone === 'footer') {
      if (start < 0) start = block.start;
      end = block.end;
    } else flush();
  }
  flush();
  return spans;
}

function organisationsOf(tasks: readonly ReadTask[]): Reading['organisations'] {
  const seen = new Map<string, Reading['organisations'][number]>();
  for (const task of tasks) {
    for (const unit of [...task.lead, ...task.coord]) {
      const key = fold(unit.name);
      if (!seen.has(key)) seen.set(key, { name: unit.name, span: unit.span });
    }
  }
  return [...seen.values()];
}

function clausesOf(page: Page, outline: Outline): ReadClause[] {
  const indexOf = new Map<unknown, number>();
  const clauses: ReadClause[] = [];
  const depth = new Map<unknown, number>();
  for (const node of outline.nodes) {
    const level = node.parent === null ? 0 : (depth.get(node.parent) ?? 0) + 1;
    depth.set(node, level);
    if (node.block.marker === null && !node.heading) continue;
    const span = page.span(node.block.start, node.block.end);
    indexOf.set(node, clauses.length);
    const heading = page.text
      .slice(node.block.content, node.block.end)
      .slice(0, 200)
      .replace(/\s+/g, ' ')
      .trim();
    clauses.push({
      label: node.block.marker?.label ?? '',
      heading,
      level,
      parent: node.parent === null ? null : (indexOf.get(node.parent) ?? null),
      start: span.start,
      end: span.end,
    });
  }
  return clauses;
}
