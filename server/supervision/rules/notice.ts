import type { Day } from '../../calendar/rules/day.ts';
import { textOf } from '../../papers/rules/formed-blocks.ts';
import { formPaper } from '../../papers/rules/formed-paper.ts';
import type { Paper, PaperBlock } from '../../papers/rules/paper.ts';

/** What a notice (thông báo) or a conclusion of an inspection says of one thing. */
export interface Order {
  readonly key: string;
  /** What it is about: the head over it. */
  readonly about: string;
  readonly words: string;
  /** Names of the units; nobody where it is only said. */
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
  /** The deadline in the words in which it was given, with their precision. */
  readonly deadline: string;
  readonly product: string | null;
}

/**
 * The sentence that orders: who leads, who takes part, what, by when, with which product, so that each of
 * the clear points (6 rõ) that was given can be read in it.
 */
export function orderSentence({ words, leads, coordinators, deadline, product }: Order): string {
  const work = words.trim().replace(/[\s.;,]+$/, '');
  const parts = [
    leads.length === 0
      ? work
      : `${listed(leads)} chủ trì${coordinators.length > 0 ? `, phối hợp với ${listed(coordinators)}` : ''} ${lowerFirst(work)}`,
    ...(deadline.trim() === '' ? [] : [`thời hạn hoàn thành: ${deadline.trim()}`]),
    ...(product?.trim() ? [`sản phẩm: ${product.trim().replace(/[\s.;,]+$/, '')}`] : []),
  ];
  return `${parts.join('; ')}.`;
}

export interface NoticeFacts {
  readonly body: Pick<Paper, 'organ' | 'place' | 'signer'>;
  readonly number: string | null;
  readonly day: Day | null;
  readonly subject: string;
  /** Paragraphs before the orders. */
  readonly opening: readonly string[];
  /** Blocks between opening and orders: findings, tables. */
  readonly middle?: readonly PaperBlock[];
  readonly orders: readonly Order[];
  readonly closing: readonly string[];
  readonly recipients: readonly string[];
}

/** Thông báo (TB) in the form of NĐ 30/2020/NĐ-CP, Appendix III, template 1.4. */
export function noticePaper(facts: NoticeFacts): Paper {
  const paragraph = (words: string): PaperBlock => ({ kind: 'paragraph', words });
  return {
    ...{ type: 'TB', organ: facts.body.organ, number: facts.number, place: facts.body.place },
    ...{ day: facts.day, subject: facts.subject, to: [], bases: [], decider: null, annexes: [] },
    body: [
      ...facts.opening.map(paragraph),
      ...(facts.middle ?? []),
      ...facts.orders.flatMap((order): PaperBlock[] => [
        { kind: 'heading', level: 2, text: order.about },
        paragraph(orderSentence(order)),
      ]),
      ...facts.closing.map(paragraph),
    ],
    signer: facts.body.signer,
    recipients: facts.recipients,
  };
}

/** A node of the outline of the notice: one order with its head. */
export interface NoticeClause {
  readonly label: string;
  readonly heading: string;
  readonly start: number;
  readonly end: number;
}

export interface NoticeText {
  readonly text: string;
  readonly clauses: readonly NoticeClause[];
  /** Where the sentence of each order stands, by its key. */
  readonly places: readonly {
    readonly key: string;
    readonly start: number;
    readonly end: number;
  }[];
}

/**
 * The notice as the text that the register keeps, exactly as the form prints it, and where in it each order
 * stands: every task then rests on its words and its point.
 */
export function noticeText(paper: Paper, orders: readonly Order[]): NoticeText {
  const formed = formPaper(paper);
  const lines = [
    ...[...formed.head.above, ...formed.head.organ, formed.head.number, formed.head.placeAndDay],
    ...['', formed.name ?? '', formed.subject ?? '', ''],
  ];
  let text = lines.map((line) => `${line}\n`).join('');
  const clauses: NoticeClause[] = [];
  const places: { key: string; start: number; end: number }[] = [];
  const waiting = [...orders];
  for (const block of formed.body) {
    if (block.kind === 'table') continue;
    const start = text.length;
    if (block.kind === 'heading') {
      text += `${block.number} ${textOf(block.runs)}\n`;
      const heading = textOf(block.runs);
      if (waiting[0]?.about === heading) {
        clauses.push({ label: block.number, heading, start, end: text.length });
      }
      continue;
    }
    const said = textOf(block.runs);
    text += `${said}\n`;
    const [next] = waiting;
    if (next === undefined || !isSame(said, orderSentence(next))) continue;
    waiting.shift();
    places.push({ key: next.key, start, end: start + said.length });
    const last = clauses.at(-1);
    if (last) clauses[clauses.length - 1] = { ...last, end: text.length };
  }
  const { word, recipients, position, name } = formed.foot;
  text += ['', word, ...recipients, '', ...position, name ?? ''].join('\n');
  return { text, clauses, places };
}

/** The last words of a document bear its end mark instead of their full stop. */
function isSame(printed: string, sentence: string): boolean {
  return printed === sentence || printed === `${sentence.slice(0, -1)}./.`;
}

/** `A`, `A và B`, `A, B và C`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} và ${names.at(-1)}`;
}

/** `12/TB-BTTTT`: the number of the year and the symbol of the body. */
export function noticeNumber(number: number, symbol: string): string {
  return `${number < 10 ? `0${number}` : number}/TB-${symbol}`;
}

/** The number in front of the slash; null where there is none. */
export function numberIn(written: string): number | null {
  const found = /^\s*(\d{1,6})\s*\//.exec(written);
  return found ? Number(found[1]) : null;
}

/** `Bộ Thông tin và Truyền thông` → `BTTTT`; a place writes as its people's committee (UBND). */
export function symbolOf(name: string): string {
  if (/^(?:tỉnh|thành phố|xã|phường|đặc khu)\s/iu.test(name)) return 'UBND';
  const initials = name
    .split(/\s+/)
    .filter((word) => !/^(?:và|của|các)$/iu.test(word))
    .map((word) => /\p{L}/u.exec(word)?.[0]?.toLocaleUpperCase('vi') ?? '');
  return initials.join('');
}

/** An abbreviation keeps its capitals. */
function lowerFirst(text: string): string {
  const second = text.charAt(1);
  const isAbbreviation = second !== '' && second !== second.toLocaleLowerCase('vi');
  return isAbbreviation ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
