/** Recurrences (định kỳ) with what anchors them: a day of the month, of the quarter, of the year, of the week. */
import { type Atom, two } from './dates.ts';
import type { DeadlineContext } from './deadlines.ts';

/** What joins dates of one list. */
export const LIST_GAP =
  /^(?:,| va|;|,? va| den)(?: cua| ngay| vao| sang| chieu| truoc| trong)* $|^, ?$/;

interface Anchored {
  readonly norms: readonly string[];
  readonly parts: readonly Atom[];
}

/** "trước ngày 25 hằng tháng", "trước 15/6 và 15/12 hằng năm", "thứ Ba và thứ Năm hằng tuần", "hằng năm (trước ngày 15/12)". */
export function anchoredRecurrence(
  folded: string,
  atoms: readonly Atom[],
  at: number,
  context: DeadlineContext,
): Anchored | null {
  const first = atoms[at];
  if (!first) return null;
  if (first.kind === 'recurrence')
    return recurrenceThenAnchor(folded, atoms, at) ?? listedRecurrence(folded, first);
  if (first.kind !== 'day' && first.kind !== 'monthday' && first.kind !== 'weekday') return null;
  const parts: Atom[] = [first];
  let i = at + 1;
  for (; i < atoms.length; i++) {
    const atom = atoms[i];
    const last = parts[parts.length - 1];
    if (!atom || !last) break;
    const gap = folded.slice(last.end, atom.start);
    if (atom.kind === 'recurrence' && /^(?:,? (?:cua )?| ?\()?$/.test(gap))
      return { norms: anchors(parts, atom.code), parts: [...parts, atom] };
    if (atom.kind !== first.kind || !LIST_GAP.test(gap)) break;
    parts.push(atom);
  }
  const last = parts[parts.length - 1] ?? first;
  const tail = folded.slice(last.end, last.end + 40);
  if (first.kind === 'monthday') {
    const quarterly = /^,? (?:cua )?thang cuoi(?: cung)?(?: cua)?(?: moi| hang)? quy/.exec(tail);
    if (quarterly !== null) {
      const said = atoms[i];
      const isSaid = said?.kind === 'recurrence' && said.start < last.end + quarterly[0].length;
      return {
        norms: parts.map((p) => `R/Q@${two(p.day ?? 1)}`),
        parts: said && isSaid ? [...parts, said] : parts,
      };
    }
    if (/^,? (?:cua (?:thang|moi thang)|thang bao cao|cac thang)/.test(tail))
      return { norms: parts.map((p) => `R/M@${two(p.day ?? 1)}`), parts };
  }
  const besideDay = atoms[at - 1]?.kind === 'day' || atoms[i]?.kind === 'day';
  if (first.kind === 'weekday' && context.labelled && !besideDay)
    return { norms: [`R/W@${parts.map((p) => p.code).join(',')}`], parts };
  return null;
}

function anchors(parts: readonly Atom[], code: string): string[] {
  if (parts[0]?.kind === 'weekday') return [`R/${code}@${parts.map((p) => p.code).join(',')}`];
  return parts.map((p) =>
    p.kind === 'day' && (p.month ?? 0) > 0 && code === 'Y'
      ? `R/Y@${two(p.month ?? 1)}-${two(p.day ?? 1)}`
      : code === 'D' || code === 'W'
        ? `R/${code}`
        : `R/${code}@${p.month !== null && code === 'Y' ? `${two(p.month)}-` : ''}${two(p.day ?? 1)}`,
  );
}

function recurrenceThenAnchor(folded: string, atoms: readonly Atom[], at: number): Anchored | null {
  const recurrence = atoms[at];
  const next = atoms[at + 1];
  if (
    !recurrence ||
    !next ||
    (next.kind !== 'day' && next.kind !== 'monthday' && next.kind !== 'weekday') ||
    next.year !== null
  )
    return null;
  const gap = folded.slice(recurrence.end, next.start);
  const close = /^,? ?\(? ?(?:truoc|vao|cham nhat|gui)?(?: vao)?(?: ngay)? ?$/.test(gap);
  const later =
    next.kind !== 'weekday' &&
    (next.kind === 'day') === (recurrence.code === 'Y') &&
    /^[^.;:]{0,90}\b(?:truoc|cham nhat|truoc ngay|cham nhat ngay|vao ngay) ?$/.test(gap);
  if (!close && !later) return null;
  const after = atoms[at + 2];
  if (after?.kind === 'recurrence' && /^ ?$/.test(folded.slice(next.end, after.start))) return null;
  return { norms: anchors([next], recurrence.code), parts: [recurrence, next] };
}

/** "hằng tháng, quý, năm": one phrase, several recurrences. */
function listedRecurrence(folded: string, first: Atom): Anchored | null {
  const tail =
    /^(?:(?:,| va|\/) ?(?:hang )?(ngay|tuan|thang|quy|nam|6 thang|nua nam)(?![a-z]| \d))+/.exec(
      folded.slice(first.end, first.end + 60),
    );
  if (tail === null) return null;
  const period: Readonly<Record<string, string>> = {
    ngay: 'D',
    tuan: 'W',
    thang: 'M',
    quy: 'Q',
    nam: 'Y',
    '6 thang': 'H',
    'nua nam': 'H',
  };
  const norms = [`R/${first.code}`];
  for (const word of tail[0].matchAll(/6 thang|nua nam|ngay|tuan|thang|quy|nam/g))
    norms.push(`R/${period[word[0]]}`);
  return { norms, parts: [first] };
}
