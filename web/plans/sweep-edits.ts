import { parseDay } from '../../server/calendar/rules/day.ts';
import { deadlineFromNorm } from '../../server/calendar/rules/deadline.ts';
import { deadlineFromText } from '../../server/calendar/rules/deadline-text.ts';
import type { DeadlineShape } from '../../server/plans/contract.ts';
import { type DraftEdit, patchIdentity, patchItem } from './draft-edits.ts';
import { IDENTITY, type Place, sectionOf, trimmed, wordsAt, writtenUnit } from './draft-shape.ts';
import { addWrittenUnit, setIssuer } from './task-edits.ts';

/** The field of an item that the cursor stands in; words swept in the source go there. */
export type FieldName =
  | 'title'
  | 'quote'
  | 'lead'
  | 'coord'
  | 'deadline'
  | 'product'
  | 'number'
  | 'issuedOn'
  | 'issuer'
  | 'signer'
  | 'type'
  | 'name'
  | 'unit'
  | 'source'
  | 'baseline'
  | 'who'
  | 'to'
  | 'text'
  | 'start'
  | 'end';

/** Fields that are plain words in the draft, by the list they belong to. */
const WORD_FIELDS: { readonly [section: string]: readonly FieldName[] } = {
  citations: ['number', 'type', 'issuer', 'title'],
  fields: ['name'],
  targets: ['name', 'unit', 'baseline', 'quote'],
  money: ['unit', 'source', 'quote'],
  phases: ['name', 'start', 'end'],
  duties: ['who', 'to', 'quote'],
  mottos: ['text'],
};

/** Puts words swept in the source into a field of an item, with their place. */
export function fillField(source: string, key: string, field: FieldName, swept: Place): DraftEdit {
  const span = trimmed(source, swept);
  const words = wordsAt(source, span);
  if (words === '') return (draft) => ({ draft });
  if (key === IDENTITY) return fillIdentity(field, words, span);
  return (draft) => {
    const section = sectionOf(draft, key);
    if (section === 'tasks') return fillTask(source, key, field, words, span)(draft);
    if (section === null || !WORD_FIELDS[section]?.includes(field)) return { draft };
    return patchItem(section, key, { [field]: words })(draft);
  };
}

function fillTask(
  source: string,
  key: string,
  field: FieldName,
  words: string,
  span: Place,
): DraftEdit {
  switch (field) {
    case 'lead':
    case 'coord':
      return addWrittenUnit(source, key, field, span);
    case 'deadline':
      return patchItem('tasks', key, { deadline: { ...deadlineOf(words), span } });
    case 'product':
      return patchItem('tasks', key, { product: { text: words, span } });
    case 'quote':
      return patchItem('tasks', key, { span, quote: source.slice(span.start, span.end) });
    case 'title':
      return patchItem('tasks', key, { title: words });
    default:
      return (draft) => ({ draft });
  }
}

function fillIdentity(field: FieldName, words: string, span: Place): DraftEdit {
  return (draft) => {
    const spans = { ...draft.identity.spans, [field]: span };
    switch (field) {
      case 'issuedOn':
        return patchIdentity({ issuedOn: dayIn(words), spans })(draft);
      case 'issuer':
        return setIssuer(writtenUnit(words, span))(patchIdentity({ spans })(draft).draft);
      case 'number':
      case 'signer':
      case 'title':
        return patchIdentity({ [field]: words, spans })(draft);
      default:
        return { draft };
    }
  };
}

/** A day in words of a document: `31/3/2022`, `ngày 31 tháng 3 năm 2022`. */
function dayIn(words: string): string | null {
  const spelt = /(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu.exec(words);
  if (spelt) return parseDay(`${spelt[1]}/${spelt[2]}/${spelt[3]}`);
  const written = /\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}/.exec(words);
  return written ? parseDay(written[0].replace(/\s/g, '')) : null;
}

/** The deadline that words mean; words that name no time stay as words without one. */
function deadlineOf(words: string): DeadlineShape {
  const read = deadlineFromText(words);
  const { raw, kind, precision, norm, startsOn, dueOn } = read.ok
    ? read.deadline
    : deadlineFromNorm(null, words);
  return { raw, kind, precision, norm, startsOn, dueOn };
}
