import { linksIn, MOST_LINKS } from './doubts.ts';
import { FEEDBACK_KINDS, type FeedbackKind } from './feedback-rules.ts';

/** A form as it was sent: every field a text, as typed. */
export interface SentForm {
  readonly kind: string;
  readonly words: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** The field that nobody sees: what fills it in is a program. */
  readonly website: string;
  /** Ticked where the question may be published with its answer. */
  readonly publish: string;
}
export const EMPTY_FORM: SentForm = {
  ...{ kind: '', words: '', name: '', email: '', phone: '', website: '', publish: '' },
};

/** How to reach the writer: kept inside, sealed; each null where it was left out. */
export interface Contact {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** What was said, in order. */
export interface ReadForm {
  readonly kind: FeedbackKind;
  readonly words: string;
  readonly contact: Contact;
  /** The writer agrees that the question is published with its answer, without who asked. */
  readonly mayPublish: boolean;
}

export type FieldAtFault = keyof SentForm;
export const FAULTS = [
  ...(['kindMissing', 'wordsShort', 'wordsLong', 'tooManyLinks', 'nameLong'] as const),
  ...(['emailWrong', 'phoneWrong', 'websiteFilled'] as const),
] as const;
export type Fault = (typeof FAULTS)[number];
export type Faults = Partial<Readonly<Record<FieldAtFault, Fault>>>;

export const LEAST_LETTERS = 10;
export const MOST_LETTERS = 4_000;
const MOST_NAME = 120;

/** A form read, or the field at fault with why; every fault is told at once. */
export function readForm(
  sent: SentForm,
): { readonly form: ReadForm } | { readonly faults: Faults } {
  const kind = FEEDBACK_KINDS.find((each) => each === sent.kind);
  const words = readWords(sent.words);
  const [name, email, phone] = [line(sent.name), line(sent.email), line(sent.phone)];
  const faults: Partial<Record<FieldAtFault, Fault>> = {
    ...(kind === undefined ? { kind: 'kindMissing' } : {}),
    ...wordsFault(words),
    ...(name.length > MOST_NAME ? { name: 'nameLong' } : {}),
    ...(email !== '' && !isEmail(email) ? { email: 'emailWrong' } : {}),
    ...(phone !== '' && !isPhone(phone) ? { phone: 'phoneWrong' } : {}),
    ...(sent.website.trim() === '' ? {} : { website: 'websiteFilled' }),
  };
  if (kind === undefined || Object.keys(faults).length > 0) return { faults };
  const contact = { name: name || null, email: email || null, phone: phone || null };
  return { form: { kind, words, contact, mayPublish: sent.publish !== '' } };
}

/** Words as they are kept: NFC, one kind of line end, no letters that cannot be seen. */
export function readWords(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What is wrong with words, under the name of their field. */
export function wordsFault(words: string): { readonly words?: Fault } {
  if (words.length < LEAST_LETTERS) return { words: 'wordsShort' };
  if (words.length > MOST_LETTERS) return { words: 'wordsLong' };
  return linksIn(words) > MOST_LINKS ? { words: 'tooManyLinks' } : {};
}

/** An address to which a letter can be sent. */
export function isEmail(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>"(),:;]{1,64}@[^\s@<>"(),:;.]+(?:\.[^\s@<>"(),:;.]+)+$/.test(text)
  );
}

function isPhone(text: string): boolean {
  const digits = text.replace(/[\s.()-]/g, '');
  return /^\+?\d{8,15}$/.test(digits);
}

function line(typed: string): string {
  return readWords(typed).replace(/\s+/g, ' ');
}
