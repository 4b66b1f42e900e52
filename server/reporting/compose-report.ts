import { asDay, type Day, formatDay, isDay, partsOf } from '../calendar/rules/day.ts';
import type { Paper, PaperAnnex, PaperBlock, PaperTable } from '../papers/paper.ts';
import { roman } from '../papers/rules/numbering.ts';
import type { FactSection, FactTable, Figure } from './facts-contract.ts';
import { columnWidths } from './rules/column-widths.ts';
import { printNumber } from './rules/print-number.ts';
import type { HeadingWords, ReportSnapshot } from './rules/report-snapshot.ts';

/** More figures than these under one heading go into an annex of their own. */
const MOST_FIGURES_IN_TEXT = 24;

/**
 * A report (báo cáo, BC) as an official document, from its snapshot alone: composed years later it is the
 * same to the letter. Headings of the outline with their figures and words; lists in annexes across the page.
 */
export function composeReport(snapshot: ReportSnapshot): Paper {
  const { frame, number, signer } = snapshot;
  const annexes = annexesOf(snapshot);
  const signedOn = dayOrNull(snapshot.signedOn);
  return {
    ...{ type: 'BC', organ: frame.organ, number, place: frame.place, day: signedOn },
    ...(signedOn === null ? { year: partsOf(asDay(frame.dueOn)).year } : {}),
    subject: subjectOf(snapshot),
    to: [frame.receiverName],
    bases: [],
    decider: null,
    body: [
      { kind: 'paragraph', words: opening(snapshot) },
      ...frame.outline.flatMap(({ key, title }) => [
        { kind: 'heading', level: 1, text: title } as const,
        ...headingBlocks(snapshot, key, annexes),
      ]),
    ],
    signer: signer ?? { position: ['THỦ TRƯỞNG ĐƠN VỊ'], name: null },
    recipients: ['Như trên', 'Lưu: VT'],
    annexes: annexes.map(({ annex }) => annex),
  };
}

/** The words in which a regime's name says that it is a report and how often: the form says both itself. */
const KIND_OF_REPORT =
  /^báo cáo(?:\s+định kỳ)?(?:\s+(?:hằng\s+)?(?:tuần|tháng|quý|(?:6|9|sáu|chín)\s+tháng|năm))?(?:\s+về(?=\s))?(?:\s+|$)/iu;

/** `Tình hình thực hiện nhiệm vụ tháng 11 năm 2026` */
function subjectOf({ frame }: ReportSnapshot): string {
  const name = frame.report.trim().replace(KIND_OF_REPORT, '');
  const about =
    name === '' || /^của\s/i.test(name) ? 'Tình hình thực hiện nhiệm vụ' : capital(name);
  const period = frame.period.vi.charAt(0).toLowerCase() + frame.period.vi.slice(1);
  return `${about} ${period}`;
}

function opening({ frame, facts }: ReportSnapshot): string {
  return `${frame.organ.name} báo cáo kết quả từ ngày ${sayDay(facts.from)} đến ngày ${sayDay(facts.to)}; số liệu chốt đến hết ngày ${sayDay(frame.cutOff)} như sau:`;
}

interface PlacedAnnex {
  readonly heading: string;
  readonly annex: PaperAnnex;
}

function headingBlocks(
  { words, facts }: ReportSnapshot,
  heading: string,
  annexes: readonly PlacedAnnex[],
): PaperBlock[] {
  const section = facts.sections.find((each) => each.heading === heading);
  const said = words.find((each) => each.heading === heading);
  const blocks: PaperBlock[] = [
    ...figureBlocks(section),
    ...ownWords(said),
    ...pieces(said),
    ...annexes.flatMap((placed, at): PaperBlock[] =>
      placed.heading === heading
        ? [{ kind: 'paragraph', words: [{ text: seeAnnex(at, annexes.length), italic: true }] }]
        : [],
    ),
  ];
  return blocks.length > 0 ? blocks : [{ kind: 'paragraph', words: 'Không phát sinh.' }];
}

function figureBlocks(section: FactSection | undefined): PaperBlock[] {
  const figures = section?.figures ?? [];
  if (figures.length === 0 || figures.length > MOST_FIGURES_IN_TEXT) return [];
  return [{ kind: 'table', table: figureTable(figures) }];
}

type Column = 'target' | 'period' | 'cumulative' | 'lastYear' | 'estimate';
const COLUMNS: readonly (readonly [Column, string])[] = [
  ['target', 'Kế hoạch'],
  ['period', 'Kỳ báo cáo'],
  ['cumulative', 'Luỹ kế'],
  ['lastYear', 'Cùng kỳ'],
  ['estimate', 'Ước'],
];
/** What stands where nothing is known, which is never 0. */
const UNKNOWN = '–';

