import { dayInVietnam, formatDay, isDay } from '../../calendar/rules/day.ts';
import type { Platform } from '../../platform/act.ts';
import { type Html, html } from '../../platform/html/html.ts';
import { addressIn, type Language } from '../../platform/html/language.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import { notTaken, wordsField } from './form-parts.ts';
import { type FormAsk, tokenField } from './public-form.ts';
import { FEEDBACK_WORDS } from './public-words.ts';
import { isLate } from './rules/feedback-rules.ts';
import { OPEN_STATES, WRITERS_STATES } from './rules/steps.ts';
import type { FeedbackRecord } from './store/feedback-table.ts';

/** Names of what is sent from the page of a code. */
export const CODE_FIELDS = { what: 'viec', add: 'noi-them', withdraw: 'rut' } as const;

/** Where a code is asked for. */
export function askCodePage(
  origin: string,
  lang: Language,
  typed: string,
  why: string | null,
): string {
  const words = FEEDBACK_WORDS[lang];
  return pageShell({
    ...{ lang, origin, title: words.lookTitle, description: words.lookLead },
    ...{ path: '/p/gop-y', isIndexed: false },
    body: html`<h1>${words.lookTitle}</h1><p>${words.lookLead}</p>${notTaken(why)}
<form class="search" method="get" action="${addressIn(lang, '/p/gop-y')}"><label class="f">${words.code}<input type="text" name="ma" value="${typed}" autocomplete="off" autocapitalize="characters" spellcheck="false"></label><button class="first">${words.look}</button></form>`,
  });
}

export interface CodeState {
  readonly code: string;
  readonly record: FeedbackRecord;
  readonly unitName: string;
  /** It has just been sent. */
  readonly isNew: boolean;
  readonly typed: string;
  readonly why: string | null;
}

/** Where a feedback stands, its answer, and what its writer can still do. Nothing of the writer is shown. */
export function codePage(
  platform: Platform,
  origin: string,
  ask: FormAsk,
  { code, record, unitName, isNew, typed, why }: CodeState,
): string {
  const { lang } = ask;
  const words = FEEDBACK_WORDS[lang];
  const { state, kind, subject, answer, answered_at: answeredAt } = record;
  const today = dayInVietnam(platform.clock());
  const isOpen = OPEN_STATES.includes(state) || state === 'suspect';
  const late = isOpen && isLate(record.answer_by, null, today);
  return pageShell({
    ...{ lang, origin, title: `${words.title} ${code}`, description: words.lookLead },
    ...{ path: ask.path, isIndexed: false },
    crumbs: [{ name: words.lookTitle, path: '/p/gop-y' }],
    body: html`<h1>${words.title} ${code}</h1>
${isNew && html`<div class="strip" role="status"><p>${words.received} <b>${code}</b></p><p>${words.keep}</p></div>`}
${notTaken(why)}
<dl class="facts"><dt>${words.state}</dt><dd><b>${words[`state_${state}`]}</b></dd>
<dt>${words.kind}</dt><dd>${words[kind]}</dd><dt>${words.about}</dt><dd>${subject}</dd>
<dt>${words.answers}</dt><dd>${unitName}</dd>
<dt>${words.sentOn}</dt><dd>${shownDay(dayInVietnam(record.received_at))}</dd>
${isOpen && html`<dt>${words.answerBy}</dt><dd>${shownDay(record.answer_by)}${late && html` <b>${words.late}</b>`}</dd>`}
${answeredAt && html`<dt>${words.answeredOn}</dt><dd>${shownDay(dayInVietnam(answeredAt))}</dd>`}</dl>
${answer !== null && html`<h2>${state === 'not_ours' ? words.turn : words.answer}</h2><blockquote>${answer}</blockquote>`}
<h2>${words.yours}</h2><blockquote>${record.words}</blockquote>
${record.more_words !== null && html`<h3>${words.more}</h3><blockquote>${record.more_words}</blockquote>`}
${WRITERS_STATES.includes(state) && writersForms(platform, ask, record, typed)}`,
  });
}

/** One more word, while there was none; and taking it back. */
function writersForms(
  platform: Platform,
  ask: FormAsk,
  record: FeedbackRecord,
  typed: string,
): Html {
  const words = FEEDBACK_WORDS[ask.lang];
  const action = addressIn(ask.lang, ask.path);
  const { what, add, withdraw } = CODE_FIELDS;
  const field = { name: add, label: words.words, value: typed, hint: words.addHint, rows: 4 };
  return html`${
    record.more_words === null &&
    html`<h2>${words.addTitle}</h2><form class="stack" method="post" action="${action}">${tokenField(platform, ask)}<input type="hidden" name="${what}" value="${add}">${wordsField(field)}<p class="acts"><button>${words.add}</button></p></form>`
  }<h2>${words.withdrawTitle}</h2><form class="stack" method="post" action="${action}">${tokenField(platform, ask)}<input type="hidden" name="${what}" value="${withdraw}"><p class="meta">${words.withdrawHint}</p><p class="acts"><button>${words.withdraw}</button></p></form>`;
}

function shownDay(day: string): string {
  return isDay(day) ? formatDay(day) : day;
}
