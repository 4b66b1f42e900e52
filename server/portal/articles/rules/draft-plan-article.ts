import type { Language } from '../../../platform/html/language.ts';
import type { PublicSnapshot } from '../../rules/public-snapshot.ts';
import type { ArticleText, Block, Sentence } from './article-text.ts';
import { distinctTargets, dueYear, fieldsWithLines, topLines } from './facts.ts';
import { figuresOf, tidy } from './figures.ts';
import { headlineOf } from './name-document.ts';
import { line, type Piece, sentence } from './piece.ts';
import { PLAN_WORDS } from './plan-words.ts';

/** So many tasks or targets are told one by one; of more, the first ones. */
const ALL_TASKS = 8;
const FIRST_TASKS = 5;
const MOST_TARGETS = 12;
const MOST_UNITS = 6;

/**
 * An article about a plan, from what was published of it: who issued what and when, the main tasks, targets, who
 * leads, by when, with what money, and where to read on.
 */
export function draftPlanArticle(snapshot: PublicSnapshot, lang: Language): ArticleText {
  const figures = figuresOf({ now: snapshot, before: null }, lang);
  const words = PLAN_WORDS[lang];
  const leads = mostLeads(snapshot);
  // Where each task was told with who leads it, that is said once.
  const isTold = topLines(snapshot).length <= ALL_TASKS && !leads.isTwice;
  const duties = [
    isTold ? null : words.leads(figures, leads.units, leads.isAll),
    words.due(figures, dueYears(snapshot)),
    words.phases(figures, snapshot.phases.length),
  ];
  const [sources, years] = moneyNames(snapshot);
  const spending = words.spending(figures, sources, years);
  return {
    headline: headlineOf(figures, words.publishesPlan).text,
    lead: sentences([words.issued(figures), words.inForce(figures), words.scope(figures)]),
    blocks: [
      ...tasksOf(snapshot, lang),
      ...targetsOf(snapshot, lang),
      ...underHeading(isTold ? words.when : words.duties, duties),
      ...underHeading(words.money, [spending]),
      { kind: 'paragraph', sentences: sentences([words.contact(figures), words.closing()]) },
    ],
  };
}

function tasksOf(snapshot: PublicSnapshot, lang: Language): Block[] {
  const figures = figuresOf({ now: snapshot, before: null }, lang);
  const words = PLAN_WORDS[lang];
  const lines = topLines(snapshot);
  if (lines.length === 0) return [];
  const fields = fieldsWithLines(snapshot).flatMap(({ name }) => (tidy(name) === '' ? [] : name));
  const isAll = lines.length <= ALL_TASKS;
  // What the publisher marked as key work comes first.
  const ordered = [...lines].sort(
    (a, b) => Number(b.isFocus ?? false) - Number(a.isFocus ?? false),
  );
  const told = isAll ? lines : ordered.slice(0, FIRST_TASKS);
  const before = [
    fields.length > 1 && words.fields(figures, fields),
    !isAll && words.firstOf(figures),
  ];
  return [
    ...underHeading(words.tasks, before),
    ...(before.some(Boolean) ? [] : [{ kind: 'heading' as const, text: words.tasks }]),
    { kind: 'list', items: told.map(({ key }) => line(words.task(figures, key))) },
    ...paragraph([!isAll && words.rest(figures, 'lines', told.length)]),
  ];
}

function targetsOf(snapshot: PublicSnapshot, lang: Language): Block[] {
  const figures = figuresOf({ now: snapshot, before: null }, lang);
  const words = PLAN_WORDS[lang];
  const all = distinctTargets(snapshot.targets);
  const told = all.slice(0, MOST_TARGETS);
  if (told.length === 0) return [];
  const isAll = told.length === all.length;
  return [
    { kind: 'heading', text: words.targets },
    { kind: 'list', items: told.map(({ key }) => line(words.target(figures, key))) },
    ...paragraph([!isAll && words.rest(figures, 'targets/names', told.length)]),
  ];
}

/** The units that lead most, whether they lead everything, and whether one leads twice. */
function mostLeads(snapshot: PublicSnapshot): {
  readonly units: readonly string[];
  readonly isAll: boolean;
  readonly isTwice: boolean;
} {
  const lines = topLines(snapshot);
  const counts = new Map<string, number>();
  for (const { unit } of lines) {
    if (unit && tidy(unit.name) !== '') counts.set(unit.name, (counts.get(unit.name) ?? 0) + 1);
  }
  const units = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_UNITS);
  const covered = units.reduce((sum, [, count]) => sum + count, 0);
  return {
    units: units.map(([name]) => name),
    isAll: covered === lines.length,
    isTwice: units.some(([, count]) => count > 1),
  };
}

function dueYears(snapshot: PublicSnapshot): string[] {
  const years = new Set(topLines(snapshot).map(dueYear));
  return [...years].filter((year) => year !== 'none').sort();
}

/** Sources and years of the money that is planned, each once. */
function moneyNames({ money }: PublicSnapshot): [sources: string[], years: string[]] {
  const planned = money.filter(({ planned: sum = 0 }) => sum > 0);
  const sources = new Set(planned.flatMap(({ source = '' }) => (tidy(source) ? source : [])));
  const years = new Set(planned.flatMap(({ year }) => (year === undefined ? [] : String(year))));
  return [[...sources], [...years].sort()];
}

/** Pieces as sentences; those that the data do not give are left out. */
export function sentences(pieces: readonly (Piece | null | false)[]): Sentence[] {
  return pieces.flatMap((each) => (each ? sentence(each) : []));
}

/** A paragraph; nothing where there is nothing to say. */
export function paragraph(pieces: readonly (Piece | null | false)[]): Block[] {
  const said = sentences(pieces);
  return said.length === 0 ? [] : [{ kind: 'paragraph', sentences: said }];
}

/** A heading with its paragraph; neither where there is nothing to say. */
export function underHeading(text: string, pieces: readonly (Piece | null | false)[]): Block[] {
  const said = paragraph(pieces);
  return said.length === 0 ? [] : [{ kind: 'heading', text }, ...said];
}