/** Kế hoạch, kỳ báo cáo, luỹ kế, cùng kỳ, ước: the columns of which anything is known. */
function figureTable(figures: readonly Figure[]): PaperTable {
  const shown = COLUMNS.filter(
    ([column]) => column === 'period' || figures.some((figure) => figure[column] !== null),
  );
  const has = (column: Column) => shown.some(([each]) => each === column);
  const isPartial = figures.some((figure) => shown.some(([column]) => figure[column] === null));
  const notes = [
    ...(has('estimate') ? ['Ước: cả kỳ theo lịch, gồm phần còn lại sau ngày chốt số liệu.'] : []),
    ...(isPartial ? [`${UNKNOWN} chưa có số liệu.`] : []),
  ];
  return {
    caption: null,
    note: notes.length === 0 ? null : notes.join(' '),
    columns: [
      { head: 'Nội dung', width: 88 - shown.length * 12, align: 'left' },
      { head: 'Đơn vị tính', width: 12, align: 'centre' },
      ...shown.map(([, head]) => ({ head, width: 12, align: 'right' as const })),
    ],
    rows: figures.map((figure) => ({
      cells: [
        ...[figure.label.vi, figure.measure.vi],
        ...shown.map(([column]) => printed(figure, column)),
      ],
    })),
  };
}

/** A number as it is printed; a rate never without what it is a share of. */
function printed(figure: Figure, column: Column): string {
  const number = printNumber(figure[column]);
  if (number === '') return UNKNOWN;
  const { fraction } = figure;
  if (column !== 'period' || fraction === null) return number;
  return `${number} (${printNumber(fraction.of)}/${printNumber(fraction.in)})`;
}

/** The unit's own words: a paragraph a line, `- …` a line of a list. */
function ownWords(said: HeadingWords | undefined): PaperBlock[] {
  return linesOf(said?.own ?? '').map((line) => blockOf(line));
}

/** What lower units wrote, each with its name. */
function pieces(said: HeadingWords | undefined): PaperBlock[] {
  return (said?.pieces ?? []).flatMap(({ unitName, words }) => {
    const [first = '', ...rest] = linesOf(words).map((line) => line.replace(/^[-–+]\s*/, ''));
    return [
      { kind: 'item', words: [{ text: `${unitName}: `, bold: true }, { text: first }] } as const,
      ...rest.map((line) => blockOf(line)),
    ];
  });
}

function blockOf(line: string): PaperBlock {
  const item = /^[-–+]\s+(.*)$/.exec(line)?.[1];
  return item === undefined ? { kind: 'paragraph', words: line } : { kind: 'item', words: item };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Figures too many for the text, then every list with a line, in the order of the outline. */
function annexesOf({ frame, facts }: ReportSnapshot): PlacedAnnex[] {
  return frame.outline.flatMap(({ key, title }) => {
    const section = facts.sections.find(({ heading }) => heading === key);
    if (!section) return [];
    const figures: PlacedAnnex[] =
      section.figures.length > MOST_FIGURES_IN_TEXT
        ? [annexOf(key, `Số liệu: ${title}`, figureTable(section.figures))]
        : [];
    const lists = section.tables
      .filter(({ rows }) => rows.length > 0)
      .map((table) => annexOf(key, table.label.vi, printedTable(table)));
    return [...figures, ...lists];
  });
}

function annexOf(heading: string, title: string, table: PaperTable): PlacedAnnex {
  return { heading, annex: { title, landscape: true, body: [{ kind: 'table', table }] } };
}

function printedTable({ columns, rows, total }: FactTable): PaperTable {
  const heads = columns.map(({ label }) => label.vi);
  const widths = columnWidths(
    heads,
    rows.map(({ cells }) => cells),
  );
  const lines = rows.filter(({ kind }) => kind !== 'total').length;
  return {
    caption: null,
    note: total > lines ? `In ${lines} trong ${printNumber(String(total))} dòng.` : null,
    columns: columns.map(({ align }, at) => ({
      ...{ head: heads[at] ?? '', width: widths[at] ?? 1, align },
    })),
    rows: rows.map(({ kind, cells }) => ({ cells, ...(kind === 'total' ? { strong: true } : {}) })),
  };
}

function seeAnnex(at: number, count: number): string {
  return count === 1
    ? 'Chi tiết tại Phụ lục kèm theo.'
    : `Chi tiết tại Phụ lục ${roman(at + 1)} kèm theo.`;
}

function sayDay(day: string): string {
  return isDay(day) ? formatDay(day) : day;
}

function dayOrNull(text: string | null): Day | null {
  return text !== null && isDay(text) ? text : null;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
