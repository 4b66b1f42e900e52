import { z } from 'zod';
import type { Draft, DraftTask } from '../contract.ts';
import { deadlineInCell } from './deadline-cell.ts';
import { asWritten, unitOf } from './unit-cell.ts';

/** Stands at every value that the second reader proposed (đề xuất thêm). */
export const SECOND_READER = 'second-reader';

/** Letters of a text that a second reader is given; what stands behind is read by the rules alone. */
export const LETTERS_SENT = 100_000;

/** A proposal is a guess, whatever its author thinks of it. */
const MOST_SURE = 0.5;
/** Proposals beyond this are not help any more. */
const MOST = 500;

const words = z.string().trim().max(4_000);
const some = words.nullish().transform((text) => text || null);
const sure = z.number().min(0).max(1).nullish().catch(null);
const names = z.array(words.min(1).max(300)).max(50).nullish().catch(null);

const ProposedTask = z.object({
  quote: words.min(8),
  title: some,
  lead: names,
  coord: names,
  deadline: some,
  product: some,
  confidence: sure,
});
const ProposedTarget = z.object({
  quote: words.min(3),
  name: words.min(2),
  comparator: z.enum(['>=', '>', '<=', '<', '=', '~', 'top', 'qual']).catch('='),
  value: z.number().nullish().catch(null),
  unit: some,
  year: z.number().int().min(1945).max(2100).nullish().catch(null),
  confidence: sure,
});

/** What the second reader may answer: lists, of which every item is judged by itself. */
export const Proposals = z.object({
  tasks: z.array(z.unknown()).max(MOST).catch([]).default([]),
  targets: z.array(z.unknown()).max(MOST).catch([]).default([]),
});
export type Proposals = z.infer<typeof Proposals>;

type Place = NonNullable<DraftTask['span']>;

/**
 * Adds what the second reader proposes to what the rules read, and replaces nothing: a proposal whose
 * quote does not stand in the source, or stands where something of its kind was read already, is dropped;
 * so are names, deadlines and products that are not in the source either.
 */
export function withProposals(
  draft: Draft,
  text: string,
  proposals: Proposals,
  year: number | null,
): Draft {
  const find = finderOf(text);
  const stands = (value: string | null): value is string => value !== null && find(value) !== null;
  const tasks = [...draft.tasks];
  for (const raw of proposals.tasks) {
    const read = ProposedTask.safeParse(raw);
    const span = read.success ? find(read.data.quote) : null;
    if (!read.success || !span || tasks.some((task) => overlap(task.span, span))) continue;
    const { title, lead, coord, deadline, product, confidence } = read.data;
    const quote = text.slice(span.start, span.end);
    const due = stands(deadline) ? deadlineInCell(deadline, year) : null;
    const units = (given: readonly string[] | null | undefined) =>
      (given ?? []).filter(stands).map((written) => unitOf(asWritten(written)));
    tasks.push({
      key: nextKey('t', tasks),
      label: null,
      title: title ?? quote.replace(/\s+/gu, ' '),
      quote,
      path: [],
      fieldKey: null,
      lead: units(lead),
      coord: units(coord),
      deadline: due === null || due === 'NOT_READ' ? null : { ...due, span: find(due.raw) },
      product: stands(product) ? { text: product, span: find(product) } : null,
      earlyReason: null,
      state: 'unseen',
      span,
      ...proposed(confidence),
    });
  }
  const targets = [...draft.targets];
  for (const raw of proposals.targets) {
    const read = ProposedTarget.safeParse(raw);
    const span = read.success ? find(read.data.quote) : null;
    if (!read.success || !span || targets.some((target) => overlap(target.span, span))) continue;
    const { name, comparator, value = null, unit, year: by = null, confidence } = read.data;
    targets.push({
      key: nextKey('i', targets),
      ...{ name, comparator, value, unit, year: by },
      direction: 'level',
      baseline: null,
      quote: text.slice(span.start, span.end),
      state: 'unseen',
      span,
      ...proposed(confidence),
    });
  }
  return { ...draft, tasks, targets };
}

function proposed(confidence: number | null | undefined) {
  return { confidence: Math.min(confidence ?? MOST_SURE, MOST_SURE), rule: SECOND_READER };
}

function overlap(a: Place | null, b: Place): boolean {
  return a !== null && a.start < b.end && b.start < a.end;
}

function nextKey(prefix: string, items: readonly { readonly key: string }[]): string {
  const last = Math.max(0, ...items.map(({ key }) => Number(key.slice(prefix.length)) || 0));
  return `${prefix}${last + 1}`;
}

/** Finds words in a text whatever blanks and line ends stand between them; offsets are the text's own. */
function finderOf(text: string): (words: string) => Place | null {
  const letters: string[] = [];
  const places: number[] = [];
  let wasBlank = false;
  for (let at = 0; at < Math.min(text.length, LETTERS_SENT); at += 1) {
    const isBlank = /\s/u.test(text.charAt(at));
    if (isBlank && wasBlank) continue;
    wasBlank = isBlank;
    letters.push(isBlank ? ' ' : text.charAt(at));
    places.push(at);
  }
  const level = letters.join('');
  return (wanted) => {
    const needle = wanted.replace(/\s+/gu, ' ').trim();
    const at = needle === '' ? -1 : level.indexOf(needle);
    const start = places[at];
    const last = places[at + needle.length - 1];
    return at < 0 || start === undefined || last === undefined ? null : { start, end: last + 1 };
  };
}
