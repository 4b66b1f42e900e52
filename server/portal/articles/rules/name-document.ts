import { DOCUMENT_TYPE_NAMES } from '../../../directives/rules/document-types.ts';
import type { Language } from '../../../platform/html/language.ts';
import { HEADLINE_LETTERS } from './article-text.ts';
import { cutAtWord, type Figures, tidy } from './figures.ts';
import { type Piece, piece } from './piece.ts';

/** The type of a document by the letters of its number: `601/QĐ-BTTTT` → `Quyết định`. */
export function typeOfNumber(number: string, lang: Language): string | null {
  const letters = /\/([\p{L}]+)(?:-|$)/u.exec(number.normalize('NFC'))?.[1];
  return (letters !== undefined && DOCUMENT_TYPE_NAMES[letters]?.[lang]) || null;
}

/** `Quyết định số 601/QĐ-BTTTT`, `Decision 601/QĐ-BTTTT`; null where the plan has no number. */
export function documentPiece(figures: Figures): Piece | null {
  const number = figures.text('plan/number');
  if (number === null) return null;
  const vi = figures.lang === 'vi';
  const type = typeOfNumber(number.text, figures.lang) ?? (vi ? 'Văn bản' : 'Document');
  return vi ? piece`${type} số ${number}` : piece`${type} ${number}`;
}

/** Titles that begin with what is done: “về việc phê duyệt …”. */
const VERBS =
  /^(?:phê duyệt|ban hành|triển khai|thực hiện|tăng cường|đẩy mạnh|tổ chức|hướng dẫn|quy định|giao|kiện toàn|thành lập|phát động|công bố|hưởng ứng)(?=\s)/iu;

/** What the document is about, to stand behind its number: `về việc phê duyệt Kế hoạch …`. Null without a title. */
export function subjectPiece(figures: Figures): Piece | null {
  const title = figures.text('plan/title');
  if (title === null) return null;
  if (figures.lang === 'en') return piece`“${title}”`;
  if (/^về\s/iu.test(title.text)) return figures.text('plan/title', 'lower');
  return VERBS.test(title.text)
    ? piece`về việc ${figures.text('plan/title', 'lower')}`
    : piece`“${title}”`;
}

/** Where a long subject may end and still be one. */
const ENDS = /(?=,? (?:của|về|trong|giai đoạn|trên|theo|nhằm|để|và|tại|năm) |, |; | - | – )/u;

/**
 * A headline of at most 120 letters: the body and what it did, else type and number with as much of the subject as
 * fits, cut where a phrase ends.
 */
export function headlineOf(figures: Figures, publishes: string): Piece {
  const candidates = figures.lang === 'vi' ? inVietnamese(figures) : inEnglish(figures);
  const fitting = candidates.find((each) => each && lengthOf(each) <= HEADLINE_LETTERS);
  if (fitting) return fitting;
  const title = figures.text('plan/title') ?? documentPiece(figures);
  return cutToFit(title ?? piece`${figures.text('authority')} ${publishes}`);
}

function inVietnamese(figures: Figures): (Piece | null)[] {
  const document = documentPiece(figures);
  const title = figures.text('plan/title');
  const authority = figures.text('authority');
  const isAct = title !== null && VERBS.test(title.text);
  return [
    isAct ? piece`${authority} ${figures.text('plan/title', 'lower')}` : null,
    document && title && piece`${document}: ${withoutAbout(title)}`,
    document && title && shortened(piece`${document}: `, withoutAbout(title)),
    document && piece`${authority} ban hành ${document}`,
    document && title === null ? document : null,
  ];
}

/** The subject is only known in Vietnamese: it stands in the text, in its own words. */
function inEnglish(figures: Figures): (Piece | null)[] {
  const document = documentPiece(figures);
  return [document && piece`${figures.text('authority')} issues ${document}`, document];
}

function lengthOf({ text }: Piece): number {
  return text.length;
}

function withoutAbout(title: Piece): Piece {
  return reworded(title, (words) => {
    const rest = words.replace(/^về (?:việc )?/iu, '');
    return rest.charAt(0).toUpperCase() + rest.slice(1);
  });
}

/** The subject up to the last end of a phrase that fits, where that leaves enough of it. */
function shortened(lead: Piece, title: Piece): Piece | null {
  const room = HEADLINE_LETTERS - lead.text.length;
  let kept = '';
  for (const phrase of title.text.split(ENDS)) {
    if (kept.length + phrase.length > room) break;
    kept += phrase;
  }
  kept = tidy(kept);
  return kept.length < 30 ? null : piece`${lead}${reworded(title, () => kept)}`;
}

/** The same fact in other words. */
function reworded({ text, facts }: Piece, change: (words: string) => string): Piece {
  const words = change(text);
  return { text: words, facts: facts.map((fact) => ({ ...fact, words })) };
}

/** Cut at a word, whatever it is: names may be longer than any headline. */
export function cutToFit(words: Piece): Piece {
  if (lengthOf(words) <= HEADLINE_LETTERS) return words;
  let text = cutAtWord(words.text, HEADLINE_LETTERS);
  // Letters that are two units long count twice.
  while (text.length > HEADLINE_LETTERS) text = cutAtWord(text, [...text].length - 1);
  return { text, facts: words.facts.filter((fact) => text.includes(fact.words)) };
}
