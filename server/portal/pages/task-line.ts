import { type Html, html, join } from '../../platform/html/html.ts';
import type { Language } from '../../platform/html/language.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { PublicTask } from '../rules/public-snapshot.ts';
import { addresses, type PlanPlace, withQuery } from './addresses.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { sumsOf } from './promise.ts';
import { deadlineWords, inVietnamese, statusWord } from './say.ts';
import { statusChip } from './status-words.ts';

/** Longer ordering words are read on the task's own page, in letters. */
const MOST_LETTERS = 1_200;

/** What lines of one list have in common. */
export interface LineContext {
  readonly lang: Language;
  readonly place: PlanPlace;
  readonly cutOff: string;
  /** The number of an old edition that is being read. */
  readonly edition?: number | undefined;
}

/** One task in a list: what was promised, its status, who leads, by when, which product; its words one click away. */
export function taskLine(task: PublicTask, context: LineContext): Html {
  const { lang } = context;
  const words = PLAN_WORDS[lang];
  const href = thingAddress(context, task.key);
  return html`<li id="${task.key}"><h3><a href="${href}">${task.label && html`<span class="no">${task.label}</span>`}${inVietnamese(lang, task.title ?? task.key)}</a></h3>
<p class="meta">${statusOf(task, context)}${join(metaOf(task, lang).map((each) => html`<span>${each}</span>`))}</p>${
    task.quote &&
    html`<details><summary>${words.ordering}</summary>${quoted(task.quote, lang, href)}</details>`
  }</li>
`;
}

/** The address of a task, target or ranking in the edition that is being read. */
export function thingAddress({ lang, place, edition }: LineContext, key: string): string {
  return withQuery(lang, addresses.thing(place, key), { ban: edition });
}

/** Icon and word; of a task that several units share how far they are together. */
export function statusOf(task: PublicTask, { lang, cutOff }: LineContext): Html | null {
  if (task.status !== undefined) {
    return html`${statusChip(task.status, statusWord(task, cutOff, lang))} `;
  }
  if (!sumsOf(task.counts).hasResults) return null;
  const { doneOnTime, doneLate, total } = task.counts;
  const done = doneOnTime + doneLate;
  return html`<span>${fillSentence(PLAN_WORDS[lang].partsDone, { done, total })}</span>`;
}

function metaOf(task: PublicTask, lang: Language): (Html | string)[] {
  const words = PLAN_WORDS[lang];
  const lead = task.unit && inVietnamese(lang, task.unit.name);
  const shared = task.units > 1 && fillSentence(words.units, { count: task.units });
  const deadline = deadlineWords(task.deadline, lang);
  return [lead, shared, deadline, task.product && inVietnamese(lang, task.product)].flatMap(
    (each) => each || [],
  );
}

function quoted(quote: string, lang: Language, href: string): Html {
  const isLong = quote.length > MOST_LETTERS;
  const shown = isLong ? `${quote.slice(0, quote.lastIndexOf(' ', MOST_LETTERS))} …` : quote;
  return html`<blockquote lang="vi">${shown}</blockquote>${isLong && html`<p><a href="${href}">${PLAN_WORDS[lang].orderingAll}</a></p>`}`;
}
