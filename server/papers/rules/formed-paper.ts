import { partsOf } from '../../calendar/rules/day.ts';
import { balancedLines } from './balanced-lines.ts';
import { HEAD_SPLIT, MOTTO, SIZE, SLOGAN, TYPE_NAMES, textWidth } from './form.ts';
import { type FormedBlock, formBlocks } from './formed-blocks.ts';
import { roman } from './numbering.ts';
import type { Paper } from './paper.ts';

/**
 * A paper with every word that the form adds: capitals, numbers of headings, closing marks, the line under
 * an annex. Writers only lay it out, so that .docx, .pdf and screen say the same.
 */
export interface FormedPaper {
  /** What the file calls itself: `Báo cáo 15/BC-BTTTT`. */
  readonly title: string;
  readonly head: FormedHead;
  /** Tên loại, `BÁO CÁO`; null for a letter. */
  readonly name: string | null;
  /** Trích yếu under the name; null for a letter, which has it in its head. */
  readonly subject: string | null;
  readonly decider: string | null;
  /** Kính gửi: one line, or the word and a line for each. */
  readonly to: { readonly word: string; readonly lines: readonly string[] } | null;
  readonly bases: readonly string[];
  /** `QUYẾT ĐỊNH:` between the bases and the articles. */
  readonly resolves: string | null;
  readonly body: readonly FormedBlock[];
  readonly foot: {
    readonly word: string;
    readonly recipients: readonly string[];
    readonly position: readonly string[];
    readonly name: string | null;
  };
  readonly annexes: readonly FormedAnnex[];
}

export interface FormedHead {
  readonly above: readonly string[];
  readonly organ: readonly string[];
  readonly number: string;
  /** `V/v …` under the number of a letter. */
  readonly about: string | null;
  readonly motto: string;
  readonly slogan: string;
  readonly placeAndDay: string;
}

export interface FormedAnnex {
  readonly label: string;
  readonly title: readonly string[];
  readonly attached: string;
  readonly landscape: boolean;
  readonly body: readonly FormedBlock[];
}

/** A space that stays: what is to be filled in by hand. */
const gap = (letters: number) => '\u00a0'.repeat(letters);

/** The words of a paper in the form of NĐ 30/2020/NĐ-CP, Điều 8 and Appendix I. */
export function formPaper(paper: Paper): FormedPaper {
  const { type } = paper;
  const isLetter = type === null;
  const name = isLetter ? null : capitals(TYPE_NAMES[type]);
  const number = writtenNumber(paper);
  return {
    title: `${isLetter ? 'Công văn' : TYPE_NAMES[type]} ${paper.number ?? ''}`.trim(),
    head: {
      above: paper.organ.above === null ? [] : headLines(paper.organ.above),
      organ: headLines(paper.organ.name),
      number: `Số: ${number}`,
      about: isLetter ? `V/v ${lowerFirst(plainEnd(paper.subject))}` : null,
      ...{ motto: MOTTO, slogan: SLOGAN },
      placeAndDay: `${paper.place}, ${writtenDay(paper)}`,
    },
    name,
    subject: isLetter ? null : plainEnd(paper.subject),
    decider: paper.decider === null ? null : capitals(paper.decider),
    to: addressees(paper.to),
    bases: closed(paper.bases),
    resolves: paper.decider === null || name === null ? null : `${name}:`,
    body: formBlocks(paper.body, { endsDocument: true }),
    foot: {
      word: 'Nơi nhận:',
      recipients: closed(paper.recipients).map((line) => `- ${line}`),
      position: paper.signer.position.map(capitals),
      name: paper.signer.name,
    },
    annexes: paper.annexes.map((annex, at) => ({
      label: paper.annexes.length === 1 ? 'Phụ lục' : `Phụ lục ${roman(at + 1)}`,
      title: capitals(plainEnd(annex.title)).split('\n'),
      attached: attachedTo(paper, number),
      landscape: annex.landscape,
      body: formBlocks(annex.body, { endsDocument: false }),
    })),
  };
}

/** `(Kèm theo Báo cáo số 15/BC-BTTTT ngày 05 tháng 02 năm 2026 của Bộ …)` under the title of an annex. */
function attachedTo(paper: Paper, number: string): string {
  const name = paper.type === null ? 'Công văn' : TYPE_NAMES[paper.type];
  const organ = paper.organ.name.replaceAll('\n', ' ');
  return `(Kèm theo ${name} số ${number} ${writtenDay(paper)} của ${organ})`;
}

function writtenNumber({ number, type }: Paper): string {
  if (number === null) return type === null ? `${gap(8)}/${gap(8)}` : `${gap(8)}/${type}-${gap(8)}`;
  if (number.trimStart().startsWith('/')) return `${gap(8)}${number.trim()}`;
  return number.trim().replace(/^(\d)(?!\d)/, '0$1');
}

/** `ngày 05 tháng 02 năm 2026`: days under 10 and January, February with a nought before. */
export function writtenDay({ day, year }: Pick<Paper, 'day' | 'year'>): string {
  if (day === null) {
    return `ngày${gap(6)}tháng${gap(6)}năm ${year === undefined ? gap(8) : year}`;
  }
  const { year: inYear, month, date } = partsOf(day);
  const pad = (value: number, below: number) => (value < below ? `0${value}` : String(value));
  return `ngày ${pad(date, 10)} tháng ${pad(month, 3)} năm ${inYear}`;
}

function addressees(to: readonly string[]): FormedPaper['to'] {
  const [only] = to;
  if (only === undefined) return null;
  if (to.length === 1) return { word: `Kính gửi: ${plainEnd(only)}`, lines: [] };
  return { word: 'Kính gửi:', lines: closed(to).map((line) => `- ${line}`) };
}

/** Lines of a list: a semicolon after each, a full stop after the last. */
function closed(lines: readonly string[]): string[] {
  return lines.map((line, at) => {
    const plain = plainEnd(line.replace(/^\s*-\s+/, ''));
    return `${plain}${at === lines.length - 1 ? '.' : ';'}`;
  });
}

function plainEnd(text: string): string {
  return text.trim().replace(/\s*[;.,]+$/, '');
}

function headLines(name: string): string[] {
  return balancedLines(capitals(name), SIZE.organ, textWidth(false) * HEAD_SPLIT[0]);
}

function capitals(text: string): string {
  return text.toLocaleUpperCase('vi');
}

/** `Đôn đốc …` → `đôn đốc …`; an abbreviation keeps its capitals. */
function lowerFirst(text: string): string {
  const second = text.charAt(1);
  const isAbbreviation = second !== second.toLocaleLowerCase('vi');
  return isAbbreviation ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
